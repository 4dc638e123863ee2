"""Asks as claims: who asks whom to do what."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import asks, read_korean, speaker
from tumen.vocabulary.codes import ClaimSort, Realis

STATEMENT = """\
[성명] 베트남 정부는 탈북 청소년 3명의 추방을 중단하라

지난 8월 14일 탈북 청소년 3명이 국경수비대에 체포되었다. 이에 우리는 다음과 같이 요구한다.

하나, 베트남 정부는 탈북 청소년 3명을 즉시 석방하라!
하나, 대한민국 정부는 모든 외교적 노력을 다하라!

2023년 8월 25일
자유의마루, 북녘모임
"""


def test_a_statement_asks_one_thing_after_another() -> None:
    assert asks(read_korean(STATEMENT)) == [
        "베트남 정부 to 탈북 청소년 3명의 추방을 중단하다",
        "베트남 정부 to 탈북 청소년 3명을 즉시 석방하다",
        "대한민국 정부 to 모든 외교적 노력을 다하다",
    ]


def test_who_signed_a_statement_asks() -> None:
    claims = [c for c in read_korean(STATEMENT).claims if c.value("sort") is ClaimSort.ASK]
    assert {claim.value("speakers") for claim in claims} == {(("자유의마루",), ("북녘모임",))}


@pytest.mark.parametrize(
    ("text", "asker", "ask"),
    [
        (
            "강건너모임은 중국 정부에 송환을 중단하라고 촉구했다.",
            "강건너모임",
            "중국 정부 to 송환을 중단하다",
        ),
        ("강건너모임은 법무부에 석방을 요구했다.", "강건너모임", "법무부 to 석방하다"),
        (
            "윤동혁 대표는 “중국은 즉각 송환을 멈춰야 한다”고 말했다.",
            "윤동혁",
            "중국 to 즉각 송환을 멈추다",
        ),
    ],
)
def test_somebody_asks_somebody(text: str, asker: str, ask: str) -> None:
    reading = read_korean(text)
    (claim,) = [c for c in reading.claims if c.value("sort") is ClaimSort.ASK]
    assert asks(reading) == [ask]
    assert speaker(claim) == asker
    assert claim.value("realis") is Realis.DEMANDED


@pytest.mark.parametrize(
    "text", ["간수는 고개를 숙이라고 했다.", "어머니는 빨리 오라고 말했다.", "중국은 송환을 중단했다."]
)
def test_orders_and_talk_are_no_asks(text: str) -> None:
    assert asks(read_korean(text)) == []


def test_a_letter_asks_whom_it_is_written_to() -> None:
    text = "대통령께 드리는 편지\n\n존경하는 대통령님,\n\n저희 가족의 이름을 불러 주십시오."
    assert asks(read_korean(text)) == ["대통령 to 저희 가족의 이름을 부르다"]


def test_a_norm_in_the_sentence_is_its_ground() -> None:
    reading = read_korean("중국 정부는 난민협약에 따라 송환을 중단하라.")
    (claim,) = [c for c in reading.claims if c.value("sort") is ClaimSort.ASK]
    assert claim.value("grounds") == "난민협약"


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("중국 정부는 국제인권법에 따라 송환을 중단하라.", "국제인권법"),
        (
            "중국 정부는 영사관계에 관한 비엔나협약 제36조에 따라 접견을 허용하라.",
            "영사관계에 관한 비엔나협약 제36조",
        ),
        ("국회는 난민법 개정안을 처리하라.", None),
        ("중국 정부는 1986년 변경의정서를 폐기하라.", None),
    ],
)
def test_a_norm_that_is_to_be_changed_is_no_ground(text: str, ground: str | None) -> None:
    (claim,) = [c for c in read_korean(text).claims if c.value("sort") is ClaimSort.ASK]
    assert claim.value("grounds") == ground


def test_who_asks_may_have_a_name_that_nothing_else_tells_to_be_one() -> None:
    text = "주하람 연구원은 송환이 늘었다고 말했다. 문턱은 법무부에 심사 요건을 낮춰 달라고 건의했다."
    claims = [c for c in read_korean(text).claims if c.value("sort") is ClaimSort.ASK]
    assert [claim.value("speakers") for claim in claims] == [(("문턱",),)]


def test_demands_below_a_lead_are_turned_to_whom_it_names() -> None:
    lead = "우리는 중국 정부와 국제사회에 다음과 같이 요구한다."
    text = f"{lead}\n\n하나, 탈북민을 석방하라.\n\n하나, 송환을 중단하라."
    assert asks(read_korean(text)) == [
        "중국 정부; 국제사회 to 탈북민을 석방하다",
        "중국 정부; 국제사회 to 송환을 중단하다",
    ]


def test_what_a_letter_asks_is_asked_of_whom_it_is_to() -> None:
    text = (
        "외교부 장관께 드리는 공개서한\n\n한국 대사관은 이들을 돌려보냈습니다. 이에 요청드립니다.\n\n"
        "첫째, 이번 사건의 경위를 국회에 알려 주십시오."
    )
    assert asks(read_korean(text)) == ["외교부 장관 to 이번 사건의 경위를 국회에 알리다"]


def test_recommendations_are_of_whom_they_name_in_front() -> None:
    first = "권고\n\n중국 정부에: 난민협약을 국내법에 반영할 것."
    text = f"{first}\n\n라오스·베트남 정부에: 탈북민 인계를 중단할 것."
    assert asks(read_korean(text)) == [
        "중국 정부 to 난민협약을 국내법에 반영하다",
        "라오스 정부; 베트남 정부 to 탈북민 인계를 중단하다",
    ]


def test_questions_and_those_who_asked_before_ask_nothing_here() -> None:
    text = (
        "질 문 자 : 노한별 의원\n답 변 자 : 외교부 (강북국)\n\n"
        "【질문 1】 송환된 탈북민의 인원을 밝혀 주기 바람.\n\n"
        "【답변】 보호를 요청한 사람은 4명임.\n\n"
        "【질문 2】 인력을 증원할 것을 요구함."
    )
    claims = [c for c in read_korean(text).claims if c.value("sort") is ClaimSort.ASK]
    assert [(claim.value("speakers"), str(claim.value("ask"))) for claim in claims] == [
        ((("노한별",),), "외교부 to 인력을 증원하다")
    ]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("연변의 간부들이여, 어미를 돌려보내지 말아 달라.", "연변의 간부들"),
        ("중국 사람들한테 우리를 고발하지 말아 달라고 부탁했다.", "중국 사람들"),
    ],
)
def test_people_are_asked_too(text: str, whom: str) -> None:
    (ask,) = asks(read_korean(text))
    assert ask.startswith(f"{whom} to ")


def test_coordinated_asks_have_each_their_own_addressee() -> None:
    text = "등불회는 국회에 특별법 제정을 요구하고, 법무부에는 난민 인정을 촉구했다."
    assert asks(read_korean(text)) == ["국회 to 특별법을 제정하다", "법무부 to 난민을 인정하다"]
