"""Dates known in part are intervals of days, written as EDTF."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.vocabulary.dates import Interval, When

ends = st.none() | st.dates()


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    earliest, latest = draw(ends), draw(ends)
    if earliest and latest and earliest > latest:
        earliest, latest = latest, earliest
    return Interval(earliest, latest, draw(st.booleans()))


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2023-10-09", date(2023, 10, 9), date(2023, 10, 9)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2020/..", date(2020, 1, 1), None),
        ("2020/", date(2020, 1, 1), None),
        ("../2021-07-19", None, date(2021, 7, 19)),
        ("/2021-07-19", None, date(2021, 7, 19)),
        ("2023-09/2023-11", date(2023, 9, 1), date(2023, 11, 30)),
        ("../..", None, None),
    ],
)
def test_it_reads_edtf(edtf: str, earliest: date | None, latest: date | None) -> None:
    assert Interval.from_edtf(edtf) == Interval(earliest, latest)


def test_it_reads_and_writes_the_mark_of_an_approximate_date() -> None:
    assert Interval.from_edtf("2021~") == Interval(date(2021, 1, 1), date(2021, 12, 31), approximate=True)
    assert str(Interval.from_edtf("2021-06~")) == "2021-06~"


@pytest.mark.parametrize(
    "text", ["last week", "14/07/2021", "2021-7-4", "21", "", "2021-13", "2021-02-30", "9 October"]
)
def test_it_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        Interval.from_edtf(text)


def test_it_tells_how_to_write_a_date() -> None:
    with pytest.raises(ValueError, match="“next spring” is not a date: write it as 2023-10-09"):
        Interval.from_edtf("next spring")


def test_an_interval_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Interval(date(2022, 5, 2), date(2022, 5, 1))


@pytest.mark.parametrize(
    ("interval", "edtf"),
    [
        (Interval.day(date(2022, 3, 1)), "2022-03-01"),
        (Interval.month(2022, 3), "2022-03"),
        (Interval.year(2022), "2022"),
        (Interval(date(2022, 3, 1), date(2022, 4, 30)), "2022-03-01/2022-04-30"),
        (Interval(date(2022, 3, 1), None), "2022-03-01/.."),
        (Interval(None, date(2022, 3, 1)), "../2022-03-01"),
    ],
)
def test_it_writes_the_shortest_form(interval: Interval, edtf: str) -> None:
    assert str(interval) == edtf


def test_a_month_is_the_same_as_its_days() -> None:
    assert Interval.from_edtf("2023-10") == Interval.from_edtf("2023-10-01/2023-10-31")


def test_only_one_day_is_a_day() -> None:
    assert Interval.from_edtf("2023-10-09").is_day
    assert not Interval.from_edtf("2023-10").is_day
    assert not Interval(None, None).is_day


@pytest.mark.parametrize(
    ("left", "right", "overlaps", "covers"),
    [
        ("2023", "2023-10-09", True, True),
        ("2023-10-09", "2023", True, False),
        ("2020/..", "2031-01-01", True, True),
        ("../2020", "2020-12-31", True, True),
        ("../2020", "2021-01-01", False, False),
        ("2020/..", "../2020-01-01", True, False),
        ("2023-10", "2023-10-25/2023-11-03", True, False),
        ("2023", "2023/..", True, False),
    ],
)
def test_it_knows_what_lies_in_what(left: str, right: str, overlaps: bool, covers: bool) -> None:
    a, b = Interval.from_edtf(left), Interval.from_edtf(right)
    assert (a.overlaps(b), a.covers(b)) == (overlaps, covers)


@given(intervals(), intervals())
def test_overlapping_goes_both_ways(left: Interval, right: Interval) -> None:
    assert left.overlaps(right) == right.overlaps(left)


@given(intervals(), intervals())
def test_what_covers_another_overlaps_it(left: Interval, right: Interval) -> None:
    assert not left.covers(right) or left.overlaps(right)


@given(intervals())
def test_it_reads_what_it_writes(interval: Interval) -> None:
    assert Interval.from_edtf(str(interval)) == interval


@given(st.none() | intervals(), st.sampled_from(["", "last week", "on Tuesday night"]))
def test_a_time_comes_back_from_json(interval: Interval | None, words: str) -> None:
    when = When(words, interval)
    assert When.from_json(when.to_json()) == when


def test_a_relative_time_without_a_date_says_that_it_is_unresolved() -> None:
    assert str(When("last week", None)) == "last week (unresolved)"
    assert When("last week", None).is_unresolved
    assert not When("last week", Interval.year(2023)).is_unresolved
