"""Totals explained: which events of the record a reported total can be made of.

An event is taken with its range as it stands, a total with each of its figures: a list that counted 670 in
one year and 800 in the next has given two totals, and each can contain what happened before it was published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

from tumen.access.models import Viewer
from tumen.access.permission import as_machine
from tumen.claims import queries as claims
from tumen.claims.models import Claim
from tumen.corroboration.figures import FigureClaim, GroupKind, Role
from tumen.corroboration.totals.narrowing import explain_briefly
from tumen.corroboration.totals.values import Counted, Explained, Verdict
from tumen.corroboration.totals.wording import mark
from tumen.documents.queries import everywhere
from tumen.record.figuring import figure_claims
from tumen.record.models import Event, Membership
from tumen.record.refs import EventRef, found_in, ref_of
from tumen.record.seeing import Seen, record_of
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

#: Figures of one total that are explained, the latest first.
MOST_OF_ONE = 5
#: Totals that are explained in one go: with 8,000 events each takes some 40 ms. Of those beyond,
#: `total_explained` tells one by one.
MOST_IN_ONE_GO = 100


@dataclass(frozen=True, slots=True)
class TotalExplained:
    """What the events of the record say of one figure of a total.

    ``claim`` is the earliest that gives the figure. ``events`` is how many it can contain, ``sets`` how many
    different sets of them explain it, at least so many where ``left_out`` of them were not tried. ``fullest``
    is a set with the most events, ``needed`` those that no explanation can do without, ``doubled`` those each
    of which, counted twice, would explain it; ``exceeds_by`` how many, at least, are in none of the events.
    ``perhaps_same`` are pairs within ``fullest`` that may be one event, counted twice here by the record.
    ``mark`` is the answer in a few words, ``sentence`` in full; ``further`` how many figures of the total
    were not tried beside these.
    """

    total: str
    claim: str
    quantity: Quantity
    verdict: Verdict
    mark: str
    sentence: str
    events: int
    sets: int
    fullest: tuple[EventRef, ...]
    needed: tuple[EventRef, ...]
    doubled: tuple[EventRef, ...]
    exceeds_by: float | None
    left_out: int
    perhaps_same: tuple[tuple[EventRef, EventRef], ...] = ()
    further: int = 0


def total_explained(viewer: Viewer, id: str) -> tuple[TotalExplained, ...]:
    """Each figure of the total, the latest first, `MOST_OF_ONE` at most; () for an event that is no total.

    Also () where it is not told what was counted. Raises NoSuchEvent. Under a second for each figure, however
    many events there are.
    """
    record = record_of(viewer)
    row = found_in(record, id)
    if row.kind != GroupKind.TOTAL.value:
        return ()
    told = _figures(viewer, record, [row.public_id])
    acts = {claim.act for figures in told.values() for claim in figures}
    found = _answers(told, _Events.load(record, acts), most=MOST_OF_ONE).get(row.public_id, ())
    return everywhere(viewer).all.value(found)


def totals_explained(
    viewer: Viewer, ids: Sequence[str] | None = None
) -> dict[str, tuple[TotalExplained, ...]]:
    """The latest figure of each total, or of those of these ``ids``, by the total's id, in a number of
    queries that does not grow.

    Of more than `MOST_IN_ONE_GO` totals only the first by date are explained; the others are left out.
    """
    record = record_of(viewer)
    rows = [row.public_id for row in record.rows(GroupKind.TOTAL)] if ids is None else ids
    told = _figures(viewer, record, ids)
    chosen = islice((id for id in rows if id in told), MOST_IN_ONE_GO)
    found = _answers({id: told[id] for id in chosen}, _Events.load(record), most=1)
    return everywhere(viewer).all.value(found)


class Line(Protocol):
    @property
    def claim(self) -> str: ...


class Listed(Protocol):
    """What of an event in a list is looked at for its mark."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> GroupKind: ...
    @property
    def act(self) -> str: ...
    @property
    def lines(self) -> Sequence[Line]: ...


def mark_of(
    event: Listed, explained: Mapping[str, tuple[TotalExplained, ...]], again: Collection[str]
) -> str:
    """A line of a list: whether a total agrees with events, how many figures were given ``again``; or ""."""
    said = [answer.mark for answer in explained.get(event.id, ())[:1]]
    if event.kind is GroupKind.TOTAL and event.act and not said:
        said = ["not tried against the events of the record here, but where it is shown in full"]
    number = sum(line.claim in again for line in event.lines)
    if number:
        said.append(f"{number:,} {'figure is' if number == 1 else 'figures are'} no new count")
    words = "; ".join(said)
    return words[:1].upper() + words[1:]


def _figures(viewer: Viewer, record: Seen, ids: Sequence[str] | None) -> dict[str, list[FigureClaim]]:
    """The figures that count of these totals, or of all, the latest first, each as it was first published."""
    places = record.places_in(GroupKind.TOTAL) if ids is None else record.places(ids)
    counting = (
        (at.claim, total) for total, members in places.items() for at in members if at.role is Role.COUNTS
    )
    placed = dict(counting)
    if ids is not None:
        told = claims.figures_named(as_machine(viewer), placed)
    elif record.is_whole:
        members = Membership.objects.filter(event__kind=GroupKind.TOTAL.value, role=Role.COUNTS.value)
        among = Claim.objects.filter(pk__in=members.values("claim"))
        told = claims.figures(as_machine(viewer), among=among)
    else:
        told = claims.figures(as_machine(viewer))
    found: dict[str, dict[object, FigureClaim]] = defaultdict(dict)
    for claim in sorted(figure_claims(each for each in told if each.id in placed), key=_published):
        if claim.act:
            found[placed[claim.id]].setdefault(_said(claim), claim)
    return {total: _latest_first(figures.values()) for total, figures in found.items()}


def _said(claim: FigureClaim) -> tuple[object, ...]:
    """What makes two figures one: a number that is given again up to a later day is the same count."""
    when = Counted.total(claim).when or Interval(None, None)
    told = claim.published.latest if claim.published else None
    ends = None if when.latest == told else when.latest
    return claim.quantity, claim.act, claim.unit, when.earliest, ends


def _latest_first(figures: Collection[FigureClaim]) -> list[FigureClaim]:
    dated = [claim for claim in figures if claim.published]
    return [*reversed(dated), *(claim for claim in figures if not claim.published)]


def _published(claim: FigureClaim) -> tuple[str, str, int]:
    """What has no date comes last: nothing says that it was first."""
    day = claim.published.latest or claim.published.earliest if claim.published else None
    return day.isoformat() if day else "~", claim.document, claim.position


@dataclass(frozen=True, slots=True)
class _Events:
    """The dated events of the record as the viewer sees it, by what was done and what was counted."""

    of: Mapping[tuple[str, Unit], list[Counted]]
    rows: Mapping[str, Event]
    by_anchor: Mapping[str, str]

    @classmethod
    def load(cls, record: Seen, acts: Collection[str] | None = None) -> _Events:
        rows = record.rows(GroupKind.EVENT)
        found = {row.public_id: row for row in rows if acts is None or row.act in acts}
        of: dict[tuple[str, Unit], list[Counted]] = defaultdict(list)
        for row in found.values():
            of[row.act, Unit(row.unit)].append(_counted(row))
        return cls(of, found, {row.anchor: id for id, row in found.items()})

    def named(self, ids: Iterable[str]) -> tuple[EventRef, ...]:
        return tuple(ref_of(self.rows[id]) for id in ids)

    def perhaps_same(self, ids: Collection[str]) -> tuple[tuple[EventRef, EventRef], ...]:
        """Pairs of these events of which nothing decides whether they are one."""
        pairs = {
            tuple(sorted((id, other)))
            for id in ids
            for anchor in self.rows[id].could_be
            if (other := self.by_anchor.get(anchor, id)) != id and other in ids
        }
        return tuple((ref_of(self.rows[one]), ref_of(self.rows[other])) for one, other in sorted(pairs))


def _counted(row: Event) -> Counted:
    return Counted(
        row.public_id,
        row.act,
        row.low,
        row.high,
        row.approximate,
        Interval.from_edtf(row.when) if row.when else None,
        Places(row.origin, row.destination, row.at),
        Unit(row.unit),
    )


def _answers(
    told: Mapping[str, Sequence[FigureClaim]], events: _Events, *, most: int
) -> dict[str, tuple[TotalExplained, ...]]:
    def answer(claim: FigureClaim) -> Explained:
        return explain_briefly(Counted.total(claim), events.of.get((claim.act, claim.unit), ()))

    return {
        total: tuple(
            replace(_told(total, claim, answer(claim), events), further=max(0, len(figures) - most))
            for claim in figures[:most]
        )
        for total, figures in told.items()
    }


def _told(total: str, claim: FigureClaim, answer: Explained, events: _Events) -> TotalExplained:
    return TotalExplained(
        total=total,
        claim=claim.id,
        quantity=claim.quantity,
        verdict=answer.verdict,
        mark=mark(answer),
        sentence=answer.sentence,
        events=answer.events,
        sets=answer.sets,
        fullest=events.named(answer.fullest or ()),
        needed=events.named(answer.needed),
        doubled=events.named(answer.doubled),
        exceeds_by=answer.exceeds_by,
        left_out=answer.left_out,
        perhaps_same=events.perhaps_same(answer.fullest or ()),
    )
