"""The pieces of one document while their kinds are being decided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tumen.documents.intake.extraction import Block
from tumen.documents.intake.names import is_written_small, small_words
from tumen.documents.intake.pieces import Piece
from tumen.documents.intake.signs import is_prose
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

#: Pieces from which the small words of a document are learnt.
_COMMON_PIECES = 300


class Draft:
    """Pieces in order, each with the kind that was decided, or None while it is still open.

    A kind once decided stands: the marking steps run from the surest sign to the weakest, and what no step
    claims is a paragraph, so that nothing that may hold a claim is put aside on a guess."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = list(pieces)
        self.kinds: list[BlockKind | None] = [piece.kind for piece in pieces]
        self._times: Counter[str] = Counter()
        self._small: set[str] | None = None

    def __len__(self) -> int:
        return len(self.pieces)

    def words(self, index: int) -> str:
        return self.pieces[index].words

    def is_open(self, index: int) -> bool:
        """Whether the piece exists and nothing has been decided about it."""
        return 0 <= index < len(self) and self.kinds[index] is None

    def is_prose(self, index: int) -> bool:
        """Whether the piece is running text that no step has put aside."""
        return self.kinds[index] in (None, BlockKind.PARAGRAPH) and is_prose(self.words(index))

    def open_ones(self) -> Iterator[int]:
        return (index for index in range(len(self)) if self.kinds[index] is None)

    def mark(self, index: int, kind: BlockKind) -> None:
        """Decide a piece's kind, unless a surer sign did so before."""
        if self.kinds[index] is None:
            self.kinds[index] = kind

    def split(self, index: int, length: int, kind: BlockKind) -> None:
        """Cut the first ``length`` characters off a piece as a piece of their own."""
        piece = self.pieces[index]
        head, rest = piece.words[:length].rstrip(), piece.words[length:]
        middle = piece.span.start + length
        self.pieces[index : index + 1] = [
            Piece(head, Span(piece.span.start, piece.span.start + len(head)), kind),
            Piece(rest, Span(middle, piece.span.end), piece.kind),
        ]
        self.kinds[index : index + 1] = [kind, self.kinds[index]]

    def is_common(self, words: str) -> bool:
        """Whether the text writes a word of the line in small letters, as it writes no name."""
        if self._small is None:
            self._small = {
                word for piece in self.pieces[:_COMMON_PIECES] for word in small_words(piece.words)
            }
        return is_written_small(words, self._small)

    def is_repeated(self, index: int) -> bool:
        """Whether another piece has the same words, as a headline told again has."""
        if not self._times:
            self._times = Counter(likened(piece.words) for piece in self.pieces)
        return self._times[likened(self.words(index))] > 1

    def prose(self) -> list[int]:
        return [index for index in range(len(self)) if self.is_prose(index)]

    def blocks(self) -> tuple[Block, ...]:
        """The decided blocks, what is still open as paragraphs."""
        return tuple(
            Block(kind or BlockKind.PARAGRAPH, piece.span)
            for piece, kind in zip(self.pieces, self.kinds, strict=True)
        )


def likened(words: str) -> str:
    """A line without what varies between its copies: capitals, marks, blanks."""
    return re.sub(r"[\W_]+", " ", words[:400]).strip().casefold()
