from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("claims", "0006_steps_and_codings"), ("claims", "0005_walls")]

    operations = [
        wall("claims_step", of="claim_id IN claims_claim"),
        wall("claims_stepclaim", of="claim_id IN claims_claim"),
        wall("claims_finished", of="document_id IN documents_document"),
        wall("claims_coding", of="document_id IN documents_document"),
        wall("claims_codedclaim", of="claim_id IN claims_claim"),
        wall("claims_settlement", of="claim_id IN claims_claim"),
    ]
