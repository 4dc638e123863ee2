"""Interviews: all of it is identity level. To a token without identities there is none.

What destroys (withdrawing) and what leaves the vault (packing, merging) is a person's, signed in or at the
terminal; so is a recording, whose bytes are more than a body may hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ninja import Router
from pydantic import Field, StringConstraints

from tumen.access.models import Actor, Level, Viewer
from tumen.consent.purposes import Giver, Purpose, Way
from tumen.interviews import actions, queries
from tumen.interviews.kinds import ReadBack, Speaks, TurnKind
from tumen.interviews.queries import InterviewLine, InterviewView
from tumen.web.api.appeals import Number
from tumen.web.api.operations import looks, takes
from tumen.web.api.paging import Cursor, cursor_to, number_of
from tumen.web.api.reading_in import Id, Sent, Words

router = Router()

_Language = Annotated[str, StringConstraints(min_length=2, max_length=20, pattern=r"^[A-Za-z-]*$")]
_Spoken = Annotated[str, StringConstraints(min_length=1, max_length=50_000, pattern=r"^[^\x00]*$")]
_Milliseconds = Annotated[int, Field(ge=0, lt=2**31)]


@dataclass(frozen=True, slots=True)
class Interviews:
    """A part of the interviews, the newest first; nobody is named in it."""

    interviews: tuple[InterviewLine, ...]
    next: str


class NewInterview(Sent):
    """What the interviewee allows, before anything else, and the circumstances; names stay sealed.

    ``answers`` holds yes or no for each purpose that was asked about.
    """

    answers: dict[Purpose, bool]
    way: Way
    giver: Giver = Giver.SELF
    limits: Words = ""
    until: date | None = None
    asked_in: Annotated[str, StringConstraints(max_length=20)] = ""
    may_record: bool = False
    speaks: Speaks = Speaks.SELF
    assents: bool = False
    code_name: Words = ""
    language: _Language = "ko"
    level: Level = Level.RESTRICTED
    compartments: Annotated[list[Words], Field(max_length=20)] = []
    interviewee: Words = ""
    interviewer: Words = ""
    interpreter: Words = ""
    place: Words = ""


class TurnWritten(Sent):
    """The words of a turn, while they are typed and (``is_ended``) when it ends."""

    turn: Number
    kind: TurnKind
    words: _Spoken
    is_ended: bool = True


class TurnCorrected(Sent):
    """What the interviewee says now in the place of what was written."""

    turn: Number
    words: _Spoken


class OneTurn(Sent):
    """A turn, by its number."""

    turn: Number


class Closed(Sent):
    """Whether it was read back to the interviewee."""

    read_back: ReadBack


class TurnInOtherWords(Sent):
    """A turn in another language."""

    turn: Number
    words: _Spoken


class Translated(Sent):
    """Turns in another language, and who translated them."""

    language: _Language
    translator: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    turns: Annotated[list[TurnInOtherWords], Field(min_length=1, max_length=500)]


class TurnPlaced(Sent):
    """Where a turn stands in the recording, in milliseconds."""

    turn: Number
    begins: _Milliseconds
    ends: _Milliseconds


@looks(router, "/interviews", Interviews)
def interviews(viewer: Viewer, after: Cursor = "") -> Interviews:
    """The interviews, fifty at a time; none to a token without identities."""
    page = min(number_of(after) or 1, 100_000)
    found = queries.interviews(viewer, page=page)
    return Interviews(found.lines, cursor_to(page + 1 if found.more else 0))


@looks(router, "/interviews/{id}", InterviewView)
def interview(viewer: Viewer, id: Id) -> InterviewView:
    """One interview, turn by turn. While it is paused or held nothing that was said is in it."""
    return queries.interview(viewer, id)


@takes(router, "/interviews", InterviewView, "interviews.begin", status=201)
def begin_interview(actor: Actor, sent: NewInterview) -> InterviewView:
    """Begin an interview; without a yes to keeping it nothing is kept."""
    told = dict(sent)
    who = {name: told.pop(name) for name in ("interviewee", "interviewer", "interpreter", "place")}
    made = actions.begin(actor=actor, **told, **who)
    return queries.interview(actor, made.public_id)


@takes(router, "/interviews/{id}/turns", InterviewView, "interviews.write_turn", status=201)
def write_turn(actor: Actor, id: Id, sent: TurnWritten) -> InterviewView:
    """Keep the words of the next turn. Sent again, one that has ended stays as it is."""
    actions.write_turn(
        actor=actor, interview=id, turn=sent.turn, kind=sent.kind, words=sent.words, is_ended=sent.is_ended
    )
    return queries.interview(actor, id)


@takes(router, "/interviews/{id}/pause", InterviewView, "interviews.pause")
def pause_interview(actor: Actor, id: Id) -> InterviewView:
    """Stop: nothing of the interview is shown until it goes on."""
    actions.pause(actor=actor, interview=id)
    return queries.interview(actor, id)


@takes(router, "/interviews/{id}/resume", InterviewView, "interviews.resume")
def resume_interview(actor: Actor, id: Id) -> InterviewView:
    """Go on after a pause."""
    actions.resume(actor=actor, interview=id)
    return queries.interview(actor, id)


@takes(router, "/interviews/{id}/hold", InterviewView, "interviews.hold")
def hold_interview(actor: Actor, id: Id) -> InterviewView:
    """End for now: what was said stays sealed until the interviewee decides."""
    actions.hold(actor=actor, interview=id)
    return queries.interview(actor, id)


@takes(router, "/interviews/{id}/correct-turn", InterviewView, "interviews.correct_turn")
def correct_turn(actor: Actor, id: Id, sent: TurnCorrected) -> InterviewView:
    """Put what the interviewee says now in the place of what was written; the former words are gone."""
    actions.correct_turn(actor=actor, interview=id, turn=sent.turn, words=sent.words)
    return queries.interview(actor, id)


@takes(router, "/interviews/{id}/strike-turn", InterviewView, "interviews.strike_turn")
def strike_turn(actor: Actor, id: Id, sent: OneTurn) -> InterviewView:
    """Take a turn out at the interviewee's wish: its words are gone."""
    actions.strike_turn(actor=actor, interview=id, turn=sent.turn)
    return queries.interview(actor, id)


@takes(router, "/interviews/{id}/close", InterviewView, "interviews.close")
def close_interview(actor: Actor, id: Id, sent: Closed) -> InterviewView:
    """Close an interview: it becomes a document, with its consents."""
    actions.close(actor=actor, interview=id, read_back=sent.read_back)
    return queries.interview(actor, id)


@takes(router, "/interviews/{id}/translations", InterviewView, "interviews.translate", status=201)
def translate_interview(actor: Actor, id: Id, sent: Translated) -> InterviewView:
    """Keep turns of a closed interview in another language."""
    actions.translate(
        actor=actor,
        interview=id,
        language=sent.language,
        translator=sent.translator,
        words={each.turn: each.words for each in sent.turns},
    )
    return queries.interview(actor, id)


@takes(router, "/interviews/{id}/times", InterviewView, "interviews.set_time")
def place_turn(actor: Actor, id: Id, sent: TurnPlaced) -> InterviewView:
    """Say where a turn stands in the recording."""
    actions.set_time(actor=actor, interview=id, turn=sent.turn, begins=sent.begins, ends=sent.ends)
    return queries.interview(actor, id)
