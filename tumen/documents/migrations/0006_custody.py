from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def name_the_evidence(apps, schema_editor):
    """A rendition was always read from the bytes of its document."""
    document = apps.get_model("documents", "Document").objects.filter(pk=OuterRef("document_id"))
    apps.get_model("documents", "Rendition").objects.update(made_from=Subquery(document.values("sha256")))


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0005_covers"),
    ]

    operations = [
        migrations.AddField(
            model_name="custodyevent", name="copy_sha256", field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="custodyevent", name="to", field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="custodyevent", name="tool", field=models.CharField(blank=True, default="", max_length=100),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="custodyevent", name="version", field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="custodyevent", name="why", field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="rendition", name="made_from", field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="custodyevent",
            name="kind",
            field=models.CharField(choices=[("received", "received"), ("received again", "received again: the same bytes"), ("typed in", "typed in by hand"), ("opened", "opened: the original was taken out of the store and checked"), ("copied", "copied: a copy of the original was made outside the workspace"), ("redacted", "redacted: a copy was made in which something cannot be read"), ("exported", "exported: the original left the workspace")], max_length=30),
        ),
        migrations.RunPython(name_the_evidence, migrations.RunPython.noop),
    ]
