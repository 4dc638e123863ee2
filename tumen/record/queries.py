"""Each read of the record; every one takes the viewer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from tumen.access.models import Viewer
from tumen.claims import queries as claims
from tumen.claims.models import Claim
from tumen.claims.queries import ClaimView, FigureView, claims_seen
from tumen.corroboration.figures import GroupKind, Role
from tumen.corroboration.ranges import Range, range_words
from tumen.corroboration.voices.wording import sentence_of
from tumen.documents.queries import everywhere
from tumen.record.corroborating import Corroboration
from tumen.record.counting import (
    By,
    ClaimsPage,
    Counts,
    Of,
    acts_counted,
    claims_counted,
    countries_counted,
    counts,
)
from tumen.record.explaining import TotalExplained, mark_of, total_explained, totals_explained
from tumen.record.hearing import corroboration_of, heard
from tumen.record.history import History, HistoryLine, JudgementView, Step, history_of, judgement_view
from tumen.record.laying import Laid, Mark, Stretch
from tumen.record.mapped import Mapped, PlaceMark, mapped, places_of
from tumen.record.models import Event, Judgement, JudgementKind, Worth
from tumen.record.persons.describing import Sketch
from tumen.record.persons.finding import (
    PersonLine,
    PersonList,
    PersonView,
    person,
    person_row,
    persons,
    sees_names,
)
from tumen.record.persons.showing import Identity
from tumen.record.persons.staging import Reached
from tumen.record.persons.supposing import PossiblyOne
from tumen.record.proof import StandardView, lines_by_event, proven
from tumen.record.queueing import NextDocument, next_to_review
from tumen.record.refs import EventRef, event_row, found_in, ref_of
from tumen.record.releasable import countable
from tumen.record.repeating import Repeated, repeated
from tumen.record.seeing import Seen, record_of
from tumen.record.sharing import (
    DocumentRef,
    First,
    Pair,
    Pairs,
    PassageLine,
    PassageView,
    SharedWith,
    SideView,
    pairs,
    passage,
    passage_ids,
    shared_with,
)
from tumen.record.staleness import Stale, stale
from tumen.record.timeline import Column, Moment, Timeline, timeline
from tumen.record.titles import name_of, title_of
from tumen.record.tying import TieView, ties_of
from tumen.record.waiting import Several, Waiting, waiting
from tumen.record.wanted import NOT_TOLD, Wanted
from tumen.record.wording import first_of_pair, in_common, likeness_in_words, share_in_words
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

__all__ = [
    "By",
    "ClaimsPage",
    "Column",
    "Corroboration",
    "Counts",
    "DocumentRef",
    "EventFigure",
    "EventRef",
    "EventSummary",
    "EventView",
    "FigureLine",
    "First",
    "Identity",
    "JudgementView",
    "History",
    "HistoryLine",
    "Laid",
    "Mapped",
    "Mark",
    "NextDocument",
    "Moment",
    "NOT_TOLD",
    "Of",
    "Pair",
    "Pairs",
    "PassageLine",
    "PassageView",
    "PlaceMark",
    "Repeated",
    "Several",
    "PersonLine",
    "PersonList",
    "PersonView",
    "PossiblyOne",
    "Reached",
    "Sketch",
    "SharedWith",
    "SideView",
    "Stale",
    "StandardView",
    "Step",
    "Stretch",
    "TieView",
    "Timeline",
    "TotalExplained",
    "Waiting",
    "Worth",
    "Wanted",
    "acts_counted",
    "claims_counted",
    "corroboration",
    "countries_counted",
    "countable",
    "counts",
    "event",
    "event_of",
    "event_row",
    "events",
    "first_of_pair",
    "in_common",
    "history",
    "judgements",
    "likeness_in_words",
    "mapped",
    "mark_of",
    "next_to_review",
    "not_told",
    "pairs",
    "passage",
    "passage_ids",
    "places_of",
    "person",
    "person_row",
    "persons",
    "proven",
    "rates",
    "repeated",
    "sees_names",
    "share_in_words",
    "shared_with",
    "stale",
    "standards",
    "standards_held",
    "states",
    "ties_of",
    "timeline",
    "total_explained",
    "totals",
    "totals_explained",
    "undated",
    "waiting",
]


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
class EventFigure:
    """One claim of an event, with its quote checked, and why it stands there."""

    claim: ClaimView
    role: Role
    reason: str
    by_hand: bool


@dataclass(frozen=True, slots=True)
class EventView(EventSummary):
    """An event with its figures, those that count first; it may be the same as one of ``could_be``.

    ``standards`` are the standards of proof that people set, oldest first: the last holds.
    """

    figures: tuple[EventFigure, ...] = ()
    could_be: tuple[EventRef, ...] = ()
    judgements: tuple[JudgementView, ...] = ()
    standards: tuple[StandardView, ...] = ()
    old_ids: tuple[str, ...] = field(default=())


def events(viewer: Viewer) -> list[EventSummary]:
    """What happened, by date. Never what was only feared, asked or denied."""
    return _summaries(viewer, GroupKind.EVENT)


def undated(viewer: Viewer) -> list[EventSummary]:
    """What happened at a time that nothing tells."""
    return _summaries(viewer, GroupKind.UNDATED)


def states(viewer: Viewer) -> list[EventSummary]:
    """What was so, as of a day."""
    return _summaries(viewer, GroupKind.STATE)


def totals(viewer: Viewer) -> list[EventSummary]:
    """What a list counted over a period."""
    return _summaries(viewer, GroupKind.TOTAL)


def rates(viewer: Viewer) -> list[EventSummary]:
    """What happens again and again, per period."""
    return _summaries(viewer, GroupKind.RATE)


def not_told(viewer: Viewer) -> list[EventSummary]:
    """What was feared, planned, pledged, demanded, supposed or denied, and is about no event that is told."""
    return _summaries(viewer, GroupKind.NOT_TOLD)


def event(viewer: Viewer, id: str) -> EventView:
    """One event of any kind by its id, or by one that it had before. Raises NoSuchEvent."""
    record = record_of(viewer)
    row = found_in(record, id)
    places = record.places([row.public_id]).get(row.public_id, [])
    told = {claim.id: claim for claim in claims.claims(viewer, [at.claim for at in places])}
    figures = [
        EventFigure(told[at.claim], at.role, at.reason, at.by_hand) for at in places if at.claim in told
    ]
    figures.sort(key=_shown_first)
    covering = everywhere(viewer).of(figure.claim.document_id for figure in figures)
    return covering.value(
        EventView(
            **_fields(row, heard(viewer, row, record)),
            lines=tuple(_line(figure) for figure in figures),
            figures=tuple(figures),
            could_be=tuple(dict.fromkeys(event_of(viewer, row.could_be).values())),
            judgements=tuple(judgements(viewer, claims=[at.claim for at in places])),
            standards=standards(viewer, row.public_id),
            old_ids=record.old_ids(row),
        )
    )


def corroboration(viewer: Viewer, id: str) -> Corroboration:
    """What supports an event: its voices part by part, who took it from whom, its figures reconciled.

    Raises NoSuchEvent.
    """
    record = record_of(viewer)
    row = found_in(record, id)
    return everywhere(viewer).all.value(corroboration_of(viewer, row, record))


def history(viewer: Viewer, id: str) -> History:
    """What people decided of an event, and when the record was last derived. Raises NoSuchEvent."""
    record = record_of(viewer)
    row = found_in(record, id)
    return history_of(
        viewer, row, record, [at.claim for at in record.places([row.public_id]).get(row.public_id, [])]
    )


def event_of(viewer: Viewer, ids: Iterable[str]) -> dict[str, EventRef]:
    """The event of each of these claims, by the claim's id; claims that belong to none are left out."""
    covering = everywhere(viewer).all
    found = record_of(viewer).event_of(ids)
    return {claim: covering.value(ref_of(row)) for claim, row in found.items()}


def judgements(viewer: Viewer, *, claims: Iterable[str] | None = None) -> list[JudgementView]:
    """The ledger, oldest first, undone lines included; of some ``claims`` only, or all of it."""
    # Those on persons are told on their pages, to who is cleared for identities.
    lines = Judgement.objects.filter(undoes=None).exclude(kind=JudgementKind.SAME_PERSON)
    if claims is not None:
        ids = list(claims)
        lines = lines.filter(Q(left__public_id__in=ids) | Q(right__public_id__in=ids))
    found = list(lines.select_related("left", "right", "actor", "undone_by__actor"))
    seen = set(claims_seen(viewer, {side.public_id for line in found for side in (line.left, line.right)}))
    covers = everywhere(viewer)
    return [
        covers.reasoned(judgement_view(line))
        for line in found
        if line.left.public_id in seen and line.right.public_id in seen
    ]


def standards(viewer: Viewer, id: str) -> tuple[StandardView, ...]:
    """Every standard of proof that people set for an event, oldest first; `proven` tells which holds.

    ``id`` is the event's present one.
    """
    return lines_by_event(viewer, record_of(viewer)).get(id, ())


def standards_held(viewer: Viewer) -> dict[str, StandardView]:
    """The standard of proof that holds for each event that has one, by the event's id."""
    found = lines_by_event(viewer, record_of(viewer))
    held = {id: proven(lines) for id, lines in found.items()}
    return {id: line for id, line in held.items() if line}


def _summaries(viewer: Viewer, kind: GroupKind) -> list[EventSummary]:
    """All events of one kind, in a number of queries that does not grow with theirs."""
    record = record_of(viewer)
    places = record.places_in(kind)
    told = {figure.id: figure for figure in claims.figures(viewer, among=_members_of(kind, record))}
    covers, found = everywhere(viewer), []
    for row in record.rows(kind):
        at = places.get(row.public_id, ())
        lines = tuple(_figure_line(told[place.claim], place.role) for place in at if place.claim in told)
        summary = EventSummary(**_fields(row, heard(viewer, row, record)), lines=lines)
        found.append(covers.of(summary.documents).value(summary))
    return found


def _members_of(kind: GroupKind, record: Seen) -> QuerySet[Claim] | None:
    """The claims of one kind of event, to load no others; None where the record was derived from all."""
    return Claim.objects.filter(membership__event__kind=kind.value) if record.is_whole else None


def _fields(row: Event, voices: Mapping[str, int]) -> dict[str, Any]:
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


def _line(figure: EventFigure) -> FigureLine:
    told = figure.claim
    unit = told.value("unit") or Unit.PERSONS
    return FigureLine(told.id, told.document_id, told.value("quantity"), unit, told.speaker, figure.role)


_ROLES = {role: place for place, role in enumerate(Role)}


def _shown_first(figure: EventFigure) -> tuple[int, str, bool, str, int]:
    """What counts before what does not, then in the order of publication; of one day, who says it in a
    document of their own before who reports it."""
    told = figure.claim
    place, reports = told.quote.span.start, told.speaker != told.publisher
    return _ROLES[figure.role], str(told.published or "~"), reports, told.document_id, place
