"""The record as one viewer sees it.

What is derived is kept once, from everything. A viewer who sees everything reads that. For anybody else the
record is derived anew from the claims and judgements that they may see, and from nothing else (while pages
are served it is recalled until anything is done):
so no range, no voice, no title and no grouping owes anything to what is hidden, and an event none of whose
claims they may see is not there. Only ids are shared: a group has the id that its oldest visible claim brings
along.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Protocol

from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from tumen.access.daily import TOLD_BY_REVISIONS, rows_held
from tumen.access.items import LENGTH, SIGNS
from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.permission import as_machine
from tumen.access.queries import may_see
from tumen.access.recalling import held, recalled, settle
from tumen.access.sight import sees_all, who
from tumen.claims import queries as claims
from tumen.claims.models import Claim
from tumen.corroboration.figures import FigureClaim, Group, GroupKind, Linked, Role
from tumen.record.deriving import row_of
from tumen.record.figuring import taken_back
from tumen.record.groupings import Grouping, Groupings
from tumen.record.ledger import links
from tumen.record.models import Event, EventAlias, Membership
from tumen.record.naming import Standing, name_groups
from tumen.record.pooling import figures_told
from tumen.record.withdrawing import sentences_of, withdrawn

#: Ids that one statement names.
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Place:
    """A claim's place in an event, and why it stands there."""

    claim: str
    role: Role
    reason: str
    by_hand: bool


class Seen(Protocol):
    """The record as a viewer sees it; events are rows that may or may not be kept."""

    is_whole: bool
    #: The voices of events that were counted for this record, by the event's id; not of those that are kept.
    heard: dict[str, Mapping[str, int]]

    def row(self, id: str) -> Event | None:
        """An event by its present id, or by one that it had before."""

    def rows_named(self, ids: Iterable[str]) -> dict[str, Event | None]:
        """The same of several ids."""

    def rows(self, kind: GroupKind) -> list[Event]:
        """The events of one kind by date, those without one last."""

    def places(self, ids: Iterable[str]) -> dict[str, list[Place]]:
        """The claims of these events, by the event's id, the oldest first."""

    def places_in(self, kind: GroupKind) -> dict[str, list[Place]]:
        """The claims of all events of one kind."""

    def event_of(self, ids: Iterable[str]) -> dict[str, Event]:
        """The event of each of these claims; claims that belong to none are left out."""

    def old_ids(self, row: Event) -> tuple[str, ...]:
        """The ids that the event had before."""


class Kept:
    """The record as it is kept, for a viewer from whom nothing is hidden; in one look each event once."""

    is_whole = True

    def __init__(self) -> None:
        self.heard: dict[str, Mapping[str, int]] = {}
        self._known: dict[str, Event | None] = {}
        self._at: dict[str, list[Place]] = {}
        self._old_ids: dict[int, tuple[str, ...]] = {}

    def row(self, id: str) -> Event | None:
        if id not in self._known:
            # Two questions, each by its index: one for both would look through all events.
            row = (
                Event.objects.filter(public_id=id).first() or Event.objects.filter(old_ids__old_id=id).first()
            )
            self._known[id] = row
        return self._known[id]

    def rows_named(self, ids: Iterable[str]) -> dict[str, Event | None]:
        wanted = list(ids)
        new = [id for id in wanted if id not in self._known]
        for start in range(0, len(new), BATCH):
            rows = Event.objects.filter(public_id__in=new[start : start + BATCH])
            self._known |= {row.public_id: row for row in rows}
        return {id: self.row(id) for id in wanted}

    def rows(self, kind: GroupKind) -> list[Event]:
        found = Event.objects.filter(kind=kind.value)
        return list(found.order_by(F("begins").asc(nulls_last=True), "pk"))

    def places(self, ids: Iterable[str]) -> dict[str, list[Place]]:
        wanted = list(ids)
        new = [id for id in wanted if id not in self._at]
        for start in range(0, len(new), BATCH):
            some = new[start : start + BATCH]
            rows = Membership.objects.filter(event__public_id__in=some)
            self._at |= dict.fromkeys(some, list[Place]()) | _places(rows.order_by("pk").values_list(*_PLACE))
        return {id: self._at[id] for id in wanted if self._at[id]}

    def places_in(self, kind: GroupKind) -> dict[str, list[Place]]:
        rows = Membership.objects.filter(event__kind=kind.value).order_by("pk")
        return _places(rows.values_list(*_PLACE).iterator(BATCH))

    def event_of(self, ids: Iterable[str]) -> dict[str, Event]:
        wanted, found = list(ids), dict[str, Event]()
        for start in range(0, len(wanted), BATCH):
            rows = Membership.objects.filter(claim__public_id__in=wanted[start : start + BATCH])
            found |= {at.claim.public_id: at.event for at in rows.select_related("event", "claim")}
        return found

    def old_ids(self, row: Event) -> tuple[str, ...]:
        if row.pk not in self._old_ids:
            self._old_ids[row.pk] = tuple(row.old_ids.values_list("old_id", flat=True))
        return self._old_ids[row.pk]


_PLACE = ("event__public_id", "claim__public_id", "role", "reason", "by_hand")


def _places(rows: Iterable[tuple[str, str, str, str, bool]]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for event, claim, role, reason, by_hand in rows:
        found[event].append(Place(claim, Role(role), reason, by_hand))
    return found


@dataclass(frozen=True, slots=True)
class Basis:
    """What a record was derived from, and the groups and places that followed.

    Where the next one rests on the same, in whole or in part, that is taken from here.
    """

    figures: tuple[FigureClaim, ...]
    judged: tuple[Linked, ...]
    groups: tuple[Group, ...]
    standing: Mapping[str, Standing]
    by_name: Mapping[str, Group]
    revisions: Mapping[str, int]
    known: _Known


#: What `_standing` follows from: the claims by their keys, what each of the kept record brings along, and
#: which took the place of which.
_Known = tuple[Mapping[int, str], Mapping[int, Standing], Mapping[str, str]]


class Derived:
    """The record as it follows from what one viewer may see; nothing of it is kept on the disk.

    ``last`` is what was derived before, for the same sight: events that rest on the same are not made again,
    and figures are grouped again only where something touched them. With ``further`` judgements it is the
    record as it would be if they were added.
    """

    is_whole = False

    def __init__(self, viewer: Viewer, further: Iterable[Linked] = (), *, last: Last | None = None) -> None:
        self._further = tuple(further)
        self._events: dict[str, Event] = {}
        self._members: dict[str, list[Place]] = {}
        self._event_of: dict[str, str] = {}
        self._basis: Basis | None = None
        self._of_kind: dict[str, list[Event]] = {}
        self.heard: dict[str, Mapping[str, int]] = {}
        if may_see(viewer):
            self._derive(as_machine(viewer), last or Last())

    def _derive(self, viewer: Viewer, last: Last) -> None:
        told = figures_told(viewer)
        gone = withdrawn(told.figures, told.headed, sentences_of(viewer), among=told.suspected)
        replaced = claims.replaced(viewer)
        stands = links(replaced, seen=lambda ids: set(claims.claims_seen(viewer, ids)))
        judged = (*stands, *self._further)
        figures = tuple(taken_back(told.figures, gone)) if gone else told.figures
        former = last.record
        before = former._basis if former else None
        if before and before.figures == figures and before.judged == judged:
            figures, groups = before.figures, before.groups
        else:
            groups = last.grouped(figures, judged)
        known: _Known = told.keys, _brought(), replaced
        standing = before.standing if before and _is_known(before.known, known) else _standing(*known)
        is_same = before is not None and (before.standing is standing or before.standing == standing)
        if former and before and before.groups is groups and is_same:
            self._take_over(former, replace(before, known=known), told.revisions)
            return
        by_name = dict(self._named(groups, standing, told.revisions, former))
        self._basis = Basis(figures, judged, groups, standing, by_name, told.revisions, known)

    def _take_over(self, former: Derived, before: Basis, revisions: Mapping[str, int]) -> None:
        """Everything stands where it stood; claims may have been judged since."""
        self._members, self._event_of = former._members, former._event_of
        self._basis = replace(before, revisions=revisions)
        other = [claim for claim, at in revisions.items() if before.revisions.get(claim) != at]
        touched = {self._event_of[claim] for claim in other if claim in self._event_of}
        self._events = dict(former._events)
        for name in touched:
            self._events[name] = _revised(self._events[name], self._members[name], revisions)

    def _named(
        self,
        groups: tuple[Group, ...],
        standing: Mapping[str, Standing],
        revisions: Mapping[str, int],
        former: Derived | None,
    ) -> Iterator[tuple[str, Group]]:
        """The groups with their names, by date, as they are entered."""
        known = former._basis.by_name if former and former._basis else {}
        named = zip(groups, _names(groups, standing), strict=True)
        for group, name in sorted(named, key=lambda each: _by_date(standing, each[0])):
            members = sorted(group.members, key=lambda member: _age(standing, member.claim))
            places = [Place(at.claim, at.role, at.reason, at.by_hand) for at in members]
            row = former._events[name] if former and known.get(name) == group else row_of(group, name)
            self._events[name] = _revised(row, places, revisions)
            self._members[name] = places
            self._event_of |= {at.claim: name for at in members}
            yield name, group

    def row(self, id: str) -> Event | None:
        if found := self._events.get(id):
            return found
        # What a former id named is where its claims are; only a claim that the viewer sees may lead there.
        alias = EventAlias.objects.filter(old_id=id).values("event")
        led = Membership.objects.filter(Q(first_event=id) | Q(event__in=alias)).order_by("pk")
        names = led.values_list("claim__public_id", flat=True)
        return next((self._events[self._event_of[name]] for name in names if name in self._event_of), None)

    def rows_named(self, ids: Iterable[str]) -> dict[str, Event | None]:
        return {id: self.row(id) for id in ids}

    def rows(self, kind: GroupKind) -> list[Event]:
        # One page asks for each kind, and an event cannot become another: all are looked through once.
        if not self._of_kind:
            found = defaultdict[str, list[Event]](list)
            for row in self._events.values():
                found[row.kind].append(row)
            self._of_kind = dict(found)
        return list(self._of_kind.get(kind.value, ()))

    def places(self, ids: Iterable[str]) -> dict[str, list[Place]]:
        return {id: self._members[id] for id in ids if id in self._members}

    def places_in(self, kind: GroupKind) -> dict[str, list[Place]]:
        return self.places(row.public_id for row in self.rows(kind))

    def event_of(self, ids: Iterable[str]) -> dict[str, Event]:
        return {id: self._events[self._event_of[id]] for id in ids if id in self._event_of}

    def old_ids(self, row: Event) -> tuple[str, ...]:
        return ()


def record_of(viewer: Viewer) -> Seen:
    """The record as ``viewer`` sees it now. Raises UnknownActor."""
    if sees_all(viewer):
        return remembered(("record as it is kept", who(viewer)), Kept)
    return recalled("record", viewer, lambda: _derived(viewer))


@dataclass(slots=True)
class Last:
    """The last record that was derived for one sight, and where its figures were grouped."""

    record: Derived | None = None
    groupings: Groupings = field(default_factory=Groupings)
    _own: Grouping | None = None

    def grouped(self, figures: tuple[FigureClaim, ...], judged: tuple[Linked, ...]) -> tuple[Group, ...]:
        self._own = own = self.groupings.for_figures(figures, self._own)
        return own.groups(figures, judged)


def last_of(viewer: Viewer) -> Last:
    """What was derived last for the sight of ``viewer``, as far as that is held. Raises UnknownActor."""
    last = held("record", Last, through=TOLD_BY_REVISIONS, viewer=viewer)
    last.groupings = held("groupings", Groupings, through=TOLD_BY_REVISIONS)
    return last


def what_is_held() -> object:
    """What the records that are held were made with: another thing once they had to be forgotten."""
    return held("groupings", Groupings, through=TOLD_BY_REVISIONS)


def _derived(viewer: Viewer) -> Derived:
    last = last_of(viewer)
    is_first = last.record is None
    last.record = Derived(viewer, last=last)
    if is_first:
        settle()
    return last.record


def _revised(row: Event, places: Iterable[Place], revisions: Mapping[str, int]) -> Event:
    """The row with the revision that its claims give it; one that others hold is not changed."""
    revision = sum(revisions[at.claim] for at in places)
    if row.revision == revision:
        return row
    revised = copy(row)
    revised.revision = revision
    return revised


def _is_known(before: _Known, now: _Known) -> bool:
    """Whether it is the same, without looking through all claims: what is held is the same thing."""
    return before[0] is now[0] and before[1] is now[1] and before[2] == now[2]


def _brought() -> dict[int, Standing]:
    return rows_held("first events", _first_events, changed_by=frozenset({"record.refresh"}))


def _standing(
    keys: Mapping[int, str], brought: Mapping[int, Standing], replaced: Mapping[str, str]
) -> dict[str, Standing]:
    """Which id each visible claim (``keys`` name them) brings along, as the record is kept."""
    seen = set(keys.values())
    gone = [old for old, new in replaced.items() if new in seen]
    known = {
        **keys,
        **(dict(Claim.objects.filter(public_id__in=gone).values_list("pk", "public_id")) if gone else {}),
    }
    found = {known[claim]: at for claim, at in brought.items() if claim in known}
    for old, new in replaced.items():
        if old in found:
            found.setdefault(new, found[old])
    return found


def _first_events() -> dict[int, Standing]:
    """What each claim (key) of the kept record brings along; `refresh` alone changes it."""
    rows = Membership.objects.order_by("pk").values_list("claim_id", "first_event")
    return {claim: Standing(age, first) for age, (claim, first) in enumerate(rows.iterator(BATCH))}


def _names(groups: Iterable[Group], standing: Mapping[str, Standing]) -> list[str]:
    """The id of each group. One that no visible claim brings an id for has one of its own, the same each time
    and no more telling than any other."""
    members = [[member.claim for member in group.members] for group in groups]
    given = name_groups(members, standing, lambda: "")
    return [name or _own(min(claims)) for name, claims in zip(given, members, strict=True)]


def _own(claim: str) -> str:
    number = int.from_bytes(salted_hmac("record.seeing", claim, algorithm="sha256").digest(), "big")
    return "e-" + "".join(SIGNS[(number >> 5 * place) & 31] for place in range(LENGTH))


def _age(standing: Mapping[str, Standing], claim: str) -> tuple[int, str]:
    return (standing[claim].age if claim in standing else len(standing)), claim


def _by_date(standing: Mapping[str, Standing], group: Group) -> tuple[bool, str, tuple[int, str]]:
    """As the kept record is ordered: by the first day, what has none last, then the older first."""
    day = (group.when.earliest or group.when.latest) if group.when else None
    return day is None, str(day or ""), min(_age(standing, member.claim) for member in group.members)
