"""Weeks, months, seasons, Easter, and when the calendar's things come round."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.times.calendars import easter, hull, month_after, moved, occurrences, whole
from tumen.reading.times.meanings import Calendar, Unit
from tumen.vocabulary.dates import Interval

_DAYS = st.dates(date(1000, 1, 1), date(9000, 1, 1))


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1961, "1961-04-02"),
        (2000, "2000-04-23"),
        (2019, "2019-04-21"),
        (2023, "2023-04-09"),
        (2024, "2024-03-31"),
    ],
)
def test_it_knows_easter(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(day)


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@given(_DAYS, st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"]))
def test_a_unit_holds_its_day(day: date, unit: Unit) -> None:
    assert whole(unit, day).covers(Interval.day(day))


@given(_DAYS)
def test_a_week_runs_from_monday_to_sunday(day: date) -> None:
    week = whole("week", day)
    assert week.earliest
    assert week.latest
    assert (week.earliest.weekday(), week.latest.weekday()) == (0, 6)


@given(_DAYS, st.sampled_from(["day", "week", "month", "quarter", "year"]), st.integers(-200, 200))
def test_moving_keeps_the_order_of_days(day: date, unit: Unit, count: int) -> None:
    assert (moved(day, unit, count) > day) == (count > 0)


def test_it_takes_a_months_last_day_where_the_day_does_not_exist() -> None:
    assert moved(date(2023, 8, 31), "month", -6) == date(2023, 2, 28)
    assert moved(date(2024, 2, 29), "year", -1) == date(2023, 2, 28)


def test_it_counts_months_over_a_years_end() -> None:
    assert month_after(date(2023, 11, 30), 3) == date(2024, 2, 1)
    assert month_after(date(2023, 1, 30), -1) == date(2022, 12, 1)


@pytest.mark.parametrize(
    ("thing", "year", "found"),
    [
        (Calendar(month=7, day=14), 2021, ["2021-07-14"]),
        (Calendar(month=2, day=29), 2023, []),
        (Calendar(month=7, day=14, weekday=2), 2021, ["2021-07-14"]),
        (Calendar(month=7, day=14, weekday=2), 2022, []),
        (Calendar(month=10), 2023, ["2023-10"]),
        (Calendar(month=10, day=9, last_day=12), 2023, ["2023-10-09/2023-10-12"]),
        (Calendar(season="winter"), 2022, ["2022-12-01/2023-02-28"]),
        (Calendar(holiday="12-25"), 2019, ["2019-12-25"]),
        (Calendar(holiday="easter-2"), 2023, ["2023-04-07"]),
    ],
)
def test_it_tells_when_a_thing_falls(thing: Calendar, year: int, found: list[str]) -> None:
    assert [str(each) for each in occurrences(thing, year)] == found


def test_a_bare_day_falls_in_every_month_that_has_it() -> None:
    assert len(list(occurrences(Calendar(day=31), 2023))) == 7


def test_a_weekday_comes_every_week() -> None:
    mondays = list(occurrences(Calendar(weekday=0), 2023))
    assert len(mondays) == 52
    assert str(mondays[0]) == "2023-01-02"


def test_a_hull_is_open_where_one_of_them_is() -> None:
    one, two = Interval.from_edtf("2020/.."), Interval.from_edtf("2019-05")
    assert str(hull(one, two)) == "2019-05-01/.."
