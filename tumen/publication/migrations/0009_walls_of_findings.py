from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("publication", "0008_findings"), ("access", "0005_walls")]

    operations = [wall("publication_findings", only_added=True, of="release_id IN publication_release")]
