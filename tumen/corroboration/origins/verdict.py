"""What is said of the origin of a passage: who had it first, and the reasons with their weights."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tumen.corroboration.passages.passage import Passage
from tumen.vocabulary.spans import Span


class Side(str, Enum):
    """Who had the words first."""

    LEFT = "left"
    RIGHT = "right"
    OUTSIDE = "outside"  #: both took them from a third text
    UNDETERMINED = "undetermined"  #: one origin, but nothing tells the direction

    def turned(self) -> Side:
        """The same, with the two documents exchanged."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


class Ground(str, Enum):
    """Why a side is held to be the origin; ``SENTENCES`` puts each into words, ``WEIGHTS`` says how much."""

    ATTRIBUTED = "attributed"
    CREDITED = "credited"
    MEDIUM = "attributed to its kind"
    NAMED = "named elsewhere"
    OUTSIDER = "attributed to an outsider"
    BOTH_QUOTE = "both quote"
    QUOTED = "quoted"
    PRIMARY = "primary form"
    FIRST_PERSON = "first person"
    MARKED_EDITS = "marked edits"
    SHORTENED = "shortened"
    CONTAINED = "contained"
    AGENCY = "news agency"
    DATES = "dates"
    SELF = "self-reuse"
    COMMON = "common origin"


#: What each ground says, of the document that it speaks for ({origin}) and the other ({copy}).
SENTENCES = {
    Ground.ATTRIBUTED: "{copy} says beside the passage that the words are those of {origin}.",
    Ground.CREDITED: "{copy} credits {origin} in a line of its own.",
    Ground.MEDIUM: "{copy} says that it takes the words from a text of the kind that {origin} is.",
    Ground.NAMED: "{copy} names the makers of {origin}, which does not name those of {copy}.",
    Ground.OUTSIDER: "The words are said to be those of {name}, who made neither document.",
    Ground.BOTH_QUOTE: "Both documents have the words in quotation marks.",
    Ground.QUOTED: "{copy} has the words in quotation marks, {origin} has not.",
    Ground.PRIMARY: "{origin} has the form of a text that speaks for itself, {copy} has not.",
    Ground.FIRST_PERSON: "{origin} speaks in the first person where {copy} quotes.",
    Ground.MARKED_EDITS: "{copy} marks with an ellipsis or brackets where it changed the words.",
    Ground.SHORTENED: "{copy} has fewer of the words.",
    Ground.CONTAINED: "{copy} holds passages of {origin} in the same order, and little else.",
    Ground.AGENCY: "{origin} is by a news agency, whose texts others print; {copy} is not.",
    Ground.DATES: "{origin} is dated before {copy}; the two times do not overlap.",
    Ground.SELF: "Both documents are of one publisher, author or series.",
    Ground.COMMON: "Both took the words from {name}.",
}

#: How much each ground says, from 0 to 5. Attribution outweighs form, quotation marks and edits, and any two
#: of them. A date is outweighed by whatever of these is written on the page, since a copy can be dated before
#: what it copies. Grounds below 1 decide only together. OUTSIDER, BOTH_QUOTE, SELF and COMMON take no side.
WEIGHTS = {
    Ground.ATTRIBUTED: 5.0,
    Ground.CREDITED: 4.0,
    Ground.MEDIUM: 2.5,
    Ground.NAMED: 1.0,
    Ground.OUTSIDER: 0.0,
    Ground.BOTH_QUOTE: 0.0,
    Ground.QUOTED: 2.0,
    Ground.PRIMARY: 2.0,
    Ground.FIRST_PERSON: 1.0,
    Ground.MARKED_EDITS: 2.0,
    Ground.SHORTENED: 0.5,
    Ground.CONTAINED: 0.5,
    Ground.AGENCY: 0.5,
    Ground.DATES: 1.0,
    Ground.SELF: 0.0,
    Ground.COMMON: 0.0,
}
#: What a document itself says of whose words it has.
SAYS_WHOSE = frozenset({Ground.ATTRIBUTED, Ground.CREDITED, Ground.MEDIUM})
#: What says nothing between two that quote: both have the words from somebody, and each may have cut them.
MUTE_BETWEEN_QUOTES = frozenset(
    {Ground.NAMED, Ground.MARKED_EDITS, Ground.SHORTENED, Ground.CONTAINED, Ground.DATES}
)
#: The margin between the weights of the two sides from which one is the origin. Range 0.5 to 2; at 1 a date
#: decides where nothing speaks against it.
ENOUGH = 1.0


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground, the side that it speaks for, and what it rests on.

    ``left`` and ``right`` are spans in the two texts, and are empty where it rests on what is known of the
    documents. ``name`` is the outsider's, or the id of the document that both took the words from.
    """

    ground: Ground
    side: Side
    weight: float
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    name: str = ""

    def sentence(self, left: str, right: str) -> str:
        """The ground in words, with ``left`` and ``right`` as names for the two documents."""
        origin, copy = (right, left) if self.side is Side.RIGHT else (left, right)
        return SENTENCES[self.ground].format(origin=origin, copy=copy, name=self.name)


@dataclass(frozen=True, slots=True)
class Origin:
    """Which document had a passage first, with the reasons for and against, weightiest first.

    ``name`` is set with OUTSIDE only: the outsider (a virtual origin), or the id of a document of the
    archive when ``is_known``; "" when nobody says whose words they are. ``is_self_reuse``: one house takes
    from itself, which corroborates nothing whoever was first.
    """

    passage: Passage
    side: Side
    reasons: tuple[Reason, ...]
    name: str = ""
    is_known: bool = False
    is_self_reuse: bool = False

    @property
    def document(self) -> str:
        """The id of the document that had the words first, "" where that is neither or not known."""
        if self.side is Side.LEFT:
            return self.passage.left
        if self.side is Side.RIGHT:
            return self.passage.right
        return self.name if self.is_known else ""

    @property
    def margin(self) -> float:
        """By how much the weights for the right side are more than those for the left one."""
        signs = {Side.RIGHT: 1, Side.LEFT: -1}
        return sum(signs.get(reason.side, 0) * reason.weight for reason in self.reasons)
