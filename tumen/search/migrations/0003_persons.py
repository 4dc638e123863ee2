"""The index holds persons: a workspace without documents lacks none, any other has its index made anew."""

from django.db import migrations


def lack_none(apps, schema_editor):
    if not apps.get_model("documents", "Document").objects.exists():
        apps.get_model("search", "Filling").objects.filter(is_whole=True, version=1).update(version=2)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_index"), ("documents", "0009_walls")]

    operations = [migrations.RunPython(lack_none, migrations.RunPython.noop)]
