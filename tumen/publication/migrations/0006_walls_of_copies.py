from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("publication", "0005_copy"), ("access", "0005_walls")]

    operations = [wall("publication_copy", only_added=True, of="release_id IN publication_release")]
