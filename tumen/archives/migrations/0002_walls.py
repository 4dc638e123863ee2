from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("archives", "0001_initial"), ("access", "0005_walls")]

    operations = [
        wall("archives_collection"),
        wall("archives_part"),
        wall("archives_find", item="document"),
        wall("archives_mention", of="find_id IN archives_find"),
    ]
