from django.db import migrations

from tumen.search.engine import arrays, fts
from tumen.vault.walls import OnPostgreSQL, wall


def make(apps, schema_editor):
    engine = arrays if schema_editor.connection.vendor == "postgresql" else fts
    for statement in engine.CREATE:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    engine = arrays if schema_editor.connection.vendor == "postgresql" else fts
    for statement in engine.DROP:
        schema_editor.execute(statement)


def begin(apps, schema_editor):
    """A workspace without documents has nothing to fill its index with; any other is filled by a job."""
    documents = apps.get_model("documents", "Document").objects.count()
    apps.get_model("search", "Filling").objects.create(pk=1, of=documents, is_whole=not documents, version=1)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial"), ("documents", "0009_walls")]

    operations = [
        migrations.RunPython(make, remove),
        migrations.RunPython(begin, migrations.RunPython.noop),
        wall("search_row", item="document"),
        wall("search_words", of="id IN search_row"),
        OnPostgreSQL(
            "ALTER TABLE search_savedsearch ENABLE ROW LEVEL SECURITY;"
            "ALTER TABLE search_savedsearch FORCE ROW LEVEL SECURITY;"
            "CREATE POLICY own ON search_savedsearch USING (tumen_sees_all()"
            " OR actor_id::text = current_setting('tumen.actor', true));",
            "DROP POLICY own ON search_savedsearch;"
            "ALTER TABLE search_savedsearch NO FORCE ROW LEVEL SECURITY;"
            "ALTER TABLE search_savedsearch DISABLE ROW LEVEL SECURITY;",
        ),
    ]
