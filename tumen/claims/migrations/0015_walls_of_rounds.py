from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("claims", "0014_decided")]

    operations = [wall("claims_decided", of="claim_id IN claims_claim")]
