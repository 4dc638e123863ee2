"""Claims and ledger to rows: the record as it follows from them, and what changed since the last time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import F

from tumen.access.items import new_id
from tumen.claims.models import Claim
from tumen.corroboration.figures import FigureClaim, Group, Member
from tumen.corroboration.grouping import group_figures
from tumen.record.indexing import index_events
from tumen.record.ledger import links
from tumen.record.models import Event, EventAlias, Membership
from tumen.record.naming import Standing, first_event_of, name_groups
from tumen.record.spanning import years_of
from tumen.search import index
from tumen.vocabulary.where import where_of

#: Rows written in one statement: with 30 columns, below the number of variables that SQLite takes in one.
BATCH = 1_000

#: What of an event is derived, and compared to see whether it changed.
DERIVED = (
    "kind",
    "act",
    "unit",
    "when",
    "begins",
    "ends",
    "is_open",
    "first_year",
    "last_year",
    "country",
    "province",
    "origin",
    "destination",
    "at",
    "perpetrators",
    "low",
    "high",
    "approximate",
    "anchor",
    "could_be",
)
_PLACED = ("event", "role", "reason", "by_hand", "claim_revision", "first_event")


@dataclass(frozen=True, slots=True)
class Derived:
    """What a derivation did, as counts of events: ``merged`` ones live on, ``gone`` ones do not."""

    events: int
    new: int
    changed: int
    merged: int
    gone: int


def derive(
    figures: Iterable[FigureClaim], revisions: Mapping[str, int], replaced: Mapping[str, str]
) -> Derived:
    """Bring the rows of the record to what ``figures`` and the ledger say.

    ``revisions`` are those of the figures' claims, by their ids. ``replaced`` are claims whose place another
    has taken: it takes their place in the record as well.
    """
    groups = group_figures(figures, links(replaced))
    members = [[member.claim for member in group.members] for group in groups]
    before = _Before.load(replaced)
    names = name_groups(members, before.standing, lambda: new_id("e"))
    events, new, changed = _write_events(groups, names, before)
    touched = _write_memberships(groups, names, events, before, revisions)
    moved = {id for id in touched if id in before.events and id not in changed}
    for ids in _batches(changed | moved):
        Event.objects.filter(public_id__in=ids).update(revision=F("revision") + 1)
    merged, gone = _retire(set(names), before, events)
    return Derived(len(groups), new, len(changed | moved), merged, gone)


@dataclass(frozen=True, slots=True)
class _Before:
    """The record as it stood."""

    events: dict[str, tuple[Any, ...]]
    memberships: dict[str, tuple[Any, ...]]
    standing: dict[str, Standing]

    @classmethod
    def load(cls, replaced: Mapping[str, str]) -> _Before:
        rows = Membership.objects.order_by("pk").values_list(
            "pk", "claim__public_id", "event__public_id", *_PLACED[1:]
        )
        memberships = {claim: (event, *placed) for _, claim, event, *placed in rows.iterator(BATCH)}
        standing = {
            claim: Standing(age, placed[-1]) for age, (claim, placed) in enumerate(memberships.items())
        }
        for old, new in replaced.items():
            if old in standing:
                standing.setdefault(new, standing[old])
        events = {
            id: tuple(row) for id, *row in Event.objects.values_list("public_id", *DERIVED).iterator(BATCH)
        }
        return cls(events, memberships, standing)


def _write_events(
    groups: list[Group], names: list[str], before: _Before
) -> tuple[dict[str, int], int, set[str]]:
    """The key of each event by its id, how many are new, and which changed."""
    rows = [row_of(group, name) for group, name in zip(groups, names, strict=True)]
    said = {row.public_id: tuple(getattr(row, field) for field in DERIVED) for row in rows}
    new = [row for row in rows if row.public_id not in before.events]
    changed = {id for id, values in said.items() if id in before.events and before.events[id] != values}
    Event.objects.bulk_create(new, batch_size=BATCH)
    Event.objects.bulk_create(
        [row for row in rows if row.public_id in changed],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["public_id"],
        update_fields=DERIVED,
    )
    for ids in _batches({row.public_id for row in new} | changed):
        index_events(Event.objects.filter(public_id__in=ids))
    return dict(Event.objects.values_list("public_id", "pk")), len(new), changed


def row_of(group: Group, name: str) -> Event:
    """The group as the row of an event, not kept yet."""
    where, span = where_of(group.places), years_of(group.when)
    return Event(
        public_id=name,
        kind=group.kind.value,
        act=group.act,
        unit=group.unit.value,
        when=str(group.when) if group.when else "",
        begins=span.begins,
        ends=span.ends,
        is_open=span.is_open,
        first_year=span.first,
        last_year=span.last,
        country=where.country,
        province=where.province[:100],
        origin=group.places.origin[:300],
        destination=group.places.destination[:300],
        at=group.places.at[:300],
        perpetrators=group.perpetrators[:300],
        low=group.range.low,
        high=group.range.high,
        approximate=group.range.approximate,
        anchor=group.anchor,
        could_be=list(group.could_be),
    )


def _write_memberships(
    groups: list[Group],
    names: list[str],
    events: Mapping[str, int],
    before: _Before,
    revisions: Mapping[str, int],
) -> set[str]:
    """Write what moved or changed, and return the ids of the events that it concerns."""
    live, placed = set(names), dict[str, tuple[Any, ...]]()
    for group, name in zip(groups, names, strict=True):
        for member in group.members:
            at = before.standing.get(member.claim)
            first = first_event_of(at, name, live)
            placed[member.claim] = (name, *_reasons(member), revisions[member.claim], first)
    changed = {claim: to for claim, to in placed.items() if before.memberships.get(claim) != to}
    left = {claim: was for claim, was in before.memberships.items() if claim not in placed}
    _upsert(changed, events)
    _delete(left)
    was_in = {before.memberships[claim][0] for claim in changed if claim in before.memberships}
    return {to[0] for to in changed.values()} | was_in | {was[0] for was in left.values()}


def _reasons(member: Member) -> tuple[str, str, bool]:
    return member.role.value, member.reason, member.by_hand


def _upsert(changed: Mapping[str, tuple[Any, ...]], events: Mapping[str, int]) -> None:
    keys = dict(Claim.objects.values_list("public_id", "pk")) if changed else {}
    rows = [
        Membership(
            claim_id=keys[claim],
            event_id=events[event],
            role=role,
            reason=reason,
            by_hand=by_hand,
            claim_revision=revision,
            first_event=first,
        )
        for claim, (event, role, reason, by_hand, revision, first) in changed.items()
    ]
    # Members that come in together are as old as their claims, so that "the oldest" is the same on every
    # machine.
    rows.sort(key=lambda row: row.claim_id)
    Membership.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["claim"], update_fields=_PLACED
    )


def _delete(left: Mapping[str, tuple[Any, ...]]) -> None:
    for ids in _batches(left):
        Membership.objects.filter(claim__public_id__in=ids).delete()


def _retire(live: set[str], before: _Before, events: Mapping[str, int]) -> tuple[int, int]:
    """Let ids that no group took lead to where their claims are now, and drop the events of nothing."""
    retired = set(before.events) - live
    heirs, known = _heirs(live, before), dict(EventAlias.objects.values_list("old_id", "event__public_id"))
    for old, event in known.items():
        heirs.setdefault(old, heirs.get(event, "") if event in retired else event)
    revived = [old for old in known if old in live]
    moved = {old: heir for old, heir in heirs.items() if heir and old not in live and known.get(old) != heir}
    EventAlias.objects.bulk_create(
        [EventAlias(old_id=old, event_id=events[heir]) for old, heir in moved.items()],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["old_id"],
        update_fields=["event"],
    )
    for ids in _batches(revived):
        EventAlias.objects.filter(old_id__in=ids).delete()
    for ids in _batches(retired):
        Event.objects.filter(public_id__in=ids).delete()
        index.erase(ids)
    merged = sum(bool(heirs.get(id)) for id in retired)
    return merged, len(retired) - merged


def _heirs(live: set[str], before: _Before) -> dict[str, str]:
    """Where each id that no event has any more is now.

    With the oldest claim that brings it along, else with the oldest that was in its event and is still told.
    """
    now: dict[str, str] = {}
    heirs: dict[str, str] = {}
    rows = Membership.objects.order_by("pk").values_list(
        "claim__public_id", "first_event", "event__public_id"
    )
    for claim, first, event in rows.iterator(BATCH):
        now[claim] = event
        if first not in live:
            heirs.setdefault(first, event)
    for claim, was in before.memberships.items():
        if was[0] not in live and claim in now:
            heirs.setdefault(was[0], now[claim])
    return heirs


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    """``ids`` in lists that one statement can name."""
    rest = iter(sorted(ids))
    while batch := list(islice(rest, BATCH)):
        yield batch
