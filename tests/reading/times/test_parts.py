"""The named parts of longer times."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.times.parts import part_of
from tumen.vocabulary.dates import Interval

_NAMES = ["early", "mid", "late", "start", "end", "half 1", "half 2", "quarter 1", "quarter 4"]


def _part(whole: str, name: str) -> str:
    interval = Interval.from_edtf(whole)
    assert interval.earliest
    assert interval.latest
    return str(part_of(interval.earliest, interval.latest, name))


@pytest.mark.parametrize(
    ("whole", "name", "part"),
    [
        ("2022", "early", "2022-01-01/2022-04-30~"),
        ("2022", "half 2", "2022-07-01/2022-12-31"),
        ("2022", "quarter 3", "2022-07-01/2022-09-30"),
        ("2019", "end", "2019-12~"),
        ("1990/1999", "late", "1997-01-01/1999-12-31~"),
        ("1990/1999", "half 1", "1990-01-01/1994-12-31"),
        ("2024-02", "late", "2024-02-21/2024-02-29~"),
        ("2024-02", "end", "2024-02-23/2024-02-29~"),
        ("2023-04", "half 1", "2023-04-01/2023-04-15"),
        ("2023-06/2023-08", "mid", "2023-07~"),
        ("2023-10-09/2023-10-15", "early", "2023-10-09/2023-10-10~"),
        ("2023-10-09/2023-10-15", "end", "2023-10-14/2023-10-15~"),
        ("2023-10-09", "late", "2023-10-09"),
    ],
)
def test_it_cuts_a_time_by_convention(whole: str, name: str, part: str) -> None:
    assert _part(whole, name) == part


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 80), st.sampled_from(_NAMES))
def test_a_part_lies_in_its_whole(day: date, length: int, name: str) -> None:
    last = day + timedelta(days=length)
    assert Interval(day, last).covers(part_of(day, last, name))
