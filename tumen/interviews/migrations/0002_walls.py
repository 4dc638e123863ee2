from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("interviews", "0001_initial"), ("access", "0005_walls"), ("documents", "0009_walls")]

    operations = [
        wall("interviews_interview", item="public_id", level="identity"),
        wall("interviews_turn", level="identity", of="interview_id IN interviews_interview"),
        wall("interviews_pause", level="identity", of="interview_id IN interviews_interview"),
        wall("interviews_translation", level="identity", of="turn_id IN interviews_turn"),
        wall("interviews_handover", level="identity", of="interview_id IN interviews_interview"),
        wall("interviews_fieldkey"),
    ]
