"""Events in a list: all of one kind, or fifty, newest first, with the figures of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import F, Q, QuerySet

from tumen.access.models import Viewer
from tumen.claims import queries as claims
from tumen.claims.models import Claim
from tumen.claims.queries import FigureView
from tumen.corroboration.figures import GroupKind, Role
from tumen.corroboration.ranges import Range, range_words
from tumen.corroboration.voices.wording import sentence_of
from tumen.documents.queries import everywhere
from tumen.record.hearing import Places as PlacesOf
from tumen.record.hearing import heard_of
from tumen.record.models import Event
from tumen.record.seeing import BATCH, Seen, record_of
from tumen.record.titles import name_of, title_of
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

#: Events on one page.
PAGE = 50
#: By their last day, those without one last.
_NEWEST = (F("ends").desc(nulls_last=True), "-pk")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure of an event in a list: what, who says so, in which document, in which role."""

    claim: str
    document: str
    quantity: Quantity
    unit: Unit
    speaker: str
    role: Role


@dataclass(frozen=True, slots=True)
class EventSummary:
    """An event in a list. ``title`` ends in its date, ``name`` is the title without it.

    ``range`` is what the figures that count support in ``unit``; ``when`` is None when nothing says when.
    """

    id: str
    kind: GroupKind
    title: str
    name: str
    act: str
    when: Interval | None
    places: Places
    perpetrators: str
    unit: Unit
    range: Range
    revision: int
    lines: tuple[FigureLine, ...]
    voices: Mapping[str, int]

    @property
    def range_low(self) -> float | None:
        return self.range.low

    @property
    def range_high(self) -> float | None:
        return self.range.high

    @property
    def range_words(self) -> str:
        return range_words(self.range)

    @property
    def voices_words(self) -> str:
        """How many reports and voices tell that it happened; "" where nobody counted, or one report does."""
        told = self.voices
        if not told or told["reports"] < 2:
            return ""
        return sentence_of(told["reports"], told["documents"], told["least"], told["most"])

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that it rests on, each once."""
        return tuple(dict.fromkeys(line.document for line in self.lines))


@dataclass(frozen=True, slots=True)
class EventList:
    """A page of the events of one kind, newest first; ``after`` leads to the next page, "" on the last."""

    lines: tuple[EventSummary, ...]
    after: str


def newest_events(viewer: Viewer, group: GroupKind, *, after: str = "", size: int = PAGE) -> EventList:
    """So many events of one kind (``group``) by their last day, newest first, those without one last.

    ``after`` is the id of the last one before; one that the viewer's record does not hold leads to the
    beginning.
    """
    return newest_of_kinds(viewer, {group: size}, after=after)[group]


def newest_of_kinds(
    viewer: Viewer, sizes: Mapping[GroupKind, int], *, after: str = ""
) -> dict[GroupKind, EventList]:
    """So many events of each of these kinds, as `newest_events` gives them of one, and no more asked for
    several kinds than for one beside their rows."""
    record = record_of(viewer)
    last = record.row(after) if after else None
    found = _newest(record, sizes, last)
    shown = [row for kind, rows in found.items() for row in rows[: sizes[kind]]]
    places = record.places(row.public_id for row in shown)
    told = iter(_summed_up(viewer, shown, record, places))
    return {
        kind: EventList(
            tuple(islice(told, len(rows[: sizes[kind]]))),
            rows[sizes[kind] - 1].public_id if len(rows) > sizes[kind] else "",
        )
        for kind, rows in found.items()
    }


def _newest(record: Seen, sizes: Mapping[GroupKind, int], last: Event | None) -> dict[GroupKind, list[Event]]:
    """So many of each kind behind ``last``, and one more where there is one."""
    if record.is_whole:
        return _newest_kept(sizes, last)
    found = {}
    for kind, size in sizes.items():
        every = sorted(record.rows(kind), key=_day, reverse=True)
        ids = [row.public_id for row in every]
        begin = ids.index(last.public_id) + 1 if last and last.public_id in ids else 0
        found[kind] = every[begin : begin + size + 1]
    return found


def _newest_kept(sizes: Mapping[GroupKind, int], last: Event | None) -> dict[GroupKind, list[Event]]:
    """The same of the record as it is kept: one question for all kinds, each found by its index."""
    wanted, found = Q(), {kind: list[Event]() for kind in sizes}
    for kind, size in sizes.items():
        of_kind = Event.objects.filter(kind=kind.value)
        rows = _behind(of_kind, last) if last else of_kind
        wanted |= Q(pk__in=rows.order_by(*_NEWEST).values("pk")[: size + 1])
    for row in Event.objects.filter(wanted).order_by(*_NEWEST):
        found[GroupKind(row.kind)].append(row)
    return found


def events_of(viewer: Viewer, kind: GroupKind) -> list[EventSummary]:
    """All events of one kind by date, in a number of queries that does not grow with theirs."""
    record = record_of(viewer)
    return _summed_up(viewer, record.rows(kind), record, record.places_in(kind), kind)


def _behind(rows: QuerySet[Event], last: Event) -> QuerySet[Event]:
    if last.ends is None:
        return rows.filter(ends=None, pk__lt=last.pk)
    return rows.filter(Q(ends__lt=last.ends) | Q(ends=last.ends, pk__lt=last.pk) | Q(ends=None))


def _day(row: Event) -> date:
    return row.ends or date.min


def _summed_up(
    viewer: Viewer, rows: Sequence[Event], record: Seen, places: PlacesOf, kind: GroupKind | None = None
) -> list[EventSummary]:
    """These events with their figures; with ``kind`` they are all that there are of it."""
    # What was heard first was told whole: of those claims nothing has to be asked again.
    voices = heard_of(viewer, rows, record, places)
    told = {figure.id: figure for figure in _members(viewer, rows, record, places, kind)}
    covers, found = everywhere(viewer), []
    for row in rows:
        at = places.get(row.public_id, ())
        lines = tuple(_figure_line(told[place.claim], place.role) for place in at if place.claim in told)
        summary = EventSummary(**fields_of(row, voices[row.public_id]), lines=lines)
        found.append(covers.of(summary.documents).value(summary))
    return found


def _members(
    viewer: Viewer, rows: Sequence[Event], record: Seen, places: PlacesOf, kind: GroupKind | None
) -> list[FigureView]:
    """The figures of these events and no others, but where they are too many to name."""
    if kind and record.is_whole:
        return claims.figures(viewer, among=Claim.objects.filter(membership__event__kind=kind.value))
    ids = [place.claim for row in rows for place in places.get(row.public_id, ())]
    return claims.figures_named(viewer, ids) if len(ids) <= BATCH else claims.figures(viewer)


def fields_of(row: Event, voices: Mapping[str, int]) -> dict[str, Any]:
    """What a summary says of an event beside its figures."""
    kind, unit = GroupKind(row.kind), Unit(row.unit)
    places = Places(row.origin, row.destination, row.at)
    figures = Range(row.low, row.high, row.approximate)
    when = Interval.from_edtf(row.when) if row.when else None
    return {
        "id": row.public_id,
        "kind": kind,
        "title": title_of(kind, row.act, figures, unit, places, when),
        "name": name_of(kind, row.act, figures, unit, places),
        "act": row.act,
        "when": when,
        "places": places,
        "perpetrators": row.perpetrators,
        "unit": unit,
        "range": figures,
        "revision": row.revision,
        "voices": voices,
    }


def _figure_line(figure: FigureView, role: Role) -> FigureLine:
    said = figure.values
    unit = said.get("unit", Unit.PERSONS)
    return FigureLine(figure.id, figure.document, said["quantity"], unit, figure.speaker, role)
