"""Direct quotations in Korean texts: the words between marks, over several paragraphs where a mark is left
open."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tumen.vocabulary.spans import Span

#: Under this many eojeol a marked stretch is a name or a term, and no speech.
SPEECH_EOJEOL = 4
_PAIRS = {"“": "”", "「": "」", "『": "』"}
#: Single marks hold names, and quotations inside quotations; a headline may set somebody's words in them.
_SINGLE = {"‘": "’"}
#: Paragraphs over which one open quotation may run.
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks. ``block`` is where it opens; ``is_single`` for single marks."""

    span: Span
    block: int
    is_single: bool = False

    def is_speech(self, text: str) -> bool:
        """Whether it is long enough to be somebody's words, and not a name or a term."""
        return len(self.span.of(text).split()) >= SPEECH_EOJEOL


def quotations_in(quotations: Sequence[Quotation], span: Span) -> list[tuple[int, Quotation]]:
    """Those that share words with ``span``, each with its number; ``quotations`` are all of a document."""
    first = bisect_right(quotations, span.start, key=lambda each: each.span.end)
    last = bisect_left(quotations, span.end, key=lambda each: each.span.start)
    return [(number, quotations[number]) for number in range(first, last)]


def quotations_of(text: str, blocks: Sequence[Span]) -> list[Quotation]:
    """Every quotation of the document in order; none is empty or inside another."""
    found: list[Quotation] = []
    closed = 0
    for number, block in enumerate(blocks):
        open_ended: set[str] = set()
        for start, closing, single in _openings(text, block):
            if start <= closed and found:
                continue
            if closing in open_ended:
                continue  # it was looked for once, and a second look would read the block again
            end = _closing(text, start, closing, blocks, number, single=single)
            if end is None:
                open_ended.add(closing)
            elif end > start:
                found.append(Quotation(Span(start, end), number, single))
                closed = end + 1
    return found


def _openings(text: str, block: Span) -> Iterator[tuple[int, str, bool]]:
    """Places where a quotation may begin, with the mark that closes it. Straight marks open and close in
    turn."""
    straight_open = False
    for place in range(block.start, block.end):
        mark = text[place]
        if mark in _PAIRS:
            yield place + 1, _PAIRS[mark], False
        elif mark in _SINGLE:
            yield place + 1, _SINGLE[mark], True
        elif mark == '"':
            straight_open = not straight_open
            if straight_open:
                yield place + 1, '"', False
        elif mark == "'" and _opens(text, place):
            yield place + 1, "'", True


def _opens(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return (not before or not before.isalnum()) and not re.match(r"\d\d", text[place + 1 : place + 3])


def _closing(
    text: str, start: int, closing: str, blocks: Sequence[Span], number: int, *, single: bool
) -> int | None:
    """Where the quotation closes: in its own block, or in a later one before another opens."""
    end = text.find(closing, start, blocks[number].end)
    if end >= 0 or single or closing == '"':
        return end if end >= 0 else None
    opening = {value: key for key, value in _PAIRS.items()}[closing]
    for later in blocks[number + 1 : number + 1 + _LONGEST]:
        end, opened = text.find(closing, later.start, later.end), text.find(opening, later.start, later.end)
        if end >= 0 and (opened < 0 or end < opened):
            return end
        if opened >= 0:
            return None
    return None
