"""In whose voice a document speaks."""

from __future__ import annotations

import pytest

from tests.reading.cast import source
from tumen.reading.korean.issuing import (
    is_news,
    own_voice,
    petitioner_of,
    released_by,
    sender_of,
    signed_by,
    signed_from,
    titled_by,
    undersigned,
    witness_of,
)
from tumen.reading.korean.sentences import blocks_of
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

STATEMENT = "[성명] 송환을 중단하라\n우리는 요구한다.\n2023년 8월 25일\n자유의마루, 북녘모임"


def test_everybody_below_the_date_signs() -> None:
    assert undersigned(STATEMENT) == ("자유의마루", "북녘모임")
    assert undersigned("[성명] 송환을 중단하라\n우리는 요구한다.") == ()


@pytest.mark.parametrize(
    "last", ["강건너모임 대표 윤동혁 외 16명 드림", "강건너모임 외 32개 단체", "가족 일동"]
)
def test_the_numbers_of_a_signature_are_left_out(last: str) -> None:
    text = f"저희는 가족입니다.\n{last}\n"
    assert text[signed_from(text) :].strip() == last


def test_a_text_without_a_signature_is_read_to_its_end() -> None:
    text = "탈북민 40명이 송환됐다.\n아무도 오지 않았다."
    assert signed_from(text) == len(text)


def test_a_signature_names_who_signed() -> None:
    text = "우리는 요구한다.\n가족모임 회장 문정아 올림"
    at = text.index("\n") + 1
    signature = (BlockKind.SIGNATURE, Span(at, len(text)))
    assert signed_by(text, [(BlockKind.PARAGRAPH, Span(0, at - 1)), signature]) == "가족모임 회장 문정아"


def test_a_column_names_its_author() -> None:
    text = "[오은서의 창] 누가 난민인가\n그들은 갔다."
    assert titled_by(text, blocks_of(source(text))) == "오은서"


def test_a_testimony_names_its_witness() -> None:
    text = "증언자: 김○○ (가명)\n나는 갔다."
    assert witness_of(text, blocks_of(source(text))) == "김○○"


def test_a_release_is_by_whom_it_opens_with() -> None:
    text = "[보도자료] 조사 결과 발표\n\n사단법인 북녘인권센터(이사장 한주완)는 백서를 냈다."
    assert released_by(text) == "북녘인권센터"
    assert released_by(text.removeprefix("[보도자료] ")) == ""


def test_given_voices_come_first() -> None:
    given = source(STATEMENT, language="ko", voices=("이순혜",), publisher="한울신문")
    assert own_voice(given, blocks_of(given)) == (("이순혜",), "voice.given")


def test_a_publisher_speaks_where_nobody_signed() -> None:
    given = source("탈북민 40명이 송환됐다.", language="ko", publisher="한울신문")
    assert own_voice(given, blocks_of(given)) == (("한울신문",), "voice.publisher")


def test_without_a_word_on_it_nobody_is_named() -> None:
    given = source("탈북민 40명이 송환됐다.", language="ko")
    assert own_voice(given, blocks_of(given)) == ((), "voice.own")


def test_the_label_of_a_signature_is_no_part_of_the_name() -> None:
    assert undersigned("결의한다.\n2023년 11월 30일\n발의자: 조한별 의원") == ("조한별 의원",)


def test_a_release_is_of_the_body_that_sends_it() -> None:
    head = "[보도자료] 송환이 늘었다\n수신: 각 언론사\n발신: 강건너모임 난민팀 (담당: 노한별 활동가)\n"
    assert sender_of(head) == "강건너모임"
    assert sender_of("송환이 늘었다\n강건너모임은 밝혔다.") == ""
    assert sender_of("보도자료\n담당: 강건너인권센터 공보팀장 윤동혁 (02)\n") == "강건너인권센터"
    assert sender_of("보도자료\n담당: 윤동혁\n") == ""


def test_a_petition_is_of_whom_it_names() -> None:
    assert petitioner_of("국민동의청원\n청원인: 노**  |  동의 기간: 2024-11-18\n") == "노**"
    assert petitioner_of("청원인의 말을 들었다.") == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("널리 알려 주세요.\n- 강변기도모임 총무 노한별 드림", "강변기도모임 총무 노한별"),
        ("2013년 다섯 명이 송환됐다.\n정리: 강변기록모임", "강변기록모임"),
        ("강변행정법원\n판결\n원고 A", "강변행정법원"),
        ("보도설명자료\n2024. 5. 2.(목) 강가부 동북국\n설명드립니다.", "강가부"),
        ("답변자료\n소    관: 강가부 (인권실)\n", "강가부"),
    ],
)
def test_the_first_and_last_lines_tell_whose_words_they_are(text: str, name: str) -> None:
    given = source(text, language="ko")
    assert own_voice(given, blocks_of(given))[0] == (name,)


def test_news_is_told_from_a_bodys_own_words() -> None:
    assert is_news("송환됐다.", ("한울신문",))
    assert is_news("제목\n노한별 기자\n송환됐다.", ())
    assert not is_news("우리는 요구한다.", ("강변연대",))
