"""Who answers where the words do not say it."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import read_korean
from tumen.vocabulary.codes import ClaimSort


@pytest.mark.parametrize(
    ("text", "who", "rule"),
    [
        ("통일부는 요청을 거부했다.", "통일부", "answerer.subject"),
        ("등불회는 통일부에 물었지만 답이 없었다.", "통일부", "answerer.asked"),
        (
            "외교부는 입장을 묻는 말에 답하지 않았다. 송환을 도왔다는 주장에는 “사실무근”이라고 일축했다.",
            "외교부",
            "answerer.carried",
        ),
    ],
)
def test_it_finds_who_answers(text: str, who: str, rule: str) -> None:
    found = [c for c in read_korean(f"소식\n\n{text}").claims if c.value("sort") is ClaimSort.ANSWER]
    slot = found[-1].slots["speakers"]
    assert (slot.value, slot.rule) == (((who,),), rule)


def test_nobody_is_named_where_only_the_waiting_is_told() -> None:
    (claim,) = (
        c
        for c in read_korean("편지\n\n우리는 면담을 신청했지만 한 번도 답을 듣지 못했습니다.").claims
        if c.value("sort") is ClaimSort.ANSWER
    )
    assert "speakers" not in claim.slots


def test_who_signs_a_letter_may_bind_itself() -> None:
    text = (
        "공개서한\n\n비용은 저희가 부담하겠습니다. 명단은 정부가 공개하겠습니까.\n\n2026년 3월 3일\n\n등불회"
    )
    (claim,) = (c for c in read_korean(text).claims if c.value("sort") is ClaimSort.ANSWER)
    assert claim.value("speakers") == (("등불회",),)
    assert claim.passage.of(text) == "비용은 저희가 부담하겠습니다"
