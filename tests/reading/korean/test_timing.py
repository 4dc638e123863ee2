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
        ("2020년 10월부터 지금까지 탈북민 412명이 송환됐다.", "412명", "2020-10-01/2024-03-14"),
        (
            "송환은 2021년이 가장 많았는데, 올해 들어 2월까지는 탈북민 30명이 송환됐다.",
            "30명",
            "2024-01/2024-02",
        ),
        ("지난 2월 24일부터 같은 달 28일까지 탈북민 230명이 송환됐다.", "230명", "2024-02-24/2024-02-28"),
        ("올 1월과 2월 두 달 동안 탈북민 47명이 송환됐다.", "47명", "2024-01/2024-02"),
        ("2023년 12월 31일 기준 탈북민 400명이 갇혀 있다.", "400명", "2023-12-31"),
        ("작년 말 기준으로 탈북민 400명이 갇혀 있다.", "400명", "2023-12-31"),
        ("2021년 8월 국경 재개방 이후 올해 2월까지 송환된 탈북민은 926명이다.", "926명", "2021-08/2024-02"),
        ("지난 2월 말 기준으로 입국한 탈북민은 31명이다.", "31명", "2024-01/2024-02"),
        ("지난 2월 말 기준 누적 입국한 탈북민은 900명이다.", "900명", "2024-02-29"),
        ("당국이 지난주 위원회에 보고한 바로는 탈북민 22명이 갇혀 있다.", "22명", "2024-03-14"),
        ("올해만 벌써 탈북민 22명이 옌지에서 잡혔다.", "22명", "2024-01-01/2024-03-14"),
        ("작년만 해도 탈북민 22명이 옌지에서 잡혔다.", "22명", "2023"),
        (
            "올해 1월부터 2월까지 돌려보낸 탈북민이 400명이고, 아직 수용소에 남은 사람도 30명쯤 된다.",
            "30명",
            "2024-03-14",
        ),
        ("지난달 탈북민 9명이 송환됐고 그중 한 명은 감옥에 있다.", "한 명", "2024-03-14"),
        ("연말까지 탈북민 10명이 더 송환될 수 있다.", "10명", "2024-03-14/2024-12-31"),
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


def test_a_number_has_the_time_that_it_stands_right_behind_though_it_is_held_against_it() -> None:
    text = "올해 들어 2월까지 탈북민 31명이 입국했다. 작년 같은 기간의 25명보다 많다."
    reading = read_korean(text)
    assert Interval.from_edtf(days(reading.figure("25명"))) == Interval.from_edtf("2023-01/2023-02")


def test_the_same_stretch_is_the_one_told_before() -> None:
    text = "사무소는 2021년 9월부터 2023년 6월까지 조사했다. 같은 기간 탈북민 280명이 송환됐다."
    assert days(read_korean(text).figure("280명")) == "2021-09-01/2023-06-30"


def test_last_years_months_tell_what_happened_then_and_the_telling_goes_on_in_its_own_year() -> None:
    text = "올 상반기 탈북민 98명이 입국했다. 작년 같은 기간에는 107명이 입국했다. 1분기에는 41명이 입국했다."
    reading = read_korean(text, published="2025-07-14")
    assert days(reading.figure("107명")) == "2024-01-01/2024-06-30"
    assert days(reading.figure("41명")) == "2025-01-01/2025-03-31"


def test_two_days_are_one_event_and_two_months_are_counted_over() -> None:
    from tumen.vocabulary.codes import ClaimKind

    days_, months = (
        read_korean(text).figure("47명").value("kind")
        for text in ("지난 9일과 10일 탈북민 47명이 송환됐다.", "올 1월과 2월 탈북민 47명이 송환됐다.")
    )
    assert (days_, months) == (ClaimKind.EVENT, ClaimKind.TOTAL)


def test_a_state_in_a_document_with_a_month_alone_is_of_that_month() -> None:
    text = "탈북민 40명이 구류소에 갇혀 있다."
    assert days(read_korean(text, published="2022-06").figure()) == "2022-06"


def test_what_stands_now_is_not_of_the_day_told_before() -> None:
    text = "지난해 7월 탈북민 6명이 체포됐다. 현재 6명이 구류소에 갇혀 있다."
    found = [days(each) for each in read_korean(text).core]
    assert found == ["2023-07-01/2023-07-31", "2024-03-14"] or found == ["2023-07", "2024-03-14"]
