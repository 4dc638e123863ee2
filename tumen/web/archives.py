"""The pages of archives: how far each collection is read, and its queue, event by event."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.archives import queries
from tumen.archives.queries import REST, CollectionView, EventLine
from tumen.corroboration.ranges import Range
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.web.numbers import whole_number
from tumen.web.viewing import judge_of
from tumen.web.words import act_words, date_words, day_words, unit_words


@dataclass(frozen=True, slots=True)
class Collected:
    """A collection with its words; ``share`` of its parts is read, in hundredths."""

    view: CollectionView
    day: str
    done: int
    parts: int
    waiting: int
    brought: int
    left_out: int
    refused: int

    @property
    def share(self) -> int:
        return 100 * self.done // self.parts if self.parts else 0


@dataclass(frozen=True, slots=True)
class Line:
    """An event of the queue in words."""

    event: EventLine
    title: str


def collections(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The collections, newest first."""
    lines = [_collected(each) for each in queries.collections(viewer)]
    return render(request, "tumen/archives.html", {"room": "watch", "lines": lines})


def collection(request: HttpRequest, viewer: Viewer, id: str, refused: str = "") -> HttpResponse:
    """One collection: what became of its pages, and what waits in its queue or was left out."""
    of = "passed over" if request.GET.get("of") == "left" else "waiting"
    asked = request.GET.get("page", "1")
    page = whole_number(asked, digits=6, otherwise=1)
    found = queries.events(viewer, id, of=of, page=page)
    judge = judge_of(request)
    told = {
        "room": "watch",
        "of": of,
        "line": _collected(queries.collection(viewer, id)),
        "events": [Line(each, _title(each)) for each in found.lines],
        "next": page + 1 if found.more else 0,
        "may_bring": judge is not None and may_do(judge, "archives.note_brought"),
        "is_asked": request.GET.get("asked") == "1",
        "refused": refused,
    }
    return render(request, "tumen/archive.html", told, status=400 if refused else 200)


def _collected(view: CollectionView) -> Collected:
    parts, finds = view.parts, view.finds
    every = sum(number for state, number in parts.items() if state != "gone")
    return Collected(
        view,
        day_words(view.added_at),
        every - parts.get("waiting", 0),
        every,
        finds.get("waiting", 0),
        finds.get("brought in", 0),
        finds.get("passed over", 0),
        view.refused + finds.get("refused", 0),
    )


def _title(event: EventLine) -> str:
    if event.name == REST:
        return _("No event with a figure")
    act = act_words(event.act) if event.act else _("act unclear")
    time = date_words(Interval.from_edtf(event.time)) if event.time else _("no date")
    amount = unit_words(Range(event.low, event.high), Unit(event.unit))
    return f"{act}, {time}: {amount}"
