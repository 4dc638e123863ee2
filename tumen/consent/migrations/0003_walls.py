from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("consent", "0002_purposes_in_words"), ("documents", "0009_walls")]

    operations = [wall("consent_consent", item="item")]
