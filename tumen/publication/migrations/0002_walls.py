from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("publication", "0001_initial"), ("access", "0005_walls")]

    operations = [
        wall("publication_release", only_added=True),
        wall("publication_approval", only_added=True),
        wall("publication_edition", only_added=True),
        wall("publication_notice", only_added=True),
    ]
