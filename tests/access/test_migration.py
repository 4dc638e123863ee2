"""A workspace of before there was a tree is taken in: every line stays as it was, and the log is whole."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tumen.access.actions import recorded
from tumen.access.heads import public_key
from tumen.access.models import Actor, AuditLine
from tumen.access.proving import prove
from tumen.access.queries import audit_lines

BEFORE = [("access", "0001_initial"), ("documents", "0004_exported_documents")]
#: As they lay there: names in any order, Korean, and a number that is missing.
LINES = [
    (1, "2026-11-20 10:00:00.000001", "access.introduce", "a-1", {"role": "researcher"}),
    (2, "2026-11-20 10:00:00", "documents.set_date", "d-1", {"why": "봉투에 적혀 있다", "again": True}),
    (4, "2026-11-21 10:00:00.5", "documents.set_date", "d-1", {}),
]


@pytest.mark.django_db(transaction=True)
def test_an_old_workspace_is_taken_in(workspace: object) -> None:
    executor = MigrationExecutor(connection)
    after = list(executor.loader.graph.leaf_nodes())
    executor.migrate(BEFORE)
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO access_actor (id, name, role, added_at) "
                "VALUES (1, 'Old', 'researcher', '2026-11-20')"
            )
            for id, at, action, item, detail in LINES:
                cursor.execute(
                    "INSERT INTO access_auditline (id, at, action, item, detail, actor_id) "
                    "VALUES (%s, %s, %s, %s, %s, 1)",
                    [id, at, action, item, json.dumps(detail)],
                )
    finally:
        MigrationExecutor(connection).migrate(after)
    old = Actor.objects.get()
    assert [(line.action, line.item, line.detail) for line in audit_lines(old)] == [
        (action, item, detail) for _, _, action, item, detail in LINES
    ]
    assert [line.number for line in AuditLine.objects.all()] == [1, 2, 3]
    with recorded(old, "documents.set_date", "d-1"):
        pass
    found = prove(old, key=public_key())
    assert found.is_whole, found.broken
    assert found.lines == 4
