"""The words of a document that may tell an act, with their predicate's words."""

from __future__ import annotations

import pytest

from tests.reading.told import all_told, told_in
from tumen.reading.told_acts import passage_of


@pytest.mark.parametrize(
    ("text", "word", "passage"),
    [
        ("Mr Ro was arrested in Yanji, then released.", "arrested", "was arrested in Yanji"),
        ("She had not been seen there, but was sent back.", "sent", "was sent back"),
        ("Guards beat her with a belt and laughed.", "beat", "beat her with a belt"),
        ("He was killed when he ran.", "killed", "was killed"),
        ("The women, who were sold in Helong, wrote to us.", "sold", "were sold in Helong"),
    ],
)
def test_a_passage_is_the_predicate_up_to_the_next_mark_or_clause(text: str, word: str, passage: str) -> None:
    assert passage_of(told_in(text, word)).of(text) == passage


def test_words_come_in_the_order_of_the_text() -> None:
    told = all_told("Mr Ro was arrested in Yanji. He was beaten and sent back.")[1]
    assert [each.word.code for each in told] == ["arrest", "torture", "forced repatriation"]


def test_the_second_half_of_a_name_tells_nothing() -> None:
    told = all_told("Kim Ok-ran was arrested in Yanji.")[1]
    assert [each.token.text for each in told] == ["arrested"]


def test_it_knows_who_of_the_cast_suffers() -> None:
    told = told_in("Mr Ro Chol fled in 2009. He was arrested in Yanji.", "arrested")
    assert [member.name for member in told.members] == ["Ro Chol"]


def test_what_else_a_word_can_tell_has_its_own_parts() -> None:
    told = told_in("Pak Myong-ok was taken from her house in 2014.", "taken")
    other = told.word.others[0]
    assert other.code != told.word.code
    assert told.as_told_by(other).word is other


def test_headlines_are_told_apart() -> None:
    told = all_told("China deports refugee\nThe woman was deported in March.")[1]
    assert [each.is_headline for each in told] == [True, False]


def test_nothing_is_told_where_no_word_tells_an_act() -> None:
    assert not all_told("The chair thanked the speakers.")[1]
