"""Each read of interviews; every one takes the viewer, and tells nothing to who sees no identities."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tumen.access.models import Actor, Viewer
from tumen.access.queries import may_do, may_see
from tumen.access.sight import sees_identities, visible_to
from tumen.consent.purposes import Purpose
from tumen.consent.queries import allows
from tumen.documents.masking import MASK
from tumen.documents.models import Document
from tumen.documents.queries import masked_texts, text_of
from tumen.interviews import bundling
from tumen.interviews.composing import CIRCUMSTANCES
from tumen.interviews.errors import NoRecording
from tumen.interviews.kinds import ReadBack, Speaks, State, TurnKind
from tumen.interviews.models import FieldKey, Handover, Interview, Pause, Translation, Turn
from tumen.interviews.sealing import Opening
from tumen.interviews.sight import all_seen, seen
from tumen.interviews.sounds import fragment
from tumen.vault import evidence
from tumen.vocabulary.spans import Span

#: Interviews on one page.
PAGE = 50


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """An interview in a list: nobody is named in it."""

    id: str
    code_name: str
    state: State
    began_at: datetime
    document: str
    has_recording: bool
    handed_over: bool
    bundle: str


@dataclass(frozen=True, slots=True)
class InterviewList:
    """A page of interviews, newest first. ``is_open_to`` says whether the viewer may know of any."""

    lines: tuple[InterviewLine, ...]
    page: int
    more: bool
    is_open_to: bool


@dataclass(frozen=True, slots=True)
class TranslationView:
    """A turn in another language, and who translated it."""

    language: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class TurnView:
    """One turn. ``fragment`` is its part of the recording as a media fragment, empty without one."""

    number: int
    kind: TurnKind
    words: str
    is_ended: bool
    is_corrected: bool
    is_struck: bool
    begins: int | None
    ends: int | None
    fragment: str
    translations: tuple[TranslationView, ...] = ()


@dataclass(frozen=True, slots=True)
class HandoverView:
    """A file that it was packed into."""

    bundle: str
    at: datetime
    by: str
    sha256: str


@dataclass(frozen=True, slots=True)
class InterviewView:
    """An interview. While it is paused or held nothing that was said is in it; withdrawn, nothing is left.
    ``who`` are circumstances by their names."""

    id: str
    code_name: str
    state: State
    language: str
    speaks: Speaks
    level: str
    may_record: bool
    began_at: datetime
    closed_at: datetime | None
    recorder_began_at: datetime | None
    paused_at: datetime | None
    read_back: ReadBack | None
    taken_by: str
    who: tuple[tuple[str, str], ...]
    turns: tuple[TurnView, ...]
    pauses: int
    document: str
    recording: str
    bundle: str
    handovers: tuple[HandoverView, ...]
    is_allowed: bool
    revision: int

    @property
    def next_turn(self) -> int:
        """The number of the turn that is being written, or comes next."""
        return 1 + sum(turn.is_ended for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Sound:
    """The recording of an interview."""

    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FieldKeyView:
    """A key of a field laptop. One with ``until`` is believed no more."""

    key: str
    name: str
    since: datetime
    until: datetime | None
    by: str
    why: str


def may_know_of_interviews(viewer: Viewer) -> bool:
    """Whether there are interviews for this viewer at all."""
    return may_see(viewer) and sees_identities(viewer)


def interviews(viewer: Viewer, *, page: int = 1) -> InterviewList:
    """Fifty interviews, newest first; none for who is not cleared for identities."""
    page = max(1, page)
    rows = list(all_seen(viewer).order_by("-pk")[(page - 1) * PAGE : page * PAGE + 1])
    packed = set(Handover.objects.filter(interview__in=rows).values_list("interview_id", flat=True))
    lines = tuple(
        InterviewLine(
            row.public_id,
            row.code_name,
            State(row.state),
            row.began_at,
            row.document.public_id if row.document else "",
            row.recording_id is not None,
            row.pk in packed,
            row.bundle,
        )
        for row in rows[:PAGE]
    )
    return InterviewList(lines, page, len(rows) > PAGE, may_know_of_interviews(viewer))


def interview(viewer: Viewer, id: str) -> InterviewView:
    """One interview by its id. Raises NoSuchInterview, also for who is not cleared for identities."""
    row = seen(viewer, id)
    last = Pause.objects.filter(interview=row, ended_at=None).last()
    allowed = row.state != State.WITHDRAWN and bool(
        allows(viewer, row.document.public_id if row.document else row.public_id, Purpose.KEEP)
    )
    who, turns = _words(viewer, row)
    return InterviewView(
        id=row.public_id,
        code_name=row.code_name,
        state=State(row.state),
        language=row.language,
        speaks=Speaks(row.speaks),
        level=row.level,
        may_record=row.may_record,
        began_at=row.began_at,
        closed_at=row.closed_at,
        recorder_began_at=row.recorder_began_at,
        paused_at=last.began_at if last else None,
        read_back=ReadBack(row.read_back) if row.read_back else None,
        taken_by=row.taken_by.name,
        who=who,
        turns=turns,
        pauses=Pause.objects.filter(interview=row).count(),
        document=row.document.public_id if row.document else "",
        recording=row.recording.public_id if _is_heard(viewer, row.recording) and row.recording else "",
        bundle=row.bundle,
        handovers=tuple(
            HandoverView(each.bundle, each.at, each.by.name, each.sha256)
            for each in Handover.objects.filter(interview=row).select_related("by")
        ),
        is_allowed=allowed,
        revision=row.revision,
    )


def recording(viewer: Viewer, id: str) -> Sound:
    """The sound of an interview, checked against what was kept. Raises NoSuchInterview and NoRecording."""
    row = seen(viewer, id)
    sound = row.recording
    if sound is None or not _is_heard(viewer, sound) or not allows(viewer, sound.public_id, Purpose.KEEP):
        raise NoRecording(f"{row.public_id} has no recording that can be listened to.")
    return Sound(sound.media_type, evidence.fetch(sound.evidence))


def field_key(viewer: Viewer) -> str:
    """The key by which the team knows this vault's interviews, in hexadecimal; empty for who sees nothing."""
    return bundling.field_key() if may_see(viewer) else ""


def field_keys(viewer: Viewer) -> list[FieldKeyView]:
    """The keys of field laptops that somebody vouched for, those believed no more too."""
    if not may_see(viewer):
        return []
    rows = FieldKey.objects.select_related("by")
    return [FieldKeyView(row.key, row.name, row.since, row.until, row.by.name, row.why) for row in rows]


def may_take_interviews(viewer: Actor) -> bool:
    """Whether this person may begin one."""
    return may_know_of_interviews(viewer) and may_do(viewer, "interviews.begin")


def _is_heard(viewer: Viewer, sound: Document | None) -> bool:
    return bool(
        sound
        and sound.evidence
        and Document.objects.filter(visible_to(viewer, "public_id"), pk=sound.pk).exists()
    )


def _words(viewer: Viewer, row: Interview) -> tuple[tuple[tuple[str, str], ...], tuple[TurnView, ...]]:
    """Who it was with, and the turns: sealed, from the document, or nothing."""
    turns = list(Turn.objects.filter(interview=row))
    if row.state == State.OPEN:
        opening = Opening(row.public_id)
        told = opening.value(row.sealed) or {}
        who = tuple((name, told[name]) for name in CIRCUMSTANCES if told.get(name))
        return who, tuple(_turn(turn, opening.value(turn.sealed) or "") for turn in turns)
    if row.state == State.CLOSED and row.document:
        return (), _closed_turns(viewer, row.document, turns)
    return (), ()


def _closed_turns(viewer: Viewer, document: Document, turns: list[Turn]) -> tuple[TurnView, ...]:
    """The turns as the document shows them to the viewer."""
    rendition = text_of(viewer, document).id
    text, masked = masked_texts(viewer, [rendition])[rendition]
    opening, by_turn = Opening(document.public_id), dict[int, dict[str, TranslationView]]()
    for each in Translation.objects.filter(turn__in=turns).order_by("pk"):
        said: Any = opening.value(each.sealed)
        if said:
            shown = TranslationView(each.language, said["words"], said["by"])
            by_turn.setdefault(each.turn_id, {})[each.language] = shown
    found = []
    for turn in turns:
        span = Span(turn.start or 0, turn.end or 0)
        translated = tuple(by_turn.get(turn.pk, {}).values())
        if masked.hides(span):
            # Where nobody can say which words of it they are, none of its translation is shown.
            translated = tuple(TranslationView(one.language, MASK, MASK) for one in translated)
        found.append(_turn(turn, masked.span(span).of(masked.text), translated))
    return tuple(found)


def _turn(turn: Turn, words: str, translations: tuple[TranslationView, ...] = ()) -> TurnView:
    timed = turn.begins is not None and turn.ends is not None
    return TurnView(
        turn.number,
        TurnKind(turn.kind),
        words,
        turn.is_ended,
        turn.is_corrected,
        turn.is_struck,
        turn.begins,
        turn.ends,
        fragment(turn.begins, turn.ends) if timed else "",  # type: ignore[arg-type]
        translations,
    )
