from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("documents", "0006_custody"), ("access", "0005_walls")]

    operations = [
        wall("documents_document", sort="document", key="id"),
        wall("documents_rendition", sort="document", key="document_id"),
        wall("documents_detail", sort="document", key="document_id"),
        wall(
            "documents_cover",
            sort="document",
            key="(SELECT r.document_id FROM documents_rendition r WHERE r.id = rendition_id)",
        ),
        wall("documents_custodyevent", sort="document", key="document_id"),
    ]
