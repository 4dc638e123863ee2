"""Quotations that no verb of saying takes."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import quotes, read_korean


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("윤동혁 대표는 고개를 저었다. “그날 밤 모두 다리를 건넜습니다.”", "윤동혁"),
        ("현지 소식통 “그날 밤 모두 다리를 건넜다”", "현지 소식통"),
    ],
)
def test_the_person_told_of_speaks(text: str, name: str) -> None:
    assert quotes(read_korean(text))[-1][1] == name


def test_a_quotation_in_a_headline_is_of_whom_the_text_quotes_with_the_same_number() -> None:
    reading = read_korean(
        "군부, 난민선 나포…“최소 35명이 모두 사망했다”\n"
        "적어도 35명이 숨졌다고 유엔난민기구가 밝혔다. 생존자 라피크(24)는 울었다."
    )
    assert quotes(reading)[0][1] == "유엔난민기구"


def test_who_stands_before_the_quotation_of_a_headline_speaks_it() -> None:
    reading = read_korean("인권단체 “탈북민 40명이 또 강제로 송환됐다”\n인권단체 '강건너모임'은 성명을 냈다.")
    assert quotes(reading)[0][1] == "강건너모임"


def test_in_an_interview_the_one_who_answers_speaks() -> None:
    reading = read_korean(
        "[인터뷰] 오미라 씨\n오미라(38) 씨를 만났다.\n“그날 밤 우리는 모두 다리를 건넜어요.”"
    )
    assert quotes(reading)[-1][1] == "오미라"


def test_a_person_told_of_by_a_short_form_speaks() -> None:
    reading = read_korean(
        "탈북민 노성일(45)씨를 만났다.\n대변인은 상황을 알지 못한다고 말했다.\n노씨는 글을 올렸다.\n"
        "“우리 아내와 딸을 꼭 찾아 주세요.”"
    )
    assert quotes(reading)[-1][1] == "노성일"
