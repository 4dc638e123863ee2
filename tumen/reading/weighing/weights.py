"""The learnt weights, as they ship: one file, made by `make weights` from the labelled documents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tumen.reading.weighing.evidence import Weights

FILE = "weights.json"


_in_use: dict[str, Weights] = {}


def weights_of(slot: str) -> Weights:
    """The weights of the evidence for ``slot``, by feature; a feature never seen weighs nothing."""
    if not _in_use:
        use(_kept()["weights"])
    return _in_use.get(slot, {})


def use(weights: Mapping[str, Weights]) -> None:
    """Weigh with these from now on, in this process: for learning and for measuring what was learnt."""
    _in_use.clear()
    _in_use.update(weights)


def version() -> str:
    """The digest of the labelled documents that the weights were learnt from, in eight signs."""
    return str(_kept()["learnt_from"])[:8]


@cache
def _kept() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(files("tumen.reading.weighing").joinpath(FILE).read_text("utf-8"))
    return kept
