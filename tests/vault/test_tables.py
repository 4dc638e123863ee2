"""The tables of a new workspace are laid out as the migrations would have made them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests import processes
from tumen.vault import tables

pytestmark = pytest.mark.laptop

BEGIN = """
import os, django
django.setup()
from django.db import connection
from tumen.vault import schema, tables
from tumen.vault.workspace import Workspace
Workspace.open(os.environ["TUMEN_WORKSPACE"])
"""
TELL = """
print(schema.is_up_to_date())
print(tables.written())
with connection.cursor() as cursor:
    cursor.execute("SELECT name, trim(sql, char(10) || ' ') FROM sqlite_master ORDER BY name")
    print(cursor.fetchall())
"""


def told(script: str, folder: Path) -> tuple[str, str]:
    """What a process prints that begins a workspace and then does ``script``, and what it did first."""
    done = processes.run(
        [sys.executable, "-c", BEGIN + script + TELL],
        env={
            **os.environ,
            "TUMEN_WORKSPACE": str(folder / "w"),
            "DJANGO_SETTINGS_MODULE": "tumen.web.settings",
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    first, _, rest = done.stdout.partition("\n")
    return first, rest


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the tables are that the migrations make, one after the other."""
    return told("schema.migrate()\nprint()", tmp_path_factory.mktemp("migrated"))[1]


def test_they_are_kept_as_the_migrations_make_them(migrated: str) -> None:
    """Otherwise `tools/make_tables` writes them anew."""
    assert migrated.startswith(f"True\n{tables.KEPT.read_text(encoding='utf-8')}")


def test_laid_out_they_are_the_same(migrated: str, tmp_path: Path) -> None:
    assert told("print(tables.lay_out())", tmp_path) == ("True", migrated)


def test_a_migration_that_came_since_is_made_by_migrating(migrated: str, tmp_path: Path) -> None:
    """They are kept without the last migration: nothing is laid out, and all is made."""
    kept = tmp_path / "tables.sql"
    head, _, rest = tables.KEPT.read_text(encoding="utf-8").partition(tables.BETWEEN)
    kept.write_text(head.rpartition(" ")[0] + tables.BETWEEN + rest, encoding="utf-8")
    script = f"""
from pathlib import Path
tables.KEPT = Path({str(kept)!r})
print(tables.lay_out())
schema.bring_up_to_date()
"""
    assert told(script, tmp_path) == ("False", migrated)


def test_nothing_is_laid_out_where_tables_are(tmp_path: Path) -> None:
    assert told("tables.lay_out()\nprint(tables.lay_out())", tmp_path)[0] == "False"
