"""How a noun phrase points, and what it tells."""

from __future__ import annotations

import pytest

from tumen.reading.cast.phrases import Phrase, bounds_of, phrase_of, small_at_beginning
from tumen.reading.parsing import parse
from tumen.vocabulary.parties import PartyKind, Sex


def phrase(text: str, head: str) -> Phrase | None:
    (doc,) = parse([text])
    return phrase_of(next(token for token in doc if token.text == head), text)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("The priest fled.", "definite"),
        ("A priest fled.", "indefinite"),
        ("Her priest fled.", "possessed"),
        ("No priest fled.", "nobody"),
        ("They met two priest friends and one priest.", "indefinite"),
    ],
)
def test_its_determiner_says_how_it_points(text: str, points: str) -> None:
    found = phrase(text, "priest" if "friends" not in text else "friends")
    assert found is not None
    assert found.points == points


def test_several_persons_are_a_group() -> None:
    found = phrase("Two priests fled.", "priests")
    assert found is not None
    assert found.is_many
    assert found.kind is PartyKind.GROUP


def test_it_tells_sex_and_age() -> None:
    found = phrase("They held a 34-year-old woman there.", "woman")
    assert found is not None
    assert (found.sex, found.age) == (Sex.FEMALE, "34")


def test_what_tells_it_from_others_of_its_noun_is_kept() -> None:
    found = phrase("They asked the foreign ministry again.", "ministry")
    assert found is not None
    assert found.marks == {"foreign"}


def test_a_thing_is_no_description() -> None:
    assert phrase("The river froze.", "river") is None


def test_a_description_at_a_beginning_is_named_without_its_capital() -> None:
    found = phrase("A priest from Ost fled.", "priest")
    assert found is not None
    assert found.name == "a priest from Ost"


def test_what_only_points_is_no_part_of_a_name() -> None:
    found = phrase("Those two priests fled.", "priests")
    assert found is not None
    assert found.name == "two priests"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("State media said so.", "state media"),
        ("Official statements said so.", "official statements"),
        ("Kang Do-yun said so.", "Kang Do-yun"),
        ("US officials said so.", "US officials"),
    ],
)
def test_only_a_name_keeps_its_capital_at_a_beginning(text: str, name: str) -> None:
    (doc,) = parse([text])
    assert small_at_beginning(text[: len(name)], doc) == name


def test_a_description_ends_before_a_clause() -> None:
    text = "They met an official of the ministry, who left."
    (doc,) = parse([text])
    start, end = bounds_of(doc[3])
    assert text[start:end] == "an official of the ministry"
