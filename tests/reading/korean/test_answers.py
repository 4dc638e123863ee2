"""Answers in Korean: who answers how, and what; and what is no answer."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import read_korean
from tumen.vocabulary.codes import AnswerKind, ClaimSort
from tumen.vocabulary.slots import ProposedClaim


def answers(text: str) -> list[ProposedClaim]:
    found = read_korean(f"등불회 소식\n\n{text}").claims
    return [each for each in found if each.value("sort") is ClaimSort.ANSWER]


@pytest.mark.parametrize(
    ("text", "kind", "who", "matter"),
    [
        (
            "통일부는 12일 북송된 사람의 수를 공개해 달라는 등불회의 요구에 “확인해 줄 수 없다”고 답변했다.",
            AnswerKind.REFUSED,
            "통일부",
            "등불회의 요구",
        ),
        (
            "중국 외교부는 12일 등불회의 공개서한에 대해 요청을 받아들이지 않겠다고 답했다.",
            AnswerKind.REFUSED,
            "중국 외교부",
            "등불회의 공개서한",
        ),
        ("중국 당국은 강제송환 사실을 부인했다.", AnswerKind.DENIED, "중국 당국", None),
        ("통일부는 등불회의 서한에 회신하지 않았다.", AnswerKind.SILENCE, "통일부", "등불회의 서한"),
        (
            "법무부는 명단을 다음 달까지 공개하겠다고 등불회에 답신을 보냈다.",
            AnswerKind.PLEDGED,
            "법무부",
            "답신",
        ),
        (
            "외교부 당국자는 “등불회의 서한을 받았으며 관계 부처와 검토하고 있다”고 말했다.",
            AnswerKind.TOKEN,
            "외교부 당국자",
            "등불회의 서한",
        ),
    ],
)
def test_a_body_answers(text: str, kind: AnswerKind, who: str, matter: str | None) -> None:
    (claim,) = answers(text)
    assert (claim.value("answer"), claim.value("speakers")) == (kind, ((who,),))
    assert claim.value("answers_to") == matter
    assert claim.slots["answer"].evidence == claim.passage


@pytest.mark.parametrize(
    "text",
    [
        "그는 “밥을 먹었느냐”는 질문에 그렇다고 답했다.",
        "통일부는 중국에 강제송환을 중단하라고 요구했다.",
        "등불회의 회원들은 서한을 함께 썼다.",
        "통일부는 12일 예산을 발표했다.",
    ],
)
def test_who_asks_announces_or_talks_answers_nothing(text: str) -> None:
    assert answers(text) == []
