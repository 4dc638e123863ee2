"""The tables of a new workspace on a laptop, laid out at once: as all migrations together leave them.

Sixty migrations take seconds, for each goes over every table. What they leave is kept in ``tables.sql``;
`tools/make_tables` writes it, and a test compares it with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

KEPT = Path(__file__).with_name("tables.sql")
#: Between two statements; no statement has an empty line.
BETWEEN = "\n\n"
_MIGRATIONS = "-- migrations: "


def lay_out() -> bool:
    """Lay the tables out in an empty database, within the caller's transaction; whether that was done.

    It is not where there are tables, where the database is the team's, and where a migration has come since
    ``tables.sql`` was written: then the migrations themselves are to run.
    """
    if connection.vendor != "sqlite" or connection.introspection.table_names() or not KEPT.exists():
        return False
    head, _, statements = KEPT.read_text(encoding="utf-8").partition(BETWEEN)
    known = [tuple(each.split(".")) for each in head.removeprefix(_MIGRATIONS).split()]
    if set(known) != set(MigrationExecutor(connection).loader.disk_migrations):
        return False
    with connection.cursor() as cursor:
        for statement in statements.strip().split(BETWEEN):
            cursor.execute(statement)
    rows = MigrationRecorder.Migration.objects
    rows.bulk_create(MigrationRecorder.Migration(app=app, name=name) for app, name in known)
    return True


def written() -> str:
    """``tables.sql`` for the tables of the open database, which migrations made and nothing was added to.

    Raises ValueError for a statement with an empty line.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        migrations = " ".join(f"{app}.{name}" for app, name in cursor.fetchall())
    statements = list(_statements())
    if any(BETWEEN in each for each in statements):
        raise ValueError("A statement has an empty line, which stands between two.")
    return BETWEEN.join([_MIGRATIONS + migrations, *statements]) + "\n"


def _statements() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'")
        kinds = dict(cursor.fetchall())
        cursor.execute("SELECT type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
        made = [row for row in cursor.fetchall() if kinds.get(row[1]) != "shadow"]
    tables = [name for type, name, _ in made if type == "table" and not name.startswith("sqlite_")]
    for type, name, sql in made:
        if not name.startswith("sqlite_"):
            yield f"{sql.strip()};"  # to the letter: a blank can be one of a literal
        if type == "table" and kinds[name] == "virtual":
            yield from _set_of(name)
    for name in tables:
        if name != "django_migrations" and kinds[name] == "table":
            yield from _rows_of(name)


def _set_of(index: str) -> Iterator[str]:
    """What is set of a full-text index beside its columns."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT k, v FROM "{index}_config" WHERE k <> %s', ["version"])
        for name, value in cursor.fetchall():
            yield f'INSERT INTO "{index}" ("{index}", rank) VALUES (\'{name}\', {int(value)});'


def _rows_of(table: str) -> Iterator[str]:
    """The rows that a migration put into a table, as one statement."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT name FROM pragma_table_info("{table}") ORDER BY cid')
        columns = [name for (name,) in cursor.fetchall()]
        quoted = " || ', ' || ".join(f'quote("{name}")' for name in columns)
        cursor.execute(f'SELECT {quoted} FROM "{table}" ORDER BY rowid')
        rows = [row for (row,) in cursor.fetchall()]
    if rows:
        names, values = ", ".join(f'"{name}"' for name in columns), ",\n".join(f"({row})" for row in rows)
        yield f'INSERT INTO "{table}" ({names}) VALUES\n{values};'
