"""From text to pieces: a piece is what becomes one block, before it is known which kind.

A plain text stays as it is and is cut where its lines say; a composed document (page, letter, table) is first
laid out as text, one blank line between its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tumen.documents.errors import TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.cleaning import Cleaner
from tumen.documents.intake.datelines import begins_item, stands_alone
from tumen.documents.intake.extraction import Recognised
from tumen.documents.intake.signs import begins_small, ends_sentence
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two breaks, without surrounding blanks; ``kind`` where the file itself tells it."""

    words: str
    span: Span
    kind: BlockKind | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a composed document; line feeds inside it are breaks of the original."""

    words: str
    kind: BlockKind | None = None
    #: Whether this part follows the one before without a blank line, as rows and fields do.
    tight: bool = False
    #: The first and last page that the words were recognised on from a picture; None for a file's own words.
    pages: tuple[int, int] | None = None


@dataclass(slots=True)
class Composed:
    """Parts laid out as one text."""

    text: str
    pieces: list[Piece] = field(default_factory=list)
    recognised: list[Recognised] = field(default_factory=list)


def compose(parts: Iterable[Part], cleaner: Cleaner) -> Composed:
    """Lay ``parts`` out as a text, cleaned, and cut it into pieces. Raises TooLargeFile."""
    composed = Composed("")
    laid: list[str] = []
    offset = 0
    for part in parts:
        words = cleaner.clean(part.words).strip()
        if not words:
            continue
        gap = "" if not laid else "\n" if part.tight else "\n\n"
        start = offset + len(gap)
        composed.pieces += _pieces_of_part(words, start, part.kind)
        if part.pages:
            _mark_recognised(composed.recognised, start, start + len(words), part.pages)
        laid += [gap, words]
        offset = start + len(words)
        refuse_too_long(offset)
    composed.text = "".join(laid)
    return composed


def _mark_recognised(marked: list[Recognised], start: int, end: int, pages: tuple[int, int]) -> None:
    """Add a stretch, put together with the one before when it goes on from it on the same pages."""
    last = marked[-1] if marked else None
    if last and (last.first, last.last) == pages and start - last.span.end <= len("\n\n"):
        marked[-1] = Recognised(Span(last.span.start, end), *pages)
    else:
        marked.append(Recognised(Span(start, end), *pages))


def refuse_too_long(characters: int) -> None:
    """Raise TooLargeFile when a text would pass the limit."""
    if characters > limits.TEXT_CHARACTERS:
        raise TooLargeFile(
            f"it holds more than {limits.TEXT_CHARACTERS:,} characters of text. "
            "Split it into its chapters or messages and read those."
        )


def _pieces_of_part(words: str, start: int, kind: BlockKind | None) -> Iterator[Piece]:
    if kind is not None and kind is not BlockKind.PARAGRAPH:
        yield Piece(words, Span(start, start + len(words)), kind)
        return
    for piece in pieces_of(words):
        yield Piece(piece.words, piece.span.shifted(start), kind)


#: What ends a line: also the separators that pasted text brings along, which Python's reading keeps.
_LINE = re.compile("[^\n\x0b\x0c\x85\u2028\u2029]+")


def pieces_of(text: str) -> list[Piece]:
    """Cut plain text into pieces.

    A blank line always ends a piece. A single line feed ends one too, except in text that was wrapped to a
    width: there a line that could not have taken the first word of the next goes on in it."""
    pieces = []
    for group in _groups(text):
        for span in _joined(text, group):
            pieces.append(Piece(span.of(text), span))
    return pieces


def _groups(text: str) -> Iterator[list[Span]]:
    """The runs of lines between blank lines, each line without its surrounding blanks."""
    group: list[Span] = []
    last_end = 0
    for match in _LINE.finditer(text):
        line = _trimmed(text, match.start(), match.end())
        is_apart = len(re.findall("[\n\u2029]", text[last_end : match.start()])) > 1
        if group and (is_apart or not line):
            yield group
            group = []
        if line:
            group.append(line)
        last_end = match.end()
    if group:
        yield group


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Span(start, end) if start < end else None


#: Widths, in characters, to which programs wrap text; narrower runs are addresses and lists, wider ones
#: paragraphs.
_WRAPPED_WIDTHS = range(45, 121)
_WRAPPED_WIDTHS_KOREAN = range(25, 81)


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    """The lines of one group, with those put together that were one paragraph before wrapping."""
    goes_on = _continuations([line.of(text) for line in lines])
    begun = lines[0]
    for line, continues in zip(lines[1:], goes_on, strict=True):
        if continues:
            begun = Span(begun.start, line.end)
        else:
            yield begun
            begun = line
    yield begun


def _continuations(lines: list[str]) -> list[bool]:
    """For each line but the first: whether it continues the one before."""
    width = max(map(len, lines))
    widths = _WRAPPED_WIDTHS_KOREAN if re.search("[가-힣]", lines[0]) else _WRAPPED_WIDTHS
    if width not in widths:
        return [False] * (len(lines) - 1)
    pairs = list(zip(lines, lines[1:], strict=False))
    runs_on = any(begins_small(after) and not ends_sentence(before) for before, after in pairs)
    # Hangul has no small letters: there names under names look as wrapped prose does, but for the last line.
    is_closed = ends_sentence(lines[-1])
    return [
        _continues(before, after, width, runs_on or (is_closed and not ends_sentence(before)))
        for before, after in pairs
    ]


def _continues(before: str, after: str, width: int, is_wrapped: bool) -> bool:
    if stands_alone(before) or stands_alone(after) or begins_item(after):
        return False
    is_full = len(before) + 1 + len(after.split(maxsplit=1)[0]) > width
    if begins_small(after) and not ends_sentence(before):
        return is_full or len(before) > width * 0.6
    return is_full and is_wrapped
