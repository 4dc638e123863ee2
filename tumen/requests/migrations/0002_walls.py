from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("requests", "0001_initial"), ("access", "0005_walls")]

    operations = [
        wall("requests_request", level="identity"),
        wall("requests_step", level="identity", of="request_id IN requests_request"),
    ]
