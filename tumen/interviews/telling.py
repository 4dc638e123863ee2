"""A closed interview as it goes into a bundle: all that another vault needs to have it as it is here."""

from __future__ import annotations

import json
import struct
from datetime import datetime
from typing import Any

from tumen.access.marking import level_of
from tumen.access.models import Placement
from tumen.consent.models import Consent
from tumen.documents.intake import PARTICULARS, Block, Extraction, Found, Metadata
from tumen.documents.intake.handover import Apart, Blank, handed, received
from tumen.documents.models import Cover, CoverKind, Detail, DetailField, Document
from tumen.interviews.models import Interview, Pause, Translation, Turn
from tumen.interviews.sealing import Opening
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

#: The length of what is said of an extraction, before it and its bytes.
_LENGTH = struct.Struct(">I")


def told(row: Interview, document: Document) -> dict[str, Any]:
    """The interview in values of JSON; moments as ISO 8601."""
    opening, recording = Opening(document.public_id), row.recording
    items = [document, *([recording] if recording else [])]
    return {
        "id": row.public_id,
        "code_name": row.code_name,
        "language": row.language,
        "speaks": row.speaks,
        "level": level_of(document.public_id).value,
        "may_record": row.may_record,
        "read_back": row.read_back,
        "began_at": _moment(row.began_at),
        "closed_at": _moment(row.closed_at),
        "recorder_began_at": _moment(row.recorder_began_at),
        "compartments": _compartments(document),
        "turns": [_turn(turn) for turn in Turn.objects.filter(interview=row)],
        "pauses": [
            [each.after, _moment(each.began_at), _moment(each.ended_at)]
            for each in Pause.objects.filter(interview=row)
        ],
        "translations": [
            [each.turn.number, each.language, opening.value(each.sealed), _moment(each.at)]
            for each in Translation.objects.filter(turn__interview=row).select_related("turn").order_by("pk")
        ],
        "document": {"id": document.public_id, "sha256": document.sha256},
        "recording": {"id": recording.public_id, "sha256": recording.sha256} if recording else None,
        "covers": _covers(document),
        "consents": {item.public_id: _consents(item) for item in items},
    }


def _turn(turn: Turn) -> dict[str, Any]:
    plain = ("number", "kind", "is_corrected", "is_struck", "start", "end", "begins", "ends")
    return {
        **{name: getattr(turn, name) for name in plain},
        "began_at": _moment(turn.began_at),
        "ended_at": _moment(turn.ended_at),
    }


def _compartments(document: Document) -> list[str]:
    placed = Placement.objects.filter(item=document.public_id, until=None)
    return sorted(placed.values_list("compartment__name", flat=True))


def _covers(document: Document) -> list[list[Any]]:
    """Covers that a person marked; those that a rule found are found there again."""
    rows = Cover.objects.filter(rendition__document=document, removed_at=None).exclude(kind=CoverKind.CLAIM)
    return [[row.start, row.end, row.kind, row.why] for row in rows.exclude(marked_by=None)]


def _consents(item: Document) -> list[list[Any]]:
    return [
        [
            row.purpose,
            row.answer,
            row.way,
            row.giver,
            row.limits,
            row.given_on.isoformat(),
            row.until.isoformat() if row.until else None,
            row.why,
        ]
        for row in Consent.objects.filter(item=item.public_id).order_by("pk")
    ]


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def extraction_of(document: Document) -> bytes:
    """Text, blocks and circumstances of a document, as they go through the wall that readers stand behind."""
    rendition = list(document.renditions.all())[-1]
    blocks = tuple(Block(BlockKind(each.kind), Span(each.start, each.end)) for each in rendition.blocks.all())
    metadata = _metadata(list(Detail.objects.filter(document=document, given_by=None)))
    said, data = handed(
        Extraction("text/plain", rendition.extractor, rendition.version, rendition.text, blocks, metadata)
    )
    head = json.dumps(said).encode()
    return _LENGTH.pack(len(head)) + head + data


def extraction_in(data: bytes) -> Extraction:
    """What `extraction_of` gave, checked as an answer of a reader is. Raises ValueError or KeyError."""
    (size,) = _LENGTH.unpack(data[: _LENGTH.size])
    head, rest = data[_LENGTH.size : _LENGTH.size + size], data[_LENGTH.size + size :]
    made = received(json.loads(head), rest)
    if isinstance(made, (Apart, Blank)):
        raise ValueError("no text of an interview")
    return made


def _metadata(details: list[Detail]) -> Metadata:
    def one(field: str) -> Found[str] | None:
        found = next((each for each in details if each.field == field), None)
        return _found(found) if found else None

    published = one(DetailField.PUBLISHED)
    return Metadata(
        title=one(DetailField.TITLE),
        language=one(DetailField.LANGUAGE),
        genre=one(DetailField.GENRE),
        published=Found(Interval.from_edtf(published.value), published.evidence, published.span)
        if published
        else None,
        particulars=tuple((each.field, _found(each)) for each in details if each.field in PARTICULARS),
    )


def _found(detail: Detail) -> Found[str]:
    span = Span(detail.start, detail.end) if detail.start is not None and detail.end is not None else None
    return Found(detail.value, detail.evidence, span)
