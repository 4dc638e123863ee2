"""The page of a list's columns: what each tells, and what each row would become."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.claims.columns import NO_ID, TWICE, Fate, Row, Sheet, sheet
from tumen.claims.reports import is_waiting, lists_alike, name_of, names_of_lists, said_of
from tumen.reading.columns import Columns, Meaning
from tumen.vocabulary.acts import acts
from tumen.web.numbers import whole_number
from tumen.web.saying import said
from tumen.web.viewing import judge_of
from tumen.web.words import act_words

#: Rows on one page.
ROWS = 100
MEANINGS = (
    (Meaning.NOTHING, _("nothing that fills a slot")),
    (Meaning.ID, _("the row’s own number in the list")),
    (Meaning.PERSON, _("to whom it was done, by name (covered)")),
    (Meaning.IDENTITY, _("a contact or another sign of who it is (covered)")),
    (Meaning.NUMBER, _("how many people")),
    (Meaning.ACT, _("what was done")),
    (Meaning.DATE, _("when")),
    (Meaning.FROM, _("from where")),
    (Meaning.TO, _("to where")),
    (Meaning.AT, _("where")),
    (Meaning.PERPETRATOR, _("who did it")),
    (Meaning.OUTCOME, _("what became of them")),
    (Meaning.SOURCE, _("who says so")),
)
FATES = (
    (Fate.MADE, _("would be made")),
    (Fate.CHANGED, _("would be changed")),
    (Fate.BESIDE, _("would wait beside what a person judged")),
    (Fate.SAME, _("the same as it is")),
    (Fate.REFUSED, _("not taken in")),
    (Fate.HIDDEN, _("not told: you do not see all of this document")),
)
#: Why a row is not taken in, and what is doubtful of one that is, as the room says it.
SAID = {
    "no number can be read in the cell that counts people": _(
        "no number can be read in the cell that counts people"
    ),
    "neither an act nor a date is told beside the number": _(
        "neither an act nor a date is told beside the number"
    ),
    "no act that the vocabulary knows is told, nor a number of people": _(
        "no act that the vocabulary knows is told, nor a number of people"
    ),
    "none of its mapped cells is filled": _("none of its mapped cells is filled"),
    "the date is kept as written, and not placed in time": _(
        "the date is kept as written, and not placed in time"
    ),
    "the act in its cell is none that the vocabulary knows": _(
        "the act in its cell is none that the vocabulary knows"
    ),
    NO_ID: _("the cell of its own number is empty"),
    TWICE: _("another row has the same number of its own"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as the page shows it."""

    number: int
    words: str
    fate: object
    whys: tuple[object, ...]
    is_refused: bool
    changes: tuple[tuple[object, str, str], ...] = ()


def columns(request: HttpRequest, viewer: Viewer, id: str, refused: object = "") -> HttpResponse:
    """A list by its columns, as they were said in the form, else as they are guessed."""
    given = request.POST if request.method == "POST" else request.GET
    found = sheet(viewer, id, name=name_of(viewer, id))
    heads = [column.name for column in found.columns]
    name = name_in(given) if "name" in given or "like" in given else found.name
    before = said_of(viewer, name, heads) if name and ("like" in given or "m0" not in given) else None
    if before and before.columns:
        meanings = {column.name: column.meaning for column in found.columns}
        found = sheet(viewer, id, {**meanings, **before.columns}, act_in(given) or before.act, name)
    elif "m0" in given:
        found = sheet(viewer, id, said_in(given, found), act_in(given), name)
    asked = given.get("page", "1")
    page = max(1, whole_number(asked, digits=6))
    judge = judge_of(request)
    first = (page - 1) * ROWS
    counts = [(words, found.count(fate)) for fate, words in FATES]
    told = {
        "room": "documents",
        "sheet": found,
        "columns": [(f"m{place}", column) for place, column in enumerate(found.columns)],
        "meanings": [(meaning.value, words) for meaning, words in MEANINGS],
        "acts": [(code, act_words(code)) for code in acts()],
        "counts": [(words, n) for words, n in counts if n],
        "rows": [_shown(row) for row in found.rows[first : first + ROWS]],
        "asked": _asked(found),
        "names": names_of_lists(viewer),
        "alike": lists_alike(viewer, id, heads)[:1] if not name else (),
        "is_waiting": is_waiting(viewer, id),
        "missing": found.missing[:ROWS],
        "next": page + 1 if len(found.rows) > first + ROWS else 0,
        "is_hidden": found.count(Fate.HIDDEN) > 0,
        "may_take": judge is not None and may_do(judge, "claims.take_columns"),
        "done": request.GET.get("done", ""),
        "refused": refused,
    }
    return render(request, "tumen/columns.html", told, status=400 if refused else 200)


def said_in(given: QueryDict, found: Sheet) -> Columns:
    """What the form says of each column; what is no meaning counts as nothing."""
    known = {meaning.value: meaning for meaning in Meaning}
    return {
        column.name: known.get(given.get(f"m{place}", ""), Meaning.NOTHING)
        for place, column in enumerate(found.columns)
    }


def name_in(given: QueryDict) -> str:
    """What the form calls the list, or which list taken before it is said to be a later file of."""
    return " ".join((given.get("like") or given.get("name") or "").split())[:120]


def act_in(given: QueryDict) -> str:
    """The act that the form says of all rows; empty where it is none of the vocabulary."""
    act = given.get("act", "")
    return act if act in acts() else ""


def _asked(found: Sheet) -> str:
    """What was said of the columns, for the address of the next page."""
    asked = QueryDict(mutable=True)
    for place, column in enumerate(found.columns):
        asked[f"m{place}"] = column.meaning.value
    asked["act"] = found.act
    asked["name"] = found.name
    return asked.urlencode()


def _shown(row: Row) -> Shown:
    whys = tuple(SAID.get(why, why) for why in row.why.split("; ") if why)
    changes = tuple((said(each.label), each.before, each.now) for each in row.changes)
    return Shown(row.number, row.words, dict(FATES)[row.fate], whys, row.fate is Fate.REFUSED, changes)
