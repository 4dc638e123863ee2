"""A document is cut into sentences block by block; no words are lost, none joined that stand apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.cast import blocks, source
from tumen.reading.sentences import SILENT, blocks_of, sentences_of
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


def cut(text: str) -> list[str]:
    return [sentence.of(text) for sentence in sentences_of(Source("d", text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Police came at dawn.", "They took six women."],
        ["Was anybody told?", "No!", "Nobody asked."],
        ["Ms. Bae and Dr. Noh met Rev. Kil in St. Abel.", "They agreed."],
        ["The U.S. and the U.K. protested.", "China did not answer."],
        ["They left at 4 a.m. from the yard.", "It rained."],
        ["The vans came at 9 p.m.", "The women were asleep."],
        ["The list is in vol. 3, pp. 12-14, below.", "See also No. 7 there."],
        ["“We waited.”", "Then the door opened."],
        ["The fee was 3.5 million won.", "Few could pay."],
        ["J. R. Dalloway wrote it.", "Nobody read it."],
        ["Congress passed H.R. 4400 in spring.", "It fined him KSh. 90,000 under sec. 12 of the Act."],
        ["It went on…", "Nobody came."],
        ["(They were never seen again.)", "He wept."],
        ["Numbers fell by Feb. 12 and rose again by Sept. 3 that year.", "Then they fell."],
    ],
)
def test_it_cuts_where_a_sentence_ends(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_it_keeps_lines_apart_that_are_not_one_paragraph() -> None:
    text = "Office of the Ombudsman\n12 Bridge Road\nThree women were returned."
    assert cut(text) == ["Office of the Ombudsman", "12 Bridge Road", "Three women were returned."]


def test_it_cuts_a_list_into_its_items() -> None:
    text = "The record holds:\n- 12 arrests in May\n- 9 deaths in June"
    assert cut(text) == ["The record holds:", "- 12 arrests in May", "- 9 deaths in June"]


def test_a_list_number_does_not_end_a_sentence() -> None:
    assert cut("2. During the winter 14 people were held.") == ["2. During the winter 14 people were held."]


def test_it_cuts_korean_and_chinese_sentences_too() -> None:
    assert cut("제목\n사람들이 왔다. 그들은 갔다.") == ["제목", "사람들이 왔다.", "그들은 갔다."]
    assert cut("题目\n他们来了。他们走了。") == ["题目", "他们来了。", "他们走了。"]


def test_the_first_line_without_a_full_stop_is_the_headline() -> None:
    kinds = [kind for kind, _ in blocks_of(Source("d", "Six women returned\nThe women were 20 to 40."))]
    assert kinds == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]
    kinds = [kind for kind, _ in blocks_of(Source("d", "Six women were returned.\nThey were young."))]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_a_headline_is_one_sentence_whatever_stops_stand_in_it() -> None:
    text = "Why now? Six women returned\n\nThey came at dawn."
    given = source(text, blocks=blocks(text, BlockKind.HEADLINE, BlockKind.PARAGRAPH))
    assert [sentence.of(text) for sentence in sentences_of(given)] == [
        "Why now? Six women returned",
        "They came at dawn.",
    ]


def test_a_heading_is_one_sentence_and_no_silent_block() -> None:
    assert BlockKind.HEADING not in SILENT
    text = "4 October. Evros.\n\nTwo bodies were recovered."
    given = source(text, blocks=blocks(text, BlockKind.HEADING, BlockKind.PARAGRAPH))
    assert [sentence.of(text) for sentence in sentences_of(given)] == [
        "4 October. Evros.",
        "Two bodies were recovered.",
    ]


def test_a_row_of_a_table_is_one_sentence() -> None:
    text = "Hyesan. 4 women. 12 May 2020."
    (row,) = sentences_of(source(text, blocks=((BlockKind.TABLE_ROW, Span(0, len(text))),)))
    assert row.of(text) == text


@pytest.mark.parametrize("kind", sorted(SILENT))
def test_a_block_that_tells_nothing_is_passed_over(kind: BlockKind) -> None:
    text = "Join 40,000 readers.\n\nSix women were returned."
    told = sentences_of(source(text, blocks=blocks(text, kind, BlockKind.PARAGRAPH)))
    assert [(sentence.of(text), sentence.block, sentence.index) for sentence in told] == [
        ("Six women were returned.", 1, 0)
    ]


@pytest.mark.parametrize(
    "dateline",
    [
        "SEOUL — ",
        "YANJI, Feb. 3 (Harbour Press) — ",
        "GENEVA, 3 February 2024 – ",
        "BANGKOK (Harbour Press) - ",
        "BERLIN, Germany — ",
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str) -> None:
    assert cut(dateline + "Six women were returned. They were young.")[0] == "Six women were returned."


def test_a_dash_in_a_sentence_is_no_dateline() -> None:
    assert cut("Six women — all of them young — were returned.") == [
        "Six women — all of them young — were returned."
    ]


texts = st.text(max_size=100) | st.lists(
    st.sampled_from(
        ["Mr.", "U.S.", "12.", "\n", "\n\n", "- ", "SEOUL — ", "Six women", "“", "”", "?", "…", " "]
    ),
    max_size=16,
).map("".join)


@given(texts)
def test_no_word_is_lost_and_no_sentence_overlaps_another(text: str) -> None:
    given = source(
        text,
        blocks=(
            (BlockKind.HEADLINE, Span(0, len(text) // 2)),
            (BlockKind.TABLE_ROW, Span(len(text) // 2, len(text))),
        ),
    )
    covered = [sentence.span for sentence in sentences_of(given)]
    assert covered == sorted(covered)
    assert all(left.end <= right.start for left, right in zip(covered, covered[1:], strict=False))


@given(texts)
def test_every_sentence_is_trimmed_and_numbered_in_order(text: str) -> None:
    sentences = sentences_of(source(text))
    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
    assert all(sentence.of(text) == sentence.of(text).strip() != "" for sentence in sentences)


def test_numbers_that_count_the_lines_are_no_part_of_them() -> None:
    lines = [f"{number}  Ms REED: We counted 40." for number in range(7, 14)]
    found = sentences_of(Source("x", "Hearing\n" + "\n".join(lines)))
    assert {sentence.of("Hearing\n" + "\n".join(lines)) for sentence in found[1:]} == {
        "Ms REED: We counted 40."
    }


def test_numbers_that_do_not_rise_by_one_are_kept() -> None:
    text = "List\n" + "\n".join(f"{number} people were returned." for number in (40, 12, 31, 7, 55, 23, 9))
    found = sentences_of(Source("x", text))
    assert found[1].of(text) == "40 people were returned."


@pytest.mark.parametrize("head", ["KUALA LUMPUR: ", "SEOUL, May 14: "])
def test_the_city_over_a_report_is_no_part_of_it(head: str) -> None:
    text = f"Lost order\n{head}Officers took 40 women away."
    assert sentences_of(Source("x", text))[1].of(text) == "Officers took 40 women away."


def test_a_state_that_speaks_is_no_city_over_a_report() -> None:
    text = "Debate\nCHINA: Officers took 40 women away."
    assert sentences_of(Source("x", text))[1].of(text).startswith("CHINA")
