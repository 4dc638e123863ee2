"""Merging an interview that another vault packed: whole or not at all, once, and only under a known key."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tumen.access.actions import recorded
from tumen.access.errors import NoSuchCompartment
from tumen.access.marking import compartment_of, level_named, mark_level, place_in
from tumen.access.models import Actor, Compartment, Level
from tumen.access.rules import require_identities, require_permission
from tumen.consent.actions import note_consent, withdraw_consent
from tumen.consent.errors import ConsentError
from tumen.consent.purposes import Answer, Purpose
from tumen.documents.actions import take_in_made
from tumen.documents.errors import DocumentError
from tumen.documents.intake import Extraction
from tumen.documents.marking import cover_by_hand
from tumen.documents.models import CoverKind, CustodyKind, Document
from tumen.interviews.actions.taking import CLEARED, require_sight
from tumen.interviews.bundling import Bundle, read
from tumen.interviews.errors import BundleRefused, MergedBefore, NoRecording, UnknownKey
from tumen.interviews.kinds import ReadBack, Speaks, State, TurnKind
from tumen.interviews.models import FieldKey, Interview, Pause, Translation, Turn
from tumen.interviews.sealing import make_key, seal
from tumen.interviews.sounds import described, media_type_of
from tumen.interviews.telling import extraction_in
from tumen.record.later import ask_to_read
from tumen.vault.acting import RECORD, acting_as
from tumen.vocabulary.spans import Span

_ID = re.compile(r"[dv]-[0-9a-hjkmnp-tv-z]{8}")
_WHY = "as the field laptop had it"
#: What a file that was signed and makes no sense raises where it is taken apart.
_SENSELESS = (KeyError, TypeError, ValueError, IndexError, AttributeError)


def merge(*, actor: Actor, path: Path, identities: list[Any]) -> Interview:
    """Take in the interview of a file: document, recording, consents, covers, level, compartments, under the
    ids that they had.

    All of it is kept or nothing. Raises BundleRefused, UnknownKey, MergedBefore, NotOurRecipient,
    NoSuchCompartment (compartments are matched by name), NotPermitted.
    """
    require_permission(actor, "interviews.merge")
    require_identities(actor, CLEARED)
    bundle = read(path, identities)
    trusted = FieldKey.objects.filter(key=bundle.key, until=None).first()
    if trusted is None:
        raise UnknownKey(
            f"The file is signed by {bundle.key[:16]}..., a key that nobody here vouched for. Nothing was "
            "kept. Compare it with what `tumen interviews key` prints on the laptop; a keeper vouches for "
            "it: tumen interviews trust"
        )
    said = bundle.interview
    try:
        _require_new(said)
        circles = [compartment_of(name) for name in said["compartments"]]
        with recorded(actor, "interviews.merge", said["id"], bundle=bundle.id, key=bundle.key[:16]):
            return _merged(actor, bundle, circles, f"the bundle {bundle.id} of {trusted.name}")
    except NoSuchCompartment as error:
        raise NoSuchCompartment(
            f"{error} The interview is kept apart there on the laptop, so it was not merged. A keeper makes "
            "it: tumen access found"
        ) from error
    except (*_SENSELESS, DocumentError, ConsentError, NoRecording) as error:
        raise BundleRefused(
            "The file is signed and whole, and holds no interview that can be kept here "
            f"({type(error).__name__}). Nothing was kept. Was it packed by another version of Tumen?"
        ) from error


def _require_new(said: Mapping[str, Any]) -> None:
    """Raises MergedBefore where the interview, or a document of its, is here, whoever may see it."""
    ids = [said["id"], *(each["id"] for each in (said["document"], said["recording"]) if each)]
    if not all(_ID.fullmatch(id) for id in ids):
        raise ValueError("no ids of ours")
    with acting_as(RECORD):
        is_here = Interview.objects.filter(public_id=said["id"]).exists()
        is_taken = Document.objects.filter(public_id__in=ids).exists()
        named = Interview.objects.filter(code_name=said["code_name"]).exists()
    if is_here:
        raise MergedBefore(f"{said['id']} was merged before. Nothing was changed.")
    if is_taken or named:
        raise BundleRefused(
            f"{said['id']} cannot be merged: its code name, or the id of its document, is another’s here. "
            "Nothing was kept."
        )


def _merged(actor: Actor, bundle: Bundle, circles: list[Compartment], origin: str) -> Interview:
    said = bundle.interview
    made = extraction_in(bundle.extraction)
    row = _row(actor, bundle)
    mark_level(actor, row.public_id, level_named(said["level"]), _WHY)
    for circle in circles:
        place_in(actor, row.public_id, circle, _WHY)
    document = _document(actor, said, made, origin)
    sound = _sound(actor, bundle, origin)
    for item in filter(None, (document, sound)):
        mark_level(
            actor, item.public_id, Level.IDENTITY if item is sound else level_named(said["level"]), _WHY
        )
        for circle in circles:
            place_in(actor, item.public_id, circle, _WHY)
        require_sight(actor, item.public_id)
        _consents(actor, item.public_id, said["consents"][item.public_id])
    turns = _turns(row, said, len(made.text))
    _translations(actor, document, turns, said)
    Interview.objects.filter(pk=row.pk).update(document=document, recording=sound)
    ask_to_read(actor, document.public_id)
    return Interview.objects.get(pk=row.pk)


def _row(actor: Actor, bundle: Bundle) -> Interview:
    said = bundle.interview
    began = _moment(said["began_at"])
    return Interview.objects.create(
        public_id=said["id"],
        code_name=str(said["code_name"])[:60],
        language=str(said["language"])[:10],
        speaks=Speaks(said["speaks"]),
        level=level_named(said["level"]),
        may_record=bool(said["may_record"]),
        state=State.CLOSED,
        began_at=began,
        went_on_at=began,
        closed_at=_moment(said["closed_at"]),
        recorder_began_at=_moment(said["recorder_began_at"]) if said["recorder_began_at"] else None,
        read_back=ReadBack(said["read_back"]),
        taken_by=actor,
        bundle=bundle.id[:20],
    )


def _document(actor: Actor, said: Mapping[str, Any], made: Extraction, origin: str) -> Document:
    data = made.text.encode()
    _require_same(data, said["document"]["sha256"])
    document = take_in_made(
        actor=actor,
        data=data,
        made=made,
        name=f"{said['id']}.txt",
        origin=origin,
        kind=CustodyKind.RECEIVED,
        public_id=said["document"]["id"],
    )
    rendition = document.renditions.get()
    for start, end, kind, why in said["covers"]:
        if not 0 <= start < end <= len(made.text):
            raise ValueError("a cover outside the text")
        cover_by_hand(actor, rendition, Span(start, end), CoverKind(kind), str(why))
    return document


def _sound(actor: Actor, bundle: Bundle, origin: str) -> Document | None:
    said, data = bundle.interview, bundle.recording
    if (said["recording"] is None) != (data is None):
        raise ValueError("a recording too many, or missing")
    if data is None:
        return None
    _require_same(data, said["recording"]["sha256"])
    media_type = media_type_of(data)
    return take_in_made(
        actor=actor,
        data=data,
        made=described(said["code_name"], media_type, said["language"]),
        name=f"{said['id']}.{media_type.partition('/')[2]}",
        origin=origin,
        public_id=said["recording"]["id"],
    )


def _require_same(data: bytes, sha256: str) -> None:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError("other bytes than were kept there")


def _consents(actor: Actor, item: str, told: list[list[Any]]) -> None:
    """The whole history of what they allow; what was withdrawn from all keeping is never packed."""
    for purpose, answer, way, giver, limits, given_on, until, why in told:
        day = date.fromisoformat(given_on)
        if Answer(answer) is Answer.WITHDRAWN:
            if Purpose(purpose) is Purpose.KEEP:
                raise ValueError("withdrawn")
            withdraw_consent(
                actor=actor, item=item, purpose=purpose, way=way, giver=giver, given_on=day, why=why
            )
            continue
        note_consent(
            actor=actor,
            item=item,
            purpose=purpose,
            is_given=Answer(answer) is Answer.YES,
            way=way,
            giver=giver,
            given_on=day,
            until=date.fromisoformat(until) if until else None,
            limits=limits,
            why=why,
        )


def _turns(row: Interview, said: Mapping[str, Any], length: int) -> dict[int, Turn]:
    turns = {}
    for one in said["turns"]:
        if not 0 <= one["start"] < one["end"] <= length:
            raise ValueError("a turn outside the text")
        turns[int(one["number"])] = Turn.objects.create(
            interview=row,
            number=int(one["number"]),
            kind=TurnKind(one["kind"]),
            is_ended=True,
            is_corrected=bool(one["is_corrected"]),
            is_struck=bool(one["is_struck"]),
            began_at=_moment(one["began_at"]),
            ended_at=_moment(one["ended_at"]),
            start=one["start"],
            end=one["end"],
            begins=one["begins"],
            ends=one["ends"],
        )
    for after, began_at, ended_at in said["pauses"]:
        Pause.objects.create(
            interview=row,
            after=int(after),
            began_at=_moment(began_at),
            ended_at=_moment(ended_at) if ended_at else None,
        )
    return turns


def _translations(
    actor: Actor, document: Document, turns: Mapping[int, Turn], said: Mapping[str, Any]
) -> None:
    if not said["translations"]:
        return
    make_key(document.public_id)
    for number, language, words, at in said["translations"]:
        kept = {"words": str(words["words"]), "by": str(words["by"])}
        Translation.objects.create(
            turn=turns[number],
            language=str(language)[:10],
            sealed=seal(document.public_id, kept),
            at=_moment(at),
            by=actor,
        )


def _moment(said: str) -> datetime:
    at = datetime.fromisoformat(said)
    if at.tzinfo is None:
        raise ValueError("a time of nowhere")
    return at
