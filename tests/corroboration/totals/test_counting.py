from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tumen.corroboration.totals.counting import TooManySums, count_up_to, explaining_sets
from tumen.corroboration.totals.values import Sums


def by_force(weights: list[int], bound: int) -> int:
    sets = (chosen for size in range(len(weights) + 1) for chosen in combinations(weights, size))
    return sum(sum(chosen) <= bound for chosen in sets)


sizes = st.sampled_from([1, 7, 10**5, 10**12, 10**25])


@given(st.lists(st.integers(0, 30), max_size=10), st.integers(-1, 200), sizes, st.integers(0, 3))
@settings(max_examples=200, deadline=None)
def test_it_counts_what_trying_every_set_counts(weights: list[int], bound: int, size: int, more: int) -> None:
    grown = [weight * size + (weight % 3) * more for weight in weights]
    assert count_up_to(grown, bound * size + more) == by_force(grown, bound * size + more)


def test_it_counts_beyond_the_bits_of_a_number() -> None:
    assert count_up_to([1] * 200, 200) == 2**200
    # Of an odd number of ones, half of all sets have fewer than half of them.
    assert 2 * count_up_to([1] * 201, 100) == 2**201


def test_it_counts_the_same_by_table_and_by_halves() -> None:
    chance = random.Random(4)
    weights = [chance.randint(1, 40_000) for _ in range(24)]
    half = sum(weights) // 2
    # The set of all others makes each sum up to the half one above it.
    assert count_up_to(weights, half) + count_up_to(weights, sum(weights) - half - 1) == 2**24
    million = [weight * 10**6 + 1 for weight in weights]
    assert count_up_to(million, half * 10**6 + 24) == count_up_to(weights, half)


def test_it_refuses_what_it_cannot_count() -> None:
    chance = random.Random(6)
    with pytest.raises(TooManySums, match="60 events"):
        count_up_to([chance.randint(10**8, 10**9) for _ in range(60)], 10**10)


def test_it_takes_the_two_failures_from_all_sets() -> None:
    # Of {}, {5..6}, {9..9} and both: 10 to 14 is reached by neither alone, nor by none; both begin at 14.
    assert explaining_sets(Sums((5, 9), (6, 9), ceiling=14, floor=10)) == 1
