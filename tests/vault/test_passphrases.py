"""A passphrase is long, is not the workspace's name, and is the same on every keyboard."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import product

import pytest

from tests.vault.cast import ANOTHER, PASSPHRASE
from tumen.vault.errors import WeakPassphrase
from tumen.vault.passphrases import SHORTEST, _tried_first, bytes_of, is_common, refuse_weak

KOREAN = "얼어붙은 강 위의 왜가리 일곱"


@pytest.mark.parametrize(
    "words", [PASSPHRASE, ANOTHER, KOREAN, "nohyphensnocapitalsnodigits", "      a long one, with blanks"]
)
def test_it_takes_any_long_passphrase_without_rules_of_composition(words: str) -> None:
    refuse_weak(words, name="tumen")


@pytest.mark.parametrize(
    "words", ["", "short", "Tr0ub4dor&3", "fourteen signs", "  fourteen signs  ", "강강술래"]
)
def test_it_refuses_a_short_one(words: str) -> None:
    with pytest.raises(WeakPassphrase, match="needs 15 letters or signs"):
        refuse_weak(words, name="tumen")


def test_a_hangul_syllable_counts_as_the_letters_it_is_typed_with() -> None:
    refuse_weak("한국말문장", name="tumen")  # 5 syllables of three letters


@pytest.mark.parametrize("words", ["a" * 20, "abababababababababab", "1111 2222 1111 2222"])
def test_it_refuses_the_same_few_signs_again_and_again(words: str) -> None:
    with pytest.raises(WeakPassphrase, match="repeats fewer than 5"):
        refuse_weak(words, name="tumen")


@pytest.mark.parametrize(
    "words", ["seoul-documentation-unit", "Seoul-Documentation-Unit 1", "seoul-documentation-unit2023!"]
)
def test_it_refuses_the_name_of_the_workspace_with_little_else(words: str) -> None:
    with pytest.raises(WeakPassphrase, match="the name of the workspace"):
        refuse_weak(words, name="seoul-documentation-unit")


@pytest.mark.parametrize(
    "words",
    ["1qaz2wsx3edc4rfv", "Manchester United", "password12345678", "princess_Sunshine!", "dragon 123456789"],
)
def test_it_refuses_what_is_tried_first(words: str) -> None:
    with pytest.raises(WeakPassphrase, match="tried first"):
        refuse_weak(words, name="tumen")


@pytest.mark.parametrize("words", [PASSPHRASE, ANOTHER, KOREAN, "dragon princess monkey", "", "?!"])
def test_three_words_or_one_that_nobody_tries_are_none_of_these(words: str) -> None:
    assert not is_common(words)


def test_it_refuses_many_more_of_their_length_than_three_thousand() -> None:
    lengths = Counter(len(word) for word in _tried_first() if word.isalnum())
    pairs = sum(
        a * b for (one, a), (other, b) in product(lengths.items(), repeat=2) if one + other >= SHORTEST
    )
    assert pairs > 100_000_000


def test_a_short_name_may_stand_in_a_passphrase_by_chance() -> None:
    refuse_weak("a b c of the old ferryman", name="a")


def test_it_refuses_more_than_anybody_types() -> None:
    with pytest.raises(WeakPassphrase, match="longer than 1024 bytes"):
        refuse_weak(PASSPHRASE * 40, name="tumen")


def test_a_refusal_does_not_repeat_the_passphrase() -> None:
    with pytest.raises(WeakPassphrase) as told:
        refuse_weak("my dog Bori", name="tumen")
    assert "Bori" not in str(told.value)


def test_letters_taken_apart_and_put_together_are_the_same() -> None:
    apart = unicodedata.normalize("NFD", KOREAN)
    assert apart != KOREAN
    assert bytes_of(apart) == bytes_of(KOREAN)


def test_every_blank_is_the_same_blank() -> None:
    assert bytes_of("one\u3000two\u00a0three") == bytes_of("one two three")


def test_blanks_at_the_ends_and_capitals_count() -> None:
    assert len({bytes_of(words) for words in ("abc", " abc", "abc ", "Abc")}) == 4
