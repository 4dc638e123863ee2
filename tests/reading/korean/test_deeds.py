"""What a demand asks for, in its dictionary form."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import asks, clauses_of, read_korean
from tumen.reading.korean.deeds import begin_of, to_do
from tumen.reading.korean.demands import demands_in
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import ClaimSort


def deeds(text: str) -> list[str]:
    clauses = clauses_of(text)
    return [to_do(clauses, demand, begin_of(clauses, demand, None)) for demand in demands_in(clauses)]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("중국 정부는 송환을 중단하라.", "송환을 중단하다"),
        ("중국 정부는 이들을 보내지 말라.", "이들을 보내지 않다"),
        ("중국은 난민을 돌려보내서는 안 된다.", "난민을 돌려보내지 않다"),
        ("단체는 석방을 요구했다.", "석방하다"),
        ("단체는 진상 규명을 요구했다.", "진상을 규명하다"),
        ("단체는 법무부에 북송 중단과 생사 확인을 요구했다.", "법무부에 북송을 중단하고 생사를 확인하다"),
        ("단체는 조속한 석방과 송환을 요구했다.", "조속히 석방하고 송환하다"),
        ("단체는 관심을 호소했다.", "관심을 갖다"),
        ("하나, 중국 정부는 명단을 공개하라.", "명단을 공개하다"),
        ("대통령님, 저희 가족의 이름을 불러 주십시오.", "저희 가족의 이름을 부르다"),
        ("첫째, 중국 정부는 명단을 공개하라.", "명단을 공개하다"),
        ("[성명] 송환을 중단하라", "송환을 중단하다"),
    ],
)
def test_a_deed_is_told_in_its_dictionary_form(text: str, deed: str) -> None:
    assert deeds(text) == [deed]


def test_coordinated_deeds_are_apart() -> None:
    assert deeds("위원회는 기준을 완화하고 접견권을 보장할 것을 권고했다.") == [
        "기준을 완화하다",
        "접견권을 보장하다",
    ]


def test_an_ask_may_be_to_hand_on_another() -> None:
    reading = read_korean("대통령님, 탈북민을 보내지 말라고 중국 정부에 말해 주십시오.")
    (ask,) = [c.value("ask") for c in reading.claims if c.value("sort") is ClaimSort.ASK]
    assert isinstance(ask, Ask)
    assert str(ask.passes_on) == "중국 정부 to 탈북민을 보내지 않다"
    assert ask.to_json()["passes_on"]["is_negative"]


def test_who_is_called_upon_is_no_part_of_the_deed() -> None:
    assert asks(read_korean("대통령님, 제발 저희 가족을 찾아 주십시오.")) == [
        "대통령 to 제발 저희 가족을 찾다"
    ]
