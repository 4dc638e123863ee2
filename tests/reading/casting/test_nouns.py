"""Nouns that describe persons and bodies."""

from __future__ import annotations

import pytest

from tumen.reading.cast.nouns import is_many_noun, kind_of_noun, likely_sex, sex_of_noun
from tumen.vocabulary.parties import PartyKind, Sex


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("priest", PartyKind.PERSON),
        ("mother", PartyKind.PERSON),
        ("ex-prisoner", PartyKind.PERSON),
        ("ministry", PartyKind.BODY),
        ("sister-organisation", PartyKind.BODY),
        ("river", None),
        ("soul", None),
    ],
)
def test_a_noun_tells_a_person_from_a_body(noun: str, kind: PartyKind | None) -> None:
    assert kind_of_noun(noun) is kind


def test_some_nouns_tell_the_sex() -> None:
    assert sex_of_noun("widow") is Sex.FEMALE
    assert sex_of_noun("monk") is Sex.MALE
    assert sex_of_noun("priest") is None


def test_a_given_name_makes_a_sex_likely() -> None:
    assert likely_sex("Mary Orme") is Sex.FEMALE
    assert likely_sex("Peter Orme") is Sex.MALE
    assert likely_sex("Xyzzy Orme") is None


def test_police_are_several_without_a_plural() -> None:
    assert is_many_noun("police")
    assert not is_many_noun("officer")
