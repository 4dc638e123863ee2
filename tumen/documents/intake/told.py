"""The latest day that a text tells of as past: a publication date before it is probably wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tumen.documents.intake.dates import written_dates
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

#: Words before a date in its sentence that place it ahead.
_AHEAD = re.compile(
    r"\b(?:will|shall|would|is to|are to|plan(?:s|ned)?|scheduled|due|until|by|before|deadline|upcoming|next"
    r"|expected|intends?|set to|invite[ds]?|calls? for|hearing on|valid)\b|예정|까지|계획|앞두고",
    re.IGNORECASE,
)


def latest_told(text: str, blocks: Iterable[tuple[BlockKind, Span]]) -> tuple[date, str] | None:
    """The latest full date that the text tells of as past, with its words.

    Dates of what is still to come ("by 30 November 2023") are left out.
    """
    told = []
    telling = (
        BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.CAPTION,
    )  # fmt: skip
    for kind, span in blocks:
        words = span.of(text) if kind in telling else ""
        for written in written_dates(words):
            day = written.readings[0].earliest
            is_ahead = _AHEAD.search(_before(words, written.span.start))
            if day and written.readings[0].is_day and not written.is_ambiguous and not is_ahead:
                told.append((day, written.words))
    return max(told, default=None)


def _before(words: str, start: int) -> str:
    """What stands before a date in its sentence."""
    return re.split(r"(?<=[.!?])\s", words[max(0, start - 120) : start])[-1]
