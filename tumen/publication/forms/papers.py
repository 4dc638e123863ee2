"""What a paper is made of. PURE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import TypeVar, cast

#: Columns of a table on an upright A4 page; one with more turns the paper on its side.
_UPRIGHT = 9
#: Citations that are printed in the annex of a paper whose citations stand in a table too: some 100 pages.
ANNEX = 2_000


class Tongue(str, Enum):
    """The language that a paper is written in."""

    ENGLISH = "en"
    KOREAN = "ko"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and the numbers of the citations that it rests on.

    ``asserts`` says that it tells a fact, and so has to rest on some: an ask or an address does not.
    """

    words: str
    cites: tuple[int, ...] = ()
    asserts: bool = True

    @property
    def is_uncited(self) -> bool:
        """Whether it asserts something and cites nothing for it."""
        return self.asserts and not self.cites


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a paper."""

    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A numbered list, each point a paragraph."""

    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what it is, its head, its rows; each row rests on the citations that it names.

    The columns from the place ``amounts`` on are numbers, and stand to the right; the columns before it say
    what a row is.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cites: tuple[tuple[int, ...], ...] = ()
    amounts: int | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a drawing: what it stands for, its number in words, and how long it is beside the longest.

    ``length`` lies between 0 and 1; it is None for what has no bar because it is not told.
    """

    words: str
    number: str
    length: float | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Bars below each other, and in words what they show, for those who do not see them."""

    caption: str
    bars: tuple[Bar, ...]
    alt: str


Block = Heading | Paragraph | Points | Grid | Drawing

#: How a file is named; no title of a document ends so.
_FILE = re.compile(
    r"\.(?:txt|md|html?|pdf|docx?|odt|rtf|eml|msg|mbox|[ct]sv|xlsx?|json|xml|zip|gz|warc|wacz|png|jpe?g|tiff?)\Z",
    re.IGNORECASE,
)


def title_cited(label: str) -> str:
    """What a document is called by in what leaves: "" where it has no title and is called by its file's name,
    which somebody wrote for themselves. A name in it is known to nobody as one."""
    return "" if _FILE.search(label) else label


@dataclass(frozen=True, slots=True)
class Citation:
    """What a number stands for: the words as they are written, who says them, in which document, of what day.

    ``claim`` is the id of the claim in the record, by which the paper's makers find it again; "" in a paper
    that is public.
    """

    number: int
    quote: str
    source: str
    document: str
    day: str
    claim: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter, a briefing or a report, ready to be given a form.

    ``sender``, ``recipient`` and ``signatories`` are lines as they are printed. ``is_draft`` is printed on
    every page. ``elsewhere`` names the file in which all citations stand as a table, "" for none: with one,
    the first `ANNEX` of them are printed, and the annex says where the others are.
    """

    tongue: Tongue
    title: str
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...] = ()
    day: date | None = None
    sender: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    greeting: str = ""
    closing: str = ""
    signatories: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())  #: of its makers: how it was made, what it does not say
    is_draft: bool = True
    elsewhere: str = ""

    @property
    def annex(self) -> tuple[Citation, ...]:
        """The citations that are printed."""
        return self.citations[:ANNEX] if self.elsewhere else self.citations

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph, those of lists among them, in order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            elif isinstance(block, Points):
                yield from block.items

    @property
    def is_wide(self) -> bool:
        """Whether a table of it has more columns than an upright page has room for."""
        return any(isinstance(block, Grid) and len(block.head) > _UPRIGHT for block in self.blocks)

    def uncited(self) -> list[Sentence]:
        """The sentences that assert something and cite nothing for it."""
        return [each for paragraph in self.paragraphs() for each in paragraph.sentences if each.is_uncited]

    def words(self) -> Iterator[str]:
        """All that is printed of it, piece by piece."""
        yield self.title
        yield from (
            *self.sender,
            *self.recipient,
            self.greeting,
            self.closing,
            *self.signatories,
            *self.notes,
        )
        for block in self.blocks:
            if isinstance(block, Heading):
                yield block.words
            elif isinstance(block, Grid):
                yield from (block.caption, *block.head)
                for row in block.rows:
                    yield from row
            elif isinstance(block, Drawing):
                yield from (block.caption, block.alt)
                for bar in block.bars:
                    yield from (bar.words, bar.number)
        for paragraph in self.paragraphs():
            yield from (sentence.words for sentence in paragraph.sentences)
        for citation in self.citations:
            yield from (citation.quote, citation.source, citation.document, citation.day, citation.claim)


class CannotSet(ValueError):
    """A paper that cannot be given this form; the sentence says why and what to do."""


def ready(paper: Paper) -> Paper:
    """The paper as it may be given a form: no mark in it turns the words behind it round. Raises CannotSet.

    Every number that a sentence names has to be among the citations; and what is no draft has none without.
    """
    known = {citation.number for citation in paper.citations}
    named = {
        number for paragraph in paper.paragraphs() for each in paragraph.sentences for number in each.cites
    }
    named |= {
        number for block in paper.blocks if isinstance(block, Grid) for row in block.cites for number in row
    }
    if missing := sorted(named - known):
        raise CannotSet(
            f"the paper names citation {missing[0]} and has no such citation. Add it, or take the number out."
        )
    if not paper.is_draft and (uncited := paper.uncited()):
        raise CannotSet(
            f"{len(uncited)} sentences assert something and cite nothing, the first "
            f"“{uncited[0].words[:80]}”. Give them a source, mark them as asks, or take them out."
        )
    return _unturned(paper) if any(_TURNS.search(words) for words in paper.words()) else paper


#: Marks that nobody sees and that turn what follows: with one in a quote, 600 is read as 006, and whoever
#: wrote the document chooses what a letter seems to say. Arabic and Hebrew are set right without them.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")

_Part = TypeVar("_Part")


def _unturned(part: _Part) -> _Part:
    """The same without these marks, to its last part."""
    if isinstance(part, str) and not isinstance(part, Enum):
        return cast(_Part, _TURNS.sub("", part))
    if isinstance(part, tuple):
        return cast(_Part, tuple(_unturned(each) for each in part))
    if is_dataclass(part) and not isinstance(part, type):
        return cast(
            _Part, replace(part, **{each.name: _unturned(getattr(part, each.name)) for each in fields(part)})
        )
    return part
