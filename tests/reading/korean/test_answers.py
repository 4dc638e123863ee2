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
        (
            "법무부는 명단을 다음 달까지 공개하겠다고 등불회에 답변서를 보냈다.",
            AnswerKind.PLEDGED,
            "법무부",
            "답변서",
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
        (
            "중국 대표단은 송환자 수를 묻는 말에는 “그런 자료는 집계하지 않는다”고 했다.",
            AnswerKind.REFUSED,
            "중국 대표단",
            None,
        ),
        (
            "외교부는 등불회의 서면 질의에 “나중에 알려질 일”이라고 답했다.",
            AnswerKind.TOKEN,
            "외교부",
            "등불회의 서면 질의",
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


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("등불회는 법무부에 명단을 물었으나 끝내 답이 없었다.", AnswerKind.SILENCE, "법무부"),
        (
            "등불회는 5월에 외교부에 편지를 보냈다. 답장은 아직 오지 않았다.",
            AnswerKind.SILENCE,
            "외교부",
        ),
        ("경과 보고\n\n- 2024. 3. 2. 통일부에 면담 요청 - 회신 없음", AnswerKind.SILENCE, "통일부"),
        ("경과 보고\n\n- 2024. 5. 2. 중국대사관, 서한 수령 거부", AnswerKind.REFUSED, "중국대사관"),
        (
            "주한중국대사관은 “중국은 이 문제를 국내법에 따라 처리하고 있다”고 밝혔다.",
            AnswerKind.TOKEN,
            "주한중국대사관",
        ),
        ("북한 대표는 회의에서 “공화국에는 고문이 없다”고 강변했다.", AnswerKind.DENIED, "북한 대표"),
        ("중국은 유엔난민기구가 국경에 가는 것을 허용하지 않았다.", AnswerKind.REFUSED, "중국"),
        ("태국 정부는 이들을 돌려보내지 않겠다고 약속했다.", AnswerKind.PLEDGED, "태국 정부"),
        ("라오스 정부는 송환 사실을 인정했다.", AnswerKind.ACKNOWLEDGED, "라오스 정부"),
        ("통일부는 소관이 아니라고 했다.", AnswerKind.REFUSED, "통일부"),
    ],
)
def test_whoever_was_asked_or_says_the_words_answers(text: str, kind: AnswerKind, who: str) -> None:
    (claim,) = answers(text)
    assert (claim.value("answer"), claim.value("speakers")) == (kind, ((who,),))


PAPER = """서면질문에 대한 답변서

답 변 자 : 통일부

【질문 1】 송환된 사람의 수를 밝혀 주기 바람.

【답변】 구체적인 숫자는 밝힐 수 없음. 앞으로 관계국과 협의해 나가겠음.
"""
MINUTES = """위원회 회의록

○표민주 위원 장관님, 명단을 공개하십시오. 저도 돕겠습니다.
○외교부장관 기영후 명단 공개는 검토하겠습니다.
"""
LETTER = """외교부

수신  등불회 대표 귀하

귀하께서 보내신 민원에 대하여 회신드립니다.
요청하신 명단은 제공할 수 없음을 알려드립니다.

외 교 부 장 관
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PAPER, [(AnswerKind.REFUSED, "통일부"), (AnswerKind.PLEDGED, "통일부")]),
        (MINUTES, [(AnswerKind.TOKEN, "기영후")]),
        (LETTER, [(AnswerKind.REFUSED, "외교부장관")]),
    ],
)
def test_it_reads_papers_minutes_and_letters_that_answer(
    text: str, found: list[tuple[AnswerKind, str]]
) -> None:
    claims = [each for each in read_korean(text).claims if each.value("sort") is ClaimSort.ANSWER]
    assert [(each.value("answer"), each.value("speakers")[0][0]) for each in claims] == found


@pytest.mark.parametrize(
    "text",
    [
        "그는 조사에 서명을 거부했다.",
        "등불회는 “법무부는 답하라”고 요구했다.",
        "통일부가 요청을 거부하면 등불회는 소송을 낼 것이다.",
        "중국 정부는 불법 입국자를 모두 송환하겠다고 경고했다.",
    ],
)
def test_a_victim_a_demand_a_condition_and_a_threat_are_no_answers(text: str) -> None:
    assert answers(text) == []


def test_who_answered_goes_on_answering_over_a_few_sentences() -> None:
    text = (
        "중국 대표단은 강제송환 사실을 부인했다. 그 수는 말하지 않았다. 방문 요청에는 끝까지 답하지 않았다."
    )
    found = [(each.value("answer"), each.value("speakers")) for each in answers(text)]
    assert found[-1] == (AnswerKind.SILENCE, (("중국 대표단",),))


def test_an_answer_that_somebody_quotes_beside_an_ask_is_one() -> None:
    text = "김 대표는 “외교부는 그 요청을 거부했다”고 지적하고 장관에게 사과를 요구했다."
    assert [each.value("answer") for each in answers(text)] == [AnswerKind.REFUSED]

    assert [each.value("answer") for each in answers(text)] == [AnswerKind.REFUSED]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("외교부에 전화했더니 그런 사건은 접수된 바가 없다는 겁니다.", AnswerKind.DENIED, "외교부"),
        ("외교부에 민원을 냈으나 “확인하기 어렵다”는 답만 돌아왔다.", AnswerKind.REFUSED, "외교부"),
        ("시청 관계자는 “의장단과 상의해 보겠다”고 했다.", AnswerKind.PLEDGED, "시청 관계자"),
    ],
)
def test_who_was_asked_in_the_sentence_answers(text: str, kind: AnswerKind, who: str) -> None:
    found = [(each.value("answer"), each.value("speakers")) for each in answers(text)]
    assert found == [(kind, ((who,),))]
