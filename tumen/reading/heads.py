"""Dates at the head of things: of a document, of an answer or an update inside it, of a chronology's items.

A head that *writes* tells when the words after it were written ("Answered on 3 March 2025"); any other tells
when what follows happened ("- 19 July 2021: 47 people handed over", "4 Oct. Evros.", "MONDAY 9 OCTOBER" in a
line of its own). A head in a line of its own holds for the blocks after it, one that opens a paragraph for
that paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tumen.reading.letters import second_letter
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
#: The longest times, in days, that date a document: "October 2023", and in a masthead "Winter 2018/19".
_MONTH, _SEASON = 31, 92
_OF_SEASON = frozenset({"season of a year", "winter of two years"})
#: Blocks at the end in which a sworn or signed paper tells its day.
_CLOSING = 8

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
#: A paper of a court, by its day: "Order of 29 November 2011".
_ORDER = re.compile(r"\b(?:Order|Judge?ment|Decision|Ruling)\s+(?:of|dated)\s+(?:the\s+)?$")
#: "(received 17 April 2014)" in the title of questions and their answers.
_BRACKET = re.compile(
    r"\((?:submitted|received|answered|replied|tabled|published|adopted)\s+(?:on\s+)?$", re.IGNORECASE
)
#: The number of an issue, right before the days that it covers: "No. 212, 12 to 18 November 2018".
_ISSUE = re.compile(r"\b(?:No|Nr|Issue|Vol|Bulletin|Digest)\b\.?\s*\d+\W+$")
#: The last lines of a sworn or signed paper: "Verified at Imphal on this 6th day of June, 2022".
_SIGNED = re.compile(
    r"\W*(?:verification\W+)?(?:solemnly\s+)?(?:signed|sworn|affirmed|verified|dated|done|executed|declared)\b"
    r"[^.\n]{0,48}$",
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
    found = [_head_of(source.text, *block) for block in _blocks(source, times)]
    heads = [head for head in found if head is not None]
    below = second_letter(blocks_of(source))
    if below is not None:  # a letter below another one has a date of its own
        heads = [replace(head, of_part=True) if head.block >= below else head for head in heads]
    return heads if any(head.writes for head in heads) else _with_closing(source, times, heads)


def _with_closing(source: Source, times: Sequence[TimeExpression], heads: list[Head]) -> list[Head]:
    """With the day on which a paper says at its end that it was signed, where its top tells none."""
    first = len(blocks_of(source)) - _CLOSING
    for number, _, block, inside in _blocks(source, times):
        time = inside[0]
        if number >= first and _is_full(time) and _SIGNED.match(source.text[block.start : time.span.start]):
            closing = Head(time, number, writes=True, of_part=False, is_alone=True)
            return [*(head for head in heads if head.block != number), closing]
    return heads


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
    bracketed = next((time for time in reversed(times) if _is_in_brackets(text, number, block, time)), None)
    if bracketed is not None:
        return Head(bracketed, number, writes=True, of_part=False, is_alone=True)
    written = _written(text, number, block, times)
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


def _written(text: str, number: int, block: Span, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The first time in a short line that can date a document: a day or a month, else the days of an issue
    or its season."""
    if len(block) > _LINE:
        return None
    found = next((time for time in times if _is_full(time)), None)
    if found is not None or number >= _TOP:
        return found
    return next(
        (
            time
            for time in times
            if _is_full(time, _SEASON)
            and time.rule in _OF_SEASON
            or time.kind == "span"
            and _is_full(time, _MONTH, kind="span")
            and _ISSUE.search(text, block.start, time.span.start)
        ),
        None,
    )


def _is_full(time: TimeExpression, most: int = _MONTH, *, kind: str = "date") -> bool:
    """Whether the words alone tell a day or a month, or as many days as ``most``."""
    if time.kind != kind:
        return False
    interval = resolve(time, published=None)
    if interval is None or interval.earliest is None or interval.latest is None:
        return False
    return (interval.latest - interval.earliest).days <= most


def _is_in_brackets(text: str, number: int, block: Span, time: TimeExpression) -> bool:
    """Whether the title says in brackets when the document, or the answer to it, was handed in."""
    if number >= _TOP or not text.startswith(")", time.span.end) or not _is_full(time):
        return False
    return _BRACKET.search(text, block.start, time.span.start) is not None


def _quotes(text: str, block: Span, time: TimeExpression) -> bool:
    """Whether a line says when the message below it was written, and by whom."""
    opens = _QUOTES.match(text, block.start, time.span.start)
    return opens is not None and opens.end() == time.span.start and _WROTE.search(block.of(text)) is not None


def _writes(text: str, number: int, block: Span, time: TimeExpression) -> bool:
    if _LABEL.search(text, block.start, time.span.start):
        return not _ends(text, block) or len(block) < _BESIDE
    if number >= _TOP:
        return False
    if any(sign.search(text, block.start, time.span.start) for sign in (_ORDER, _ISSUE)):
        return True
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
