"""Expressions of time and what they are made of."""

from __future__ import annotations

import pytest

from tumen.reading.korean.parts import Parts, TimeExpression
from tumen.reading.korean.times import find_times, is_as_of, is_compared


def only(text: str) -> TimeExpression:
    (time,) = find_times(text)
    return time


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2023년 10월 9일 송환됐다", Parts(year=2023, month=10, day=9)),
        ("2023.10.9 송환됐다", Parts(year=2023, month=10, day=9)),
        ("지난달 26일 송환됐다", Parts(month="last", day=26)),
        ("지난해 10월 송환됐다", Parts(year="last", month=10)),
        ("9일 송환됐다", Parts(day=9)),
        ("이날 송환됐다", Parts(day="this")),
        ("어제 송환됐다", Parts(day="yesterday")),
        ("같은 해 12월 송환됐다", Parts(year="same", month=12)),
        ("지난 7월 22일 송환됐다", Parts(month=7, day=22, which="지난")),
        ("오는 15일 송환된다", Parts(day=15, which="오는")),
        ("지난주 토요일 송환됐다", Parts(weekday=5, week="last")),
        ("올해 1분기 입국했다", Parts(year="this", part="1분기")),
        ("작년 상반기에 입국했다", Parts(year="last", part="상반기")),
        ("지난해 같은 기간보다 줄었다", Parts(year="last", part="같은 기간")),
        ("1990년대 말에 굶었다", Parts(decade=1990, part="말")),
        ("90년대 중반에 굶었다", Parts(decade=1990, part="중반")),
        ("2018~2022년 송환됐다", Parts(year=2022, first_year=2018)),
        ("9·10일 송환됐다", Parts(day=9, last_day=10)),
        ("연말에 송환됐다", Parts(year="this", part="연말")),
        ("지난여름 송환됐다", Parts(part="여름", which="지난")),
        ("3년 전 봄에 송환됐다", Parts(back=(3, "year"), part="봄")),
        ("이듬달 송환됐다", Parts(month="following")),
        ("그 전해 가을 송환됐다", Parts(year="preceding", part="가을")),
        ("지난 5년 송환됐다", Parts(lasting=(5, "year"))),
        ("간밤에 송환됐다", Parts(day="yesterday")),
        ("같은 기간 송환됐다", Parts(day="period")),
        ("사흘 전 송환됐다", Parts(back=(3, "day"))),
        ("그는 두 달 뒤 송환됐다", Parts(ahead=(2, "month"))),
        ("지난 3년간 송환됐다", Parts(lasting=(3, "year"))),
        ("15~17일 송환됐다", Parts(day=15, last_day=17)),
    ],
)
def test_it_takes_a_time_apart(text: str, parts: Parts) -> None:
    assert only(text).parts == parts


@pytest.mark.parametrize(
    "text", ["2020년부터 송환됐다", "2020년 이후 송환됐다", "2020년 설립 이래 기록했다", "9일부터 송환됐다"]
)
def test_a_time_may_begin_a_period(text: str) -> None:
    assert only(text).begins


@pytest.mark.parametrize("text", ["2020년까지 송환됐다", "9일까지 송환됐다"])
def test_a_time_may_end_a_period(text: str) -> None:
    assert only(text).ends


def test_a_running_year_ends_with_the_document() -> None:
    assert only("올해 들어 송환됐다").until_now
    assert only("지금까지 송환됐다").until_now


@pytest.mark.parametrize("text", ["현재 갇혀 있다", "지금도 갇혀 있다", "여전히 갇혀 있다"])
def test_now_is_a_time(text: str) -> None:
    assert only(text).is_now


@pytest.mark.parametrize(
    "text", ["100일 동안 갇혀 있었다", "석 달 동안 갇혀 있었다", "매주 수요일 모인다", "5급 공무원"]
)
def test_a_length_or_a_habit_is_no_time(text: str) -> None:
    assert find_times(text) == []


@pytest.mark.parametrize(
    "text", ["지난해 같은 기간보다 줄었다", "지난해 동기 대비 줄었다", "2022년보다 줄었다"]
)
def test_a_time_may_only_be_held_against(text: str) -> None:
    assert is_compared(text, only(text))


def test_a_time_may_be_the_day_that_a_state_is_told_of() -> None:
    text = "지난 8월 기준 40명이 갇혀 있다"
    assert is_as_of(text, find_times(text)[0])


@pytest.mark.parametrize("text", ["북송을 당해 본 사람이다", "강을 건너기 바로 전날 붙잡혔다"])
def test_words_that_only_look_like_a_time_are_none(text: str) -> None:
    assert find_times(text) == []
