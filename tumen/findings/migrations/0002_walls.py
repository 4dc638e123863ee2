from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("findings", "0001_initial"), ("claims", "0015_walls_of_rounds"), ("documents", "0009_walls")]

    # A finding is shown to who may see every claim that it rests on: the room's own queries see to that, and
    # have to be shown each of its rows for it, those of hidden claims too.
    operations = [
        wall("findings_elementline", of="claim_id IN claims_claim"),
        wall("findings_inquiry"),
        wall("findings_member"),
        wall("findings_inquirydocument", of="document_id IN documents_document"),
        wall("findings_finding"),
        wall("findings_findingclaim"),
        wall("findings_dissent"),
        wall("findings_recommendation"),
        wall("findings_recommendation_findings"),
    ]
