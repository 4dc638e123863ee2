"""A quantity says what the words say, and no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.vocabulary.quantities import Quantity

bounds = st.none() | st.integers(0, 10**7).map(float)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = draw(bounds), draw(bounds)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Quantity(
        low,
        high,
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.sampled_from(["", "the 41", "them"])),
        draw(st.booleans()),
    )


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (Quantity(600, 600), "600"),
        (Quantity(600, 600, approximate=True), "about 600"),
        (Quantity(500, None), "at least 500"),
        (Quantity(None, 2000), "at most 2,000"),
        (Quantity(200, 999, approximate=True), "200 to 999"),
        (Quantity(8125, 8125), "8,125"),
        (Quantity(12, 12, additive=True), "12 more"),
        (Quantity(None, None), "an unstated number"),
        (Quantity(2.5, 2.5), "2.5"),
        (Quantity(71, 71, percent=True), "71 percent"),
        (Quantity(60, None, percent=True), "at least 60 percent"),
        (Quantity(0, 0), "0"),
    ],
)
def test_it_says_itself_in_words(quantity: Quantity, said: str) -> None:
    assert str(quantity) == said


def test_it_refuses_a_low_bound_above_the_high_one() -> None:
    with pytest.raises(ValueError, match="low bound 9 must not exceed"):
        Quantity(9, 3)


@pytest.mark.parametrize(
    ("quantity", "exact"),
    [
        (Quantity(40, 40), True),
        (Quantity(40, 40, approximate=True), False),
        (Quantity(40, None), False),
        (Quantity(40, 60), False),
        (Quantity(None, None), False),
    ],
)
def test_only_one_number_told_plainly_is_exact(quantity: Quantity, exact: bool) -> None:
    assert quantity.is_exact is exact


def test_nobody_is_an_exact_number() -> None:
    assert Quantity(0, 0).is_exact


@given(quantities())
def test_it_comes_back_from_json(quantity: Quantity) -> None:
    assert Quantity.from_json(quantity.to_json()) == quantity


@given(quantities())
def test_it_always_has_words(quantity: Quantity) -> None:
    assert str(quantity).strip()
