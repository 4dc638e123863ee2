from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("claims", "0012_taking")]

    operations = [wall("claims_taking", of="document_id IN documents_document")]
