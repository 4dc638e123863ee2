from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_headings_genre_spoken_by"), ("access", "0002_walls")]

    operations = [
        wall("documents_document", sort="document", key="id"),
        wall("documents_rendition", sort="document", key="document_id"),
        wall("documents_detail", sort="document", key="document_id"),
        wall("documents_custodyevent", sort="document", key="document_id"),
    ]
