"""Numbers of people who were asked what happened to them."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import days, read_korean
from tumen.vocabulary.codes import ClaimKind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("올해 1월부터 2월까지 우리가 만난 탈북민 34명 가운데 29명이 고문을 당했다.", "29명"),
        ("탈북민 54명을 면접 조사한 결과, 47명이 구타를 당했다고 응답하였다.", "47명"),
        ("단체는 탈북민 112명을 면담했으며, 그중 77명이 고문을 당했고 31명은 구타를 당했다.", "31명"),
    ],
)
def test_what_happened_to_people_who_were_asked_is_a_count_without_a_beginning(text: str, words: str) -> None:
    figure = read_korean(text).figure(words)
    assert figure.value("kind") is ClaimKind.TOTAL
    assert days(figure) == "../2024-03-14"


@pytest.mark.parametrize(
    "text",
    [
        "지난 9일 탈북민 40명이 고문을 당했다고 주민들이 답했다.",
        "주민들은 지난 9일 탈북민 40명이 고문을 당했다고 답했다.",
    ],
)
def test_an_answer_of_others_is_no_survey(text: str) -> None:
    figure = read_korean(text).figure("탈북민 40명")
    assert (figure.value("kind"), days(figure)) == (ClaimKind.EVENT, "2024-03-09")


def test_without_a_date_of_the_document_they_were_asked_before_the_asking_ended() -> None:
    text = "2021년 1월부터 6월까지 우리가 만난 탈북민 34명 가운데 29명이 고문을 당했다."
    assert days(read_korean(text, published=None).figure("29명")) == "../2021-06-30"
