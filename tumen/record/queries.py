"""Each read of the record; every one takes the viewer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.sight import who
from tumen.claims import queries as claims
from tumen.claims.queries import ClaimView, claims_seen
from tumen.corroboration.figures import GroupKind, Role
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
from tumen.record.ledger import lines_on
from tumen.record.listing import (
    PAGE,
    EventList,
    EventSummary,
    FigureLine,
    events_of,
    fields_of,
    newest_events,
    newest_of_kinds,
)
from tumen.record.mapped import Mapped, PlaceMark, mapped, places_of
from tumen.record.models import Judgement, JudgementKind, Worth
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
from tumen.record.persons.showing import Identity, SourceTelling, ToldLine
from tumen.record.persons.staging import Reached
from tumen.record.persons.supposing import PossiblyOne
from tumen.record.proof import StandardView, lines_by_event, proven
from tumen.record.queueing import NextDocument, next_to_review
from tumen.record.refs import EventRef, event_row, found_in, ref_of
from tumen.record.regrouping import Foreseen, Regrouped, foresee
from tumen.record.releasable import countable
from tumen.record.repeating import Repeated, repeated
from tumen.record.seeing import record_of
from tumen.record.shared_views import (
    DocumentRef,
    First,
    Pair,
    Pairs,
    PassageLine,
    PassageView,
    SharedWith,
    SideView,
)
from tumen.record.sharing import pairs, passage, passage_ids, shared_with
from tumen.record.staleness import Stale, stale
from tumen.record.timeline import Column, Moment, Timeline, timeline
from tumen.record.tying import TieView, ties_of
from tumen.record.waiting import Several, Waiting, waiting
from tumen.record.wanted import NOT_TOLD, Wanted
from tumen.record.wording import first_of_pair, in_common, likeness_in_words, share_in_words
from tumen.vocabulary.codes import Unit

__all__ = [
    "By",
    "ClaimsPage",
    "Column",
    "Corroboration",
    "Counts",
    "DocumentRef",
    "EventFigure",
    "EventList",
    "EventRef",
    "EventSummary",
    "EventView",
    "FigureLine",
    "First",
    "Foreseen",
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
    "PAGE",
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
    "Regrouped",
    "Sketch",
    "SharedWith",
    "SideView",
    "SourceTelling",
    "Stale",
    "StandardView",
    "Step",
    "Stretch",
    "TieView",
    "Timeline",
    "ToldLine",
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
    "foresee",
    "in_common",
    "history",
    "judgements",
    "likeness_in_words",
    "mapped",
    "mark_of",
    "newest_events",
    "newest_of_kinds",
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
    return events_of(viewer, GroupKind.EVENT)


def undated(viewer: Viewer) -> list[EventSummary]:
    """What happened at a time that nothing tells."""
    return events_of(viewer, GroupKind.UNDATED)


def states(viewer: Viewer) -> list[EventSummary]:
    """What was so, as of a day."""
    return events_of(viewer, GroupKind.STATE)


def totals(viewer: Viewer) -> list[EventSummary]:
    """What a list counted over a period."""
    return events_of(viewer, GroupKind.TOTAL)


def rates(viewer: Viewer) -> list[EventSummary]:
    """What happens again and again, per period."""
    return events_of(viewer, GroupKind.RATE)


def not_told(viewer: Viewer) -> list[EventSummary]:
    """What was feared, planned, pledged, demanded, supposed or denied, and is about no event that is told."""
    return events_of(viewer, GroupKind.NOT_TOLD)


def event(viewer: Viewer, id: str) -> EventView:
    """One event of any kind by its id, or by one that it had before. Raises NoSuchEvent."""
    return remembered(("event", who(viewer), id), lambda: _event(viewer, id))


def _event(viewer: Viewer, id: str) -> EventView:
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
            **fields_of(row, heard(viewer, row, record)),
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
    if claims is not None:
        found = lines_on(viewer, claims)
    else:
        lines = Judgement.objects.filter(undoes=None).exclude(kind=JudgementKind.SAME_PERSON)
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
