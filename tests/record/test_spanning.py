"""The days and years that are kept beside a time."""

from __future__ import annotations

from datetime import date

import pytest

from tumen.record.spanning import Years, years_of
from tumen.vocabulary.dates import Interval


@pytest.mark.parametrize(
    ("edtf", "years", "is_open"),
    [
        ("2023-10-09", (2023, 2023), False),
        ("2020/2023", (2020, 2023), False),
        ("2020/..", (2020, 2020), True),
        ("../2021-07-19", (2021, 2021), True),
    ],
)
def test_it_keeps_the_first_and_the_last_year(edtf: str, years: tuple[int, int], is_open: bool) -> None:
    found = years_of(Interval.from_edtf(edtf))
    assert (found.first, found.last, found.is_open) == (*years, is_open)


def test_an_open_time_has_its_one_end_twice() -> None:
    found = years_of(Interval.from_edtf("../2021-07-19"))
    assert found.begins == found.ends == date(2021, 7, 19)


def test_no_time_has_no_year() -> None:
    assert years_of(None) == years_of(Interval(None, None)) == Years()
    assert (Years().first, Years().last) == (0, 0)
