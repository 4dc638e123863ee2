"""What the number grammar gives back."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as written, with the bounds that the words around it set.

    ``core`` covers the number words alone ("600", "61 per cent"), ``span`` also the words that bound it
    ("more than 600"). ``settled`` is given where the number's own surroundings already say that it counts no
    people (an age, a duration, money ...); None leaves the decision to the sentence. ``hint`` is what the
    surroundings only make likely ("sold at nineteen"): it is weighed with the sentence. ``rule`` names the
    pattern that matched.
    """

    span: Span
    core: Span
    quantity: Quantity
    rule: str
    settled: FigureKind | None = None
    definite: bool = False  #: "the 41", "these 92": points back at a figure told before
    partitive: bool = False  #: "nine of", "some of": a part of what follows
    hint: FigureKind | None = None
