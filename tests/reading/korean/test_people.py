"""What a counted noun is."""

from __future__ import annotations

import pytest

from tumen.reading.korean.people import counted, is_family, is_human, is_kin, may_suffer, singular
from tumen.vocabulary.people import Counted


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("탈북민", Counted.VICTIMS),
        ("북한이탈주민", Counted.VICTIMS),
        ("수감자들", Counted.VICTIMS),
        ("이주노동자", Counted.PEOPLE),
        ("일행", Counted.PEOPLE),
        ("에티오피아인", Counted.PEOPLE),
        ("국회의원", Counted.ROLES),
        ("경찰관", Counted.ROLES),
        ("맏아들", Counted.PEOPLE),
        ("부모", Counted.PEOPLE),
        ("사건", Counted.CASES),
        ("버스", Counted.UNKNOWN),
        ("", Counted.UNKNOWN),
    ],
)
def test_a_noun_counts_one_sort(noun: str, kind: Counted) -> None:
    assert counted(noun) is kind


def test_kin_are_people() -> None:
    assert is_kin("모녀")
    assert is_kin("아들")
    assert is_kin("탈북민")
    assert not is_kin("버스")


def test_a_household_is_a_family() -> None:
    assert is_family("가구")
    assert not is_family("탈북민")


@pytest.mark.parametrize(
    ("noun", "one"),
    [("여성들", "여성"), ("아들", "아들"), ("아들들", "아들"), ("큰아들", "큰아들"), ("자녀들", "자녀")],
)
def test_a_noun_that_ends_like_a_plural_is_one_all_the_same(noun: str, one: str) -> None:
    assert singular(noun) == one


def test_whoever_acts_is_human_and_does_not_suffer() -> None:
    assert is_human("공안")
    assert is_human("여성들")
    assert not is_human("사건")
    assert may_suffer("여성들")
    assert not may_suffer("공안")
