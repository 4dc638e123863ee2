# Apart from 0003: PostgreSQL does not alter a table in the transaction that wrote rows which point to it.

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_roles_compartments_levels'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='actor',
            name='role',
        ),
    ]
