"""Whom a demand is turned to."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of
from tumen.reading.korean.addressees import addressee_of, conjoined, party, topic_asked
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
