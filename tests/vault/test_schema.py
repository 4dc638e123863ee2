"""Opening a workspace brings its tables up to date, and refuses tables of a later version."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder

from tests import processes
from tumen.vault import schema
from tumen.vault.errors import VaultTooNew

pytestmark = pytest.mark.django_db


def test_it_is_up_to_date_after_it_was_brought_up_to_date() -> None:
    schema.bring_up_to_date()
    assert schema.is_up_to_date()


def test_it_notices_a_change_that_was_not_made_yet() -> None:
    MigrationRecorder.Migration.objects.filter(app="access").delete()
    assert not schema.is_up_to_date()


def test_it_refuses_the_tables_of_a_later_version() -> None:
    MigrationRecorder.Migration.objects.create(app="access", name="9999_from_the_future")
    with pytest.raises(VaultTooNew, match="later version"):
        schema.is_up_to_date()


@pytest.mark.laptop
def test_broken_off_anywhere_it_begins_anew(tmp_path: Path) -> None:
    """Some migrations put an index off, and are noted as done after their tables are there."""
    broken_off = """
import os, django
django.setup()
from django.db.migrations.recorder import MigrationRecorder
from tumen.vault import schema
from tumen.vault.workspace import Workspace
note, noted, last = MigrationRecorder.record_applied, [], os.environ.get("BREAK")
def end(self, app, name):
    noted.append(name)
    if str(len(noted)) == last:
        os._exit(9)
    note(self, app, name)
Workspace.open(os.environ["TUMEN_WORKSPACE"])
MigrationRecorder.record_applied = end
schema.migrate()
print(schema.is_up_to_date())
"""
    environment = {
        **os.environ,
        "TUMEN_WORKSPACE": str(tmp_path / "w"),
        "DJANGO_SETTINGS_MODULE": "tumen.web.settings",
    }

    def run(**more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", broken_off]
        return processes.run(command, env={**environment, **more}, capture_output=True, text=True)

    for last in ("9", "17"):
        assert run(BREAK=last).returncode == 9
    again = run()
    assert (again.returncode, again.stdout) == (0, "True\n"), again.stderr
