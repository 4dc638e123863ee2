"""Turns of transcripts."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import quotes, read_korean, speaker
from tumen.reading.korean.turns import is_interview, turn_of, turns_of
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


def blocks_in(text: str) -> list[tuple[BlockKind, Span]]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((BlockKind.PARAGRAPH, Span(start, start + len(line))))
        start += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("text", "label", "said"),
    [
        ("[이 모 씨 / 피해자 : 저는 그때 갇혀 있었어요.]", "이 모", "저는 그때 갇혀 있었어요."),
        ("◆ 윤동혁> 모두 끌려갔습니다.", "윤동혁", "모두 끌려갔습니다."),
        ("○위원장 노한별: 다음 위원님 말씀하십시오.", "위원장 노한별", "다음 위원님 말씀하십시오."),
        ("문: 몇 명이었습니까?", "문", "몇 명이었습니까?"),
        ("○노한별 위원  몇 명이 북송됐습니까?", "노한별 위원", "몇 명이 북송됐습니까?"),
        ("○강가부 국장 직무대리 윤동혁  다섯 명입니다.", "강가부 국장 직무대리 윤동혁", "다섯 명입니다."),
        ("<질문> 몇 명이었습니까?", "질문", "몇 명이었습니까?"),
    ],
)
def test_a_line_with_a_label_is_a_turn(text: str, label: str, said: str) -> None:
    turn = turn_of(text, Span(0, len(text)))
    assert turn
    assert (turn.label, turn.said.of(text)) == (label, said)


def test_who_asks_is_told_from_who_answers() -> None:
    question, answer = "문: 몇 명이었습니까?", "답: 모두 마흔 명이었습니다."
    asked, answered = turn_of(question, Span(0, len(question))), turn_of(answer, Span(0, len(answer)))
    assert asked
    assert answered
    assert asked.is_asking
    assert not answered.is_asking


@pytest.mark.parametrize("text", ["기준일: 2022년 9월 30일", "문의: 조사기록팀", "탈북민 40명이 송환됐다."])
def test_a_form_is_no_turn(text: str) -> None:
    assert turns_of(text, blocks_in(text)) == {}


def test_the_speaker_of_a_turn_is_the_person_and_not_the_office() -> None:
    chair = "○위원장 노한별: 다음 위원님 질의해 주시기 바랍니다."
    member = "○우경식 위원: 탈북민 40명이 모두 송환됐다고 합니다."
    text = f"회의록\n{chair}\n{member}"
    (figure,) = read_korean(text).core
    assert speaker(figure) == "우경식"
    assert quotes(read_korean(text)) == []


def test_whoever_has_the_word_in_minutes_goes_on_in_the_next_paragraph() -> None:
    lines = [
        "○우경식 위원 명단을 주십시오.",
        "○통일부장관 노한별 모두 40명입니다.",
        "명단은 없습니다.",
        "(산회)",
    ]
    text = "\n".join(lines)
    turns = turns_of(text, blocks_in(text))
    assert [turn.label for _, turn in sorted(turns.items())] == ["우경식 위원", *["통일부장관 노한별"] * 2]


@pytest.mark.parametrize(
    "text", ["【답변】 모두 다섯 명임.", "[답변] 모두 다섯 명임.", "답변 1) 모두 다섯 명임."]
)
def test_an_answer_of_a_paper_is_a_turn(text: str) -> None:
    turn = turn_of(text, Span(0, len(text)))
    assert turn is not None
    assert (turn.label, turn.said.of(text), turn.is_minuted) == ("답변", "모두 다섯 명임.", True)


def test_an_interview_says_so() -> None:
    assert is_interview("[인터뷰] 오미라 씨", "")
    assert is_interview("", "오미라 씨를 인터뷰했다.")
    assert not is_interview("탈북민 40명 송환", "그들은 갔다.")


def test_who_briefs_is_who_answers() -> None:
    text = "브리핑: 노한별 부대변인\n<질문> 몇 명이었습니까?\n<답변> 다섯 명이었습니다."
    turns = turns_of(text, blocks_in(text))
    assert [turn.label for turn in turns.values()] == ["질문", "노한별 부대변인"]


def test_minutes_are_spoken_and_not_quoted() -> None:
    text = "○노한별 위원  모두 다섯 명이 강제로 북송됐다고 들었습니다.\n○윤동혁 국장  그렇습니다."
    assert quotes(read_korean(text)) == []


def test_the_opening_statement_of_a_briefing_is_the_briefers() -> None:
    head = "정례브리핑\n브리핑: 윤동혁 대변인\n<모두발언>\n탈북민 98명이 입국했습니다."
    text = f"{head}\n<질의·응답>\n<질문> 몇 명입니까?"
    found = turns_of(text, blocks_in(text))
    assert {number: turn.label for number, turn in found.items()} == {3: "윤동혁 대변인", 5: "질문"}


def test_a_written_answer_is_of_whom_its_head_names() -> None:
    head = "답 변 자 : 강가부 (강북국)\n"
    text = f"{head}【질문 1】 몇 명이 북송됐는지 밝혀 주기 바람.\n【답변】 약 90명으로 파악하고 있음."
    assert [turn.label for turn in turns_of(text, blocks_in(text)).values()] == ["질문", "강가부"]


def test_marks_of_minutes_and_the_spokesperson_at_the_head_name_who_speaks() -> None:
    text = "◯ 노한별 위원: 몇 명입니까?\n◯ 강가부 실장 윤동혁: 다섯 명입니다."
    assert [turn.label for turn in turns_of(text, blocks_in(text)).values()] == [
        "노한별 위원",
        "강가부 실장 윤동혁",
    ]
    text = "강가부 정례브리핑\n대변인실 부대변인 윤동혁\n<질문> 몇 명입니까?\n<답변> 다섯 명입니다."
    assert [turn.label for turn in turns_of(text, blocks_in(text)).values()] == ["질문", "부대변인 윤동혁"]


def test_who_signs_a_question_asks_it() -> None:
    text = "<질문> 몇 명이 북송됐습니까? (한울일보 노한별 기자)\n<답변> 다섯 명입니다."
    assert [turn.label for turn in turns_of(text, blocks_in(text)).values()] == [
        "한울일보 노한별 기자",
        "답변",
    ]


def labels_in(text: str) -> list[str]:
    return [turn.label for _, turn in sorted(turns_of(text, blocks_in(text)).items())]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("면담자 윤동혁\n증언자 노한별(가명, 여, 1979년생)", ["윤동혁", "노한별"]),
        ("진행: 윤동혁 앵커\n출연: 노한별 씨", ["윤동혁", "노한별"]),
        ("구술: 노한별, 우경식", ["문", "답"]),
    ],
)
def test_the_head_names_who_was_heard_and_who_heard_them(head: str, expected: list[str]) -> None:
    assert labels_in(f"{head}\n문: 몇 명이었습니까?\n답: 모두 다섯 명이 있었어요.") == expected


def test_the_label_of_a_question_names_who_asks() -> None:
    lines = [
        "브리핑: 윤동혁 대변인",
        "문(강건너방송 피은별): 몇 명입니까?",
        "답: 다섯 명입니다.",
        "문(같은 기자): 언제입니까?",
    ]
    asked = "강건너방송 피은별"
    assert labels_in("\n".join(lines)) == [asked, "윤동혁 대변인", asked]


def test_who_signed_a_question_signs_the_next_by_name_alone() -> None:
    text = "<질문> 몇 명입니까? (강건너방송 피은별)\n<답변> 다섯 명입니다.\n<질문> 언제입니까? (피은별)"
    assert labels_in(text) == ["강건너방송 피은별", "답변", "피은별"]


def test_an_answer_goes_on_in_the_next_paragraph_and_not_behind_the_last_turn() -> None:
    text = (
        "문: 몇 명입니까?\n답: 다섯 명입니다.\n모두 갔습니다.\n문: 언제입니까?\n답: 봄입니다.\n기사는 끝났다."
    )
    assert labels_in(text) == ["문", "답", "답", "문", "답"]


def test_who_says_it_without_a_subject_in_a_turn_is_whose_turn_it_is() -> None:
    asked = "문: 중국은 뭐라고 합니까?\n노한별: 중국은 모른다고 합니다.\n문: 그래요?"
    text = f"{asked}\n노한별: 탈북민 40명이 송환됐다고 봅니다."
    assert speaker(read_korean(text).figure("40명")) == "노한별"


def test_the_messages_of_a_chat_are_turns() -> None:
    assert labels_in("[노한별] [오후 3:12] 스무 명이 잡혔대요\n[우경식] [오후 3:14] 알려 주세요") == [
        "노한별",
        "우경식",
    ]
    assert labels_in("2024년 5월 3일 오후 3:12, 노한별 : 스무 명이 잡혔대요") == ["노한별"]
