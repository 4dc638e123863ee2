"""The pages of the record: everything by date, and each event with its figures side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tumen.access.models import Viewer
from tumen.advocacy.queries import appeals_about
from tumen.corroboration.figures import GroupKind, Role
from tumen.documents.queries import DocumentSummary, how_many, without_date
from tumen.findings.queries import elements_with_claims
from tumen.record import queries
from tumen.record.queries import (
    PAGE,
    EventFigure,
    EventList,
    EventRef,
    EventSummary,
    EventView,
    FigureLine,
    JudgementView,
    Stale,
    mark_of,
    repeated,
    total_explained,
    totals_explained,
)
from tumen.vocabulary.quantities import Quantity
from tumen.web.appeals import line_of
from tumen.web.grading import NO_GRADES, Grades, Typed, event_panel
from tumen.web.history import history_part
from tumen.web.maps import small_map
from tumen.web.saying import said
from tumen.web.strips import Drawn, Strip, strip_of
from tumen.web.support import Support, support_of
from tumen.web.tellings import Report, Telling, reports_of, telling_of
from tumen.web.totals import Explanation, GivenBefore, explanations_of, given_before
from tumen.web.viewing import judge_of
from tumen.web.words import ROLE_LABELS, Words, counted_words, date_words, day_words, unit_words

# ---- everything ----

NO_MARKS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in the list. ``strip`` is None where its figures are all the same: nothing to compare.

    ``mark`` says of a total whether it agrees with events of the record; "" for all else.
    """

    id: str
    date: str
    name: str
    counts: str
    strip: Strip | None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record under its heading: a year of events, or one kind of what is no event."""

    anchor: str
    title: Words
    says: Words
    entries: tuple[Entry, ...]
    more: str = ""  #: leads to those behind the last one; "" where there are none


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A page of the record: fifty events, and at its beginning the first of what is no dated event.

    ``undated`` are the first documents that need a date, of ``undated_count``; ``stale`` is what the record
    does not hold yet. ``more`` leads to earlier events, ``is_later`` says that this is no beginning.
    """

    documents: int
    stale: tuple[Stale, ...]
    undated: tuple[DocumentSummary, ...]
    undated_count: int
    years: tuple[Part, ...]
    others: tuple[Part, ...]
    more: str = ""
    is_later: bool = False

    @property
    def documents_say(self) -> str:
        number = f"{self.documents:,}"
        words = ngettext("one document says", "%(number)s documents say", self.documents)
        return words % {"number": number}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where one kind of what is no dated event stands on the page."""

    anchor: str
    title: Words
    says: Words
    kind: GroupKind


SHELVES = (
    Shelf(
        "states",
        gettext_lazy("How things stood"),
        gettext_lazy(
            "How many people were in a situation as of a day. They may be the same people from one day to "
            "the next, and among those of the events above."
        ),
        GroupKind.STATE,
    ),
    Shelf(
        "totals",
        gettext_lazy("Running totals"),
        gettext_lazy(
            "One body’s count over a period, as it gives it. Events above may be among what was counted."
        ),
        GroupKind.TOTAL,
    ),
    Shelf(
        "rates",
        gettext_lazy("Rates"),
        gettext_lazy("How many per month or year, as sources put it."),
        GroupKind.RATE,
    ),
    Shelf(
        "undated",
        gettext_lazy("At a time not known"),
        gettext_lazy(
            "Told as having happened, without anything that says when. Some may be events that stand above."
        ),
        GroupKind.UNDATED,
    ),
    Shelf(
        "not-told",
        gettext_lazy("Not told as having happened"),
        gettext_lazy("Feared, planned, pledged, demanded, supposed or denied. These are not events."),
        GroupKind.NOT_TOLD,
    ),
)


#: Entries of a shelf at the beginning of the record; the others are a page further.
FIRST = 10
#: Documents without a date that are named.
NAMED = 12


def record(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The record, events first and newest first, fifty at a time."""
    after, shelf = request.GET.get("after", "")[:20], request.GET.get("of", "")[:20]
    page = shelf_page(viewer, shelf, after) if shelf in _SHELVES else record_page(viewer, after)
    return render(request, "tumen/record.html", {"room": "record", "page": page})


def record_page(viewer: Viewer, after: str = "") -> RecordPage:
    """The page's words, from what the viewer may see; behind the event ``after`` there are events alone."""
    sizes = {GroupKind.EVENT: PAGE} | ({} if after else {shelf.kind: FIRST for shelf in SHELVES})
    every = queries.newest_of_kinds(viewer, sizes, after=after)
    found = every[GroupKind.EVENT]
    page = _page(viewer, years=tuple(_years(found.lines)), more=found.after, is_later=bool(after))
    if after:
        return page
    undated_count, undated = without_date(viewer, first=NAMED)
    return replace(
        page,
        stale=tuple(queries.stale(viewer)),
        undated=tuple(undated),
        undated_count=undated_count,
        others=tuple(part for shelf in SHELVES for part in _shelved(viewer, shelf, every[shelf.kind])),
    )


def shelf_page(viewer: Viewer, anchor: str, after: str = "") -> RecordPage:
    """Fifty of one kind of what is no dated event, behind the one with the id ``after``."""
    shelf = _SHELVES[anchor]
    found = queries.newest_events(viewer, shelf.kind, after=after)
    return _page(viewer, others=tuple(_shelved(viewer, shelf, found)), is_later=True)


def _page(viewer: Viewer, **parts: Any) -> RecordPage:
    nothing: dict[str, Any] = {"stale": (), "undated": (), "undated_count": 0, "years": (), "others": ()}
    return RecordPage(documents=how_many(viewer), **{**nothing, **parts})


def _shelved(viewer: Viewer, shelf: Shelf, found: EventList) -> Iterator[Part]:
    if found.lines:
        entries = _entries(found.lines, total_marks(viewer, found.lines))
        more = f"{reverse('record')}?of={shelf.anchor}&after={found.after}" if found.after else ""
        yield Part(shelf.anchor, shelf.title, shelf.says, entries, more)


_SHELVES = {shelf.anchor: shelf for shelf in SHELVES}


def _years(events: Iterable[EventSummary]) -> list[Part]:
    """Events by the year in which they are known to have ended, or else to have begun."""
    years: dict[str, list[EventSummary]] = {}
    for event in events:
        years.setdefault(str(_day(event).year), []).append(event)
    return [Part(f"y{year}", year, "", _entries(found)) for year, found in years.items()]


def _day(event: EventSummary) -> date:
    when = event.when
    return (when.latest or when.earliest or date.min) if when else date.min


def total_marks(viewer: Viewer, events: Iterable[EventSummary]) -> dict[str, str]:
    """What the list says of each total among ``events``, by its id."""
    totals = [event for event in events if event.kind is GroupKind.TOTAL]
    if not totals:
        return {}
    explained = totals_explained(viewer, [total.id for total in totals])
    again = repeated(viewer, [line.claim for total in totals for line in total.lines])
    return {total.id: mark_of(total, explained, again) for total in totals}


def _entries(events: Iterable[EventSummary], marks: Mapping[str, str] = NO_MARKS) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            event.id,
            date_words(event.when),
            said(event.name),
            counts_words(event),
            small_strip(event.lines),
            said(marks.get(event.id, "")),
        )
        for event in events
    )


def counts_words(event: EventSummary) -> str:
    """ "20 figures in 9 documents, 4 to 5 independent voices": what is there to read, and who tells it."""
    figures = counted_words(len(event.lines), "figure")
    told = _("%(figures)s in %(documents)s") % {
        "figures": figures,
        "documents": counted_words(len(event.documents), "document"),
    }
    return f"{told}, {voices}" if (voices := voices_words(event.voices)) else told


def voices_words(voices: Mapping[str, int]) -> str:
    """ "10 to 11 independent voices"; "" for a single report, and where nobody counted."""
    if not voices or voices["reports"] < 2:
        return ""
    least, most = voices["least"], voices["most"]
    number = _("%(low)s to %(high)s") % {"low": least, "high": most} if least != most else f"{most}"
    words = ngettext("%(number)s independent voice", "%(number)s independent voices", most)
    return words % {"number": number}


def small_strip(lines: Iterable[FigureLine]) -> Strip | None:
    """The figures that count, side by side; None where there is but one to see."""
    told = dict.fromkeys((line.document, line.quantity) for line in lines if line.role is Role.COUNTS)
    strip = strip_of(Drawn(quantity) for _, quantity in told)
    return strip if len(strip.lanes) > 1 else None


# ---- one event ----

_KINDS: Mapping[GroupKind, Words] = {
    GroupKind.UNDATED: gettext_lazy("Told as having happened, without anything that says when."),
    GroupKind.STATE: gettext_lazy(
        "A state of things: how many people were in a situation as of a day; nothing happened on that day."
    ),
    GroupKind.TOTAL: gettext_lazy("A running total: one body’s count over a period, as it gives it."),
    GroupKind.RATE: gettext_lazy("A rate: how many per period, as sources put it."),
    GroupKind.NOT_TOLD: gettext_lazy(
        "Nobody tells this as having happened: it is feared, planned, pledged, demanded, supposed or denied."
    ),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One line of the ledger, in words: "``left`` and ``right`` ``says``"."""

    left: str
    right: str
    says: str
    why: str
    undone: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event's figures by document: ``counting`` side by side on ``strip``, and ``others``."""

    id: str
    name: str
    date: str
    kind: Words
    range_says: str
    strip: Strip
    counting: tuple[Report, ...]
    others: tuple[Report, ...]
    could_be: tuple[EventRef, ...]
    judged: tuple[Judged, ...]
    old_ids: tuple[str, ...]
    explanations: tuple[Explanation, ...] = ()
    given_before: tuple[GivenBefore, ...] = ()
    support: Support | None = None


def happened(found: EventView) -> bool:
    """Whether it is a happening: a state, a total or a rate is none."""
    return found.kind in (GroupKind.EVENT, GroupKind.UNDATED)


def _support(viewer: Viewer, found: EventView) -> Support | None:
    """What supports a happening; a state, a total or a rate is nothing that voices tell of together."""
    if not happened(found):
        return None
    return support_of(viewer, found, queries.corroboration(viewer, found.id))


def event(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, form: str = "standard"
) -> HttpResponse:
    """One event; an id that it had before leads to the one that it has.

    With what was ``typed`` into the ``form`` that takes this field, where that was refused.
    """
    found = queries.event(viewer, id)
    if found.id != id and not typed:
        return redirect("event", id=found.id)
    told = [figure.claim for figure in found.figures]
    page = replace(
        event_page(found, Grades.seen_by(viewer, told)),
        explanations=explanations_of(total_explained(viewer, found.id)),
        support=_support(viewer, found),
        given_before=given_before(found.figures, repeated(viewer, [claim.id for claim in told])),
    )
    panel = event_panel(
        found.id,
        found.standards,
        address=reverse("set-standard", args=[found.id]),
        is_open=judge_of(request) is not None,
        typed=typed if typed and form == "standard" else Typed(),
    )
    shown = {
        "room": "record",
        "page": page,
        "panel": panel,
        "places": small_map(queries.places_of(viewer, found.act, found.places)) if happened(found) else None,
        "appeals": [line_of(each) for each in appeals_about(viewer, found.id)] if happened(found) else [],
        "elements": elements_with_claims(viewer, found.id) if happened(found) else {},
        "happened": happened(found),
        "history": history_part(queries.history(viewer, found.id)),
        "is_judging": judge_of(request) is not None,
        "typed": typed or Typed(),
        "form": form if typed else "",
        "figures": _drawn([figure for figure in found.figures if figure.role is Role.COUNTS]),
    }
    return render(request, "tumen/event.html", shown, status=400 if typed else 200)


def event_page(event: EventView, grades: Grades = NO_GRADES) -> EventPage:
    """The page's words, from the event as its viewer may see it."""
    counting = [figure for figure in event.figures if figure.role is Role.COUNTS]
    return EventPage(
        id=event.id,
        name=said(event.name),
        date=date_words(event.when),
        kind=_KINDS.get(event.kind, ""),
        range_says=range_says(event),
        strip=strip_of(_drawn(counting)),
        counting=reports_of(_telling(figure, grades) for figure in counting),
        others=reports_of(
            _telling(figure, grades) for figure in event.figures if figure.role is not Role.COUNTS
        ),
        could_be=event.could_be,
        judged=tuple(judged_words(line) for line in event.judgements),
        old_ids=event.old_ids,
    )


def range_says(event: EventSummary) -> str:
    """What is there, and the range that it supports, in a sentence or two."""
    given = unit_words(event.range, event.unit)
    counts = counts_words(event)
    if event.range.low is not None and event.range.low == event.range.high:
        return _("%(counts)s: %(range)s.") % {"counts": counts, "range": given}
    return _("%(counts)s. They support %(range)s, and are not added up.") % {"counts": counts, "range": given}


def _drawn(figures: Iterable[EventFigure]) -> list[Drawn]:
    """Each figure once for each document that gives it: a headline that says it again is no second report."""
    drawn: dict[tuple[str, Quantity], Drawn] = {}
    for claim in (figure.claim for figure in figures):
        quantity, who = claim.value("quantity"), claim.publisher or claim.document_title
        lane = Drawn(quantity, f"#{claim.id}", f"{who}, {date_words(claim.published)}")
        drawn.setdefault((claim.document_id, quantity), lane)
    return list(drawn.values())


def _telling(figure: EventFigure, grades: Grades) -> Telling:
    role = ROLE_LABELS.get(figure.role)
    return telling_of(figure.claim, reason=said(figure.reason), role=role, grades=grades.of(figure.claim))


_OF_EVENTS = (
    gettext_lazy("were judged one event by %(who)s, %(day)s."),
    gettext_lazy("were judged different events by %(who)s, %(day)s."),
)
_OF_VOICES = (
    gettext_lazy("were judged one voice by %(who)s, %(day)s."),
    gettext_lazy("were judged two voices by %(who)s, %(day)s."),
)


def judged_words(line: JudgementView) -> Judged:
    """The line in words, with its undoing."""
    one, two = _OF_VOICES if line.of_voices else _OF_EVENTS
    says = str(one if line.is_same_event else two) % {"who": line.actor, "day": day_words(line.at)}
    undone = ""
    if line.undone_by:
        undone = _("Undone by %(who)s: %(why)s") % {"who": line.undone_by, "why": line.undone_why}
    return Judged(line.left, line.right, says, line.why, undone)
