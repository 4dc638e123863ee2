from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("claims", "0004_grades"), ("documents", "0009_walls")]

    operations = [
        wall("claims_claim", item="public_id", of="document_id IN documents_document"),
        # The words of a claim stand in its slots too.
        wall("claims_proposal", of="claim_id IN claims_claim"),
        wall("claims_slotvalue", of="claim_id IN claims_claim"),
    ]
