"""Number expressions with their counters and what bounds them."""

from __future__ import annotations

import pytest

from tumen.reading.korean.numbers import Mention, find_numbers
from tumen.vocabulary.codes import FigureKind


def only(text: str) -> Mention:
    (mention,) = find_numbers(text)
    return mention


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("탈북민 40명이 송환됐다", 40, 40),
        ("탈북민 60여 명이 송환됐다", 60, None),
        ("탈북민 60여명이 송환됐다", 60, None),
        ("약 60여 명이 송환됐다", 60, 60),
        ("최소 60명이 송환됐다", 60, None),
        ("적어도 60명이 송환됐다", 60, None),
        ("적게 잡아도 60명이 송환됐다", 60, None),
        ("60명 이상이 송환됐다", 60, None),
        ("60명 넘게 송환됐다", 60, None),
        ("60명이 훌쩍 넘는 이들이 송환됐다", 60, None),
        ("송환된 이가 60명을 웃돈다", 60, None),
        ("송환된 이도 60명은 족히 된다", 60, None),
        ("최대 60명이 송환됐다", None, 60),
        ("60명 가까이 송환됐다", None, 60),
        ("송환된 이가 60명에 육박한다", None, 60),
        ("송환된 이가 60명을 밑돈다", None, 60),
        ("송환된 이가 60명도 채 되지 않는다", None, 60),
        ("60명 안팎이 송환됐다", 60, 60),
        ("60명 남짓이 송환됐다", 60, None),
        ("60명이 다리를 넘어갔다", 60, 60),
        ("60명이 넘어왔다", 60, 60),
        ("송환된 이가 60명을 넘어섰다", 60, None),
        ("60명가량이 송환됐다", 60, 60),
        ("20~30명이 송환됐다", 20, 30),
        ("20명에서 30명이 송환됐다", 20, 30),
        ("2~3만 명이 송환됐다", 20_000, 30_000),
    ],
)
def test_words_around_a_number_bound_it(text: str, low: float | None, high: float | None) -> None:
    quantity = only(text).quantity
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    "text", ["약 60명이 송환됐다", "60명가량이 송환됐다", "60명 안팎이다", "대략 60명이다"]
)
def test_an_approximate_number_says_so(text: str) -> None:
    assert only(text).quantity.approximate


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3년 동안 갇혀 있었다", FigureKind.DURATION),
        ("사흘간 갇혀 있었다", FigureKind.DURATION),
        ("그 여자는 서른 살이다", FigureKind.AGE),
        ("50대 여성이 있었다", FigureKind.AGE),
        ("세 차례 송환됐다", FigureKind.MULTIPLICITY),
        ("버스 5대가 지나갔다", FigureKind.SMALL),
        ("3만 위안을 빼앗겼다", FigureKind.SMALL),
        ("절반이 송환됐다", FigureKind.VAGUE),
        ("열 명 중 한 명이 송환됐다", FigureKind.VAGUE),
    ],
)
def test_a_counter_settles_what_is_no_number_of_people(text: str, kind: FigureKind) -> None:
    assert only(text).settled is kind


@pytest.mark.parametrize(
    "text",
    [
        "2024년에 송환됐다",
        "제33조에 따라",
        "코로나19 때문에",
        "첫 번째 송환이었다",
        "하나원에 들어갔다",
        "하나, 중국 정부는 송환을 멈춰라",
        "고려인 3세가 말했다",
    ],
)
def test_dates_ordinals_and_names_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == []


def test_an_age_in_brackets_is_an_age() -> None:
    assert only("오미라(38) 씨가 말했다").settled is FigureKind.AGE


def test_a_native_number_counts_without_a_counter() -> None:
    assert only("형제 셋이 붙잡혔다").quantity.low == 3


def test_not_one_is_marked_for_the_negation_to_come() -> None:
    assert only("한 명도 돌아오지 않았다").is_none_word


def test_two_numbers_of_a_sentence_are_apart() -> None:
    assert [m.core.of("98명과 75명이 넘어갔다") for m in find_numbers("98명과 75명이 넘어갔다")] == [
        "98명",
        "75명",
    ]


def test_a_native_numeral_that_stands_alone_takes_no_counter() -> None:
    mention = only("애가 둘 끼어 있었다")
    assert (mention.core.of("애가 둘 끼어 있었다"), mention.settled) == ("둘", None)
    assert len(find_numbers("남자 셋 여자 둘")) == 2


def test_a_row_of_years_has_its_counts() -> None:
    found = find_numbers("2016년 512 / 2017년 1,034 / 2018년 0")
    assert [mention.quantity.low for mention in found] == [512, 1034, 0]
    assert find_numbers("2016년 512 / 2017년 1,034") == []


def test_so_many_to_one_is_a_proportion() -> None:
    assert only("열일곱 명에 한 명꼴이다").is_share
