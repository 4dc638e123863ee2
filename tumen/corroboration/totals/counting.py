"""How many sets of events explain a total: exact, by two counts of sums.

A set fails when its lows add up to more than the total's ceiling, or its highs to less than its floor. As no
low exceeds its high, no set fails both ways, so the sets that explain it are those whose lows stay under the
ceiling less those whose highs stay below the floor: two counts in one dimension, each by whichever is less
work, a table over all sums or the two halves of the events held against each other (Horowitz and Sahni,
"Computing partitions with applications to the knapsack problem", J. ACM 21, 1974).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tumen.corroboration.totals.values import Sums

#: Sums in one table; 40 events take 40 passes over it, some 50 ms.
TABLE = 1 << 20
#: Events whose halves can be held against each other: 2**21 sums in each, some 0.2 s and 50 MB.
MOST = 42
#: Below this twice a bound stays within 64 bits; sums beyond the bound are cut off as they arise.
SMALL = 1 << 61
#: Events whose sets are listed in numbers of any length, which are a hundred times slower.
MOST_LARGE = 26


class TooManySums(Exception):
    """More events with unlike figures than the method can try; the answer is that nothing is decided."""


def explaining_sets(sums: Sums) -> int:
    """The number of sets that explain the total. Raises TooManySums as `count_up_to` does."""
    return count_up_to(sums.lows, sums.ceiling) - count_up_to(sums.highs, sums.floor - 1)


def count_up_to(weights: Sequence[int], bound: int) -> int:
    """How many of the 2**n sets of ``weights`` add up to at most ``bound``; n = 40 takes about 0.1 s.

    Weights are 0 or more. Raises TooManySums when neither their sums fit a table of `TABLE` nor their number
    is `MOST` or less (`MOST_LARGE` for figures past 10**17).
    """
    if bound < 0:
        return 0
    used = sorted(weight for weight in weights if 0 < weight <= bound)
    free: int = 1 << sum(weight == 0 for weight in weights)
    if sum(used) <= bound:
        return free * (1 << len(used))
    unit = gcd(*used)
    used, bound = [weight // unit for weight in used], bound // unit
    if bound < TABLE:
        return free * _by_table(used, bound)
    if len(used) > (MOST if bound < SMALL else MOST_LARGE):
        raise TooManySums(f"{len(used)} events with sums up to {bound} are too many to count the sets of.")
    return free * _by_halves(used, bound)


def _by_table(weights: list[int], bound: int) -> int:
    """Ways to each sum up to ``bound``, an event at a time."""
    ways: NDArray[Any] = np.zeros(bound + 1, dtype=np.int64 if len(weights) < 63 else object)
    ways[0] = 1
    for weight in weights:
        # The right side is whole before it is added, so that no weight is taken twice.
        ways[weight:] += ways[:-weight].copy()
    return int(ways.sum())


def _by_halves(weights: list[int], bound: int) -> int:
    left, right = (_all_sums(half, bound) for half in (weights[::2], weights[1::2]))
    return int(np.searchsorted(right, bound - left[::-1], side="right").sum())


def _all_sums(weights: list[int], bound: int) -> NDArray[Any]:
    """The sums of all sets, in order, without those above ``bound``."""
    sums: NDArray[Any] = np.zeros(1, dtype=np.int64 if bound < SMALL else object)
    for weight in weights:
        sums = np.concatenate([sums, sums + weight])
        # Two sorted runs: a stable sort merges them.
        sums.sort(kind="stable")
        sums = sums[: np.searchsorted(sums, bound, side="right")]
    return sums
