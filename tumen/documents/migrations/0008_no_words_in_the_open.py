# Apart from 0007: PostgreSQL does not alter a table in the transaction that wrote its rows.

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0007_sealed_covers"),
    ]

    operations = [
        migrations.RemoveField(model_name="cover", name="words"),
    ]
