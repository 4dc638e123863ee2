"""One weighing as an example to learn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tumen.reading.weighing.evidence import Piece


@dataclass(slots=True)
class Example:
    """One weighing: the features of each value offered, and which values are right."""

    features: list[set[str]]
    right: list[bool]
    weight: float = 1.0


def features_by_value(evidence: Iterable[Piece]) -> dict[Any, set[str]]:
    """The features that speak for each value, as `weigh` puts them together."""
    features: dict[Any, set[str]] = {}
    for piece in evidence:
        features.setdefault(piece.value, set()).update(piece.features)
    return features
