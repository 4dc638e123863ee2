"""Which part of a document each piece is.

Takes pieces in order, gives blocks. Its one rule: what no sign claims is a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from tumen.documents.intake.blocks.draft import Draft
from tumen.documents.intake.blocks.furniture import (
    mark_boilerplate,
    mark_captions,
    mark_datelines,
    mark_fields,
    mark_tail,
)
from tumen.documents.intake.blocks.headings import mark_dated_heads, mark_headings, part_headings
from tumen.documents.intake.blocks.heads import mark_head, mark_late_bylines, mark_repeated_headlines
from tumen.documents.intake.blocks.letters import mark_letters
from tumen.documents.intake.extraction import Block
from tumen.documents.intake.pieces import Piece

__all__ = ["mark_blocks"]


def mark_blocks(pieces: Sequence[Piece], *, title: str = "") -> tuple[Block, ...]:
    """Decide every piece's kind. ``title`` is the document's title where the file's own fields give one."""
    draft = Draft(pieces)
    mark_boilerplate(draft)
    mark_captions(draft)
    mark_fields(draft)
    mark_datelines(draft)
    mark_dated_heads(draft)
    mark_letters(draft)
    mark_head(draft, title)
    mark_late_bylines(draft)
    mark_repeated_headlines(draft)
    mark_headings(draft)
    part_headings(draft, title)
    mark_tail(draft)
    return draft.blocks()
