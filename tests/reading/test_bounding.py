"""The words that bound a number: which side of it they close, and which words only look as if they did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.numbers import find_numbers
from tumen.reading.numbers.bounding import Bounded, bounded


def of(text: str, words: str = "60") -> Bounded:
    start = text.index(words)
    return bounded(text, start, start + len(words), 60, 60, approximate=False)


@pytest.mark.parametrize(
    "text",
    [
        "at least 60 women",
        "no fewer than 60 women",
        "well over 60 women",
        "north of 60 women",
        "60-plus women",
        "60+ women",
        "60, possibly more",
        "60 and counting",
        "60 as a minimum",
        "The toll topped 60.",
    ],
)
def test_a_lower_bound_leaves_the_top_open(text: str) -> None:
    found = of(text)
    assert (found.low, found.high, found.rule) == (60, None, "number.at-least")


@pytest.mark.parametrize(
    "text",
    [
        "up to 60 women",
        "as many as 60 women",
        "just short of 60 women",
        "hardly 60 women",
        "60 or fewer women",
        "60 at the outside",
        "60 as an upper bound",
        "nearing 60 women",
    ],
)
def test_an_upper_bound_leaves_the_bottom_open(text: str) -> None:
    found = of(text)
    assert (found.low, found.high, found.rule) == (None, 60, "number.at-most")


@pytest.mark.parametrize("text", ["some 60 women", "60 or so", "60-odd women", "in the region of 60 women"])
def test_an_estimate_bounds_nothing(text: str) -> None:
    found = of(text)
    assert (found.low, found.high, found.approximate, found.rule) == (60, 60, True, "number.about")


@pytest.mark.parametrize(
    "text",
    [
        "They handed over 60 women.",
        "The truck carried over 60 women.",
        "Police turned over 60 women to the guards.",
    ],
)
def test_over_that_belongs_to_the_verb_bounds_nothing(text: str) -> None:
    assert (of(text).low, of(text).high) == (60, 60)


@pytest.mark.parametrize(
    "text", ["Others died, beyond the 60 on its list.", "It stayed under the 60 of May."]
)
def test_a_known_figure_that_is_passed_is_exact(text: str) -> None:
    assert (of(text).low, of(text).high) == (60, 60)


def test_it_covers_the_words_that_bound() -> None:
    text = "They hold at least 60 women."
    found = of(text)
    assert text[found.start : found.end] == "at least 60"


def test_words_on_both_sides_bound_together() -> None:
    found = of("about 60 or more women")
    assert (found.low, found.high, found.approximate) == (60, None, True)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("600 at least, maybe 700, were taken.", 600, 700),
        ("Some 600, perhaps even 900, were taken.", 600, 900),
        ("At least 600, possibly as many as 800, were taken.", 600, 800),
    ],
)
def test_a_number_and_how_far_it_may_reach_are_one(text: str, low: float, high: float) -> None:
    assert [(one.quantity.low, one.quantity.high) for one in find_numbers(text)] == [(low, high)]


@given(st.text(max_size=60), st.data())
def test_the_words_that_bound_lie_in_the_text_around_the_number(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = bounded(text, start, end, 3, 3, approximate=False)
    assert 0 <= found.start <= start <= end <= found.end <= len(text)
