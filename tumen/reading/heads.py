"""Dates at the head of things: of a document, of an answer or an update inside it, of a chronology's items.

A head that *writes* tells when the words after it were written ("Answered on 3 March 2025"); any other tells
when what follows happened ("- 19 July 2021: 47 people handed over", "4 Oct. Evros.", "MONDAY 9 OCTOBER" in a
line of its own). A head in a line of its own holds for the blocks after it, one that opens a paragraph for
that paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tumen.reading.sentences import blocks_of
from tumen.reading.sources import Source
from tumen.reading.times import TimeExpression, resolve
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

#: Blocks in which a document without a date is looked at for one: masthead, title, byline, dateline.
_TOP = 14
#: The longest line, in code points, that holds a date and no statement.
_LINE = 140
#: Code points that may stand beside a date in a line of its own: a place, a clock time.
_BESIDE = 45
#: The longest time, in days, that dates a document ("October 2023").
_MONTH = 31

_BULLET = re.compile(r"[\s\-\u2013\u2014\u2022*\u00b7\u25aa>#(\[]*(?:\d{1,3}[.)]\s+)?")
_SEPARATOR = re.compile(
    r"\s*(?:\([^)\n]{1,30}\)\s*)?(?:[:|\u2013\u2014)\]]|-\s|\.(?=\s|$)|$|\n"
    r"|,\s+(?:[A-Z\u00c0-\u024f][\w.\u2019'/-]*[ ,]*){1,4}[:.\u2013\u2014])"
)
#: Words before a date that tell when something was written or said.
_LABEL = re.compile(
    r"\b(?:answered|tabled|replied|published|posted|updated|reviewed|revised|dated?|issued|started|launched|sent"
    r"|recorded|filed|written|released|printed|broadcast|aired|submitted|received|interviewed|delivered|adopted)\b"
    r"[^.\n]{0,16}$",
    re.IGNORECASE,
)
#: Of them, those that date a part of a document, whatever its own date is.
_PART = re.compile(r"\b(?:answered|tabled|replied)\b|^\W*(?:update|addendum|postscript)\b", re.IGNORECASE)
_UPDATE = re.compile(r"\W*(?:update|addendum|postscript)\b[^.\n]{0,24}$", re.IGNORECASE)
#: The line over a message that an answer quotes: "> On Thu, 12 Oct 2023 at 09:40, Tom Weller wrote:".
_QUOTES = re.compile(r"[\s>]*On\s(?:\w+,?\s+)?$")
_WROTE = re.compile(r"\bwrote:\s*$")
#: Small words of mastheads and section lines.
_JOINING = frozenset("of the and by in on at from for to a an no page p pp vol issue number edition".split())


@dataclass(frozen=True, slots=True)
class Head:
    """A date at the head of block number ``block``."""

    expression: TimeExpression
    block: int
    writes: bool
    of_part: bool  #: writes a part of the document, and not the document
    is_alone: bool  #: fills its block, and so holds for those after it


def heads_of(source: Source, times: Sequence[TimeExpression]) -> list[Head]:
    """The heads of a document in order, at most one for each block; ``times`` are all of its text."""
    return [head for block in _blocks(source, times) if (head := _head_of(source.text, *block)) is not None]


def _blocks(
    source: Source, times: Sequence[TimeExpression]
) -> Iterator[tuple[int, BlockKind, Span, list[TimeExpression]]]:
    place = 0
    for number, (kind, block) in enumerate(blocks_of(source)):
        inside: list[TimeExpression] = []
        while place < len(times) and times[place].span.start < block.end:
            if block.covers(times[place].span):
                inside.append(times[place])
            place += 1
        if inside:
            yield number, kind, block, inside


def _head_of(
    text: str, number: int, kind: BlockKind, block: Span, times: Sequence[TimeExpression]
) -> Head | None:
    if kind in (BlockKind.TABLE_ROW, BlockKind.BOILERPLATE):
        return None
    first = times[0]
    before = text[block.start : first.span.start]
    if _UPDATE.match(before) and first.kind == "date":
        return Head(first, number, writes=True, of_part=True, is_alone=False)
    written = next((time for time in times if _is_full(time)), None) if len(block) <= _LINE else None
    if written is not None and _quotes(text, block, written):
        return Head(written, number, writes=True, of_part=True, is_alone=True)
    if written is not None and _writes(text, number, block, written):
        of_part = _PART.search(text[block.start : written.span.start]) is not None
        return Head(written, number, writes=True, of_part=of_part, is_alone=True)
    if kind is BlockKind.DATELINE or not _opens(text, block, first):
        return None
    rest = len(block) - (first.span.end - block.start)
    return Head(
        first, number, writes=False, of_part=True, is_alone=rest <= _BESIDE and not _ends(text, block)
    )


def _is_full(time: TimeExpression) -> bool:
    """Whether the words alone tell a day or a month."""
    if time.kind != "date":
        return False
    interval = resolve(time, published=None)
    if interval is None or interval.earliest is None or interval.latest is None:
        return False
    return (interval.latest - interval.earliest).days <= _MONTH


def _quotes(text: str, block: Span, time: TimeExpression) -> bool:
    """Whether a line says when the message below it was written, and by whom."""
    opens = _QUOTES.match(text, block.start, time.span.start)
    return opens is not None and opens.end() == time.span.start and _WROTE.search(block.of(text)) is not None


def _writes(text: str, number: int, block: Span, time: TimeExpression) -> bool:
    if _LABEL.search(text, block.start, time.span.start):
        return not _ends(text, block) or len(block) < _BESIDE
    if number >= _TOP:
        return False
    rest = text[block.start : time.span.start] + " " + text[time.span.end : block.end]
    words = re.findall(r"[^\W\d_][\w.\u2019'-]*", rest)
    return len(words) <= 12 and all(word[0].isupper() or word.lower() in _JOINING for word in words)


def _opens(text: str, block: Span, time: TimeExpression) -> bool:
    """Whether the date opens its block and something stands off from it: "4 Oct. Evros.", "2022 (whole
    year): ..." """
    if time.kind not in ("date", "span") or time.text[0].islower():
        return False
    bullet = _BULLET.match(text, block.start, time.span.start)
    if bullet is None or bullet.end() != time.span.start:
        return False
    if time.text.endswith(".") and re.match(
        r"\s+[A-Z\u00c0-\u024f]", text[time.span.end : time.span.end + 3]
    ):
        return True
    return _SEPARATOR.match(text, time.span.end, block.end) is not None


def _ends(text: str, block: Span) -> bool:
    """Whether the block ends as a sentence does."""
    return (
        re.search(r"[a-z)][.!?][\"\u201d\u2019')]*\s*$", text[max(block.start, block.end - 6) : block.end])
        is not None
    )
