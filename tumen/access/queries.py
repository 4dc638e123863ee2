"""Who may see what, who was granted what, and what was done by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tumen.access import sight
from tumen.access.errors import NotPermitted
from tumen.access.models import (
    Actor,
    AuditLine,
    BrokenGlass,
    Compartment,
    Grant,
    GrantKind,
    Placement,
    Role,
    Viewer,
)
from tumen.access.rules import holds, require_permission
from tumen.access.sight import holding, sight_of


@dataclass(frozen=True, slots=True)
class AuditView:
    """One audit line as shown to a person; ``at`` is in UTC."""

    at: datetime
    actor: str
    action: str
    item: str
    detail: dict[str, Any]


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
    """Whether ``viewer`` may do ``action`` now. Raises `UnknownActor`, and `NoRule` where there is none."""
    try:
        require_permission(viewer, action)
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


def audit_lines(viewer: Viewer, item: str = "") -> list[AuditView]:
    """What was done, oldest first; of one ``item``, or of the whole workspace.

    A line tells that its item is there, and how many there are. So a viewer from whom anything is hidden is
    told only what they did themselves.
    """
    if not may_see(viewer, item):
        return []
    lines = AuditLine.objects.select_related("actor")
    if not sight.sees_all(viewer):
        lines = lines.filter(actor=viewer.pk)
    if item:
        lines = lines.filter(item=item)
    return [
        AuditView(line.at, line.actor.name, line.action, line.item, line.detail)
        for line in lines
        if may_see(viewer, line.item)
    ]


def _grant_view(row: Grant) -> GrantView:
    return GrantView(GrantKind(row.kind), row.value, row.since, row.until, row.granted_by.name, row.why)
