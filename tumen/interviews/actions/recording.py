"""The recording of an interview: a document of its own, with the time of each turn in it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.marking import mark_level
from tumen.access.models import Actor, Level
from tumen.documents.actions import take_in_made
from tumen.documents.errors import KeptOutOfSight
from tumen.interviews.actions.closing import copy_consents, document_of, protect_as
from tumen.interviews.actions.taking import going_on, require_state
from tumen.interviews.errors import ConsentFirst, NoRecording, NothingSaid, NotNow
from tumen.interviews.kinds import State
from tumen.interviews.models import Interview, Turn
from tumen.interviews.sight import seen
from tumen.interviews.sounds import described, media_type_of


def note_recorder(*, actor: Actor, interview: str) -> Interview:
    """Note that the recorder runs from now on: by this moment turns find their time in the recording.

    Raises NoSuchInterview, NotNow, and ConsentFirst where they did not agree to be recorded.
    """
    row = going_on(actor, interview)
    _require_agreed(row)
    with recorded(actor, "interviews.note_recorder", row.public_id):
        Interview.objects.filter(pk=row.pk).update(recorder_began_at=timezone.now())
    return Interview.objects.get(pk=row.pk)


def attach_recording(
    *, actor: Actor, interview: str, data: bytes, began_at: datetime | None = None
) -> Interview:
    """Keep the recording of a closed interview, as received, as a document of the level identity.

    ``began_at`` is when the recorder began (as `note_recorder` noted it, where it did): from it follows the
    time of each turn, which `set_time` corrects. Raises NoSuchInterview, NotNow, ConsentFirst, NoRecording.
    """
    row = seen(actor, interview)
    _require_agreed(row)
    require_state(row, State.CLOSED)
    document = document_of(actor, row)
    if row.recording_id:
        raise NotNow(f"{row.public_id} has its recording already. Nothing was changed.")
    media_type = media_type_of(data)
    ending = media_type.partition("/")[2]
    began = began_at or row.recorder_began_at
    with recorded(actor, "interviews.attach_recording", row.public_id) as entry:
        try:
            sound = take_in_made(
                actor=actor,
                data=data,
                made=described(row.code_name, media_type, row.language),
                name=f"{row.public_id}.{ending}",
                origin=f"recording of interview {row.public_id}",
            )
        except KeptOutOfSight as refused:
            raise NoRecording("This recording is kept already. Nothing was changed.") from refused
        entry.detail["recording"] = sound.public_id
        protect_as(actor, row, sound)
        mark_level(actor, sound.public_id, Level.IDENTITY, "a voice tells who speaks")
        copy_consents(actor, document.public_id, sound.public_id)
        Interview.objects.filter(pk=row.pk).update(
            recording=sound, recorder_began_at=began, revision=F("revision") + 1
        )
        if began:
            _place_turns(row, began)
    return Interview.objects.get(pk=row.pk)


def set_time(*, actor: Actor, interview: str, turn: int, begins: int, ends: int) -> Turn:
    """Say where a turn stands in the recording, in milliseconds.

    Raises NoSuchInterview, NotNow without a recording, and NothingSaid for what is no turn or no time.
    """
    row = seen(actor, interview)
    require_state(row, State.CLOSED)
    found = Turn.objects.filter(interview=row, number=turn).first()
    if row.recording_id is None or found is None:
        raise NothingSaid(f"There is no turn {turn}, or no recording that it could stand in.")
    if not 0 <= begins < ends:
        raise NothingSaid("A turn ends after it begins. Write the times again.")
    with recorded(actor, "interviews.set_time", row.public_id, turn=turn, begins=begins, ends=ends):
        Turn.objects.filter(pk=found.pk).update(begins=begins, ends=ends)
    return Turn.objects.get(pk=found.pk)


def _require_agreed(row: Interview) -> None:
    if not row.may_record:
        raise ConsentFirst(
            f"The interviewee of {row.public_id} did not agree to be recorded. Nothing was kept."
        )


def _place_turns(row: Interview, began: datetime) -> None:
    for turn in Turn.objects.filter(interview=row):
        if turn.ended_at and turn.ended_at > began:
            begins, ends = (
                (at - began) // timedelta(milliseconds=1) for at in (turn.began_at, turn.ended_at)
            )
            turn.begins, turn.ends = max(0, begins), max(0, begins, ends - 1) + 1
            turn.save(update_fields=["begins", "ends"])
