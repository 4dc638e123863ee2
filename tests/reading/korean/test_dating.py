"""Which days an expression means, by the document's date and what was told before."""

from __future__ import annotations

from datetime import date

import pytest

from tumen.reading.korean.dating import Telling, resolve, shifted
from tumen.reading.korean.times import find_times
from tumen.vocabulary.dates import Interval

PAPER = date(2024, 3, 14)  # a Thursday


def days(text: str, telling: Telling = Telling(PAPER), *, future: bool = False) -> str:  # noqa: B008
    interval = resolve(find_times(text)[0], telling, future=future)
    return str(interval) if interval else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023년 10월 9일 송환됐다", "2023-10-09"),
        ("지난해 10월 송환됐다", "2023-10"),
        ("지난달 26일 송환됐다", "2024-02-26"),
        ("9일 송환됐다", "2024-03-09"),
        ("26일 송환됐다", "2024-02-26"),
        ("어제 송환됐다", "2024-03-13"),
        ("그저께 송환됐다", "2024-03-12"),
        ("지난 3월 9일 송환됐다", "2024-03-09"),
        ("지난 3월 송환됐다", "2023-03"),
        ("지난 8월 송환됐다", "2023-08"),
        ("오는 20일 송환된다", "2024-03-20"),
        ("지난 화요일 송환됐다", "2024-03-12"),
        ("지난주 토요일 송환됐다", "2024-03-09"),
        ("지난 주말 송환됐다", "2024-03-09/2024-03-10"),
        ("올해 1분기 입국했다", "2024-01/2024-03"),
        ("작년 하반기 입국했다", "2023-07/2023-12"),
        ("지난겨울 송환됐다", "2023-12/2024-02"),
        ("1990년대 굶었다", "1990/1999"),
        ("사흘 전 송환됐다", "2024-03-11"),
        ("3년 전 송환됐다", "2021"),
        ("지난 3년간 송환됐다", "2021-03-01/2024-03-14"),
        ("지난 2주간 송환됐다", "2024-02-29/2024-03-14"),
        ("지난달 초순 송환됐다", "2024-02-01/2024-02-10"),
        ("지난달 중순 송환됐다", "2024-02-11/2024-02-20"),
        ("작년 2월 하순 송환됐다", "2023-02-21/2023-02-28"),
        ("지난달 말 송환됐다", "2024-02"),
        ("2020년부터 송환됐다", "2020/.."),
        ("2020년까지 송환됐다", "../2020"),
        ("1990년대 말 굶었다", "1997/1999"),
        ("2010년대 초반 굶었다", "2010/2013"),
        ("2018~2022년 송환됐다", "2018/2022"),
        ("6·7월 송환됐다", "2023-06/2023-07"),
        ("3년 전 봄에 송환됐다", "2021-03/2021-05"),
        ("지난여름 송환됐다", "2023-06/2023-08"),
        ("작년 이맘때 송환됐다", "2023-03"),
        ("연말까지 송환된다", "../2024-12-31"),
    ],
)
def test_a_time_means_days(text: str, expected: str) -> None:
    assert Interval.from_edtf(days(text)) == Interval.from_edtf(expected)


def test_a_bare_month_of_what_is_to_come_lies_ahead() -> None:
    assert days("9월에 송환된다", future=True) == "2024-09"


def test_this_day_is_the_day_told_last() -> None:
    told = Telling(PAPER, Interval.from_edtf("2023-10-09"))
    assert days("이날 송환됐다", told) == "2023-10-09"
    assert days("다음 날 송환됐다", told) == "2023-10-10"
    assert days("그는 사흘 뒤 송환됐다", told) == "2023-10-12"


def test_days_of_a_stretch_are_counted_from_its_first() -> None:
    told = Telling(PAPER, Interval.from_edtf("2024-02-28/2024-02-29"))
    assert days("첫날 송환됐다", told) == "2024-02-28"
    assert days("이튿날 송환됐다", told) == "2024-02-29"
    assert days("이튿날 송환됐다", Telling(PAPER, Interval.month(2023, 4))) == ""
    assert days("첫날 송환됐다") == ""


def test_the_year_after_goes_on_from_the_year_told() -> None:
    assert days("이듬해 송환됐다", Telling(PAPER, Interval.year(2011))) == "2012"


def test_a_month_is_of_the_year_that_the_story_tells_of() -> None:
    assert days("12월 송환됐다", Telling(PAPER, Interval.month(2019, 4))) == "2019-12"


def test_a_title_that_names_a_year_does_not_draw_the_papers_own_days_to_it() -> None:
    assert days("3월 11일 발간했다", Telling(PAPER, Interval.year(2023))) == "2024-03-11"


def test_the_same_period_has_the_months_told_before() -> None:
    told = Telling(PAPER, Interval.from_edtf("2024-01/2024-03"))
    assert Interval.from_edtf(days("지난해 같은 기간에는 많았다", told)) == Interval.from_edtf(
        "2023-01/2023-03"
    )


def test_a_half_year_is_of_the_year_whose_half_was_told() -> None:
    told = Telling(PAPER, Interval.from_edtf("2022-01/2022-06"))
    assert Interval.from_edtf(days("하반기 131명이 왔다", told)) == Interval.from_edtf("2022-07/2022-12")


def test_this_year_is_not_the_one_told_where_the_document_has_no_date() -> None:
    assert days("올해 6월까지 송환됐다", Telling(None, Interval.year(2021))) == ""


@pytest.mark.parametrize("text", ["어제 송환됐다", "9일 송환됐다", "지난달 송환됐다", "올해 2월 송환됐다"])
def test_without_a_date_of_the_document_a_relative_time_is_not_known(text: str) -> None:
    assert days(text, Telling()) == ""


def test_no_day_is_made_up() -> None:
    assert days("2024년 2월 30일 송환됐다") == ""


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (3, "day", date(2024, 3, 17)),
        (-1, "month", date(2024, 2, 14)),
        (1, "year", date(2025, 3, 14)),
        (2, "hour", PAPER),
    ],
)
def test_a_day_is_moved(count: float, unit: str, expected: date) -> None:
    assert shifted(PAPER, count, unit) == expected


def test_a_day_is_not_moved_beyond_the_calendar() -> None:
    assert shifted(PAPER, -5000, "year") is None


def test_the_end_of_a_short_month_is_its_last_day() -> None:
    assert shifted(date(2024, 3, 31), -1, "month") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("그로부터 사흘 뒤 송환됐다", "2023-10-12"),
        ("이듬달 송환됐다", "2023-11"),
        ("그 전해 가을에 송환됐다", "2022-09/2022-11"),
        ("그해 말까지 송환됐다", "2023-10-09/2023-12-31"),
    ],
)
def test_a_time_counts_from_the_day_told_last(text: str, expected: str) -> None:
    told = Telling(PAPER, Interval.from_edtf("2023-10-09"))
    assert Interval.from_edtf(days(text, told)) == Interval.from_edtf(expected)


def test_days_after_a_month_are_in_it_as_far_as_anybody_can_tell() -> None:
    assert days("그로부터 사흘 뒤 송환됐다", Telling(PAPER, Interval.from_edtf("2023-10"))) == "2023-10"


def test_a_month_behind_a_stretch_of_years_is_of_its_end() -> None:
    told = Telling(PAPER, Interval.from_edtf("2021-09/2023-06"))
    assert days("6월 24일 송환됐다", told) == "2023-06-24"
