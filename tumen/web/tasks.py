"""The page of what was given to whom, and what the pages of documents and claims show of working together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.teamwork import queries
from tumen.teamwork.queries import CommentView, TaskView
from tumen.vocabulary.dates import Interval
from tumen.web.grading import Typed
from tumen.web.viewing import judge_of
from tumen.web.words import date_words, day_words

#: Whose tasks the page shows, by the word in its address.
WHOSE = (("mine", _("To you")), ("given", _("From you")), ("all", _("To anybody")))
KINDS = {"review": _("Review this document"), "correct": _("Correct a claim")}
ENDINGS = {"done": _("done"), "passed on": _("passed on"), "taken back": _("taken back")}


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was given, in words; ``typed`` is what was refused of its form."""

    task: TaskView
    kind: object
    due: str
    is_late: bool
    given: str
    ended: str
    ending: object
    typed: Typed = field(default_factory=Typed)


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment with its day in words."""

    comment: CommentView
    day: str


def tasks(request: HttpRequest, viewer: Viewer, typed: Typed | None = None, of: str = "") -> HttpResponse:
    """What is open, and what has ended; with what was ``typed`` into the form ``of`` one and refused."""
    whose = request.GET.get("whose", "mine")
    whose = whose if whose in dict(WHOSE) else "mine"
    ended = request.GET.get("ended") == "1"
    judge, after = judge_of(request), request.GET.get("after", "")[:20]
    found = queries.tasks(viewer, whose=whose, ended=ended, after=after, judge=judge)
    told = {
        "room": "tasks",
        "lines": lines_of(found.lines, typed, of),
        "after": found.after,
        "whose": whose,
        "ended": ended,
        "ways": WHOSE,
        "may_end": judge is not None and may_do(judge, "teamwork.end_task"),
        "colleagues": queries.colleagues(judge or viewer),
    }
    return render(request, "tumen/tasks.html", told, status=400 if typed else 200)


def of_claim(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None, form: str
) -> dict[str, object]:
    """What the page of a claim shows of working together."""
    judge = judge_of(request)
    return {
        "remarks": [Remark(each, day_words(each.at)) for each in queries.comments(viewer, id, judge=judge)],
        "may_comment": judge is not None and may_do(judge, "teamwork.add_comment"),
        "may_hand_back": judge is not None and may_do(judge, "teamwork.hand_back"),
        "colleagues": queries.colleagues(judge or viewer),
        "comment_typed": typed if typed and form == "comment" else Typed(),
        "back_typed": typed if typed and form == "back" else Typed(),
    }


def of_document(request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None) -> dict[str, object]:
    """What the page of a document shows of working together."""
    judge = judge_of(request)
    return {
        "tasks": lines_of(queries.tasks_of(viewer, id)),
        "may_give": judge is not None and may_do(judge, "teamwork.give_document"),
        "colleagues": queries.colleagues(judge or viewer),
        "give_typed": typed or Typed(),
    }


def lines_of(tasks: tuple[TaskView, ...], typed: Typed | None = None, of: str = "") -> list[Line]:
    today = date.today()
    return [
        Line(
            task,
            KINDS[task.kind.value],
            date_words(Interval.day(task.due)) if task.due else "",
            task.is_late(today),
            day_words(task.at),
            day_words(task.ended_at) if task.ended_at else "",
            ENDINGS.get(task.ending, ""),
            typed if typed and of == task.id else Typed(),
        )
        for task in tasks
    ]
