"""Who may see what, who was granted what, what was done by whom, and the log of it for machines."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from tumen.access import sight
from tumen.access.daily import SHOWN_TO, rows_held
from tumen.access.errors import NotPermitted
from tumen.access.heads import Head
from tumen.access.leaves import VERSION, canonical, moment, moment_of
from tumen.access.models import (
    Actor,
    AuditAnchor,
    AuditHead,
    AuditLine,
    BrokenGlass,
    Compartment,
    Grant,
    GrantKind,
    Placement,
    Role,
    Viewer,
)
from tumen.access.proving import ERASING
from tumen.access.rules import holds, require_identities, require_permission
from tumen.access.sight import holding, sight_of
from tumen.access.since import Since, since_last_here

#: Told of in `since`, and asked for here as all that is read.
__all__ = [
    "ActorView",
    "AuditView",
    "CompartmentView",
    "GrantView",
    "HeadView",
    "Notice",
    "Since",
    "actor_named",
    "actors",
    "ahead_of_clock",
    "audit_lines",
    "compartments",
    "exported",
    "may_do",
    "may_see",
    "new_notices",
    "newest_head",
    "notices",
    "since_last_here",
]

#: A clock that is farther behind the newest audit line than this was put back; clocks of a team may differ by
#: less.
BEHIND = timedelta(minutes=5)
#: Lines of the log whose items are looked at together.
LINES = 1_000
#: Why the details of the log are not for everybody.
DETAILS = "The details of the log hold reasons and hashes that can tell who somebody is."
#: The action by which a keeper knows the notices that there are.
READING = "access.read_notices"


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


@dataclass(frozen=True, slots=True)
class GrantView:
    """Something that somebody holds, since when and until when (None: until it is revoked), and why."""

    kind: GrantKind
    value: str
    since: datetime
    until: datetime | None
    granted_by: str
    why: str


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor with what they hold now."""

    id: str
    name: str
    grants: tuple[GrantView, ...]


@dataclass(frozen=True, slots=True)
class CompartmentView:
    """A compartment: ``documents`` counts those in it, ``members`` names those who may see them."""

    id: str
    name: str
    documents: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What every keeper is told: a glass that was broken, or what somebody granted themselves."""

    at: datetime
    actor: str
    what: str
    item: str
    why: str
    until: datetime | None


def may_see(viewer: Viewer, item: str = "") -> bool:
    """Whether ``viewer`` may see ``item`` (an id of a document or a claim; without one, anything at all).

    It tells of the item itself, not of what it is derived from: a query of many rows filters them by
    `visible_to`. Raises `UnknownActor` for anybody not known here, so that a caller who forgets to look at
    the answer still shows nothing to a stranger.
    """
    if item:
        return not sight.hides(viewer, item)
    found = sight_of(viewer)
    return found.is_whole or bool(found.roles)


def may_do(viewer: Viewer, action: str) -> bool:
    """Whether ``viewer`` may do ``action``, by what they hold in this look: a page asks it of each of its
    forms. What is done then asks anew. Raises `UnknownActor`, and `NoRule` where there is none."""
    try:
        require_permission(viewer, action, by=sight_of)
    except NotPermitted:
        return False
    return True


def actors(viewer: Viewer) -> list[ActorView]:
    """Everybody known to the workspace with what they hold: for a keeper; for others themselves alone."""
    rows = Actor.objects.order_by("name")
    if not holds(viewer, Role.KEEPER):
        rows = rows.filter(pk=viewer.pk)
    held: dict[int, list[GrantView]] = {}
    for row in holding(sight_of(viewer).at).select_related("granted_by").order_by("kind", "value", "pk"):
        held.setdefault(row.actor_id, []).append(_grant_view(row))
    return [ActorView(f"a-{row.pk}", row.name, tuple(held.get(row.pk, ()))) for row in rows]


def actor_named(viewer: Viewer, name: str) -> Actor | None:
    """The actor with this name or id ("a-7"), for a keeper, or for the actor themselves; else None."""
    number = name.removeprefix("a-")
    row = Actor.objects.filter(name=name).first()
    if row is None and number.isascii() and number.isdigit():
        row = Actor.objects.filter(pk=int(number)).first()
    return row if row is not None and (row == viewer or holds(viewer, Role.KEEPER)) else None


def compartments(viewer: Viewer) -> list[CompartmentView]:
    """The compartments: all of them for a keeper, for others those that they are members of."""
    rows = Compartment.objects.all()
    if not holds(viewer, Role.KEEPER):
        rows = rows.filter(public_id__in=sight_of(viewer).compartments)
    members: dict[str, list[str]] = {}
    held = holding(sight_of(viewer).at).filter(kind=GrantKind.COMPARTMENT)
    for value, name in held.order_by("actor__name").values_list("value", "actor__name"):
        members.setdefault(value, []).append(name)
    return [
        CompartmentView(
            row.public_id,
            row.name,
            Placement.objects.filter(compartment=row, until=None).count(),
            tuple(dict.fromkeys(members.get(row.public_id, ()))),
        )
        for row in rows
    ]


def notices(viewer: Viewer) -> list[Notice]:
    """What keepers are to look at, newest first; nothing for anybody who is no keeper."""
    if not holds(viewer, Role.KEEPER):
        return []
    broken = [
        Notice(row.at, row.actor.name, "opened in an emergency", row.item, row.why, row.until)
        for row in BrokenGlass.objects.select_related("actor")
    ]
    from_the_first = Grant.objects.exclude(why="").select_related("actor", "granted_by")
    own = [
        Notice(
            row.since,
            row.actor.name,
            f"granted themselves {row.kind} {row.value}".rstrip(),
            f"a-{row.actor_id}",
            row.why,
            row.until,
        )
        for row in from_the_first
        if row.actor_id == row.granted_by_id
    ]
    return sorted(broken + own, key=lambda notice: notice.at, reverse=True)


def new_notices(viewer: Viewer) -> int:
    """How many notices somebody else gave rise to since ``viewer``, a keeper, last read them; 0 for others.

    What newcomers begin with is none: nobody has to look at it.
    """
    if Role.KEEPER not in sight_of(viewer).roles:
        return 0
    lines = AuditLine.objects.filter(action=READING, actor=viewer.pk).order_by("-number")
    last = lines.values_list("at", flat=True).first()
    broken, granted = rows_held("what keepers are told of", _told_to_keepers, changed_by=SHOWN_TO)
    began, news = dict[int, datetime](), [at for who, at in broken if who != viewer.pk]
    for who, by, at in granted:
        if who == by != viewer.pk and at > began.get(who, at):
            news.append(at)
        began.setdefault(who, at)
    return sum(not last or at > last for at in news)


def _told_to_keepers() -> tuple[list[tuple[int, datetime]], list[tuple[int, int, datetime]]]:
    """Who broke glass and when; to whom something was granted, by whom, and since when, oldest first."""
    granted = Grant.objects.order_by("since").values_list("actor", "granted_by", "since")
    return list(BrokenGlass.objects.values_list("actor", "at")), list(granted)


def _grant_view(row: Grant) -> GrantView:
    return GrantView(GrantKind(row.kind), row.value, row.since, row.until, row.granted_by.name, row.why)


def audit_lines(
    viewer: Viewer,
    item: str = "",
    *,
    actor: str = "",
    action: str = "",
    since: datetime | None = None,
    last: int = 0,
    before: int = 0,
) -> list[AuditView]:
    """What was done, oldest first; of one ``item``, or of the whole workspace.

    ``actor`` is a name, ``action`` a whole one or a room ("documents"); ``last`` keeps the newest that many,
    of those before the line with the number ``before``.
    A line tells that its item is there, and how many there are. So a viewer from whom anything is hidden is
    told only what they did themselves. What a line says beyond who did what to which item may be a reason
    that names somebody, or the hash of a text by which a guessed name can be tried: to who is not cleared for
    identities it is told of their own lines alone.
    """
    if not may_see(viewer, item):
        return []
    wanted = Q() if sight.sees_all(viewer) else Q(actor=viewer.pk)
    if item:
        wanted &= Q(item=item)
    if actor:
        wanted &= Q(actor__name=actor)
    if action:
        wanted &= Q(action=action) | Q(action__startswith=f"{action}.")
    if since:
        wanted &= Q(at__gte=since)
    if before:
        wanted &= Q(number__lt=before)
    found = AuditLine.objects.select_related("actor").filter(wanted).order_by("-number")
    shown = _lines_seen(viewer, found, last)
    erasures = _erasures([line for line in shown if line.detail is None])
    tells_all = sight.sees_identities(viewer)
    return [
        AuditView(
            line.number,
            line.at,
            line.actor.name,
            line.action,
            line.item,
            (line.detail or {}) if tells_all or line.actor_id == viewer.pk else {},
            erasures.get(line.number),
        )
        for line in reversed(shown)
    ]


def _lines_seen(viewer: Viewer, rows: QuerySet[AuditLine], last: int) -> list[AuditLine]:
    """Those of these lines whose item is not hidden; no more is read of the log than is shown, for it is the
    longest of all that there is."""
    if sight.sees_all(viewer):
        return list(rows[:last] if last else rows)
    read, shown = (rows.iterator() if last else iter(rows)), list[AuditLine]()
    while (not last or len(shown) < last) and (some := list(islice(read, last or LINES))):
        hidden = sight.hidden_among(viewer, {line.item for line in some})
        shown += [line for line in some if line.item not in hidden]
    return shown[: last or None]


def ahead_of_clock(viewer: Viewer) -> datetime | None:
    """When the newest line was added, where the clock is behind it by more than `BEHIND`; else None.

    To a viewer from whom anything is hidden only lines of their own tell.
    """
    lines = AuditLine.objects.order_by("-number")
    found = lines if sight.sees_all(viewer) else lines.filter(actor=viewer.pk)
    newest = found.values_list("at", flat=True).first()
    return newest if newest and timezone.now() < newest - BEHIND else None


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
    With them it says what only those see who are cleared for identities: raises `NotPermitted` for others.
    """
    if not sight.sees_all(viewer):
        return
    if with_details:
        require_identities(viewer, DETAILS)
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
