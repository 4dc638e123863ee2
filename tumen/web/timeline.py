"""The page of the timeline: events along years, those of a decade, or those of one year by its months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tumen.access.models import Viewer
from tumen.record.queries import Moment, Timeline, Wanted, timeline
from tumen.web.charts import Columns, Number, Scale, columns_of, lane_on, scale_of
from tumen.web.filters import EVENT_KINDS, OF_EVENTS, Box, Chip, boxes, chips, link, wanted_of
from tumen.web.record import voices_words
from tumen.web.saying import said
from tumen.web.strips import Lane, Tick
from tumen.web.words import date_words, month_words, number_words

#: Years that are named one by one among the links to zoom; of more, decades are.
MOST_YEARS = 12
#: Years drawn at once where nobody chose any: the last ones, so that one wrong date in a document does not
#: make everything else too narrow to be seen.
WIDEST = 40


@dataclass(frozen=True, slots=True)
class Zoom:
    words: str
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An event in the table, and its time as a mark on the scale of the page."""

    id: str
    date: str
    name: str
    voices: str
    lane: Lane


@dataclass(frozen=True, slots=True)
class TimelinePage:
    title: str
    says: str
    zooms: tuple[Zoom, ...]
    columns: Columns | None
    ticks: tuple[Tick, ...]
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    chips: tuple[Chip, ...]
    carried: Mapping[str, str]
    address: str
    undated: int
    next: str
    first: str


def shown(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Events by time, newest first, with how many lie in each year or month."""
    wanted = wanted_of(request.GET, OF_EVENTS, kinds=EVENT_KINDS).for_viewer(viewer)
    after = request.GET.get("after", "")
    page = timeline_page(viewer, timeline(viewer, wanted, after), wanted, is_first=not after)
    return render(request, "tumen/timeline.html", {"room": "timeline", "page": page})


def timeline_page(viewer: Viewer, found: Timeline, wanted: Wanted, *, is_first: bool) -> TimelinePage:
    """The page's words and drawings."""
    here = reverse("timeline")
    scale = _scale(found, wanted)
    given = wanted.given
    return TimelinePage(
        title=_title(wanted),
        says=_says(found),
        zooms=tuple(_zooms(found, wanted, here)),
        columns=columns_of(
            [Number(_under(column.year, column.month), column.low, column.high) for column in found.columns]
        ),
        ticks=scale.ticks if scale else (),
        lines=tuple(_line(moment, scale) for moment in found.moments) if scale else (),
        boxes=boxes(viewer, wanted, OF_EVENTS, kinds=EVENT_KINDS),
        chips=chips(here, wanted, {}, kinds=EVENT_KINDS),
        carried={"province": given["province"]} if "province" in given else {},
        address=here,
        undated=found.undated,
        next=link(here, {**given, "after": found.after}) if found.after else "",
        first="" if is_first else link(here, given),
    )


def _under(year: int, month: int) -> str:
    return month_words(month) if month else str(year)


def _title(wanted: Wanted) -> str:
    since, until = wanted.since, wanted.until
    if since and since == until:
        return str(since)
    if since and until:
        return _("%(since)s to %(until)s") % {"since": since, "until": until}
    if since:
        return _("since %(since)s") % {"since": since}
    return _("up to %(until)s") % {"until": until} if until else _("all years")


def _says(found: Timeline) -> str:
    number = number_words(found.number) or "0"
    return _("%(number)s events lie here, or may.") % {"number": number}


def _scale(found: Timeline, wanted: Wanted) -> Scale | None:
    if not found.moments:
        return None
    last = wanted.until or found.last
    first = wanted.since or max(found.first, last - WIDEST + 1)
    return scale_of(min(first, last), max(first, last))


def _line(moment: Moment, scale: Scale) -> Line:
    voices = voices_words(moment.voices)
    if not voices and moment.voices:
        voices = _("one report")
    return Line(moment.id, date_words(moment.when), said(moment.name), voices, lane_on(scale, moment.when))


def _zooms(found: Timeline, wanted: Wanted, here: str) -> Iterator[Zoom]:
    """All years; the decades, or the years where there are few; within a decade its years."""
    rest = {name: said for name, said in wanted.given.items() if name not in ("since", "until")}

    def to(words: str, since: int | None, until: int | None) -> Zoom:
        address = link(here, {**rest, "since": since or "", "until": until or ""})
        return Zoom(words, address, (wanted.since, wanted.until) == (since, until))

    yield to(_("All years"), None, None)
    if not found.last:
        return
    years = range(found.first, found.last + 1)
    if len(years) > MOST_YEARS:
        for decade in range(found.first // 10 * 10, found.last + 1, 10):
            yield to(_("%(decade)ss") % {"decade": decade}, decade, decade + 9)
        if wanted.since is None or wanted.until is None or wanted.since // 10 != wanted.until // 10:
            return
        years = range(wanted.since // 10 * 10, wanted.since // 10 * 10 + 10)
    for year in years:
        yield to(str(year), year, year)
