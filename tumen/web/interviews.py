"""The pages of interviews: for who is cleared for identities; to others there are none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tumen.access.models import Level, Viewer
from tumen.access.queries import compartments, may_do
from tumen.consent.purposes import Giver, Purpose, Way
from tumen.interviews import queries
from tumen.interviews.kinds import ReadBack, Speaks, State, TurnKind
from tumen.interviews.queries import InterviewView, TurnView
from tumen.interviews.sounds import clock_words
from tumen.vocabulary.languages import language_words
from tumen.web.grading import Typed
from tumen.web.numbers import whole_number
from tumen.web.saying import said
from tumen.web.viewing import judge_of, viewer_of
from tumen.web.words import day_words

C = TypeVar("C", bound=Enum)
#: Whom an interview is with and where, in the form: name, label, note, whether it is needed.
WHO = (
    ("interviewee", _("Who is interviewed"), _("Their name, or what they want to be called."), True),
    ("interviewer", _("Who asks"), _("You, or whoever leads the conversation."), True),
    ("interpreter", _("Who interprets"), _("Empty where nobody does."), False),
    ("place", _("Where"), _("As exactly as it has to be known later."), False),
)
CALLED = {name: label for name, label, *_rest in WHO}
PURPOSES = {
    Purpose.KEEP: _("Keep what they say in the record, for those who work with it"),
    Purpose.RESEARCH: _("Use it in research: counted and compared, and nobody is told whose it is"),
    Purpose.PUBLISH: _("Publish their words, and not whose they are"),
    Purpose.NAME: _("Tell their name in public"),
    Purpose.COURT: _("Give it to a court, a prosecutor or a mechanism of the UN"),
    Purpose.ARCHIVE: _("Give it to another archive"),
    Purpose.FAMILY: _("Use it to help their family find somebody"),
}
WAYS = {
    Way.SPOKEN: _("Spoken"),
    Way.WRITTEN: _("In writing"),
    Way.RECORDED: _("On the recording"),
    Way.PASSED_ON: _("Passed on by somebody they trust"),
}
GIVERS = {
    Giver.SELF: _("The person themselves"),
    Giver.GUARDIAN: _("A guardian"),
    Giver.FAMILY: _("The family"),
}
SPEAKS = {
    Speaks.SELF: _("An adult, of what they lived through"),
    Speaks.CHILD: _("Somebody under 18"),
    Speaks.PROXY: _("Somebody who speaks in the place of another"),
}
LEVELS = {
    Level.RESTRICTED: _("Those who were cleared for what is restricted"),
    Level.INTERNAL: _("Everybody who works in the workspace"),
    Level.IDENTITY: _("Those alone who are cleared for identities"),
}
KINDS = {
    TurnKind.QUESTION: _("Question"),
    TurnKind.ANSWER: _("Answer"),
    TurnKind.NOTE: _("Note"),
}
READ_BACK = {
    ReadBack.CONFIRMED: _("It was read back to them, and they confirmed it"),
    ReadBack.DECLINED: _("It was offered, and they did not want it"),
    ReadBack.NOT_POSSIBLE: _("It was not possible"),
}
STATES = {
    State.OPEN: _("open"),
    State.PAUSED: _("paused"),
    State.HELD: _("held until they decide"),
    State.CLOSED: _("closed"),
    State.WITHDRAWN: _("withdrawn"),
}
LANGUAGES = ("ko", "en", "zh", "ja", "ru", "de", "es", "fr")


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """A turn as the page shows it, with its time in the recording in words."""

    turn: TurnView
    label: str | Promise
    begins: str
    ends: str


def interviews(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The interviews by code name, newest first."""
    asked = request.GET.get("page", "1")
    found = queries.interviews(viewer, page=max(1, whole_number(asked)))
    judge = judge_of(request)
    told = {
        "room": "interviews",
        "found": found,
        "lines": [(line, STATES[line.state], day_words(line.began_at)) for line in found.lines],
        "may_take": judge is not None and queries.may_take_interviews(judge),
        "by_form": _by_form(request),
    }
    return render(request, "tumen/interviews.html", told)


def new(request: HttpRequest, viewer: Viewer, typed: Typed | None = None) -> HttpResponse:
    """The form with which an interview begins: what they allow, before anything else."""
    judge = judge_of(request)
    told = {
        "room": "interviews",
        "may_take": judge is not None and queries.may_take_interviews(judge),
        "is_open_to": queries.may_know_of_interviews(viewer),
        "typed": typed or Typed(),
        "purposes": [(each.value, words, each is Purpose.KEEP) for each, words in PURPOSES.items()],
        "asked": {name[4:]: value for name, value in (typed.values if typed else {}).items()},
        "who": WHO,
        "ways": _choices(WAYS),
        "givers": _choices(GIVERS),
        "speaks": _choices(SPEAKS),
        "levels": _choices(LEVELS),
        "languages": [(code, said(language_words(code))) for code in LANGUAGES],
        "circles": [each.name for each in compartments(judge)] if judge else [],
    }
    return render(request, "tumen/interview_new.html", told, status=400 if typed else 200)


def interview(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, form: str = ""
) -> HttpResponse:
    """One interview as it stands; with what was ``typed`` into one of its forms where that was refused."""
    found = queries.interview(viewer, id)
    judge = judge_of(request)
    told = {
        "room": "interviews",
        "page": found,
        "who": [(CALLED[name], value) for name, value in found.who],
        "began": day_words(found.began_at),
        "state": STATES[found.state],
        "speaks": SPEAKS[found.speaks],
        "is_plain": found.speaks is Speaks.SELF,
        "language": said(language_words(found.language)),
        "read_back": READ_BACK[found.read_back] if found.read_back else "",
        "paused_at": f"{found.paused_at:%H:%M}" if found.paused_at else "",
        "turns": [shown_turn(turn) for turn in found.turns if turn.is_ended],
        "kinds": _choices(KINDS),
        "kind": next_kind(found),
        "unfinished": "".join(turn.words for turn in found.turns if not turn.is_ended),
        "ways_to_close": _choices(READ_BACK),
        "languages": [(code, said(language_words(code))) for code in LANGUAGES if code != found.language],
        "is_taking": judge is not None and may_do(judge, "interviews.write_turn"),
        "plays": bool(found.recording) and not _by_form(request),
        "typed": typed or Typed(),
        "form": form if typed else "",
    }
    shown = "tumen/interview_closed.html" if found.state is State.CLOSED else "tumen/interview.html"
    return render(request, shown, told, status=400 if typed else 200)


def sound(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """The recording, or the part of it that a player asks for (RFC 9110, range requests of one range)."""
    found = queries.recording(viewer, id)
    size = len(found.data)
    asked = re.fullmatch(r"bytes=(\d{1,15})-(\d{0,15})", request.headers.get("Range", ""))
    if not asked:
        answer = HttpResponse(found.data, content_type=found.media_type)
    else:
        start, end = int(asked[1]), min(int(asked[2] or size - 1), size - 1)
        if start > end:
            answer = HttpResponse(status=416)
            answer["Content-Range"] = f"bytes */{size}"
            return answer
        answer = HttpResponse(found.data[start : end + 1], content_type=found.media_type, status=206)
        answer["Content-Range"] = f"bytes {start}-{end}/{size}"
    answer["Accept-Ranges"] = "bytes"
    return answer


def shown_turn(turn: TurnView) -> ShownTurn:
    begins = clock_words(turn.begins) if turn.begins is not None else ""
    ends = clock_words(turn.ends) if turn.ends is not None else ""
    return ShownTurn(turn, KINDS[turn.kind], begins, ends)


def next_kind(found: InterviewView) -> str:
    """What is written next: what was begun, else an answer after a question, a question after all else."""
    if not found.turns:
        return TurnKind.QUESTION.value
    last = found.turns[-1]
    if not last.is_ended:
        return last.kind.value
    return (TurnKind.ANSWER if last.kind is TurnKind.QUESTION else TurnKind.QUESTION).value


def _choices(words: Mapping[C, object]) -> list[tuple[str, object]]:
    return [(str(each.value), label) for each, label in words.items()]


def _by_form(request: HttpRequest) -> bool:
    """Whether the pages show identities only as the answer to a form: on a laptop where nobody signs in, who
    looks is nobody in particular, and who acts is the person that serves the pages."""
    judge = judge_of(request)
    return judge is not None and viewer_of(request) != judge
