"""Which words stand between quotation marks, and which parts belong to one speech."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.reading.cast import blocks
from tumen.reading.quotations import Quotation, quotations_of


def quoted(text: str) -> list[tuple[str, bool]]:
    return [(found.span.of(text), found.open) for found in quotations_of(text, blocks(text))]


def speeches(text: str) -> list[str]:
    return [found.span.of(text) for found in quotations_of(text, blocks(text)) if found.is_speech(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“They took my sister that night,” she said.",
        '"They took my sister that night," she said.',
        "She said, «They took my sister that night,» and wept.",
        "She said, 「They took my sister that night,」 and wept.",
        "She said, ‘They took my sister that night,’ and wept.",
        "She said, 'They took my sister that night,' and wept.",
    ],
)
def test_it_pairs_each_kind_of_mark(text: str) -> None:
    assert speeches(text) == ["They took my sister that night,"]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert quoted("The women’s papers weren't found; it's the guards' fault.") == []


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert speeches("‘They didn’t let us sleep at all,’ he wrote.") == ["They didn’t let us sleep at all,"]


def test_a_term_between_marks_is_nobodys_speech() -> None:
    text = "The so-called “voluntary return” scheme ended."
    (term,) = quotations_of(text, blocks(text))
    assert term.span.of(text) == "voluntary return"
    assert not term.is_speech(text)


def test_two_quotations_of_one_paragraph_are_two_runs() -> None:
    text = "“We were forty in the cell,” she said. “None of us slept that night.”"
    first, second = quotations_of(text, blocks(text))
    assert first.run != second.run


def test_a_speech_over_paragraphs_is_one_run_and_only_its_last_part_is_closed() -> None:
    text = "“They came at night.\n\n“They took my sister.\n\n“She was never heard from.”"
    parts = quotations_of(text, blocks(text))
    assert [part.open for part in parts] == [True, True, False]
    assert len({part.run for part in parts}) == 1


def test_a_paragraph_without_marks_ends_a_speech() -> None:
    text = "“They came at night.\n\nNobody was told.\n\n“She was never heard from.”"
    first, second = quotations_of(text, blocks(text))
    assert first.run != second.run


def test_a_mark_without_a_partner_closes_with_its_paragraph() -> None:
    text = "“They came at night and\n\nNobody was told."
    assert quoted(text) == [("They came at night and", True)]


marked = st.lists(
    st.sampled_from(["“", "”", '"', "‘", "’", "'", "«", "»", "„", "「", "」", "word", " ", "\n\n", "don’t"]),
    max_size=30,
).map("".join)


@given(st.text(max_size=80) | marked)
def test_quotations_lie_in_their_block_and_in_order(text: str) -> None:
    parts = blocks(text)
    found: list[Quotation] = quotations_of(text, parts)
    for quotation in found:
        assert parts[quotation.block][1].covers(quotation.span)
    assert [quotation.span.start for quotation in found] == sorted(
        quotation.span.start for quotation in found
    )


def test_marks_with_nothing_between_them_are_no_quotation() -> None:
    assert quoted("The page says «» and no more.") == []


@example('"“ "“')
@example('"“ ""')
@example('"““ ""')
@given(marked)
def test_a_quotation_holds_no_mark_that_would_close_it(text: str) -> None:
    """Only those that close what was opened inside it, and straight ones that look like opening marks."""
    closing = {"“": "”", '"': '"', "«": "»", "「": "」"}
    opening_for = {"”": "“„", '"': "", "»": "«", "」": "「"}
    for quotation in quotations_of(text, blocks(text)):
        closed = text[quotation.span.start : quotation.span.end + 1]  # with the mark that closes it
        words, straight = re.subn(r'(?<=\s)"(?=\S)', "", closed)
        words = words[: -1 if quotation.span.end < len(text) else None]
        mark = closing.get(text[quotation.span.start - 1])
        if mark is not None:
            opened = straight if mark == '"' else sum(words.count(opening) for opening in opening_for[mark])
            assert words.count(mark) <= opened
