"""Who is cited without a verb of saying of theirs."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of, quotes, read_korean, speaker
from tumen.reading.korean.attributions import attributions
from tumen.reading.korean.citing import cited
from tumen.vocabulary.codes import Stance


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("윤동혁 대표는 탈북민 60명이 송환됐다는 시민단체의 추정도 소개했다.", "시민단체"),
        ("강가부가 올해 들어 파악한 북송 인원은 60명이다.", "강가부"),
        ("연락이 끊겼다며 가족이 신고한 실종 사례는 모두 60명이다.", "가족"),
        ("북송을 겪은 90명을 면담한 결과, 60명이 고문을 당했다고 응답했다.", "북송을 겪은 90명"),
        ("2023년 10월 탈북민 60명 송환(강변인권센터 집계).", "강변인권센터"),
        ("현지 이민국 문서에는 탈북민 60명을 송환했다고 적혀 있다.", "현지 이민국 문서"),
        ("나루기록소는 탈북민 90명이 송환됐다고 집계했으며, 이 중 60명은 여성이다.", "나루기록소"),
    ],
)
def test_a_figure_is_of_whom_the_sentence_cites(text: str, name: str) -> None:
    assert speaker(read_korean(text, publisher="한울신문").figure("60명")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("강가부에서는 “그런 사람들의 기록은 없다”는 답이 왔다.", "강가부"),
        ("강가부로부터 “그런 사람들의 기록은 없다”는 답변을 받았다.", "강가부"),
        ("강가부에 두 번 편지를 보냈으나 “그런 사람들의 기록은 없다”는 회신만 돌아왔다.", "강가부"),
    ],
)
def test_an_answer_that_came_is_of_whom_it_came_from(text: str, name: str) -> None:
    assert quotes(read_korean(text)) == [("그런 사람들의 기록은 없다", name)]


def test_a_source_inside_has_told_the_figure_and_the_report_gives_the_words() -> None:
    reading = read_korean("나루기록소는 현지 소식통을 인용해 “탈북민 60명이 다리를 건너 송환됐다”고 전했다.")
    assert speaker(reading.figure("60명")) == "현지 소식통"
    assert [name for _, name in quotes(reading)] == ["나루기록소"]


def test_what_the_writer_counted_is_the_writers_own() -> None:
    figure = read_korean("우리 부가 사실을 확인한 송환 인원은 60명임.", publisher="강가부").figure()
    assert figure.value("stance") is Stance.OWN


@pytest.mark.parametrize("sentence", ["경찰이 붙잡은 사람은 60명이다.", "탈북민 60명이 송환됐다."])
def test_a_clause_that_counts_nobody_cites_nobody(sentence: str) -> None:
    clauses = clauses_of(sentence)
    assert cited(clauses, attributions(clauses)) == []
