"""Walls in PostgreSQL, as steps of migrations: rows that are shown only to an actor that is known.

They stand behind the rooms' own queries. A query that forgets to ask who looks, shows nothing.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import RunSQL

#: `tumen_acts` is asked once for a statement, `tumen_may_see` once for a row: "sort" is "document" (key: the
#: document that the row belongs to) or "audit line". Compartments are to be looked at there.
#: Migrations run as the owner, to whom the walls apply too; they say so (tumen.preparing); nobody else can.
FUNCTIONS = """
CREATE FUNCTION tumen_acts() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM public.access_actor WHERE id::text = current_setting('tumen.actor', true)
    ) OR (
        current_setting('tumen.preparing', true) = 'on'
        AND EXISTS (
            SELECT FROM pg_catalog.pg_class
            WHERE oid = 'public.access_actor'::regclass AND pg_has_role(current_user, relowner, 'MEMBER')
        )
    )
$$;
CREATE FUNCTION tumen_may_see(sort text, key bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT sort IS NOT NULL AND key IS NOT NULL
$$;
"""


class OnPostgreSQL(RunSQL):
    """SQL for PostgreSQL alone; on SQLite there is nothing to do, for there are no roles."""

    def database_forwards(self, app_label: str, schema_editor: Any, *states: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, *states)

    def database_backwards(self, app_label: str, schema_editor: Any, *states: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, *states)


def functions() -> OnPostgreSQL:
    """The two functions that every wall asks."""
    away = "DROP FUNCTION tumen_may_see(text, bigint); DROP FUNCTION tumen_acts();"
    return OnPostgreSQL(FUNCTIONS, away)


def wall(table: str, *, sort: str, key: str, only_added: bool = False, erased: str = "") -> OnPostgreSQL:
    """Show and take rows of ``table`` only for whoever may see them; ``key`` is SQL for what is asked about.

    Rows of ``only_added`` can be read and added, and by nobody changed or removed, but for a change after
    which the SQL ``erased`` holds of them.
    """
    seen = f"(SELECT tumen_acts()) AND tumen_may_see('{sort}', {key})"
    policies = (
        f"CREATE POLICY read ON {table} FOR SELECT USING ({seen});"
        f"CREATE POLICY added ON {table} FOR INSERT WITH CHECK ({seen});"
        if only_added
        else f"CREATE POLICY seen ON {table} USING ({seen}) WITH CHECK ({seen});"
    )
    names = ["read", "added"] if only_added else ["seen"]
    if erased:
        policies += f"CREATE POLICY erased ON {table} FOR UPDATE USING ({seen}) WITH CHECK ({erased});"
        names.append("erased")
    up = f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
    up += policies
    down = "".join(f"DROP POLICY {name} ON {table};" for name in names)
    down += (
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"
    )
    return OnPostgreSQL(up, down)
