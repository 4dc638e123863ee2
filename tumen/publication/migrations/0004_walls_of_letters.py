from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("publication", "0003_letter"), ("access", "0005_walls")]

    operations = [wall("publication_letter", only_added=True, level="internal")]
