"""Kappa against the literature's own numbers, and against another formula for the same."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.claims.agreement import agreement

CODES = st.sampled_from("abcd")


def table(*rows: tuple[int, ...]) -> list[tuple[int, int]]:
    """Pairs from a table of counts: its rows are the first coder's categories, its columns the second's."""
    return [
        (row, column)
        for row, counts in enumerate(rows)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]


@pytest.mark.parametrize(
    ("pairs", "observed", "kappa"),
    [
        # Cohen 1960, table 1 (in hundredths of 200 cases): po = .70, pe = .41, kappa = .492.
        (table((88, 14, 18), (10, 40, 10), (2, 6, 12)), 0.70, 0.4915),
        # The much used example of 50 grants: po = .70, pe = .50.
        (table((20, 5), (10, 15)), 0.70, 0.40),
        # Feinstein and Cicchetti 1990, their first paradox: high agreement, low kappa.
        (table((40, 9), (6, 45)), 0.85, 0.6995),
        (table((80, 10), (5, 5)), 0.85, 0.3182),
        (table((0, 5), (5, 0)), 0.0, -1.0),
    ],
)
def test_it_gives_the_numbers_of_the_literature(
    pairs: list[tuple[int, int]], observed: float, kappa: float
) -> None:
    found = agreement(pairs)
    assert found.items == len(pairs)
    assert found.observed == pytest.approx(observed)
    assert found.kappa == pytest.approx(kappa, abs=5e-4)


@given(st.lists(st.tuples(CODES, CODES), min_size=1, max_size=40))
def test_it_is_one_less_what_differs_over_what_would_by_chance(pairs: list[tuple[str, str]]) -> None:
    """Cohen 1960, formula 2: 1 - qo / qe, from shares of disagreement, in exact fractions."""
    items = len(pairs)
    differ = Fraction(sum(one != other for one, other in pairs), items)
    by_chance = Fraction(sum(one != other for one, _ in pairs for _, other in pairs), items * items)
    found = agreement(pairs)
    if by_chance == 0:
        assert found.kappa is None
    else:
        assert found.kappa == pytest.approx(float(1 - differ / by_chance))


@given(st.lists(st.tuples(CODES, CODES), max_size=40))
def test_it_does_not_matter_who_is_first(pairs: list[tuple[str, str]]) -> None:
    assert agreement(pairs) == agreement([(other, one) for one, other in pairs])


def test_it_says_that_nothing_can_be_said() -> None:
    assert agreement([]).kappa is None
    assert agreement([]).observed is None
    assert agreement([("a", "a")] * 9).kappa is None
    assert agreement([("a", "a")] * 9).observed == 1.0


def test_all_alike_in_two_categories_is_one() -> None:
    assert agreement([("a", "a"), ("b", "b")]).kappa == 1.0
