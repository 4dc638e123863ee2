"""Which predicates ask for something, and how."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of
from tumen.reading.korean.demands import Demand, demands_in


def demands(text: str) -> list[Demand]:
    return list(demands_in(clauses_of(text)))


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("중국 정부는 송환을 중단하라.", "ask.imperative"),
        ("대통령님, 이들을 데려와 주십시오.", "ask.imperative"),
        ("단체는 중국에 송환을 중단하라고 촉구했다.", "ask.quoted"),
        ("단체는 중국에 명단을 공개할 것을 요구했다.", "ask.thing"),
        ("정부가 답을 주시기 바랍니다.", "ask.wish"),
        ("중국 정부는 송환을 멈춰야 한다.", "ask.must"),
        ("국회도 법안을 처리해야 할 것이다.", "ask.must"),
        ("중국은 난민을 돌려보내서는 안 된다.", "ask.must-not"),
        ("단체는 중국에 석방을 요구했다.", "ask.noun"),
    ],
)
def test_a_demand_is_made_in_a_way(text: str, way: str) -> None:
    (demand,) = demands(text)
    assert demand.way == way


@pytest.mark.parametrize(
    "text",
    [
        "중국은 송환을 중단했다.",
        "안녕하십니까.",
        "그는 국경을 넘어야 했다.",
        "연락해야 한다는 말을 들었다.",
        "기자는 이유를 물었다.",
    ],
)
def test_other_predicates_ask_nothing(text: str) -> None:
    assert demands(text) == []


def test_coordinated_demands_are_as_many_as_their_predicates() -> None:
    found = demands("위원회는 법무부에 기준을 완화하고 접견권을 보장할 것을 권고했다.")
    assert [demand.verb.lemma for demand in found if demand.verb] == ["완화하다", "보장하다"]
    assert [demand.is_last for demand in found] == [False, True]


@pytest.mark.parametrize(
    "text", ["중국은 이들을 보내지 말라.", "중국은 송환을 중단하라.", "중국은 이들을 보내서는 안 된다."]
)
def test_to_ask_for_an_end_is_to_ask_not_to(text: str) -> None:
    assert demands(text)[0].is_negative


def test_what_the_asker_did_first_is_no_demand() -> None:
    (demand,) = demands("단체는 성명을 내고 중국에 송환을 중단하라고 촉구했다.")
    assert demand.verb
    assert demand.verb.lemma == "중단하다"
