"""Adding to the audit log: the next line, its hash, and the tree over all lines, in the caller's transaction.

Nobody can add a second line under the same number: on SQLite a transaction that writes is alone from its
beginning (IMMEDIATE), on PostgreSQL the row of the tree is locked until it ends; and numbers are unique.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import connection
from django.utils import timezone

from tumen.access.errors import LogBroken
from tumen.access.leaves import canonical, commitment, leaf_of, moment, new_salt
from tumen.access.merkle import Tree
from tumen.access.models import Actor, AuditLine, AuditTree

#: How many lines this process has added; a command that added none has no head to sign.
_added: Counter[str] = Counter()

# Bulk reading adds many lines: the ORM would take longer over each of these than all else takes together.
_TABLE, _LINES = AuditTree._meta.db_table, AuditLine._meta.db_table
_READ = f"SELECT size, peaks FROM {_TABLE} WHERE id = 1"
_UPDATE = f"UPDATE {_TABLE} SET size = %s, peaks = %s WHERE id = 1"
_BEGIN = f"INSERT INTO {_TABLE} (size, peaks, id) VALUES (%s, %s, 1)"
_ADD = (
    f"INSERT INTO {_LINES} (number, at, actor_id, action, item, detail, salt, commitment, leaf) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


def append(actor: Actor, action: str, item: str, detail: dict[str, Any]) -> None:
    """Add a line. Only within a transaction, which holds the change that it tells of.

    Raises TypeError or ValueError for a detail that JSON cannot hold, and `LogBroken` when lines and tree do
    not fit each other: adding would bury what is wrong.
    """
    tree, text = tree_now(to_add=True), canonical(detail)
    number, at, salt = tree.size + 1, timezone.now(), new_salt()
    committed = commitment(salt, text)
    leaf = leaf_of(
        number=number,
        at=moment(at),
        actor=f"a-{actor.pk}",
        action=action,
        item=item,
        committed=committed,
    )
    kept_at = connection.ops.adapt_datetimefield_value(at)
    row = [number, kept_at, actor.pk, action, item, text, salt, committed, leaf.hex()]
    grown = tree.added(leaf)
    with connection.cursor() as cursor:
        cursor.execute(_ADD, row)
        cursor.execute(_UPDATE if tree.size else _BEGIN, [grown.size, grown.kept])
    _added["lines"] += 1


def tree_now(*, to_add: bool = False) -> Tree:
    """The tree over all lines. ``to_add`` holds it against other writers until the transaction ends.

    Raises `LogBroken` when there is no such tree.
    """
    lock = " FOR UPDATE" if to_add and connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(_READ + lock)
        row = cursor.fetchone()
    if row is None and not AuditLine.objects.exists():
        return Tree()
    try:
        return Tree.of(*row)
    except (TypeError, ValueError) as error:
        raise LogBroken(
            "The audit log is broken: its tree does not belong to its lines, so nothing was changed. "
            "See how far it can be relied on (tumen audit verify), and go on from a copy of the workspace."
        ) from error


def lines_added() -> int:
    """How many lines this process has added."""
    return _added["lines"]
