from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("teamwork", "0001_initial"), ("claims", "0007_walls_of_steps"), ("documents", "0009_walls")]

    operations = [
        wall("teamwork_comment", of="claim_id IN claims_claim"),
        wall("teamwork_task", of="document_id IN documents_document"),
    ]
