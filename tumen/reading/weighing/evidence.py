"""Evidence for the values that a slot may take, and the value that weighs most.

Each `Piece` of evidence speaks for one value and names what it is by a few features ("the verb's object",
"told one sentence before"). A feature's weight is learnt from labelled documents (`learning`), never set by
hand; a value weighs what its pieces weigh together. The piece that weighs most is what the slot cites.

Method: conditional logit (McFadden 1974), a linear model over the values that a document itself offers.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence for ``value``: its features, and what a slot that takes it will cite.

    ``rule`` names the kind of evidence in the slot's rule; an empty rule is a prior that nothing can cite.
    ``given`` is whatever the slot needs beside the value (a span, an act found, a time expression).
    """

    value: Hashable
    features: tuple[str, ...]
    rule: str = ""
    given: Any = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """The value that weighs most, the piece to cite for it (None: only priors spoke), and by how much it led.

    ``lead`` is the distance to the second value in logits; infinite where there was no other. ``shares`` are
    the values with the probability that the model gives each.
    """

    value: Any
    piece: Piece | None
    lead: float
    shares: Mapping[Any, float] = field(default_factory=dict)
    cited: Mapping[Any, Piece | None] = field(default_factory=dict)  #: the piece to cite for each value

    def likely(self, least: float) -> dict[Any, float]:
        """The values with a share of at least ``least``, and the first in any case, with their shares."""
        return {value: share for value, share in self.shares.items() if share >= least or value == self.value}

    def unless_likelier_than_all(self, value: Any) -> Weighed:
        """``value`` only where it is likelier than all others together, else the likeliest of the others."""
        others = [each for each in self.shares if each != value]
        if self.value != value or not others or self.shares.get(value, 0.0) > 0.5:
            return self
        first = max(others, key=lambda each: self.shares[each])
        return replace(self, value=first, piece=self.cited[first], lead=0.0)


def weigh(pieces: Iterable[Piece], weights: Weights) -> Weighed:
    """The value that the evidence speaks for most. Raises ValueError without any evidence.

    A feature counts once for each value, however many pieces carry it: ten repetitions of one sign are one
    sign. Where two values weigh the same, the one met first is taken.
    """
    features: dict[Hashable, set[str]] = {}
    scores: dict[Hashable, float] = {}
    cited: dict[Hashable, tuple[float, Piece | None]] = {}
    for piece in pieces:
        known = features.setdefault(piece.value, set())
        weight = 0.0
        for feature in piece.features:
            worth = weights.get(feature, 0.0)
            weight += worth
            if feature not in known:
                known.add(feature)
                scores[piece.value] = scores.get(piece.value, 0.0) + worth
        scores.setdefault(piece.value, 0.0)
        best = cited.get(piece.value)
        if piece.rule and (best is None or best[1] is None or weight > best[0]):
            cited[piece.value] = (weight, piece)
        elif best is None:
            cited[piece.value] = (weight, None)
    if not scores:
        raise ValueError("There is no evidence to weigh.")
    ranked = sorted(scores.items(), key=lambda entry: -entry[1])
    value, score = ranked[0]
    odds = {each: math.exp(max(-50.0, weight - score)) for each, weight in scores.items()}
    whole = sum(odds.values())
    shares = {each: odd / whole for each, odd in odds.items()}
    lead = score - ranked[1][1] if len(ranked) > 1 else float("inf")
    return Weighed(value, cited[value][1], lead, shares, {each: piece for each, (_, piece) in cited.items()})


def blended(weighings: Sequence[tuple[float, Weighed]]) -> Weighed:
    """One weighing of several, each with how likely what it supposes is: the value with the greatest share
    of all.

    It cites what the weighing cites that speaks for it most.
    """
    if len(weighings) == 1:
        return weighings[0][1]
    whole = sum(likely for likely, _ in weighings)
    shares: dict[Any, float] = {}
    best: dict[Any, tuple[float, Weighed]] = {}
    for likely, weighed in weighings:
        for value, share in weighed.shares.items():
            shares[value] = shares.get(value, 0.0) + likely / whole * share
            if likely * share > best.get(value, (-1.0, weighed))[0]:
                best[value] = (likely * share, weighed)
    ranked = sorted(shares.items(), key=lambda entry: -entry[1])
    value, share = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    lead = math.log(share / second) if second > 0 else float("inf")
    pieces = {each: weighed.cited[each] for each, (_, weighed) in best.items()}
    return Weighed(value, pieces[value], lead, shares, pieces)
