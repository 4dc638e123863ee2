"""Documents cut into sentences, whole quotations inside."""

from __future__ import annotations

import time

from tests.reading.cast import source
from tumen.reading.korean.quotations import quotations_of
from tumen.reading.korean.sentences import LONGEST, blocks_of, sentence_at, sentences_of
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


def cut(text: str) -> list[str]:
    blocks = blocks_of(source(text, language="ko"))
    quotations = quotations_of(text, [span for _, span in blocks])
    return [sentence.of(text) for sentence in sentences_of(text, blocks, quotations)]


def test_a_full_stop_ends_a_sentence() -> None:
    assert cut("모두 끌려갔다. 아무도 오지 않았다.") == ["모두 끌려갔다.", "아무도 오지 않았다."]


def test_a_point_in_a_number_ends_none() -> None:
    assert cut("85.2%가 맞았다.") == ["85.2%가 맞았다."]


def test_a_number_of_a_list_ends_none() -> None:
    assert cut("1. 중국 정부는 송환을 멈춰라.") == ["1. 중국 정부는 송환을 멈춰라."]


def test_a_quotation_of_two_sentences_stays_in_its_sentence() -> None:
    assert cut("그는 “모두 끌려갔다. 아무도 오지 않았다”고 했다.") == [
        "그는 “모두 끌려갔다. 아무도 오지 않았다”고 했다."
    ]


def test_the_parts_of_a_quotation_are_told_apart() -> None:
    text = "그는 “모두 끌려갔다. 아무도 오지 않았다”고 했다."
    block = (BlockKind.PARAGRAPH, Span(0, len(text)))
    (sentence,) = sentences_of(text, [block], quotations_of(text, [block[1]]))
    assert sentence.part_at(text.index("아무도")).of(text).startswith("아무도")
    assert sentence.part_at(text.index("모두")).of(text).endswith("끌려갔다.")


def test_the_place_and_the_reporter_in_front_are_left_out() -> None:
    assert cut("(서울=한울통신) 도하린 기자 = 탈북민이 송환됐다.") == ["탈북민이 송환됐다."]


def test_a_first_line_without_a_stop_is_the_headline() -> None:
    kinds = [kind for kind, _ in blocks_of(source("탈북민 40명 송환\n그들은 갔다.", language="ko"))]
    assert kinds == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]


def test_a_byline_says_nothing() -> None:
    text = "도하린 기자"
    assert sentences_of(text, [(BlockKind.BYLINE, Span(0, len(text)))], []) == []


def test_a_sentence_without_an_end_is_cut() -> None:
    assert all(len(sentence) <= LONGEST for sentence in cut("그리고 " * 2000 + "."))


def test_a_turn_begins_behind_its_label() -> None:
    text = "증언자: 모두 끌려갔어요."
    block = (BlockKind.PARAGRAPH, Span(0, len(text)))
    (sentence,) = sentences_of(text, [block], [], {0: 5})
    assert sentence.of(text) == "모두 끌려갔어요."


def test_a_place_is_in_one_sentence_or_between_two() -> None:
    text = "모두 끌려갔다. 아무도 오지 않았다."
    sentences = sentences_of(text, blocks_of(source(text, language="ko")), [])
    found = [sentence_at(sentences, place) for place in (0, 7, 8, 9, len(text))]
    assert found == [sentences[0], sentences[0], None, sentences[1], None]


def test_a_long_text_of_quotations_and_blank_lines_is_cut_in_linear_time() -> None:
    text = "“모두 끌려갔다.” 그뿐이다.\n" * 4_000 + " \n" * 30_000
    started = time.process_time()
    assert len(cut(text)) == 8_000
    assert time.process_time() - started < 5  # seconds; it takes a third of one
