"""The signs that a genre is known by: words of the head's lines, openings of blocks, fields."""

from __future__ import annotations

import re
from collections.abc import Callable

from tumen.documents.intake.said import Said
from tumen.documents.intake.signs import is_prose
from tumen.vocabulary.codes import BlockKind

#: Takes the blocks and the names of the fields that the document has; gives the block that shows the genre.
Sign = Callable[[list[Said], set[str]], Said | None]

#: Blocks in which a head stands.
_HEAD_BLOCKS = 12
#: Characters of a paragraph with which the text has surely begun.
_TEXT_BEGINS = 250
#: Characters at the beginning of a block in which an opening is looked for.
_OPENING = 400

QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


def head_of(said: list[Said]) -> list[Said]:
    """The blocks up to the first long one, and that one."""
    long = next((at for at, block in enumerate(said) if len(block.words) > _TEXT_BEGINS), len(said))
    return said[: min(long + 1, _HEAD_BLOCKS)]


def in_head(pattern: str, *, longest: int = 140, in_notes: bool = False) -> Sign:
    """Whether a line of the head has the words; the text itself counts only where ``in_notes`` says so."""
    found = re.compile(pattern, re.IGNORECASE)

    def sign(said: list[Said], named: set[str]) -> Said | None:
        lines = (
            block for block in head_of(said) if len(block.words) <= longest and (in_notes or _is_line(block))
        )
        return next((block for block in lines if found.search(block.words)), None)

    return sign


def _is_line(block: Said) -> bool:
    is_text = block.kind is BlockKind.PARAGRAPH and is_prose(block.words)
    return not is_text and block.kind is not BlockKind.HEADING


def anywhere(pattern: str, *, at_least: int = 1, outside_quotations: bool = False) -> Sign:
    """Whether blocks begin with, or hold near their beginning, the words; capitals count."""
    found = re.compile(pattern)

    def sign(said: list[Said], named: set[str]) -> Said | None:
        matching = []
        for block in said:
            words = block.words[:_OPENING]
            if found.search(QUOTED.sub(" ", words) if outside_quotations else words):
                matching.append(block)
        return matching[0] if len(matching) >= at_least else None

    return sign


def has_field(*names: str) -> Sign:
    """Whether the document has one of the fields."""

    def sign(said: list[Said], named: set[str]) -> Said | None:
        headers = (block for block in said if block.kind is BlockKind.HEADER)
        return next(headers, None) if named & set(names) else None

    return sign
