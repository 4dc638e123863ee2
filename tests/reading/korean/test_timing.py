"""When what a figure counts happened, by its own sentence."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import days, read_korean
from tumen.vocabulary.dates import Interval


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("지난 9일 탈북민 40명이 송환됐다.", "40명", "2024-03-09"),
        ("통일부는 13일 지난해 10월 탈북민 40명이 송환됐다고 밝혔다.", "40명", "2023-10"),
        ("지난 1월 체포된 탈북민 40명이 지난 9일 송환됐다.", "40명", "2024-03-09"),
        ("2020년부터 2022년까지 탈북민 412명이 송환됐다.", "412명", "2020/2022"),
        ("2020년부터 탈북민 412명이 송환됐다.", "412명", "2020-01-01/2024-03-14"),
        ("올해 1분기 입국한 탈북민은 31명(남성 14명, 여성 17명)이다.", "14명", "2024-01-01/2024-03-14"),
        ("올해 상반기에는 31명이 입국해 지난해 상반기(135명)보다 줄었다.", "135명", "2023-01/2023-06"),
        ("탈북민 40명이 구류소에 갇혀 있다.", "40명", "2024-03-14"),
    ],
)
def test_a_figure_has_its_time(text: str, words: str, expected: str) -> None:
    found = days(read_korean(text).figure(words))
    assert Interval.from_edtf(found) == Interval.from_edtf(expected)


@pytest.mark.parametrize(
    "text",
    ["탈북민 40명이 송환될 위험에 처했다.", "중국은 탈북민 40명을 석방하라.", "탈북민 40명이 송환됐다."],
)
def test_what_has_no_time_is_given_none(text: str) -> None:
    assert days(read_korean(text).core[0]) == ""


def test_a_time_that_is_only_held_against_is_not_taken() -> None:
    assert days(read_korean("탈북민 40명이 2021년보다 일찍 송환됐다.").core[0]) == ""


def test_the_same_months_of_last_year_are_meant() -> None:
    text = "지난 1월 입국한 탈북민은 31명으로, 지난해 같은 기간(35명)보다 적었다."
    assert days(read_korean(text).figure("35명")) == "2023-01"
