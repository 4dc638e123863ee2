from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("claims", "0008_office_holder"), ("claims", "0007_walls_of_steps")]

    # Who held an office by a document is left out by the room's own queries where the document is hidden.
    operations = [wall("claims_office"), wall("claims_holder")]
