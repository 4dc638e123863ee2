"""Who speaks a quotation that stands by itself."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of, read_korean
from tumen.reading.korean.leading import announcer, around, bringer, teller_behind, topic
from tumen.reading.korean.names import Who
from tumen.vocabulary.codes import ClaimSort


def _name(who: Who | None) -> str:
    return who.name if who is not None else ""


def test_a_sentence_announces_whose_words_follow() -> None:
    assert _name(announcer(clauses_of("탈북민 박순애(가명) 씨는 이렇게 말했습니다."))) == "박순애"
    assert announcer(clauses_of("탈북민 박순애(가명) 씨는 서울에 삽니다.")) is None


def test_a_sentence_tells_whose_words_stood_before_it() -> None:
    assert _name(teller_behind(clauses_of("동생과 통화했다는 탈북민 박순애 씨의 말이다."))) == "박순애"
    assert _name(teller_behind(clauses_of("등불회 대표 김영후가 서울에서 한 말이다."))) == "김영후"
    assert teller_behind(clauses_of("김영후 대표는 서울에 산다.")) is None


def test_who_stands_in_front_of_a_quotation_may_speak_it() -> None:
    assert _name(around(clauses_of("편지는 “우리가 끌려가면 모두 죽는다”라는 말로 시작한다."), 1)) == "편지"
    assert _name(topic(clauses_of("박순애 씨는 2004년에 강을 건넜다."))) == "박순애"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("박순애 씨는 이렇게 말했다. “돌아가면 죽는다고 남편이 빌었습니다.” 김영후 대표도 왔다.", "박순애"),
        ("김영후 대표가 왔다. “돌아가면 죽는다는 걸 모두 압니다.” 탈북민 박순애 씨의 말이다.", "박순애"),
        ("대사관은 문의에 “개별 사안에는 아무것도 답할 수 없다”고 하였을 뿐입니다.", "대사관"),
        (
            "연변의 한 변호사는 길이 없다고 했다. 그는 “여성은 돌려보내지 않는다는 말이 있었다”고 전했다.",
            "변호사",
        ),
    ],
)
def test_a_quotation_has_its_speaker(text: str, who: str) -> None:
    found = [c for c in read_korean(f"소식\n\n{text}").claims if c.value("sort") is ClaimSort.QUOTATION]
    assert [each.value("speakers")[0][-1].split()[-1] for each in found] == [who]


@pytest.mark.parametrize(
    "sentence",
    [
        "한 목격자의 증언은 더 자세하다.",
        "목격자는 어렵게 말문을 열었다.",
        "목격자는 비슷한 이야기를 들려줬다.",
    ],
)
def test_whose_words_come_next_is_told_in_many_ways(sentence: str) -> None:
    assert _name(announcer(clauses_of(sentence))).endswith("목격자")


def test_news_is_brought_by_somebody() -> None:
    assert _name(bringer(clauses_of("지난주 현지의 동료에게서 슬픈 소식을 받았습니다."))) == "현지의 동료"
    assert bringer(clauses_of("현지의 동료에게서 돈을 받았습니다.")) is None
