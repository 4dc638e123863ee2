"""Who may see what, what was done by whom, and whether the log that says so is whole."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from tumen.access.heads import Head
from tumen.access.leaves import VERSION, canonical, moment, moment_of
from tumen.access.models import AuditAnchor, AuditHead, AuditLine, Viewer
from tumen.access.permission import require_known
from tumen.access.proving import ERASING


@dataclass(frozen=True, slots=True)
class Erasure:
    """Which line tells that a detail was erased, when, by whom and why; in its turn that can be erased."""

    number: int
    at: datetime
    actor: str
    why: str


@dataclass(frozen=True, slots=True)
class AuditView:
    """One audit line as shown to a person; ``at`` is in UTC.

    ``erased`` says by which line its detail was erased; then ``detail`` is empty.
    """

    number: int
    at: datetime
    actor: str
    action: str
    item: str
    detail: dict[str, Any]
    erased: Erasure | None = None


def may_see(viewer: Viewer, item: str = "") -> bool:
    """Whether ``viewer`` may see ``item`` (an id; without one, the record at all). Every query of every room
    asks.

    For now each known actor sees all of the workspace. Raises `UnknownActor` for anybody else, so that a
    caller who forgets to look at the answer still shows nothing to a stranger.
    """
    require_known(viewer)
    return True


def audit_lines(
    viewer: Viewer,
    item: str = "",
    *,
    actor: str = "",
    action: str = "",
    since: datetime | None = None,
    last: int = 0,
) -> list[AuditView]:
    """What was done, oldest first; of one ``item``, or of the whole workspace.

    ``actor`` is a name, ``action`` a whole one or a room ("documents"); ``last`` keeps the newest that many.
    """
    if not may_see(viewer, item):
        return []
    wanted = Q()
    if item:
        wanted &= Q(item=item)
    if actor:
        wanted &= Q(actor__name=actor)
    if action:
        wanted &= Q(action=action) | Q(action__startswith=f"{action}.")
    if since:
        wanted &= Q(at__gte=since)
    lines = list(AuditLine.objects.select_related("actor").filter(wanted).order_by("-number"))
    shown = lines[:last] if last else lines
    erasures = _erasures([line for line in shown if line.detail is None])
    return [
        AuditView(
            line.number,
            line.at,
            line.actor.name,
            line.action,
            line.item,
            line.detail or {},
            erasures.get(line.number),
        )
        for line in reversed(shown)
    ]


def _erasures(erased: Sequence[AuditLine]) -> dict[int, Erasure]:
    items = {f"line-{line.number}": line.number for line in erased}
    told = AuditLine.objects.filter(action=ERASING, item__in=items).select_related("actor") if items else ()
    return {
        items[line.item]: Erasure(line.number, line.at, line.actor.name, (line.detail or {}).get("why", ""))
        for line in told
    }


@dataclass(frozen=True, slots=True)
class HeadView:
    """A signed head of the log: what to keep of it on paper (``short``), and all of it for machines."""

    size: int
    root: str
    at: datetime
    short: str
    text: str
    key: str
    signature: str


def newest_head(viewer: Viewer) -> HeadView | None:
    """The last head that was signed; None when none was."""
    row = AuditHead.objects.last() if may_see(viewer) else None
    return _head_view(row) if row else None


def _head_view(row: AuditHead) -> HeadView:
    head = Head.of(row.text)
    return HeadView(
        head.size, head.root.hex(), moment_of(head.at), head.short, row.text, row.key, row.signature
    )


def exported(viewer: Viewer, *, with_details: bool) -> Iterator[dict[str, Any]]:
    """The log as records for machines (docs/reference/audit.md): every line, every head, every time stamp.

    Without details a record says no more than who did what to which item and when, and still proves the log.
    """
    if not may_see(viewer):
        return
    for line in AuditLine.objects.order_by("number").iterator():
        entry = {
            "number": line.number,
            "at": moment(line.at),
            "actor": f"a-{line.actor_id}",
            "action": line.action,
            "item": line.item,
            "detail": line.commitment,
            "v": VERSION,
        }
        erased = line.detail is None
        opened = {"salt": line.salt, "text": canonical(line.detail)} if with_details and not erased else None
        yield {"kind": "line", "entry": entry, "leaf": line.leaf, "erased": erased, "opened": opened}
    for row in AuditHead.objects.all():
        yield {"kind": "head", "text": row.text, "key": row.key, "signature": row.signature}
    for anchor in AuditAnchor.objects.exclude(reply=b""):
        yield {
            "kind": "stamp",
            "text": anchor.text,
            "reply": b64encode(anchor.reply).decode(),
            "certificates": anchor.certificates,
        }
