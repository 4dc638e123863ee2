"""The pages of families' requests: for who is cleared for identities; to others there are none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.requests import queries
from tumen.requests.queries import RequestView
from tumen.vocabulary.dates import Interval
from tumen.web.grading import Typed
from tumen.web.numbers import whole_number
from tumen.web.persons import sketch_words
from tumen.web.viewing import judge_of
from tumen.web.words import date_words, day_words

#: The fields of a request: name, label, what to write, rows of the box, whether it is needed.
FIELDS = (
    ("asker", gettext_lazy("Who asks"), gettext_lazy("A name, or what they want to be called."), 1, True),
    (
        "relation",
        gettext_lazy("What they are to whom they look for"),
        gettext_lazy("Mother, friend."),
        1,
        False,
    ),
    (
        "reach",
        gettext_lazy("How to reach them safely"),
        gettext_lazy("When, by what, and what must never be sent or said to others."),
        2,
        True,
    ),
    (
        "consent",
        gettext_lazy("What they agree may be done"),
        gettext_lazy("Who may be asked, what may be told to whom, and what not."),
        2,
        True,
    ),
    (
        "sought",
        gettext_lazy("Whom they look for"),
        gettext_lazy("Names in any spelling, age, where from."),
        2,
        True,
    ),
    (
        "known",
        gettext_lazy("What is known"),
        gettext_lazy("When and where last heard of, by whom."),
        3,
        False,
    ),
)
STEPS = (
    ("asked", gettext_lazy("Somebody was asked")),
    ("came back", gettext_lazy("Something came back")),
    ("told", gettext_lazy("The family was told")),
    ("note", gettext_lazy("A note")),
    ("closed", gettext_lazy("Close the request")),
    ("opened again", gettext_lazy("Open it again")),
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form with what stands in it."""

    name: str
    label: object
    note: object
    rows: int
    is_needed: bool
    value: str


def requests(request: HttpRequest, viewer: Viewer, typed: Typed | None = None) -> HttpResponse:
    """The open requests, what is due first before the others, and a form for a new one."""
    closed = request.GET.get("closed") == "1"
    asked = request.GET.get("page", "1")
    found = queries.requests(viewer, page=max(1, whole_number(asked)), closed=closed)
    judge = judge_of(request)
    told = {
        "room": "persons",
        "found": found,
        "closed": closed,
        "lines": [
            (line, day_of(line.due), is_late(line.due), day_words(line.taken_at)) for line in found.lines
        ],
        "fields": _fields({}, typed),
        "may_take": judge is not None and may_do(judge, "requests.take_request"),
        "typed": typed or Typed(),
    }
    return render(request, "tumen/requests.html", told, status=400 if typed else 200)


def family(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, form: str = ""
) -> HttpResponse:
    """One request; with what was ``typed`` into one of its forms where that was refused."""
    found = queries.request(viewer, id)
    judge = judge_of(request)
    told = {
        "room": "persons",
        "page": found,
        "about": sketch_words(found.about) if found.about else "",
        "taken": day_words(found.taken_at),
        "due": day_of(found.due),
        "is_late": is_late(found.due),
        "steps": [(step, day_of(step.on), day_of(step.due), _step(step.kind.value)) for step in found.steps],
        "kinds": STEPS,
        "today": date.today().isoformat(),
        "fields": _fields(_kept(found), typed if form == "change" else None),
        "is_judging": judge is not None and may_do(judge, "requests.add_step"),
        "typed": typed or Typed(),
        "form": form if typed else "",
    }
    return render(request, "tumen/request.html", told, status=400 if typed else 200)


def _kept(found: RequestView) -> dict[str, str]:
    return {name: getattr(found, name) for name, *_rest in FIELDS} | {"person": found.person}


def _fields(kept: dict[str, str], typed: Typed | None) -> list[Field]:
    values = typed.values if typed else kept
    return [
        Field(name, label, note, rows, need, values.get(name, "")) for name, label, note, rows, need in FIELDS
    ]


def _step(kind: str) -> object:
    return dict(STEPS)[kind]


def day_of(day: date | None) -> str:
    """A day in words, or that there is none."""
    return date_words(Interval.day(day)) if day else _("no day")


def is_late(day: date | None) -> bool:
    return day is not None and day < date.today()
