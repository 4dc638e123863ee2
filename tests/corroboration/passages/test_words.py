"""Tests of `passages.letters`, `passages.cutting` and `passages.words`."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.corroboration.passages.cutting import (
    AFTER_BREAK,
    AFTER_GAP,
    AFTER_QUOTE,
    AFTER_STOP,
    CAPITAL,
    FUNCTION,
    NUMBER,
    SYLLABLE,
)
from tumen.corroboration.passages.letters import Letter, tables
from tumen.corroboration.passages.words import hash_table, keys_of, quotations, words_of


def cut(text: str) -> list[str]:
    words = words_of(text)
    return [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


def is_one_word(left: str, right: str) -> bool:
    return list(words_of(left).keys) == list(words_of(right).keys)


def test_it_cuts_at_blanks_dashes_and_marks() -> None:
    assert cut("They — forty-one of them, all told — were “sent back”.") == [
        *("They", "forty", "one", "of", "them", "all", "told", "were", "sent", "back"),
    ]


def test_it_keeps_a_number_with_its_marks_whole() -> None:
    assert cut("8,125 cases, 3.5 percent. 40, 41") == ["8,125", "cases", "3.5", "percent", "40", "41"]


def test_it_cuts_korean_into_syllables() -> None:
    assert cut("강제 북송된") == list("강제북송된")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("8,125", "8125"),
        ("China's", "China"),
        ("China’s", "china"),
        ("escapees", "escapee"),
        ("returned", "returns"),
        ("returning", "return"),
        ("stopped", "stop"),
        ("families", "family"),
        ("organised", "organized"),
        ("labour", "labor"),
        ("naïve", "naive"),
        ("ＡＢＣ", "abc"),
        ("co\u00adoperate", "cooperate"),
        ("don’t", "dont"),
    ],
)
def test_it_takes_two_spellings_for_one_word(one: str, other: str) -> None:
    assert is_one_word(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("8.5", "85"), ("40", "41"), ("this", "thi"), ("status", "statu"), ("Korea", "Korean"), ("us", "u")],
)
def test_it_keeps_different_words_apart(one: str, other: str) -> None:
    assert not is_one_word(one, other)


def test_it_marks_what_a_word_is() -> None:
    marks = words_of("The 40 북").marks
    assert [int(mark) & (CAPITAL | NUMBER | FUNCTION | SYLLABLE) for mark in marks] == [
        CAPITAL | FUNCTION,
        NUMBER,
        SYLLABLE,
    ]


def test_it_marks_what_stands_before_a_word() -> None:
    text = "One. Two, “three … four [five]\n\nsix"
    before = AFTER_STOP | AFTER_BREAK | AFTER_QUOTE | AFTER_GAP
    assert [int(mark) & before for mark in words_of(text).marks] == [
        *(AFTER_BREAK, AFTER_STOP, AFTER_QUOTE, AFTER_GAP, AFTER_GAP, AFTER_BREAK | AFTER_GAP),
    ]


def test_three_points_are_an_ellipsis_and_one_ends_a_sentence() -> None:
    marks = words_of("so ... it went. On").marks
    assert int(marks[1]) & AFTER_GAP
    assert int(marks[3]) & AFTER_STOP
    assert not int(marks[3]) & AFTER_GAP


def test_it_reads_a_text_that_has_no_word() -> None:
    assert len(words_of(" … — !")) == 0
    assert len(words_of("")) == 0


@given(st.text(max_size=200))
def test_each_word_stands_in_the_text_where_it_says(text: str) -> None:
    words = words_of(text)
    assert (words.starts < words.ends).all()
    assert (words.ends[:-1] <= words.starts[1:]).all()
    assert len(words) == 0 or words.ends[-1] <= len(text)


@given(st.text(alphabet="aé’', .\n\u00ad[]“”북9", max_size=60))
def test_case_changes_no_word(text: str) -> None:
    assert list(words_of(text).keys) == list(words_of(text.upper()).keys)


def test_a_folded_letter_is_what_it_counts_as() -> None:
    kinds, folded = tables()
    assert kinds[ord("É")] == Letter.LETTER
    assert chr(folded[ord("É")]) == "e"
    assert kinds[ord("북")] == Letter.SYLLABLE
    assert kinds[0xD800] == Letter.GAP


def test_a_hash_table_holds_every_key_once() -> None:
    table = hash_table([5, 21, 37, 5])  # three that want one slot of sixteen
    assert sorted(int(key) for key in table if key) == [5, 21, 37]


def test_keys_of_words_leave_out_what_is_several() -> None:
    assert len(keys_of(["newsletter", "sign-up", "newsletters"])) == 1


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said: “They are gone.” Then he left.", ["They are gone"]),
        ('He said: "They are gone." Then he left.', ["They are gone"]),
        ("He said: ‘They’re gone.’ Then he left.", ["They’re gone"]),
        ("“It goes on\n\nand on,” she said.", ["It goes on"]),
        ("「돌아갔다」고 했다", ["돌아갔다"]),
        ("The families' letter says the mothers' names.", []),
    ],
)
def test_it_finds_what_stands_in_quotation_marks(text: str, quoted: list[str]) -> None:
    words = words_of(text)
    assert [words.span(first, last - 1).of(text) for first, last in quotations(text, words)] == quoted


def test_words_are_what_numpy_can_hold() -> None:
    words = words_of("some words")
    assert words.keys.dtype == np.uint64
    assert words.span(0, 1).of("some words") == "some words"
