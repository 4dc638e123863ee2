"""The values: who tells which part of what, an edge between two of them, and a person's judgement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tumen.corroboration.passages.passage import Passage
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.spans import Span


class Part(str, Enum):
    """What can be told of an event, each with voices of its own."""

    HAPPENED = "happened"
    WHEN = "when"
    HOW_MANY = "how many"
    WHO = "who"


@dataclass(frozen=True, slots=True)
class Said:
    """One part of what a document tells: the words that tell it, and who is said to say it.

    ``span`` is the sentence or quotation, in the document's text. ``chains`` run from the outermost speaker
    to the innermost ("A reports that B said" is ("A", "B")), as ids or names that are the same wherever the
    same one speaks; none is the document's own word.
    """

    part: Part
    span: Span
    chains: tuple[tuple[str, ...], ...] = ()

    @property
    def innermost(self) -> tuple[str, ...]:
        """Those whose word it is in the end, each once, in the order of the text."""
        return tuple(dict.fromkeys(chain[-1] for chain in self.chains if chain and chain[-1]))


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim that belongs to an event, with what is known of its document; "" is not known.

    ``publisher``, ``author`` and ``signatories`` are ids or names of the same kind as those of the speakers.
    ``is_first_hand`` is None where nobody has said so; ``is_part`` where the claim tells of a part of the
    people of whom another one of the document tells ("nine of them").
    """

    claim: str
    document: str
    parts: tuple[Said, ...]
    publisher: str = ""
    author: str = ""
    series: str = ""
    signatories: tuple[str, ...] = ()
    published: Interval | None = None
    language: str = ""
    is_first_hand: bool | None = None
    quantity: Quantity | None = None
    is_part: bool = False

    def said(self, part: Part) -> Said | None:
        return next((said for said in self.parts if said.part == part), None)

    @property
    def own(self) -> tuple[str, ...]:
        """The names for which the document speaks when it names nobody."""
        return tuple(dict.fromkeys(name for name in (self.publisher, self.author) if name))


class Direction(str, Enum):
    """Which of the two documents of a shared passage had it first."""

    LEFT = "left"
    RIGHT = "right"
    OUTSIDE = "outside"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Traced:
    """A shared passage with the verdict on its origin.

    ``source`` is the person or body whose text it is, by id or name, where the direction is outside and the
    documents say whose it is.
    """

    passage: Passage
    direction: Direction = Direction.UNDETERMINED
    source: str = ""


class Kind(str, Enum):
    """Why two may be one voice."""

    COPIED = "copied passage"
    ATTRIBUTED = "attributed"
    SPEAKER = "same speaker"
    PUBLISHER = "same publisher"
    AUTHOR = "same author"
    SERIES = "same series"
    JUDGED = "same person or body"


class Verdict(str, Enum):
    """What a person made of an edge."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's judgement that two are one voice, or are not.

    Each end is a claim, a speaker, publisher or author by id or name, or an origin outside of the set as the
    edge names it. ``order`` counts the ledger's lines: the later judgement on the same two holds.
    """

    one: str
    other: str
    confirmed: bool
    order: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """Two that may be one voice, for the ``parts`` that it concerns.

    ``one`` and ``other`` are claims or virtual origins: "voice:NAME" (a person or body, in the set or
    outside of it) or "series:NAME". Where ``is_directed``, ``one`` took it from ``other``. ``evidence`` holds
    spans by document. ``score`` is the machine's, 0 to 1; from `CERTAIN` on the documents themselves say so,
    and no person is waited for.
    """

    one: str
    other: str
    kind: Kind
    parts: frozenset[Part]
    score: float
    reason: str
    is_directed: bool = False
    evidence: tuple[tuple[str, Span], ...] = ()
    judgement: Verdict = Verdict.NONE

    @property
    def is_suspected(self) -> bool:
        """Whether it is counted at all: a rejected one is not."""
        return self.judgement is not Verdict.REJECTED

    @property
    def is_confirmed(self) -> bool:
        return self.judgement is Verdict.CONFIRMED or (self.is_suspected and self.score >= CERTAIN)


#: From this score on an edge needs no person; what reaches it, and why, stands at the top of `edging`.
CERTAIN = 0.9
_VIRTUAL = ("voice:", "series:")


def voice(name: str) -> str:
    """The virtual origin of all that a person or body says."""
    return f"voice:{name}"


def series(name: str) -> str:
    return f"series:{name}"


def is_virtual(end: str) -> bool:
    """Whether the end of an edge is a virtual origin, and no claim."""
    return end.startswith(_VIRTUAL)


def name_of(end: str) -> str:
    """The name in a virtual origin; a claim's id stays as it is."""
    return end.partition(":")[2] if is_virtual(end) else end
