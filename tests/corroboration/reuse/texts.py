"""Texts whose every word knows where it comes from: what makes the truth about copying exact.

A word has a *root*, a number that it keeps through every copy and edit; two documents share a passage where
they hold words of the same roots. A substituted word keeps its root and changes its surface; an inserted
word has a new root.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

_INSIDE = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_ROOTS = itertools.count()


class Word(NamedTuple):
    """One word as it is printed, its marks with it; ``mark`` is "kind:key" for a name, a title ..."""

    surface: str
    root: int
    mark: str = ""
    #: Whether no edit may change it: figures and names of events.
    kept: bool = False


class Chunk(NamedTuple):
    """Words that belong together before they are numbered."""

    text: str
    mark: str = ""
    kept: bool = False


@dataclass(eq=False, slots=True)
class Segment:
    """Words that came into a document in one piece, from ``parent`` or new.

    ``holder`` is the id of the document, or the name of an origin outside the archive. ``attributed`` names
    who is said to have said it. ``repeat`` is the segment of the same document whose words are printed
    again.
    """

    words: list[Word]
    holder: str = ""
    parent: Segment | None = None
    attributed: str = ""
    elided: bool = False
    repeat: Segment | None = None

    def ancestors(self) -> Iterable[Segment]:
        """Itself, what it was copied from, what that was copied from ..."""
        segment: Segment | None = self
        while segment is not None:
            yield segment
            segment = segment.parent

    def copy(self, words: list[Word]) -> Segment:
        return Segment(words, parent=self)


Paragraph = list[Segment]


@dataclass(eq=False, slots=True)
class Draft:
    """A document while it is written: paragraphs of segments, and what would be known about it."""

    id: str
    kind: str
    genre: str
    publisher: str
    author: str = ""
    language: str = "en"
    signatories: tuple[str, ...] = ()
    series: str = ""
    day: int = 0
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def body(self) -> list[Paragraph]:
        """The paragraphs that can be copied: no headline, no furniture, nothing printed again."""
        return [p for p in self.paragraphs if p and len(p[0].words) > 9 and not _is_furniture(p[0])][1:]


def _is_furniture(segment: Segment) -> bool:
    return segment.repeat is not None or all(word.mark for word in segment.words)


def restart() -> None:
    """Number the words from 0 again, so that an archive does not depend on what was written before."""
    global _ROOTS
    _ROOTS = itertools.count()


def new_root() -> int:
    return next(_ROOTS)


def worded(chunks: Iterable[Chunk]) -> list[Word]:
    """The words of ``chunks``, each with a root of its own."""
    return [Word(word, next(_ROOTS), mark, kept) for text, mark, kept in chunks for word in text.split()]


def plain(text: str, mark: str = "") -> Segment:
    """A new segment of ``text``."""
    return Segment(worded([Chunk(text, mark)]))


@functools.lru_cache(maxsize=1 << 16)
def norm(surface: str) -> str:
    """What two words must have in common to be the same: case and outer marks are left out."""
    text = unicodedata.normalize("NFKC", surface).casefold().replace("’", "'").replace("‘", "'")
    inside = _INSIDE.search(text)
    return inside.group() if inside else ""


@functools.lru_cache(maxsize=1 << 16)
def core(surface: str) -> tuple[int, int]:
    """Where the word itself stands between its marks."""
    inside = _INSIDE.search(surface)
    return (inside.start(), inside.end()) if inside else (0, len(surface))
