"""Where a document's head ends, for all who look for its publisher there."""

from __future__ import annotations

from tumen.documents.intake.extraction import Found
from tumen.documents.intake.said import Said
from tumen.vocabulary.codes import BlockKind

#: Blocks among which a head stands.
HEAD_BLOCKS = 30


MaybeFound = Found[str] | None


def head_of(said: list[Said]) -> list[Said]:
    """The blocks before the text begins."""
    body = (BlockKind.PARAGRAPH, BlockKind.SALUTATION, BlockKind.TABLE_ROW, BlockKind.HEADING)
    is_text = (at for at, block in enumerate(said) if block.kind in body and len(block.words.split()) > 14)
    return said[: min(next(is_text, len(said)), HEAD_BLOCKS)]
