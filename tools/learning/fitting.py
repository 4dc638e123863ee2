"""Weights from examples: a conditional logit (McFadden 1974) with a Gaussian prior, fitted by L-BFGS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from tools.learning.examples import Example

#: A sign met in fewer examples than this says nothing yet.
LEAST_SEEN = 3


def fitted(examples: Sequence[Example], prior: float, *, least: int = LEAST_SEEN) -> dict[str, float]:
    """The weights of all features that speak for some value and not for every other one, and are met in at
    ``least`` so many examples."""
    names: dict[str, int] = {}
    columns: list[int] = []
    rows = [0]
    starts = [0]
    right: list[bool] = []
    seen = Counter(name for example in examples for name in set().union(*example.features))
    for example in examples:
        shared = set.intersection(*example.features)
        for features, is_right in zip(example.features, example.right, strict=True):
            telling = sorted(name for name in features - shared if seen[name] >= least)
            columns += [names.setdefault(name, len(names)) for name in telling]
            rows.append(len(columns))
            right.append(is_right)
        starts.append(len(right))
    matrix = csr_matrix((numpy.ones(len(columns)), columns, rows), shape=(len(right), len(names)))
    first, is_right = numpy.array(starts[:-1]), numpy.array(right)
    worth = numpy.array([example.weight for example in examples])
    part = numpy.repeat(numpy.arange(len(examples)), numpy.diff(starts))

    def loss(weight: Any) -> tuple[float, Any]:
        score = matrix @ weight
        top = numpy.maximum.reduceat(score, first)
        odds = numpy.exp(score - top[part])
        every = numpy.add.reduceat(odds, first)
        good = numpy.add.reduceat(odds * is_right, first)
        slope = (odds / every[part] - odds * is_right / good[part]) * worth[part]
        value = float(((numpy.log(every) - numpy.log(good)) * worth).sum()) + prior / 2 * float(
            weight @ weight
        )
        return value, matrix.T @ slope + prior * weight

    found = minimize(loss, numpy.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    kept = {name: round(float(found.x[at]), 3) for name, at in names.items()}
    return {name: weight for name, weight in sorted(kept.items()) if weight}
