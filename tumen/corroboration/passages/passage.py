"""The value that all of this gives: one passage that two documents share, with its place in both."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """What two documents share, exact or edited.

    ``left`` and ``right`` are ids of documents. ``pieces`` are the stretches that agree word for word
    (case, punctuation, number and tense apart), as spans in the left and in the right text, in the order of
    the left one. ``words`` counts the words in them (two and a half syllables are a word), ``likeness`` is
    their share of the longer side, from 0 to 1. ``worth`` is the information of the words shared: the
    higher, the less by chance.
    """

    left: str
    right: str
    left_span: Span
    right_span: Span
    pieces: tuple[tuple[Span, Span], ...]
    words: int
    likeness: float
    worth: float
    is_reordered: bool = False
    is_shortened: bool = False  #: an ellipsis or bracket on one side stands for words of the other

    @property
    def is_exact(self) -> bool:
        """Whether the two sides agree word for word throughout."""
        return len(self.pieces) == 1 and self.likeness > 0.99

    def turned(self) -> Passage:
        """The same passage with its sides exchanged."""
        pieces = tuple(sorted((right, left) for left, right in self.pieces))
        return Passage(
            self.right,
            self.left,
            self.right_span,
            self.left_span,
            pieces,
            self.words,
            self.likeness,
            self.worth,
            self.is_reordered,
            self.is_shortened,
        )
