"""What one viewer may see: the one predicate that every query of every room filters by.

An item is hidden from a viewer who was not cleared for its level, or who is not a member of every compartment
that it is in. Grants, placements and levels are asked for once in a request or a command (`looking`), and
whatever is done asks for them anew: nothing is remembered from one to the next.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet, Value
from django.utils import timezone

from tumen.access.bounds import Bound, bound_now
from tumen.access.looking import remembered
from tumen.access.many import OneOf
from tumen.access.memory import of_this_state, serves_a_look
from tumen.access.models import (
    BrokenGlass,
    Grant,
    GrantKind,
    Level,
    Marking,
    Placement,
    Role,
    Viewer,
)
from tumen.access.permission import is_machine, require_known, the_record

_NOTHING = Q(pk__in=())
#: How the ids of documents begin.
DOCUMENT = "d-"

#: Ids of items, asked for within another statement.
Items = QuerySet[Any, Any]


#: Stands beside the kinds of grants where broken glass is asked for with them.
_GLASS = "broken glass"
#: Stand for the actor and the moment in the question for both.
_NOBODY, _NEVER = -1, datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sight:
    """What an actor holds at one moment. ``opened`` are the items of broken glass, which are few, ``without``
    those of which nothing is seen whatever is held (`Bound`);
    ``is_whole`` is the record looking at itself, to be derived; ``is_machine`` reads what the actor may see
    without masks, to derive from it."""

    actor: int | None
    at: datetime
    roles: frozenset[Role]
    clearance: Level
    identity: bool
    compartments: frozenset[str]
    opened: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    is_whole: bool = False
    is_machine: bool = False

    @property
    def levels(self) -> frozenset[Level]:
        """The levels that are open to it."""
        return frozenset(Level.up_to(self.clearance)) | ({Level.IDENTITY} if self.identity else set())


def sight_of(viewer: Viewer) -> Sight:
    """What was granted to ``viewer`` and holds in this look. Raises `UnknownActor` for anybody not kept."""
    pk, machine = who(viewer)
    found = remembered(("sight", pk), lambda: sight_now(viewer))
    return found if found.is_machine == machine else replace(found, is_machine=machine)


def who(viewer: Viewer) -> tuple[int | None, bool]:
    """A viewer as what is remembered names them: the same actor reads with masks, or as a machine without.

    Raises `UnknownActor`.
    """
    require_known(viewer)
    return viewer.pk, is_machine(viewer)


def sight_now(viewer: Viewer) -> Sight:
    """What ``viewer`` was granted and holds this very moment, within the bound of the request: for what is
    done."""
    require_known(viewer)
    if viewer is the_record():
        everything = frozenset(Role), Level.RESTRICTED, True, frozenset[str]()
        return Sight(None, timezone.now(), *everything, is_whole=True)
    now = timezone.now()
    nothing = Sight(viewer.pk, now, frozenset(), Level.PUBLIC, False, frozenset())
    rows = _held(viewer.pk, now)
    opened = frozenset(value for kind, value in rows if kind == _GLASS)
    found = replace(nothing, opened=opened, is_machine=is_machine(viewer))
    for kind, value in rows:
        if kind != _GLASS:
            found = _with(found, GrantKind(kind), value)
    bound = bound_now()
    return _cut_down(found, bound) if bound else found


def _cut_down(sight: Sight, bound: Bound) -> Sight:
    return replace(
        sight,
        roles=bound.roles(sight.roles),
        clearance=bound.level(sight.clearance),
        identity=sight.identity and bound.identity,
        compartments=sight.compartments & bound.compartments,
        opened=frozenset(),
        without=bound.without,
    )


def _held(actor: int, now: datetime) -> list[tuple[str, str]]:
    """Kind and value of each grant that holds, and the items of broken glass."""
    statement, given = _question(connection.vendor)
    stored = connection.ops.adapt_datetimefield_value
    meant = {_NOBODY: actor, stored(_NEVER): stored(now)}
    values = [meant.get(each, each) for each in given]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


@cache
def _question(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """One statement for both, with what stands for the actor and the moment.

    It is asked at each look, and putting it together takes longer than its answer.
    """
    glass = BrokenGlass.objects.filter(actor=_NOBODY, until__gt=_NEVER).order_by()
    held = holding(_NEVER).filter(actor=_NOBODY).order_by().values_list("kind", "value")
    statement, given = held.union(glass.values_list(Value(_GLASS), "item"), all=True).query.sql_with_params()
    return statement, tuple(given)


def _with(sight: Sight, kind: GrantKind, value: str) -> Sight:
    if kind is GrantKind.ROLE:
        return replace(sight, roles=sight.roles | {Role(value)})
    if kind is GrantKind.CLEARANCE:
        return replace(sight, clearance=max(sight.clearance, Level(value), key=_rung))
    if kind is GrantKind.IDENTITY:
        return replace(sight, identity=True)
    if kind is GrantKind.COMPARTMENT:
        return replace(sight, compartments=sight.compartments | {value})
    return sight


def _rung(level: Level) -> int:
    return len(Level.up_to(level))


def holding(now: datetime) -> QuerySet[Grant]:
    """The grants that hold at a moment."""
    return Grant.objects.filter(Q(until=None) | Q(until__gt=now), since__lte=now)


def has_keeper() -> bool:
    """Whether somebody is a keeper now."""
    return holding(timezone.now()).filter(kind=GrantKind.ROLE, value=Role.KEEPER).exists()


def visible_to(viewer: Viewer, document: str, *others: str) -> Q:
    """The condition that rows are about what ``viewer`` may see; an empty one where nothing is hidden.

    ``document`` is the field path to the id of the document that a row is about, ``others`` those to the ids
    of items that may be marked beside it. Raises `UnknownActor`.
    """
    sight = sight_of(viewer)
    if sight.is_whole:
        return Q()
    if not sight.roles:
        return _NOTHING
    condition = Q()
    if sight.clearance is Level.PUBLIC:
        # What nobody marked is internal: here a document must have a level that is open, or be opened.
        shown = _marked(sight.levels)
        condition = Q(**{f"{document}__in": shown}) | Q(**{f"{document}__in": sight.opened})
    for hidden in (*_hiding(sight), *_left_out(sight)):
        for path in (document, *others):
            condition &= ~Q(**{f"{path}__in": hidden})
    return condition


def sees_all(viewer: Viewer) -> bool:
    """Whether nothing at all in the workspace is hidden from ``viewer``, identities masked in texts aside."""
    sight = sight_of(viewer)
    if sight.is_whole:
        return True
    if not sight.roles or sight.clearance is Level.PUBLIC or sight.without:
        return False
    hiding = _hiding(sight)
    if not hiding or serves_a_look():
        return not hiding
    first, *others = hiding
    return remembered(("sees all", who(viewer)[0]), lambda: not first.union(*others, all=True).exists())


def sees_identities(viewer: Viewer) -> bool:
    """Whether identities are shown to ``viewer`` wherever it sees the text that they stand in."""
    sight = sight_of(viewer)
    return sight.identity or sight.is_machine


def reads_as_it_is(viewer: Viewer) -> bool:
    """Whether ``viewer`` reads to derive something: the record itself, or a machine's reading."""
    sight = sight_of(viewer)
    return sight.is_whole or sight.is_machine


def hidden_from(viewer: Viewer, item: str) -> Q:
    """The condition that the item at this field path is hidden from ``viewer``: `visible_to` turned round."""
    sight = sight_of(viewer)
    if sight.is_whole:
        return _NOTHING
    if not sight.roles:
        return Q()
    condition = _NOTHING
    for hidden in (*_hiding(sight), *_left_out(sight)):
        condition |= Q(**{f"{item}__in": hidden})
    return condition


def opened_to(viewer: Viewer) -> set[str]:
    """The items that ``viewer`` broke the glass of, and whose time is not over."""
    sight = sight_of(viewer)
    return set(sight.opened)


def hidden_items(viewer: Viewer, *, most: int) -> set[str] | None:
    """The items that are hidden from ``viewer`` by a level or a compartment of their own; None where they are
    more than ``most``, or where all is hidden but what was opened."""
    sight = sight_of(viewer)
    if sight.is_whole:
        return set()
    if not sight.roles or sight.clearance is Level.PUBLIC:
        return None
    found = set(sight.without)
    if hiding := _hiding(sight):
        first, *others = (each.values_list("item", flat=True) for each in hiding)
        found.update(first.union(*others)[: most + 1])
    return found if len(found) <= most else None


def hides(viewer: Viewer, item: str) -> bool:
    """Whether this one item, a document or a claim, is hidden from ``viewer``, whatever it rests on."""
    sight = sight_of(viewer)
    if sight.is_whole:
        return False
    if not sight.roles:
        return True
    return remembered(("hides", who(viewer), item), lambda: _is_hidden(sight, item))


def hidden_among(viewer: Viewer, items: Collection[str]) -> set[str]:
    """Those of these items, documents or claims, that are hidden from ``viewer``: `hides` of many at once."""
    sight = sight_of(viewer)
    if sight.is_whole:
        return set()
    return _hidden(sight, set(items)) if sight.roles else set(items)


def _is_hidden(sight: Sight, item: str) -> bool:
    return bool(_hidden(sight, {item}))


def _hidden(sight: Sight, items: set[str]) -> set[str]:
    asked = items - sight.opened
    found = asked & sight.without
    if not asked:
        return found
    if sight.clearance is Level.PUBLIC:
        # A document that nobody marked is internal; a claim that nobody marked is as its document is.
        documents = {item for item in asked if item.startswith(DOCUMENT)}
        found |= documents - _among(_marked(sight.levels), documents)
    for hidden in _hiding(sight):
        if asked - found:
            found |= _among(hidden, asked - found)
    return found


def _among(rows: Items, items: set[str]) -> set[str]:
    if not items:
        return set()
    return set(rows.filter(item__in=OneOf(items)).values_list("item", flat=True))


def _left_out(sight: Sight) -> list[OneOf]:
    return [OneOf(sight.without)] if sight.without else []


def _hiding(sight: Sight) -> list[Items]:
    """The items hidden by their level, and those hidden by their compartments.

    They are questions and no answers. A page asks a dozen of them, and putting one together takes longer
    than it seems: within a page, one that hides nothing is left out. Whether it does is asked anew after
    everything that is done; an action leaves none out.
    """
    of = "hiding", sight.levels, sight.compartments, sight.opened
    return remembered(of, lambda: _that_hide(sight) if serves_a_look() else _put_together(sight))


def _that_hide(sight: Sight) -> list[Items]:
    of = "what hides anything", sight.levels, sight.compartments, sight.opened
    hides = of_this_state(of, lambda: [rows.exists() for rows in _put_together(sight)])
    if not any(hides):
        return []
    return [rows for rows, some in zip(_put_together(sight), hides, strict=True) if some]


def _put_together(sight: Sight) -> list[Items]:
    placed = Placement.objects.filter(until=None).exclude(compartment__public_id__in=sight.compartments)
    hidden = (_marked(frozenset(Level) - sight.levels), placed.order_by().values("item"))
    return [rows.exclude(item__in=sight.opened) if sight.opened else rows for rows in hidden]


def _marked(levels: frozenset[Level]) -> Items:
    rows = Marking.objects.filter(superseded_at=None, level__in=[level.value for level in levels])
    return rows.order_by().values("item")
