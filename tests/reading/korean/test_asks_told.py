"""Asks that are handed on, hoped for, sent as papers or told in a row."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import read_korean
from tumen.vocabulary.codes import ClaimSort


def asked(text: str) -> list[tuple[str, list[str]]]:
    """Each ask: what is asked, and of whom."""
    found = [each.value("ask") for each in read_korean(text).claims if each.value("sort") is ClaimSort.ASK]
    return [(str(each).rpartition("to ")[2], [party.words for party in each.addressees]) for each in found]


@pytest.mark.parametrize(
    ("text", "what", "whom"),
    [
        ("외교부는 중국에 이들을 보호해 달라는 뜻을 전했다.", "이들을 보호하다", ["중국"]),
        ("등불회는 정부를 향해 “중국에 항의하라”고 요구했다.", "중국에 항의하다", ["정부"]),
        (
            "한국 정부는 중국에 언니의 생사를 물어봐 주기 바란다.",
            "중국에 언니의 생사를 물어보다",
            ["한국 정부"],
        ),
        ("우리는 외교부와 통일부에 구명 요청서를 보냈다.", "구명하다", ["통일부"]),
        ("우리 정부가 외면하지 않기를 간절히 바란다.", "외면하지 않다", ["우리 정부"]),
        ("정부는 중국에 중단을 요구할 필요가 있다.", "중국에 중단을 요구하다", ["정부"]),
        ("그는 정부에 대책 마련을 주문했다.", "대책을 마련하다", ["정부"]),
        ("✔ 중국은 아이들부터 풀어 주십시오.", "아이들부터 풀다", ["중국"]),
    ],
)
def test_it_is_asked_of_somebody(text: str, what: str, whom: list[str]) -> None:
    assert any(each == what and parties[-1:] == whom for each, parties in asked(text)), asked(text)


def test_a_row_asks_each_for_its_own() -> None:
    told = asked("재단은 중국 정부에 송환 통계의 공개를, 라오스 정부에는 난민협약 가입을 권고한다.")
    assert [parties for _, parties in told] == [["중국 정부"], ["라오스 정부"]]


@pytest.mark.parametrize(
    "text",
    ["답변드릴 수 없음을 양해하여 주시기 바람.", "이 점을 참고하여 주시기 바랍니다.", "비가 오면 좋겠다."],
)
def test_courtesies_ask_for_nothing(text: str) -> None:
    assert asked(text) == []


def test_a_recommendation_that_is_expected_asks_for_each_of_its_parts() -> None:
    told = asked("초안에는 송환을 중단하고 접근을 허용하며 의정서를 재검토하라는 권고가 담겼다.")
    assert [what for what, _ in told] == ["송환을 중단하다", "접근을 허용하다", "의정서를 재검토하다"]
