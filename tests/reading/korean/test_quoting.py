"""Quotations as claims."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import quotes, read_korean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("윤동혁 대표는 “그날 밤 모두 다리를 건넜다”고 말했다.", [("그날 밤 모두 다리를 건넜다", "윤동혁")]),
        ("윤동혁 대표는 “모두 갔다”고 말했다.", []),
        ("윤동혁 대표는 그날 밤 모두 다리를 건넜다고 말했다.", []),
    ],
)
def test_a_quotation_has_four_words_or_more(text: str, expected: list[tuple[str, str]]) -> None:
    assert quotes(read_korean(text)) == expected


def test_each_pair_of_marks_is_a_quotation() -> None:
    reading = read_korean(
        "윤동혁 대표는 “그날 밤 모두 다리를 건넜다”며 “아무도 다시 돌아오지 못했다”고 말했다."
    )
    assert quotes(reading) == [
        ("그날 밤 모두 다리를 건넜다", "윤동혁"),
        ("아무도 다시 돌아오지 못했다", "윤동혁"),
    ]


def test_a_bite_that_a_report_plays_is_one_and_a_turn_of_a_transcript_is_none() -> None:
    report = read_korean("탈북민이 송환됐습니다.\n[노한별 / 가족 : 우리 방에만 마흔 명이 있었어요.]")
    assert quotes(report) == [("우리 방에만 마흔 명이 있었어요.", "노한별")]
    talk = read_korean("대담\n문: 그때 몇 명이나 있었습니까?\n답: 우리 방에만 마흔 명이 있었어요.")
    assert quotes(talk) == []


def test_marks_around_a_name_are_none() -> None:
    assert quotes(read_korean("북한인권단체 '강을 건너는 모든 사람들'은 성명을 냈다.")) == []


def test_a_title_in_corner_marks_is_none_and_words_in_them_are() -> None:
    assert quotes(read_korean("강변재단은 『동북아 강제 이송 백서 2025』를 냈다.")) == []
    assert quotes(read_korean("윤동혁 대표는 「그날 밤 모두 다리를 건넜다」고 말했다.")) == [
        ("그날 밤 모두 다리를 건넜다", "윤동혁")
    ]
