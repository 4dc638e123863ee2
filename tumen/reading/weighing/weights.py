"""The learnt weights, as they ship: one file, made by `make weights` from the labelled documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tumen.reading.weighing.evidence import Piece, Weighed, Weights, weigh
from tumen.vocabulary.spans import Span

FILE = "weights.json"


_in_use: dict[str, Weights] = {}


def weights_of(slot: str) -> Weights:
    """The weights of the evidence for ``slot``, by feature; a feature never seen weighs nothing."""
    if not _in_use:
        use(_kept()["weights"])
    return _in_use.get(slot, {})


#: Told of each weighing: the slot, the passage that it is about, its evidence. For learning the weights:
#: what it gives back is taken as the value, None leaves it to the weights.
Witness = Callable[[str, Span, list[Piece]], Any]


def weigh_by(slot: str, passage: Span, evidence: list[Piece], witness: Witness | None) -> Weighed:
    """What the evidence for a slot weighs most for, by the learnt weights, or the value that a witness
    tells."""
    told = witness(slot, passage, evidence) if witness is not None else None
    if told is not None:
        evidence = [piece for piece in evidence if piece.value == told]
    return weigh(evidence, weights_of(slot))


def use(weights: Mapping[str, Weights]) -> None:
    """Weigh with these from now on, in this process: for learning and for measuring what was learnt.

    With none the weights that ship are in use again.
    """
    _in_use.clear()
    _in_use.update(weights)


def version() -> str:
    """The digest of the labelled documents that the weights were learnt from, in eight signs."""
    return str(_kept()["learnt_from"])[:8]


@cache
def _kept() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(files("tumen.reading.weighing").joinpath(FILE).read_text("utf-8"))
    return kept
