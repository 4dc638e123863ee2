"""What consent asks of this room: who may know of an interview, what goes with it, how it is forgotten."""

from __future__ import annotations

from django.db.models import Q

from tumen.access.models import Actor, Viewer
from tumen.consent.errors import NoSuchRecord
from tumen.consent.forgetting import Forgotten
from tumen.consent.registering import Keeping
from tumen.documents.models import Cover, RecordKey
from tumen.documents.sealing import forgotten
from tumen.interviews.errors import NoSuchInterview
from tumen.interviews.kinds import State
from tumen.interviews.models import Interview, Translation, Turn
from tumen.interviews.sealing import destroy_key, leave_nothing
from tumen.interviews.sight import seen


def _require(viewer: Viewer, item: str) -> None:
    try:
        seen(viewer, item)
    except NoSuchInterview as error:
        raise NoSuchRecord(str(error)) from error


def _is_destroyed(item: str) -> bool:
    """Also where its key is not there any more: in a backup that was restored without it."""
    row = Interview.objects.filter(public_id=item).first()
    if row is None or row.state == State.WITHDRAWN:
        return row is not None
    return row.document_id is None and not RecordKey.objects.filter(item=item).exists()


def _may_destroy(actor: Actor, item: str) -> bool:
    """Whoever takes an interview destroys it at once when the interviewee says so; when it is closed and a
    document, that takes a keeper as with every other."""
    return Interview.objects.filter(public_id=item, taken_by=actor, document=None).exists()


def _together(item: str) -> tuple[str, ...]:
    """An interview, its document and its recording go together; a recording can go alone."""
    row = Interview.objects.filter(Q(public_id=item) | Q(document__public_id=item)).first()
    if row is None:
        return ()
    items = [row.public_id, *(each.public_id for each in (row.document, row.recording) if each)]
    return tuple(each for each in items if each != item)


def _forget(actor: Actor, item: str) -> Forgotten:
    """Destroy the key of an interview and empty its cells. That there was one, under a code name, stays."""
    row = Interview.objects.get(public_id=item)
    turns = Turn.objects.filter(interview=row)
    Translation.objects.filter(turn__in=turns).delete()
    cells = turns.update(sealed=b"", is_ended=True)
    Interview.objects.filter(pk=row.pk).update(sealed=b"", state=State.WITHDRAWN)
    leave_nothing()
    return Forgotten(destroy_key(item), cells + 1, 0)


def _words_gone(document: int) -> None:
    """Destroy the translations of turns of which words were forgotten: nobody can say which words of a
    translation they are."""
    gone = list(Cover.objects.filter(forgotten(), rendition__document=document).values_list("start", "end"))
    for turn in Turn.objects.filter(interview__document=document):
        if any(
            turn.start is not None and start < (turn.end or 0) and turn.start < end for start, end in gone
        ):
            Translation.objects.filter(turn=turn).delete()


KEEPING = Keeping(_require, _is_destroyed, _forget, _may_destroy, _together, _words_gone)
