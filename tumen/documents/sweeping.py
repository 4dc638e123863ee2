"""Removing what crashes left in the workspace, and never anything that a row names."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.db.models import Model

from tumen.access.actions import recorded
from tumen.access.keeping import VAULT
from tumen.access.models import Actor
from tumen.access.rules import require_permission
from tumen.documents.models import Document
from tumen.vault.leftovers import Leftover, addresses_without_a_file, leftovers
from tumen.vault.workspace import Workspace

#: Seconds that a file must be old: longer than any batch takes that was stopped and may go on.
GRACE = 24 * 60 * 60
#: Every column of every room that names evidence; rooms above add theirs. A test finds one that is missing.
NAMING: list[tuple[type[Model], str]] = [(Document, "evidence")]


@dataclass(frozen=True, slots=True)
class Sweep:
    """What nothing needs, and the addresses that a row names and that have no file."""

    leftovers: tuple[Leftover, ...]
    missing: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes that removing it makes free."""
        return sum(each.size for each in self.leftovers)


def name_evidence(model: type[Model], column: str) -> None:
    """Say that a table of another room names evidence too: what it names is left where it is."""
    if (model, column) not in NAMING:
        NAMING.append((model, column))


def find_leftovers(*, actor: Actor, workspace: Workspace, grace: float = GRACE) -> Sweep:
    """What `remove_leftovers` would remove now; nothing is changed."""
    require_permission(actor, "documents.remove_leftovers")
    return _found(workspace, grace)


def remove_leftovers(*, actor: Actor, workspace: Workspace, grace: float = GRACE) -> Sweep:
    """Remove it; whoever keeps a document waits meanwhile.

    Evidence is kept inside the transaction that names it, and on SQLite every transaction holds the write
    lock: so between our look at the rows and the removal no row can come that names the file. Raises OSError,
    after which what was removed is removed and the rest is there for the next time.
    """
    with recorded(actor, "documents.remove_leftovers", VAULT) as entry:
        if connection.vendor != "sqlite":
            _keep_keepers_waiting()
        swept = _found(workspace, grace)
        entry.detail.update(files=len(swept.leftovers), bytes=swept.size)
        for each in swept.leftovers:
            each.remove()
    return swept


def _found(workspace: Workspace, grace: float) -> Sweep:
    named = {
        address
        for model, column in NAMING
        for address in model._default_manager.values_list(column, flat=True)
        if address  # a document that was withdrawn has none
    }
    return Sweep(
        leftovers=tuple(leftovers(workspace, named=named, grace=grace)),
        missing=tuple(addresses_without_a_file(workspace, iter(sorted(named)))),
    )


def _keep_keepers_waiting() -> None:
    """A database that lets several write at once is told that nobody else may, until this is done."""
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model, _ in NAMING)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")
