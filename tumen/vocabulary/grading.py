"""How people grade what a record rests on: sources, claims, and the standard of proof that an event meets.

Closed sets of codes with words of our own. Nothing chooses among them but a person: no other module turns
words, counts or agreement into one of these codes, and none of them into another.

Codes of reliability (A to F) and credibility (1 to 6): the Admiralty system, which NATO uses. Codes of
`Huridocs`: micro-thesaurus 42 "Reliability", which the events standard formats use for a source (field 953)
and for information (field 2553); codes and their order checked against the tables that HURIDOCS published
with OpenEvSys. Standards of proof: as commissions of inquiry name them.
"""

from __future__ import annotations

from enum import Enum
from typing import Self


class Coded(str, Enum):
    """A code with the words that stand for it, and what it means for whoever has to choose."""

    words: str
    meaning: str

    def __new__(cls, code: str, words: str = "", meaning: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = words
        member.meaning = meaning
        return member

    @property
    def label(self) -> str:
        """ "B, mostly reliable": never the code alone."""
        return f"{self.value}, {self.words}"


class Reliability(Coded):
    """How far a source can be relied on, whatever it says this time."""

    A = "A", "completely reliable", "Whenever it could be checked it was right, and no doubt is left."
    B = "B", "mostly reliable", "Nearly always right when it could be checked; a small doubt is left."
    C = "C", "reliable in part", "Often right; it has been wrong, or has left out what mattered."
    D = "D", "mostly unreliable", "Right at times, and more often wrong or one-sided."
    E = "E", "not reliable", "Wrong or misleading whenever it could be checked."
    F = "F", "cannot be judged", "Too little is known of it. This says nothing against it."


class Credibility(Coded):
    """How far one claim can be believed, whoever makes it."""

    CONFIRMED = (
        "1",
        "confirmed by other independent sources",
        "Others say so who did not take it from this one, and it fits what is known.",
    )
    PROBABLE = "2", "likely to be so", "Nobody else confirms it; it fits with itself and with what is known."
    POSSIBLE = "3", "may be so", "Nobody else confirms it; it could be so and fits in part."
    DOUBTFUL = "4", "doubtful", "It could be so, but fits badly with what is known."
    IMPROBABLE = "5", "unlikely to be so", "What is known otherwise speaks against it."
    UNJUDGED = "6", "cannot be judged", "There is nothing to hold it against. This says nothing against it."


class Huridocs(Coded):
    """Reliability by the codes of HURIDOCS micro-thesaurus 42, for exchange with others who use them."""

    HIGH = "01", "very reliable", "It can be relied on."
    LIKELY = "02", "rather reliable", "It can probably be relied on."
    UNSURE = "03", "not sure", "It may be reliable or not."
    UNLIKELY = "04", "rather unreliable", "It can probably not be relied on."
    LOW = "05", "very unreliable", "It cannot be relied on."
    UNKNOWN = "99", "not known", "It is not known whether it can be relied on."


class StandardOfProof(Coded):
    """The standard that what is known of an event meets, from the lowest to the highest."""

    NONE = "none", "no standard set", "Nobody has judged it, or the judgement was taken back."
    SUSPICION = (
        "reasonable-suspicion",
        "reasonable suspicion",
        "There is ground to look further into it; it may be otherwise.",
    )
    GROUNDS = (
        "reasonable-grounds",
        "reasonable grounds to believe",
        "Reliable material, in agreement with other material, would let a careful person believe it.",
    )
    BALANCE = (
        "balance-of-probabilities",
        "balance of probabilities",
        "It is more likely than not.",
    )
    CLEAR = (
        "clear-and-convincing",
        "clear and convincing evidence",
        "It is very much more likely than not; what speaks for it is firm and of one piece.",
    )
    DOUBT = (
        "beyond-reasonable-doubt",
        "beyond reasonable doubt",
        "No doubt is left that has a reason.",
    )
