"""The frame of every change in every room: permission, change and audit line, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from tumen.access.items import ITEM
from tumen.access.models import Actor, AuditLine, Role
from tumen.access.permission import require_permission
from tumen.vault.acting import acting_as
from tumen.vault.writing import take_turn


@dataclass
class Entry:
    """The audit line in the making: an action that makes a new item names it here before its block ends."""

    item: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


@contextmanager
def recorded(actor: Actor, action: str, item: str = "", **detail: Any) -> Iterator[Entry]:
    """Do the change of the block as ``actor``; it and its audit line are kept together, or neither is.

    ``action`` is room and verb ("documents.take_in"); ``item`` is an id, lower case and never a person's
    name; ``detail`` is kept as JSON. Raises `UnknownActor`, `NotPermitted`, and ValueError when no item was
    named.

        with recorded(actor, "documents.take_in") as entry:
            document = Document.objects.create(...)
            entry.item = document.public_id
    """
    require_permission(actor, action)
    entry = Entry(item, dict(detail))
    with acting_as(actor.pk), transaction.atomic():
        take_turn()
        yield entry
        _write_line(actor, action, entry)


def introduce(*, name: str, role: Role) -> Actor:
    """Somebody makes themselves known to the workspace; who has this name already is returned as they are.

    The one action without an actor before it: the first actor of a workspace has nobody else to act. Its
    audit line is their own.
    """
    known = Actor.objects.filter(name=name).first()
    if known:
        return known
    with transaction.atomic():
        newcomer, is_new = Actor.objects.get_or_create(name=name, defaults={"role": role})
        if is_new:
            with acting_as(newcomer.pk):
                _write_line(newcomer, "access.introduce", Entry(f"a-{newcomer.pk}", {"role": role}))
    return newcomer


def _write_line(actor: Actor, action: str, entry: Entry) -> None:
    if not ITEM.fullmatch(entry.item):
        raise ValueError(
            f"The action {action} names no item for its audit line: an id in small letters is needed."
        )
    AuditLine.objects.create(actor=actor, action=action, item=entry.item, detail=entry.detail)
