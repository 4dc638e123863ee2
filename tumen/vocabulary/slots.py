"""The slots of a claim, defined once: their names, the types of their values, and how a value is kept.

Storage, pages, exports and evaluation all read `SLOTS`; a new slot is one entry here and one rule that fills
it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import (
    AnswerKind,
    ClaimKind,
    ClaimSort,
    FigureKind,
    Polarity,
    Realis,
    Stance,
    Unit,
)
from tumen.vocabulary.dates import When
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.parties import parties_from_json, parties_to_json
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Places:
    """Where from, where to and where, as place names of the gazetteer (``vocabulary.places``) or as
    written."""

    origin: str = ""
    destination: str = ""
    at: str = ""

    def to_json(self) -> dict[str, str]:
        return {"from": self.origin, "to": self.destination, "at": self.at}

    @classmethod
    def from_json(cls, value: dict[str, str]) -> Places:
        return cls(origin=value.get("from", ""), destination=value.get("to", ""), at=value.get("at", ""))

    def __str__(self) -> str:
        parts = [("from", self.origin), ("to", self.destination), ("at", self.at)]
        return " ".join(f"{word} {name}" for word, name in parts if name)


#: One or more chains of who says it, each from the nearest teller to the innermost source:
#: ``(("the ministry", "activists"),)`` is "the ministry confirmed that activists had reported".
Speakers = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SlotType:
    """A slot's name in the user's words, and how its value is written to and read from JSON."""

    name: str
    label: str
    to_json: Callable[[Any], Any]
    from_json: Callable[[Any], Any]


def _coded(name: str, label: str, codes: Callable[[Any], Any]) -> SlotType:
    return SlotType(name, label, lambda value: value.value, codes)


def _typed(name: str, label: str, kind: Any) -> SlotType:
    return SlotType(name, label, lambda value: value.to_json(), kind.from_json)


def _text(name: str, label: str) -> SlotType:
    return SlotType(name, label, str, str)


def _parties(name: str, label: str) -> SlotType:
    return SlotType(name, label, parties_to_json, parties_from_json)


SLOTS: dict[str, SlotType] = {
    slot.name: slot
    for slot in (
        _coded("sort", "sort of claim", ClaimSort),
        _coded("figure_kind", "sort of number", FigureKind),
        _typed("quantity", "quantity", Quantity),
        _coded("unit", "unit", Unit),
        _parties("subjects", "whom it is told of"),
        _text("act", "act"),  # a code of vocabulary.acts
        _text("form", "form of the act"),  # a term of HURIDOCS MT4 or of the pack, narrower than the act
        _parties("perpetrators", "perpetrator"),
        _text("method", "method as written"),
        _text("reason", "stated reason as written"),
        _text("duration", "duration as written"),
        _text("outcome", "outcome or last known status as written"),
        _typed("time", "time", When),
        _typed("place", "place", Places),
        SlotType(
            "speakers",
            "who says so",
            lambda chains: [list(chain) for chain in chains],
            lambda chains: tuple(tuple(chain) for chain in chains),
        ),
        _coded("realis", "realis", Realis),
        _coded("polarity", "polarity", Polarity),
        _text("likelihood", "likelihood as written"),
        _coded("stance", "stance", Stance),
        _coded("kind", "kind", ClaimKind),
        _typed("norm", "norm", NormRef),
        _typed("ask", "what is asked of whom", Ask),
        _text("grounds", "ground as written"),
        _coded("answer", "answer", AnswerKind),
        _text("answers_to", "what it answers"),
    )
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot's value with the words it rests on and the rule that filled it.

    ``evidence`` is the span of the deciding words in the rendition's text (None when the rule is a default);
    ``inherited`` is true when those words stand outside the claim's own sentence.
    """

    value: Any
    rule: str
    evidence: Span | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """What a reader proposes that a document says: a passage, its sentence, and the slots found.

    ``passage`` covers the figure with its noun phrase head ("50 North Korean escapees"); both spans count
    code points
    of the rendition's text. ``slots`` maps names of `SLOTS` to their values; an empty slot is left out.
    """

    passage: Span
    sentence: Span
    slots: dict[str, Slot] = field(default_factory=dict)

    def value(self, name: str) -> Any:
        """The value of slot ``name``, or None when nothing was found."""
        slot = self.slots.get(name)
        return None if slot is None else slot.value
