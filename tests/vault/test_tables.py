"""The tables of a new workspace are laid out as the migrations would have made them."""

from __future__ import annotations

import os
import subprocess
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


#: Ends the process, as a power cut would, when so many migrations were made and the last of them is not
#: noted: some put an index off, and are noted as done after their tables are there.
BREAK = """
from django.db.migrations.recorder import MigrationRecorder
note, noted, last = MigrationRecorder.record_applied, [], os.environ.get("BREAK")
def end(self, app, name):
    noted.append(name)
    if str(len(noted)) == last:
        os._exit(9)
    note(self, app, name)
MigrationRecorder.record_applied = end
"""


def run(script: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A process that begins a workspace, does ``script``, and tells what the tables are then."""
    return processes.run(
        [sys.executable, "-c", BEGIN + script + TELL],
        env={
            **os.environ,
            "TUMEN_WORKSPACE": str(folder / "w"),
            "DJANGO_SETTINGS_MODULE": "tumen.web.settings",
            **more,
        },
        capture_output=True,
        text=True,
    )


def told(script: str, folder: Path) -> tuple[str, str]:
    """What a process prints that begins a workspace and then does ``script``, and what it did first."""
    done = run(script, folder)
    assert done.returncode == 0, done.stderr
    first, _, rest = done.stdout.partition("\n")
    return first, rest


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Whether any were laid out, and what the tables are that the migrations make, one after the other.

    They are asked for as by each command, with tables that are kept without the last migration; and broken
    off twice, to begin anew.
    """
    folder = tmp_path_factory.mktemp("migrated")
    kept = folder / "tables.sql"
    head, _, rest = tables.KEPT.read_text(encoding="utf-8").partition(tables.BETWEEN)
    kept.write_text(head.rpartition(" ")[0] + tables.BETWEEN + rest, encoding="utf-8")
    script = f"""
from pathlib import Path
tables.KEPT = Path({str(kept)!r})
print(tables.lay_out(), flush=True)
schema.bring_up_to_date()
"""
    first, second = (run(BREAK + script, folder, BREAK=last) for last in ("9", "17"))
    assert (first.returncode, second.returncode) == (9, 9), first.stderr + second.stderr
    return first.stdout.strip(), told(BREAK + script, folder)[1]


def test_they_are_kept_as_the_migrations_make_them(migrated: tuple[str, str]) -> None:
    """Otherwise `tools/make_tables` writes them anew. Broken off anywhere the migrations begin anew."""
    assert migrated[1].startswith(f"True\n{tables.KEPT.read_text(encoding='utf-8')}")


def test_a_migration_that_came_since_is_made_by_migrating(migrated: tuple[str, str]) -> None:
    """Nothing is laid out that is not all there is."""
    assert migrated[0] == "False"


def test_laid_out_they_are_the_same(migrated: tuple[str, str], tmp_path: Path) -> None:
    assert told("print(tables.lay_out())", tmp_path) == ("True", migrated[1])


def test_nothing_is_laid_out_where_tables_are(tmp_path: Path) -> None:
    assert told("tables.lay_out()\nprint(tables.lay_out())", tmp_path)[0] == "False"
