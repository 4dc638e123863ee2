"""Walls in PostgreSQL, as steps of migrations: rows that are shown only to an actor that is known.

They stand behind the rooms' own queries. A query that forgets to ask who looks, shows nothing.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import RunSQL

#: `tumen_acts` says whether whoever asks is known; `tumen_hidden` gives the items, documents and claims, that
#: are hidden from them by level or compartment, as access/sight.py has it. Both are asked once for a
#: statement. The record itself, deriving what is kept once for all, sees everything (vault/acting.py).
#: Migrations run as the owner, to whom the walls apply too; they say so (tumen.preparing); nobody else can.
FUNCTIONS = """
CREATE FUNCTION tumen_sees_all() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT current_setting('tumen.actor', true) = 'record' OR (
        current_setting('tumen.preparing', true) = 'on'
        AND EXISTS (
            SELECT FROM pg_catalog.pg_class
            WHERE oid = 'public.access_actor'::regclass AND pg_has_role(current_user, relowner, 'MEMBER')
        )
    )
$$;
CREATE FUNCTION tumen_acts() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT tumen_sees_all() OR EXISTS (
        SELECT FROM public.access_actor WHERE id::text = current_setting('tumen.actor', true)
    )
$$;
CREATE FUNCTION tumen_held() RETURNS TABLE (kind text, value text) LANGUAGE sql STABLE AS $$
    SELECT kind, value FROM public.access_grant
    WHERE actor_id::text = current_setting('tumen.actor', true)
        AND (until IS NULL OR until > clock_timestamp())
$$;
CREATE FUNCTION tumen_is_open(level text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE level
        WHEN 'identity' THEN EXISTS (SELECT FROM tumen_held() h WHERE h.kind = 'identity')
        WHEN 'restricted' THEN EXISTS (
            SELECT FROM tumen_held() h WHERE h.kind = 'clearance' AND h.value = 'restricted')
        WHEN 'internal' THEN EXISTS (
            SELECT FROM tumen_held() h WHERE h.kind = 'clearance' AND h.value IN ('internal', 'restricted'))
        ELSE level = 'public'
    END
$$;
CREATE FUNCTION tumen_hidden() RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT hidden.item FROM (
        SELECT m.item FROM public.access_marking m
        WHERE m.superseded_at IS NULL AND NOT tumen_is_open(m.level)
        UNION ALL
        SELECT p.item FROM public.access_placement p
        JOIN public.access_compartment c ON c.id = p.compartment_id
        WHERE p.until IS NULL
            AND c.public_id NOT IN (SELECT h.value FROM tumen_held() h WHERE h.kind = 'compartment')
    ) hidden
    WHERE NOT (SELECT tumen_sees_all()) AND hidden.item NOT IN (
        SELECT b.item FROM public.access_brokenglass b
        WHERE b.actor_id::text = current_setting('tumen.actor', true) AND b.until > clock_timestamp()
    )
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
    """The functions that the walls ask."""
    away = "".join(
        f"DROP FUNCTION {name};"
        for name in (
            "tumen_hidden()",
            "tumen_is_open(text)",
            "tumen_held()",
            "tumen_acts()",
            "tumen_sees_all()",
        )
    )
    return OnPostgreSQL(FUNCTIONS, away)


def wall(
    table: str, *, item: str = "", of: str = "", only_added: bool = False, erased: str = "", level: str = ""
) -> OnPostgreSQL:
    """Show and take rows of ``table`` only for whoever acts and may see them.

    ``item`` is the column with the id of the item that a row is about; ``of`` is "column IN table": the row
    is seen by whoever sees that row of a table with a wall of its own. Rows of ``only_added`` can be read and
    added, and by nobody changed or removed, but for a change after which the SQL ``erased`` holds of them.
    ``level`` is the clearance that all rows of the table take.
    """
    acts = "(SELECT tumen_acts())"
    seen = acts
    if item:
        seen += f" AND {item} NOT IN (SELECT tumen_hidden())"
    if level:
        seen += f" AND (SELECT tumen_sees_all() OR tumen_is_open('{level}'))"
    if of:
        column, table_of = of.split(" IN ")
        seen += f" AND {column} IN (SELECT id FROM {table_of})"
    policies = (
        f"CREATE POLICY read ON {table} FOR SELECT USING ({seen});"
        f"CREATE POLICY added ON {table} FOR INSERT WITH CHECK ({acts});"
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
