"""Members of a cast as values."""

from __future__ import annotations

from tumen.reading.cast.members import Member
from tumen.vocabulary.parties import PartyKind
from tumen.vocabulary.spans import Span


def ro(number: int = 0) -> Member:
    return Member(number, "Ro Eun-sil", PartyKind.PERSON, Span(0, 10), is_named=True, age="29")


def test_two_of_one_name_are_two() -> None:
    assert ro() != ro()


def test_a_party_shows_the_name_only_where_the_words_do_not() -> None:
    assert ro().party("Ro").name == "Ro Eun-sil"
    assert ro().party("Ro Eun-sil").name == ""


def test_a_party_shows_the_relative_by_name() -> None:
    son = Member(1, "son of Ro Eun-sil", PartyKind.PERSON, Span(0, 3), is_named=False)
    son.relation, son.relative = "son", ro()
    assert son.party("her son").relative == "Ro Eun-sil"


def test_a_member_is_a_person_or_a_body_or_neither() -> None:
    assert ro().is_person
    assert not ro().is_body
    unknown = Member(2, "Orme", None, Span(0, 4), is_named=True)
    assert not unknown.is_person
    assert not unknown.is_body
