from django.db import migrations

from tumen.vault.walls import functions, wall


class Migration(migrations.Migration):
    dependencies = [("access", "0004_actor_without_role")]

    operations = [
        functions(),
        wall("access_auditline", only_added=True, erased="detail = '' AND salt = ''"),
    ]
