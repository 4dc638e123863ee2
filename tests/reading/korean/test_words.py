"""Eojeol with their particles and endings."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of
from tumen.reading.korean.words import Case, Link


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("탈북민이 왔다.", Case.SUBJECT),
        ("탈북민은 왔다.", Case.TOPIC),
        ("탈북민을 보냈다.", Case.OBJECT),
        ("탈북민의 가족이 왔다.", Case.OWNER),
        ("탈북민에게 보냈다.", Case.ADVERB),
        ("탈북민도 왔다.", Case.ALSO),
        ("탈북민과 가족이 왔다.", Case.AND),
        ("탈북민 가족이 왔다.", Case.BARE),
    ],
)
def test_a_particle_is_a_case(text: str, case: Case) -> None:
    assert clauses_of(text).words[0].case is case


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("모두 송환됐다.", Link.FINAL),
        ("모두 송환됐고 갇혔다.", Link.CONNECTIVE),
        ("모두 송환된 사람이다.", Link.ADNOMINAL),
        ("모두 송환됐다고 말했다.", Link.QUOTING),
        ("모두 송환됐다는 소식이다.", Link.QUOTING_ADNOMINAL),
        ("모두 송환하기를 바란다.", Link.NOMINAL),
    ],
)
def test_an_ending_is_a_link(text: str, link: Link) -> None:
    assert clauses_of(text).words[1].link is link


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("모두 강제송환됐다.", "강제송환되다"),
        ("모두 잡혔다.", "잡히다"),
        ("모두 조용하다.", "조용하다"),
        ("모두 선고받았다.", "선고받다"),
    ],
)
def test_a_verb_has_its_dictionary_form(text: str, lemma: str) -> None:
    assert clauses_of(text).words[1].lemma == lemma


def test_brackets_do_not_part_a_word_from_its_particle() -> None:
    word = clauses_of("유엔난민기구(UNHCR)는 말했다.").words[0]
    assert (word.noun, word.case) == ("유엔난민기구", Case.TOPIC)


def test_a_past_is_seen() -> None:
    first, second = clauses_of("송환됐다.").words[0], clauses_of("송환된다.").words[0]
    assert first.is_past
    assert not second.is_past


def test_a_comma_ends_a_word() -> None:
    assert [word.comma for word in clauses_of("송환됐고, 갇혔다.").words] == [True, False]


def test_the_words_of_a_quotation_know_it() -> None:
    words = clauses_of("그는 “모두 갔다”고 했다.").words
    assert [word.quotation for word in words] == [0, 1, 1, 0, 0]
