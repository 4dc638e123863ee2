"""Who stands behind the words of a document: the body or the person that "we" and "I" are.

Names on offer (`candidates`, `cues`) are weighed by their signs (`signs`) with weights that were learnt from
documents whose issuer a person named (`tools/learn_issuers.py`): a conditional logit, McFadden 1974. Where
nobody weighs clearly more than the rest, nobody is named: a wrong publisher is a wrong source.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tumen.documents.intake.extraction import Found
from tumen.documents.intake.issuing.candidates import Candidate, candidates_of
from tumen.documents.intake.issuing.signs import Surroundings, add_signs, is_of_a_body, is_of_a_person, nobody
from tumen.documents.intake.said import Said

__all__ = ["Issuer", "chosen", "offered"]

FILE = "weights.json"
#: The share of the odds from which a body is named, and one whose name has no noun of a body.
_CLEAR, _CLEARER = 0.55, 0.75


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who stands behind a document, with the words that show it; ``odds`` is the share that speaks for it."""

    found: Found[str]
    is_person: bool
    odds: float


def offered(said: list[Said], told: Iterable[tuple[str, Found[str]]], genre: str) -> list[Candidate]:
    """Every name on offer with all its signs; ``told`` are findings of other ways by the ways' names."""
    told = list(told)
    candidates = candidates_of(said, told)
    around = Surroundings.of(said, genre)
    for candidate in candidates:
        add_signs(candidate, around)
    return [*candidates, nobody(around, {way for way, _ in told}, len(candidates))]


def chosen(
    said: list[Said],
    told: Iterable[tuple[str, Found[str]]],
    genre: str,
    weights: Mapping[str, float] | None = None,
) -> Issuer | None:
    """Whoever weighs most, None where nobody weighs clearly more than the others."""
    candidates = offered(said, told, genre)
    known = _kept() if weights is None else weights
    scores = [sum(known.get(sign, 0.0) for sign in candidate.signs) for candidate in candidates]
    best = max(range(len(scores)), key=scores.__getitem__)
    odds = 1 / sum(math.exp(score - scores[best]) for score in scores)
    name = candidates[best].name
    if not name or odds < (_CLEAR if is_of_a_body(name) else _CLEARER):
        return None
    return Issuer(candidates[best].found, is_of_a_person(candidates[best]), odds)


@cache
def _kept() -> Mapping[str, float]:
    kept: dict[str, float] = json.loads(
        files("tumen.documents.intake.issuing").joinpath(FILE).read_text("utf-8")
    )
    return kept
