"""The values that intake hands out: a text, its blocks, what it says of itself, and notes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, TypeVar

from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with the words or the field it was read from.

    ``evidence`` is a phrase for people ("the date line “18 October 2023”"); ``span`` is where those words
    stand in the rendition, None when they stand in the file's own fields."""

    value: T
    evidence: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a document; ``span`` counts code points of the rendition's text."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says about itself, each value with its evidence; None and empty where it says nothing.

    ``published`` is the day on which the document was published or a letter was dated, never a day that it
    tells of. ``voices`` are those who speak all of it where that is not simply its publisher or author: a
    witness, an interviewee, signatories. ``language`` is an ISO 639-1 code, ``genre`` a value of `Genre`,
    None where it is not plain. ``particulars`` holds the circumstances of an interview or a
    typed case (`PARTICULARS` names them), as pairs of name and value."""

    publisher: Found[str] | None = None
    authors: tuple[Found[str], ...] = ()
    voices: tuple[Found[str], ...] = ()
    published: Found[Interval] | None = None
    title: Found[str] | None = None
    language: Found[str] | None = None
    genre: Found[str] | None = None
    particulars: tuple[tuple[str, Found[str]], ...] = ()

    def particular(self, name: str) -> Found[str] | None:
        """The first value of one circumstance."""
        return next((found for known, found in self.particulars if known == name), None)


#: The circumstances of an interview or a typed case that are kept apart, by the names that they are stored
#: under.
PARTICULARS = (
    "interviewee", "interviewer", "interpreter", "told by", "place", "interview language", "consent",
    "written down by", "recipient",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recognised:
    """A stretch of a text that was recognised from pictures of pages, ``first`` to ``last``, from 1."""

    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one reading of a file yields.

    ``text`` is NFC with line feeds; blocks are in order, inside the text and never overlap (ValueError
    otherwise). ``notes`` are sentences about what was left out or looked odd. ``undated_because`` says why
    there is no publication date where the reason is more than silence (two readings of "03/04/2023").
    ``recognised`` is what text recognition read from pictures; all other text is the file's own."""

    media_type: str
    extractor: str
    extractor_version: str
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()
    undated_because: str = ""
    recognised: tuple[Recognised, ...] = ()

    def __post_init__(self) -> None:
        if not unicodedata.is_normalized("NFC", self.text):
            raise ValueError("A rendition's text must be in normal form C.")
        if any(before.span.end > after.span.start for before, after in pairwise(self.blocks)):
            raise ValueError("Blocks must stand in order and must not overlap.")
        if self.blocks and self.blocks[-1].span.end > len(self.text):
            raise ValueError("Blocks must lie inside the text.")
