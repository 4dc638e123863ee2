"""The cast as the rest of the reader asks it."""

from __future__ import annotations

import pytest

from tests.reading.peopled import peopled
from tumen.vocabulary.spans import Span


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Ms Ro Eun-sil fled. She was held.", "She", "Ro Eun-sil"),
        ("The Willow Centre met. It was asked.", "It", "Willow Centre"),
        ("A priest fled. The priest was held.", "priest", "a priest"),
        ("Kang Do-yun, a priest, fled. The priest was held.", "priest", "Kang Do-yun"),
        ("Ro Eun-sil is a nurse. The nurse fled.", "nurse", "Ro Eun-sil"),
        ("A rights group met. The group left.", "group", "a rights group"),
        ("The Willow Network met. The network left.", "network", "Willow Network"),
    ],
)
def test_it_knows_whom_words_speak_of(text: str, word: str, name: str) -> None:
    found = peopled(text)
    last = sum(token.text == word for doc in found.prepared.parsed.values() for token in doc) - 1
    assert found.who(word, last) == name


def test_each_reference_says_how_it_was_found() -> None:
    found = peopled("Ms Ro Eun-sil fled. She was held.")
    reference = found.reference("She")
    assert reference is not None
    assert reference.rule == "cast.pronoun"
    assert reference.evidence.of(found.cast.text) == "Ro Eun-sil"


def test_those_joined_by_and_are_several() -> None:
    found = peopled("The mother and the priest fled.")
    assert [each.member.name for each in found.cast.members_for(*found.word("mother"))] == [
        "the mother",
        "the priest",
    ]


def test_i_is_who_is_heard_there() -> None:
    found = peopled("“I saw the women,” said Ro Eun-sil.")
    assert found.who("I") == "Ro Eun-sil"


def test_we_is_the_publisher_where_nobody_else_is_heard() -> None:
    assert peopled("We counted the women.", publisher="Willow Centre").who("We") == "Willow Centre"


def test_we_is_nobody_in_a_text_that_nobody_signed() -> None:
    assert peopled("We counted the women.").who("We") == ""


def test_somebody_is_asked_for_by_name() -> None:
    cast = peopled("Ms Ro Eun-sil met a priest.").cast
    assert [each.name for each in (cast.named("Ro"), cast.named("the priest")) if each] == [
        "Ro Eun-sil",
        "a priest",
    ]
    assert cast.named("Ada Orme") is None


def test_a_name_that_the_text_has_not_is_entered() -> None:
    cast = peopled("It rained.").cast
    assert cast.member_named("Ada Orme") is cast.member_named("Ada Orme")


def test_persons_told_of_together_are_known_together() -> None:
    cast = peopled("Ro Eun-sil and Kang Do-yun fled.").cast
    assert [each.name for each in cast.together("Ro Eun-sil and Kang Do-yun")] == [
        "Ro Eun-sil",
        "Kang Do-yun",
    ]
    assert cast.together("Ro Eun-sil") == ()


def test_a_stretch_of_text_is_answered_by_the_name_in_it() -> None:
    found = peopled("They met Ro Eun-sil there.")
    reference = found.cast.member_for(Span(9, 19), found.prepared.sentences[0])
    assert reference is not None
    assert reference.member.name == "Ro Eun-sil"


def test_a_party_shows_what_is_told_of_a_member() -> None:
    found = peopled("Ro Eun-sil, 29, a nurse, fled.")
    party = found.cast.party_for(*found.word("sil"), called="Ro")
    assert (party.words, party.name, party.age, party.role) == ("Ro", "Ro Eun-sil", "29", "nurse")


def test_nobody_known_is_a_party_of_the_words_alone() -> None:
    found = peopled("The river froze.")
    assert found.cast.party_for(*found.word("river")).words == "river"
