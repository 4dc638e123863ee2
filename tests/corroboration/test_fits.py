from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corroboration.cast import amount
from tumen.corroboration.fits import (
    Amount,
    Days,
    Fit,
    Where,
    Width,
    are_parties_apart,
    figures_fit,
    places_fit,
)
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places


def fit(left: str, right: str) -> Fit:
    return figures_fit(Amount.of(amount(left)), Amount.of(amount(right)))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("600", "about 600", Fit.SAME),
        ("600", ">500", Fit.AGREES),
        ("600", "200-999", Fit.AGREES),
        ("about 600", "630", Fit.AGREES),
        ("600", "500", Fit.NEAR),
        ("600", ">250", Fit.NEAR),
        ("600", ">40", Fit.FAR),
        ("600", "40", Fit.FAR),
        ("600", "1", Fit.BEYOND),
        ("600", "200000-999999", Fit.BEYOND),
        ("<2000", "1500", Fit.AGREES),
        ("0", "600", Fit.BEYOND),
    ],
)
def test_it_says_how_well_two_figures_fit(left: str, right: str, expected: Fit) -> None:
    assert fit(left, right) is expected


numbers = st.sampled_from(["0", "1", "40", "600", "about 600", ">500", "<2000", "200-999", ">1", "8125"])


@given(numbers, numbers)
def test_it_finds_the_same_fit_both_ways(left: str, right: str) -> None:
    assert fit(left, right) is fit(right, left)


@pytest.mark.parametrize(
    ("edtf", "width"),
    [
        ("2023-10-09", Width.DAY),
        ("2023-10-09/2023-10-15", Width.WEEK),
        ("2023-10", Width.MONTH),
        ("2023-09/2023-10", Width.MONTH),
        ("2023", Width.YEAR),
        ("2020/..", Width.OPEN),
        ("2023-10-09~", Width.WEEK),
    ],
)
def test_it_says_how_much_a_time_says(edtf: str, width: Width) -> None:
    assert Days.of(Interval.from_edtf(edtf)).width is width


def test_it_keeps_open_ends_open() -> None:
    for edtf in ("2020-01-01/..", "../2021-07-19"):
        assert str(Days.of(Interval.from_edtf(edtf)).interval()) == edtf


def test_it_refuses_to_share_days_that_are_not_shared() -> None:
    with pytest.raises(ValueError, match="share no day"):
        Days(1, 2).shared_with(Days(4, 5))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Places(origin="China"), Places(origin="china"), Where.SAME),
        (Places(origin="China"), Places(origin="Tumen"), Where.SAME),
        (Places(origin="Dandong"), Places(origin="Tumen"), Where.APART),
        (Places(origin="China"), Places(origin="Russia"), Where.APART),
        (Places(origin="Dandong"), Places(origin="the ford"), Where.UNSURE),
        (Places(origin="China"), Places(destination="North Korea"), Where.SILENT),
        (Places(), Places(), Where.SILENT),
        (
            Places(origin="China", destination="North Korea"),
            Places(origin="Russia", destination="North Korea"),
            Where.APART,
        ),
    ],
)
def test_it_says_how_places_lie(left: Places, right: Places, expected: Where) -> None:
    assert places_fit(left, right) is expected


def test_it_knows_parties_of_different_countries() -> None:
    assert are_parties_apart("Chinese police", "Russian police")
    assert not are_parties_apart("Chinese police", "the police")
    assert not are_parties_apart("Chinese police", "China")
