from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_no_words_in_the_open"), ("access", "0005_walls")]

    operations = [
        wall("documents_document", item="public_id"),
        wall("documents_rendition", of="document_id IN documents_document"),
        wall("documents_block", of="rendition_id IN documents_rendition"),
        wall("documents_detail", of="document_id IN documents_document"),
        wall("documents_cover", of="rendition_id IN documents_rendition"),
        wall("documents_custodyevent", of="document_id IN documents_document"),
    ]
