"""A document's text cut into blocks and pieces, so that each claim's words can be marked where they stand.

Every word of the text is shown exactly once, in order: words between blocks are kept too, and where two
claims share words the shorter one gets them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Protocol, TypeVar

from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span
from tumen.web.words import language_of


class Placed(Protocol):
    """Something that stands at a place of the text."""

    @property
    def span(self) -> Span: ...


class Passage(Placed, Protocol):
    """A passage that another document has too, by its id and the other document's name."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...


Anything = TypeVar("Anything", bound=Placed)


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim's words in a text: where they stand, its number on the page, and the style of its kind."""

    claim: str
    span: Span
    number: int
    style: str
    is_numbered: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text within a block, and the claim that it belongs to, if any.

    ``opens`` and ``closes`` say whether that claim's words begin and end with this piece. ``is_shared`` when
    another document has the words too: ``begins`` and ``ends`` are the passages that do so with this piece.
    """

    text: str
    mark: Marked | None = None
    opens: bool = False
    closes: bool = False
    is_shared: bool = False
    begins: tuple[Passage, ...] = ()
    ends: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of the text as a page shows it. ``kind`` is None for words that stand between two blocks."""

    kind: BlockKind | None
    lang: str
    pieces: tuple[Piece, ...]

    @property
    def style(self) -> str:
        """The block's class in the style sheet."""
        return f"block-{self.kind.value.replace(' ', '-')}" if self.kind else "block-between"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the words that it is cited for, what stands before them, and what follows."""

    before: str
    words: str
    after: str
    lang: str


def shown_blocks(
    text: str,
    blocks: Sequence[tuple[BlockKind, Span]],
    marks: Iterable[Marked],
    shared: Iterable[Passage] = (),
    *,
    language: str,
) -> tuple[ShownBlock, ...]:
    """The whole of ``text`` in its blocks, with ``marks`` in place; what reaches past the text is cut off.

    The passages ``shared`` with other documents are only underlined: a claim's words stay the claim's.
    """
    waiting, passages = _waiting(marks), _waiting(shared)
    opened: set[str] = set()
    shown = []
    for kind, span in _with_gaps(text, blocks):
        lang = language_of(span.of(text), otherwise=language)
        pieces = _pieces(text, span, _inside(waiting, span), _inside(passages, span), opened)
        shown.append(ShownBlock(kind, lang, tuple(pieces)))
    return tuple(shown)


def _waiting(placed: Iterable[Anything]) -> deque[Anything]:
    return deque(sorted(placed, key=lambda each: (each.span.start, -len(each.span))))


def _inside(waiting: deque[Anything], block: Span) -> list[Anything]:
    """What reaches into ``block``, in the order of its beginnings; what lies before it is dropped."""
    while waiting and waiting[0].span.end <= block.start:
        waiting.popleft()
    begun = takewhile(lambda each: each.span.start < block.end, waiting)
    return [each for each in begun if each.span.overlaps(block)]


def anchored(blocks: Iterable[ShownBlock]) -> set[str]:
    """The claims that can be jumped to; one whose words are all another claim's has no place of its own."""
    return {piece.mark.claim for block in blocks for piece in block.pieces if piece.mark and piece.opens}


def _with_gaps(
    text: str, blocks: Sequence[tuple[BlockKind, Span]]
) -> Iterator[tuple[BlockKind | None, Span]]:
    """The blocks, and between them whatever words no block holds; empty space alone is left out."""
    at = 0
    for kind, span in blocks:
        if text[at : span.start].strip():
            yield None, Span(at, span.start)
        yield kind, span
        at = max(at, span.end)
    if text[at:].strip():
        yield None, Span(at, len(text))


def _pieces(
    text: str, block: Span, inside: Sequence[Marked], shared: Sequence[Passage], opened: set[str]
) -> Iterator[Piece]:
    """The block's pieces; ``opened`` gains the claims that open in it."""
    whole = Span(block.start, min(block.end, len(text)))
    placed: list[Placed] = [*inside, *shared]
    edges = {edge for each in placed for edge in (each.span.start, each.span.end)}
    cuts = {whole.start, whole.end} | {edge for edge in edges if whole.start < edge < whole.end}
    for start, end in pairwise(sorted(cuts)):
        mark = _innermost(inside, start)
        opens = mark is not None and mark.claim not in opened
        opened |= {mark.claim} if mark else set()
        yield Piece(
            text[start:end],
            mark,
            opens,
            closes=mark is not None and mark.span.end <= end,
            is_shared=any(each.span.start <= start < each.span.end for each in shared),
            begins=tuple(each for each in shared if each.span.start == start),
            ends=tuple(each for each in shared if start < each.span.end <= end),
        )


def _innermost(marks: Sequence[Marked], at: int) -> Marked | None:
    """The shortest claim whose words cover the code point ``at``: "9" within "9 of the 41 women"."""
    covering = [mark for mark in marks if mark.span.start <= at < mark.span.end]
    return min(covering, key=lambda mark: len(mark.span), default=None)


def cut_sentence(sentence: str, start: int, words: str) -> Sentence:
    """``sentence`` cut at ``words``, which begin at its code point ``start``.

    Where they do not stand there, they are given alone: nothing else is certain.
    """
    lang = language_of(sentence or words)
    if start < 0 or sentence[start : start + len(words)] != words:
        return Sentence("", words, "", lang)
    return Sentence(sentence[:start], words, sentence[start + len(words) :], lang)
