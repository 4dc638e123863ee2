from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corroboration.cast import amount
from tumen.corroboration.ranges import Range, range_of, range_words
from tumen.vocabulary.quantities import Quantity


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (["50"], "50"),
        (["about 600"], "about 600"),
        (["600", "about 600"], "600"),
        (["600", "about 600", ">500"], "500 to 600"),
        ([">500"], "at least 500"),
        (["<2000"], "up to 2,000"),
        (["600", ">1000"], "at least 600"),
        (["50", "<40"], "up to 50"),
        (["50", "<2000"], "50 to 2,000"),
        (["200-999"], "200 to 999"),
        (["8125"], "8,125"),
        (["50", "80", "40"], "40 to 80"),
        ([], "an unstated number"),
    ],
)
def test_it_says_the_range_that_figures_support(figures: list[str], words: str) -> None:
    assert range_words(range_of(amount(figure) for figure in figures)) == words


def test_it_keeps_a_zero() -> None:
    assert range_words(Range(0, 3)) == "0 to 3"


bounds = st.none() | st.integers(0, 10_000).map(float)
quantities = st.tuples(bounds, bounds, st.booleans()).map(
    lambda given: Quantity(*sorted(given[:2]), given[2]) if None not in given[:2] else Quantity(*given)  # type: ignore[type-var]
)


@given(st.lists(quantities, max_size=6))
def test_it_never_adds_figures_up(figures: list[Quantity]) -> None:
    supported = range_of(figures)
    stated = {bound for figure in figures for bound in (figure.low, figure.high)}
    assert {supported.low, supported.high} <= stated | {None}


@given(st.lists(quantities, min_size=1, max_size=6))
def test_it_covers_every_stated_bound(figures: list[Quantity]) -> None:
    supported = range_of(figures)
    for figure in figures:
        for bound in (figure.low, figure.high):
            assert bound is None or supported.low is None or supported.low <= bound
            assert bound is None or supported.high is None or bound <= supported.high


@given(st.lists(quantities, max_size=6), st.randoms(use_true_random=False))
def test_it_does_not_mind_the_order(figures: list[Quantity], random: object) -> None:
    shuffled = list(figures)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert range_of(shuffled) == range_of(figures)
