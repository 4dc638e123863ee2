"""Each read of redacted copies: what would be taken out of a document, and what a copy looks like."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from tumen.access.models import Viewer
from tumen.access.rules import require_identities
from tumen.consent.purposes import Purpose
from tumen.documents.intake.confined.drawn import Drawn
from tumen.documents.queries import looked_at
from tumen.publication.consenting import refused_among
from tumen.publication.copy_rows import Copy, CopyForm
from tumen.publication.errors import NoSuchRelease
from tumen.publication.finding import is_copy, require_whole, row_of
from tumen.publication.redaction.pages import page_drawn
from tumen.publication.redaction.texts import apart
from tumen.publication.redaction.withheld import AS_GIVEN, Found
from tumen.publication.showing import given
from tumen.publication.withholding import Choices, Withholding, withholding_of
from tumen.vocabulary.spans import Span

#: What PNG calls points of three bytes, eight bits each.
_TRUECOLOUR = (8, 2, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PieceView:
    """A stretch of a text; ``by`` is the sign by which it is withheld, "" where it stays."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class HitView:
    """Words that are withheld, how often, and by which sign. ``may_show`` says that they may be let through
    with a reason: they are no name and no word that the record has."""

    words: str
    by: str
    count: int
    may_show: bool


@dataclass(frozen=True, slots=True)
class PreviewView:
    """What would be taken out of a document: its text piece by piece, and what is withheld, each once.

    ``refused`` says why no copy of it may be made now, "" where one may. ``is_pdf`` says that it can be given
    out as pages too.
    """

    document: str
    pieces: tuple[PieceView, ...]
    hits: tuple[HitView, ...]
    refused: str
    is_pdf: bool


def copy_preview(
    viewer: Viewer,
    document: str,
    *,
    withhold: Sequence[str] = (),
    let_through: Sequence[tuple[str, str]] = (),
) -> PreviewView:
    """What a copy of a document would lack, with these words withheld beside what is known, and these let
    through, each with the reason. For who is cleared for identities, and from whom nothing is hidden.

    Raises NoSuchDocument, `NotToBeReleased`, `NotWhole` and `NotPermitted`.
    """
    row = looked_at(viewer, document)
    require_whole(viewer)
    require_identities(viewer, "Whoever looks at what is taken out of a document is told who is known.")
    held = withholding_of(viewer, row, Choices(tuple(withhold), tuple(let_through)))
    away = refused_among([row.public_id], Purpose.PUBLISH)
    return PreviewView(
        document=row.public_id,
        pieces=_pieces(held),
        hits=_hits(held),
        refused="Somebody who has a part in it did not agree that their words are published." if away else "",
        is_pdf=row.media_type == "application/pdf",
    )


def _pieces(held: Withholding) -> tuple[PieceView, ...]:
    pieces, at = [], 0
    for each in apart(held.found):
        pieces += [
            PieceView(held.text[at : each.span.start], ""),
            PieceView(each.span.of(held.text), each.by),
        ]
        at = each.span.end
    return tuple(each for each in (*pieces, PieceView(held.text[at:], "")) if each.text)


def _hits(held: Withholding) -> tuple[HitView, ...]:
    stretches = apart(held.found)
    words: dict[str, list[Found]] = {}
    for each in stretches:
        words.setdefault(each.span.of(held.text), []).append(each)
    fixed = [each.span for each in held.found if each.by in AS_GIVEN or each.by == "covered"]
    return tuple(
        HitView(said, places[0].by, len(places), not _touch(fixed, [each.span for each in places]))
        for said, places in words.items()
    )


def _touch(fixed: Sequence[Span], spans: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in fixed for other in spans)


def copy_file(viewer: Viewer, id: str) -> tuple[CopyForm, bytes]:
    """The file of a copy: of a draft for those who work on it. Raises `NoSuchRelease` and `NotOpen`."""
    copy = _copy(viewer, id)
    return CopyForm(copy.form), given(viewer, copy.release)


def copy_page(viewer: Viewer, id: str, page: int) -> bytes:
    """One page of a copy of pictures, from 1, as PNG. Raises `NoSuchRelease` and `NotOpen`."""
    copy = _copy(viewer, id)
    if copy.form != CopyForm.PDF or not 1 <= page <= copy.pages:
        raise NoSuchRelease(f"The copy of {copy.release.public_id} has no page {page}.")
    return _png(page_drawn(given(viewer, copy.release), page))


def _copy(viewer: Viewer, id: str) -> Copy:
    row = row_of(viewer, id)
    if not is_copy(row):
        raise NoSuchRelease(f"{row.public_id} is a table, and no copy of a document.")
    return row.copy


def _png(drawn: Drawn) -> bytes:
    """A picture with nothing beside its points, half as high and as wide: to be looked at on a screen."""
    import numpy as np

    points = np.frombuffer(drawn.rgb, np.uint8).reshape(drawn.height, drawn.width, 3)
    high, wide = drawn.height // 2 * 2, drawn.width // 2 * 2
    half = points[:high, :wide].reshape(high // 2, 2, wide // 2, 2, 3).mean(axis=(1, 3)).astype(np.uint8)
    rows = np.insert(half.reshape(high // 2, -1), 0, 0, axis=1)  # each row says first how it is filtered: not
    head = struct.pack(">II", wide // 2, high // 2) + bytes(_TRUECOLOUR)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
