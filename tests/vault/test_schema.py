"""Opening a workspace brings its tables up to date, and refuses tables of a later version."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder

from tumen.vault import schema
from tumen.vault.errors import VaultTooNew
from tumen.vault.workspace import VARIABLE

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


#: Makes a workspace and is cut off just before the first change of a room is noted; then begins again.
_CUT_OFF = """
import django
django.setup()
from tumen.vault import schema
from tumen.vault.workspace import Workspace
Workspace.open(Workspace.current().path)
noting = schema.WholeSteps.record_migration

def cut_off(self, migration):
    if migration.app_label == "documents":
        raise KeyboardInterrupt
    noting(self, migration)

schema.WholeSteps.record_migration = cut_off
try:
    schema.bring_up_to_date()
except KeyboardInterrupt:
    print("cut off")
schema.WholeSteps.record_migration = noting
schema.bring_up_to_date()
print("up to date" if schema.is_up_to_date() else "not up to date")
"""


def test_a_change_that_was_cut_off_is_made_the_next_time(tmp_path: Path) -> None:
    environment = {**os.environ, VARIABLE: str(tmp_path / "new")}
    command = [sys.executable, "-c", _CUT_OFF]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["cut off", "up to date"]
