"""The value of each slot as a program gives it: the same type that an answer shows, field by field.

A body names its slot, and the slot says which type its value has: the description holds one form for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union

from pydantic import Field, create_model

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
from tumen.vocabulary.parties import Parties
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import SLOTS, Places, Speakers
from tumen.web.api.reading_in import Sent, Why, Words

#: What each slot holds; a slot that is not here is text. A test holds it to `vocabulary.slots.SLOTS`.
TYPES: Mapping[str, Any] = {
    "sort": ClaimSort,
    "figure_kind": FigureKind,
    "quantity": Quantity,
    "unit": Unit,
    "subjects": Parties,
    "perpetrators": Parties,
    "time": When,
    "place": Places,
    "speakers": Speakers,
    "realis": Realis,
    "polarity": Polarity,
    "stance": Stance,
    "kind": ClaimKind,
    "norm": NormRef,
    "ask": Ask,
    "answer": AnswerKind,
}


def _form(name: str) -> Any:
    """A correction of one slot: its ``value``, or null for "the document tells nothing of it", and why."""
    kind, named = TYPES.get(name, Words), Literal.__getitem__(name)
    fields: dict[str, Any] = {"slot": (named, ...), "value": (kind | None, ...), "why": (Why, ...)}
    return create_model(f"Correct_{name}", __base__=Sent, **fields)


#: A correction of any slot.
Correction: Any = Annotated[Union[tuple(_form(name) for name in SLOTS)], Field(discriminator="slot")]  # noqa: UP007


def _value_form(name: str) -> Any:
    """A value of one slot for many claims, or null for "their documents tell nothing of it"."""
    kind, named = TYPES.get(name, Words), Literal.__getitem__(name)
    fields: dict[str, Any] = {"slot": (named, ...), "value": (kind | None, ...)}
    return create_model(f"Value_{name}", __base__=Sent, **fields)


#: A value of any slot.
ValueOfSlot: Any = Annotated[
    Union[tuple(_value_form(name) for name in SLOTS)],  # noqa: UP007
    Field(discriminator="slot"),
]
