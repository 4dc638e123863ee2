"""The pages of lists that were taken in: which, under which names, and what became of each row."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.claims.reports import RowLine, TakingLine, taking, takings
from tumen.vocabulary.slots import SLOTS
from tumen.web.columns import MEANINGS, SAID
from tumen.web.numbers import whole_number
from tumen.web.saying import said
from tumen.web.viewing import judge_of
from tumen.web.words import act_words, day_words

#: Lines, and rows, on one page.
LINES, ROWS = 50, 200
_DONE = {
    "asked": gettext_lazy("asked for; a worker takes it in"),
    "taken": gettext_lazy("taken in"),
    "back": gettext_lazy("taken back"),
}
#: What became of a row, once it did.
_FATES = {
    "made": gettext_lazy("made"),
    "changed": gettext_lazy("changed"),
    "waits beside": gettext_lazy("waits beside what a person judged"),
    "the same": gettext_lazy("the same as it was"),
    "refused": gettext_lazy("not taken in"),
    "gone": gettext_lazy("gone from the later file; its claim stays"),
    "stays": gettext_lazy("stays, for a person judged it"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list of lists."""

    id: str
    document: str
    name: str
    done: object
    when: str
    by: str
    counts: tuple[tuple[object, int], ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a report."""

    number: int
    fate: object
    claim: str
    former: str
    about: tuple[object, ...]
    is_refused: bool


def lists(request: HttpRequest, viewer: Viewer, refused: object = "") -> HttpResponse:
    """What was done with lists, the newest first; and the form that takes a new one."""
    found = takings(viewer, most=LINES)
    judge = judge_of(request)
    told = {
        "room": "documents",
        "lines": [_line(each) for each in found],
        "may_take": judge is not None and may_do(judge, "claims.take_list"),
        "refused": refused,
    }
    return render(request, "tumen/lists.html", told, status=400 if refused else 200)


def listed(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """One taking of a list: what was said of its columns, and what became of each row."""
    found = taking(viewer, id)
    asked = request.GET.get("page", "1")
    page = max(1, whole_number(asked, digits=6))
    first = (page - 1) * ROWS
    meanings = {meaning.value: words for meaning, words in MEANINGS}
    told = {
        "room": "documents",
        "line": _line(found.line),
        "columns": [(name, meanings.get(meaning, meaning)) for name, meaning in found.columns],
        "act": act_words(found.act) if found.act else "",
        "rows": [_row(each) for each in found.rows[first : first + ROWS]],
        "next": page + 1 if len(found.rows) > first + ROWS else 0,
        "is_told": found.is_told,
        "is_asked": found.line.kind.value == "asked",
    }
    return render(request, "tumen/listed.html", told)


def _line(line: TakingLine) -> Line:
    counts = tuple((words, line.counts[fate]) for fate, words in _FATES.items() if line.counts.get(fate))
    name = line.name or _("a list without a name")
    done = _DONE[line.kind.value]
    return Line(line.id, line.document, name, done, day_words(line.at), line.actor, counts)


def _row(row: RowLine) -> ShownRow:
    about = tuple(SAID.get(each) or said(_label(each)) for each in row.about)
    return ShownRow(row.number, _FATES[row.fate], row.claim, row.former, about, row.fate == "refused")


def _label(slot: str) -> str:
    return SLOTS[slot].label if slot in SLOTS else slot
