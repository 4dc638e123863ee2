"""A workspace of before there was a tree is taken in: every line stays as it was, and the log is whole."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests import processes
from tumen.vault.workspace import VARIABLE

#: As they lay there: names in any order, Korean, and a number that is missing.
LINES = [
    [1, "2026-11-20 10:00:00.000001", "access.introduce", "a-1", {"role": "researcher"}],
    [2, "2026-11-20 10:00:00", "documents.set_date", "d-1", {"why": "봉투에 적혀 있다", "again": True}],
    [4, "2026-11-21 10:00:00.5", "documents.set_date", "d-1", {}],
]
#: In a process of its own: Django knows one database, and going forwards is what a user's workspace does.
TAKING_IN = """
import json, sys
import django
django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from tumen.vault import schema
from tumen.vault.workspace import Workspace
Workspace.open(Workspace.current().path)
MigrationExecutor(connection).migrate([("access", "0001_initial"), ("documents", "0004_exported_documents")])
with connection.cursor() as cursor:
    cursor.execute(
        "INSERT INTO access_actor (id, name, role, added_at) "
        "VALUES (1, 'Old', 'researcher', '2026-11-20')"
    )
    for id, at, action, item, detail in json.loads(sys.argv[1]):
        cursor.execute(
            "INSERT INTO access_auditline (id, at, action, item, detail, actor_id) "
            "VALUES (%s, %s, %s, %s, %s, 1)",
            [id, at, action, item, json.dumps(detail)],
        )
schema.bring_up_to_date()
from tumen.access.actions import recorded
from tumen.access.heads import public_key
from tumen.access.models import Actor, AuditLine
from tumen.access.proving import prove
from tumen.access.sight import sight_of
old = Actor.objects.get(name="Old")
lines = [[line.number, line.action, line.item, line.detail] for line in AuditLine.objects.order_by("number")]
with recorded(old, "documents.set_date", "d-1"):
    pass
found = prove(old, key=public_key())
roles = sorted(sight_of(old).roles)
print(json.dumps({"lines": lines, "whole": found.is_whole, "proved": found.lines, "roles": roles}))
"""


@pytest.mark.laptop
def test_an_old_workspace_is_taken_in(tmp_path: Path) -> None:
    done = processes.run(
        [sys.executable, "-c", TAKING_IN, json.dumps(LINES)],
        env={**os.environ, VARIABLE: str(tmp_path / "old")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    kept = [[number, *line[2:]] for number, line in enumerate(LINES, 1)]
    assert found["lines"][: len(kept)] == kept
    assert found["whole"]
    assert found["proved"] == len(found["lines"]) + 1
    assert {"documenter", "reviewer", "keeper"} <= set(found["roles"])
