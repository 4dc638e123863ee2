"""Reading back and closing: the interviewee corrects what was written, and it becomes a document."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.marking import level_of, mark_level, place_in
from tumen.access.models import Actor, Placement
from tumen.consent.actions import note_consent
from tumen.consent.models import Consent
from tumen.consent.purposes import Answer
from tumen.documents.actions import take_in_made
from tumen.documents.models import CustodyKind, Document
from tumen.documents.queries import kept
from tumen.interviews.actions.taking import going_on
from tumen.interviews.composing import Said, clean, composed
from tumen.interviews.errors import NothingSaid
from tumen.interviews.kinds import ReadBack, Speaks, State, TurnKind
from tumen.interviews.models import Interview, Pause, Turn
from tumen.interviews.sealing import Opening, destroy_key, leave_nothing, seal
from tumen.record.later import ask_to_read
from tumen.vocabulary.spans import Span

STRUCK = "[struck out by the interviewee]"


def correct_turn(*, actor: Actor, interview: str, turn: int, words: str) -> Turn:
    """Put what the interviewee says now in the place of what was written; the former words are gone.

    Raises NoSuchInterview, NotNow, ConsentFirst and NothingSaid.
    """
    row = going_on(actor, interview)
    said, found = clean(words), _ended(row, turn)
    if not said:
        raise NothingSaid("Nothing was changed, because nothing is written there. To take it out, strike it.")
    with recorded(actor, "interviews.correct_turn", row.public_id, turn=turn):
        Turn.objects.filter(pk=found.pk).update(
            sealed=seal(row.public_id, said), is_corrected=True, is_struck=False
        )
        leave_nothing()
    return Turn.objects.get(pk=found.pk)


def strike_turn(*, actor: Actor, interview: str, turn: int) -> Turn:
    """Take a turn out at the interviewee's wish: its words are gone, and that there was one stays.

    Raises NoSuchInterview, NotNow, ConsentFirst and NothingSaid.
    """
    row = going_on(actor, interview)
    found = _ended(row, turn)
    with recorded(actor, "interviews.strike_turn", row.public_id, turn=turn):
        Turn.objects.filter(pk=found.pk).update(sealed=seal(row.public_id, STRUCK), is_struck=True)
        leave_nothing()
    return Turn.objects.get(pk=found.pk)


def close(*, actor: Actor, interview: str, read_back: ReadBack | str) -> Interview:
    """Close an interview: it becomes a document, with its consents, its level and its compartments.

    ``read_back`` says whether the interviewee heard what was written. A turn that was not ended is ended. The
    sealed words of this room are destroyed: they are in the document, and nowhere else. Raises
    NoSuchInterview, NotNow, ConsentFirst, and NothingSaid without an answer.
    """
    row = going_on(actor, interview)
    if read_back not in ReadBack.values:
        raise NothingSaid(f"Say whether it was read back to them: {', '.join(ReadBack.values)}.")
    turns = list(Turn.objects.filter(interview=row))
    if not any(turn.kind == TurnKind.ANSWER for turn in turns):
        raise NothingSaid("Nothing was closed, because there is no answer in it. Withdraw it instead.")
    opening, now = Opening(row.public_id), timezone.now()
    made, spans = composed(
        row.code_name,
        opening.value(row.sealed),
        [_said(row, turn, opening) for turn in turns],
        language=row.language,
        began_at=row.began_at,
        remarks=_remarks(row, ReadBack(read_back)),
    )
    with recorded(actor, "interviews.close", row.public_id) as entry:
        document = take_in_made(
            actor=actor,
            data=made.text.encode(),
            made=made,
            name=f"{row.public_id}.txt",
            origin=f"interview {row.public_id}",
            kind=CustodyKind.TYPED_IN,
        )
        entry.detail["document"] = document.public_id
        _keep_places(turns, spans)
        protect_as(actor, row, document)
        copy_consents(actor, row.public_id, document.public_id)
        Turn.objects.filter(interview=row, is_ended=False).update(is_ended=True, ended_at=now)
        Turn.objects.filter(interview=row).update(sealed=b"")
        Interview.objects.filter(pk=row.pk).update(
            state=State.CLOSED,
            read_back=ReadBack(read_back),
            closed_at=now,
            document=document,
            sealed=b"",
            revision=F("revision") + 1,
        )
        destroy_key(row.public_id)
        leave_nothing()
        ask_to_read(actor, document.public_id)
    return Interview.objects.get(pk=row.pk)


def protect_as(actor: Actor, row: Interview, document: Document) -> None:
    """Give a document the level and the compartments of its interview."""
    why = f"as interview {row.public_id}"
    mark_level(actor, document.public_id, level_of(row.public_id), why)
    placed = Placement.objects.filter(item=row.public_id, until=None).select_related("compartment")
    for place in placed:
        place_in(actor, document.public_id, place.compartment, why)


def copy_consents(actor: Actor, of: str, to: str) -> None:
    """Note what holds of one item of another, in the same words."""
    last = {row.purpose: row for row in Consent.objects.filter(item=of).order_by("pk")}
    for row in last.values():
        if row.answer != Answer.WITHDRAWN.value:
            note_consent(
                actor=actor,
                item=to,
                purpose=row.purpose,
                is_given=row.answer == Answer.YES.value,
                way=row.way,
                giver=row.giver,
                given_on=row.given_on,
                until=row.until,
                limits=row.limits,
                why=row.why,
            )


def document_of(actor: Actor, row: Interview) -> Document:
    """The document of a closed interview, seen by the actor. Raises NothingSaid for one that has none."""
    if row.document is None:
        raise NothingSaid(f"{row.public_id} is not closed, so it is no document yet. Close it first.")
    return kept(actor, row.document.public_id)


def _ended(row: Interview, turn: int) -> Turn:
    found = Turn.objects.filter(interview=row, number=turn, is_ended=True).first()
    if found is None:
        raise NothingSaid(f"There is no turn {turn} that has ended. Nothing was changed.")
    return found


def _said(row: Interview, turn: Turn, opening: Opening) -> Said:
    pauses = Pause.objects.filter(interview=row, after=turn.number).exclude(ended_at=None)
    seconds = sum((each.ended_at - each.began_at).total_seconds() for each in pauses if each.ended_at)
    minutes = max(1, round(seconds / 60)) if pauses else 0
    return Said(turn.number, TurnKind(turn.kind), opening.value(turn.sealed), minutes)


def _remarks(row: Interview, read_back: ReadBack) -> list[str]:
    told = [f"Read back: {read_back.label}"]
    if row.speaks != Speaks.SELF:
        told.append(f"Speaks: {Speaks(row.speaks).label}")
    return told


def _keep_places(turns: list[Turn], spans: dict[int, Span]) -> None:
    for turn in turns:
        turn.start, turn.end = spans[turn.number].start, spans[turn.number].end
        turn.save(update_fields=["start", "end"])
