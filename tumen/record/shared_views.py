"""The passages that documents share, as values: a line of a list, a pair of documents, both sides of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tumen.record.laying import Laid
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span


class First(str, Enum):
    """Who had the words first; "this" is the document that is looked at, of a pair the left one."""

    THIS = "this"
    OTHER = "other"
    OUTSIDE = "outside"
    UNDETERMINED = "undetermined"
    DIFFERS = "differs"  #: of several passages: some come from the one, some from the other
    OPEN = ""  #: not decided yet

    @property
    def words(self) -> str:
        """The answer in a list of what a document shares, as seen from it."""
        return _FIRST[self]


_FIRST = {
    First.THIS: "this document had them first",
    First.OTHER: "the other document had them first",
    First.OUTSIDE: "both have them from elsewhere",
    First.UNDETERMINED: "which had them first is not known",
    First.DIFFERS: "some are from one of the two, some from elsewhere or the other",
    First.OPEN: "which had them first is not decided yet",
}


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document named for a link."""

    id: str
    label: str
    publisher: str
    published: Interval | None


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A passage in a list. ``words`` and ``likeness`` are as in `corroboration.passages.passage`.

    ``span`` is where it stands in the text ``rendition_id`` of the document looked at, ``quote`` how it
    begins there.
    """

    id: str
    quote: str
    span: Span
    rendition_id: int
    words: int
    likeness: float
    is_reordered: bool
    is_shortened: bool
    first: First


@dataclass(frozen=True, slots=True)
class SharedWith:
    """What a document shares with one other. ``share`` is that of its own words that stand in ``passages``,
    from 0 to 1."""

    other: DocumentRef
    passages: tuple[PassageLine, ...]
    words: int
    share: float
    first: First


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents that share passages: how many, and the words in them.

    ``first_passage`` is where to begin to read; ``first`` takes the left document for "this".
    """

    left: DocumentRef
    right: DocumentRef
    passages: int
    words: int
    first: First
    first_passage: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Part of the list of pairs, those that share most words first; ``total`` counts all."""

    pairs: tuple[Pair, ...]
    begin: int
    total: int


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why a side is held to have had the words first: the name of the ground, and a sentence.

    ``side`` is a value of `Side`: the side that it speaks for, if any. It ``speaks_against`` a verdict for
    the other one.
    """

    name: str
    words: str
    side: str
    speaks_against: bool = False


@dataclass(frozen=True, slots=True)
class SideView:
    """A side of a passage: its document, where it stands there, and the words with what is around them."""

    document: DocumentRef
    span: Span
    laid: Laid

    @property
    def quote(self) -> str:
        return self.laid.quote


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage with both sides. ``stands`` is false when a text no longer has it at its place.

    ``origin`` says in a sentence who had it first; ``first`` takes the left document for "this"; ``outside``
    names whom both took the words from, ``source`` is that text where it is kept too. ``number`` of ``of``
    counts the passages of the two documents.
    """

    id: str
    left: SideView
    right: SideView
    words: int
    likeness: float
    is_reordered: bool
    is_shortened: bool
    stands: bool
    origin: str
    first: First
    outside: str
    source: DocumentRef | None
    reasons: tuple[ReasonView, ...]
    previous: str
    next: str
    number: int
    of: int
