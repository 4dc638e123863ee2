from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("claims", "0004_grades"), ("documents", "0007_walls")]

    operations = [
        wall("claims_claim", sort="document", key="document_id"),
        # The words of a claim stand in its slots too; a subquery is behind the wall of the claims themselves.
        wall(
            "claims_proposal",
            sort="document",
            key="(SELECT c.document_id FROM claims_claim c WHERE c.id = claim_id)",
        ),
        wall(
            "claims_slotvalue",
            sort="document",
            key="(SELECT c.document_id FROM claims_claim c WHERE c.id = claim_id)",
        ),
    ]
