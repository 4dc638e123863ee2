from django.db import migrations

from tumen.vault.walls import functions, wall


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [
        functions(),
        wall("access_auditline", sort="audit line", key="id", only_added=True),
    ]
