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

# Bulk reading adds many lines, and the ORM would take longer over this row than over the line itself.
_TABLE = AuditTree._meta.db_table
_READ = f"SELECT size, peaks FROM {_TABLE} WHERE id = 1"
_UPDATE = f"UPDATE {_TABLE} SET size = %s, peaks = %s WHERE id = 1"
_INSERT = f"INSERT INTO {_TABLE} (size, peaks, id) VALUES (%s, %s, 1)"


def append(actor: Actor, action: str, item: str, detail: dict[str, Any]) -> AuditLine:
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
    line = AuditLine(
        number=number,
        at=at,
        actor=actor,
        action=action,
        item=item,
        detail=detail,
        salt=salt,
        commitment=committed,
        leaf=leaf.hex(),
    )
    line.save()
    _keep(tree.added(leaf), is_new=not tree.size)
    _added["lines"] += 1
    return line


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


def _keep(tree: Tree, *, is_new: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_INSERT if is_new else _UPDATE, [tree.size, tree.kept])
