"""Whom a demand is turned to."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of
from tumen.reading.korean.addressees import addressee_of, conjoined, owner_asked, party, topic_asked
from tumen.reading.korean.demands import demands_in


def turned_to(text: str) -> str:
    clauses = clauses_of(text)
    demand = next(demands_in(clauses))
    phrase = addressee_of(clauses, demand) or topic_asked(clauses, demand)
    return clauses.noun_text(phrase) if phrase else ""


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("단체는 중국 정부에 송환을 중단하라고 촉구했다.", "중국 정부"),
        ("단체는 송환을 중단할 것을 중국 정부에 요구했다.", "중국 정부"),
        ("중국 정부는 송환을 중단하라.", "중국 정부"),
        ("국회도 법안을 처리해야 할 것이다.", "국회"),
        ("단체는 법무부 장관에게 석방을 요구했다.", "법무부 장관"),
        ("이들을 보내지 말라.", ""),
        ("시위대는 중국 정부를 향해 송환 중단을 외쳤다.", "중국 정부"),
        ("단체는 중국 당국을 상대로 석방을 요구했다.", "중국 당국"),
        ("위원회는 회원국들이 송환을 중단할 것을 권고했다.", "회원국들"),
        ("단체는 태국 정부에 이들을 중국에 넘기지 말라고 요청했다.", "태국 정부"),
        ("이들을 북한에 보내지 말라고 중국에 요구했다.", "중국"),
        ("단체는 중국 측에 탈북민이 희망하는 곳으로 가게 해 달라는 입장을 전달했다.", "중국 측"),
        ("가족들은 국제적십자위원회에 생사를 확인해 달라는 탄원서를 냈다.", "국제적십자위원회"),
        ("단체는 회원들에게 편지를 보내 달라고 당부했다.", "회원들"),
        ("중국 정부는 의무를 이행해야 한다고 성명은 밝혔다.", "중국 정부"),
    ],
)
def test_a_demand_is_turned_to_somebody(text: str, whom: str) -> None:
    assert turned_to(text) == whom


def test_where_somebody_is_held_is_no_addressee() -> None:
    assert turned_to("단체는 중국에 구금된 탈북민을 석방하라고 촉구했다.") == ""


def test_bodies_named_together_are_asked_together() -> None:
    clauses = clauses_of("외교부와 통일부는 대책을 마련하라.")
    assert conjoined(clauses, clauses.phrases[1]) == ["외교부", "통일부"]


def test_a_party_is_a_body() -> None:
    assert str(party("중국 정부")) == "중국 정부"


def test_a_subject_of_a_chain_of_verbs_is_asked() -> None:
    assert turned_to("“정부가 나서서 저희 딸을 찾아 주세요.”") == "정부"


def test_of_two_asks_of_one_body_neither_is_to_whom_the_second_names() -> None:
    clauses = clauses_of("단체는 정부에 실태를 조사하고 국회에 보고할 것을 주문했다.")
    asked = [addressee_of(clauses, demand) for demand in demands_in(clauses)]
    assert [clauses.noun_text(phrase) for phrase in asked if phrase] == ["정부", "정부"]


def test_whose_interest_is_asked_for_is_asked() -> None:
    clauses = clauses_of("시민 여러분의 관심을 부탁드립니다.")
    phrase = owner_asked(clauses, next(demands_in(clauses)))
    assert phrase
    assert clauses.noun_text(phrase) == "시민 여러분"
