from __future__ import annotations

import pytest

from tumen.claims.models import SourceKind
from tumen.claims.naming import clean_name, kind_of, source_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Lantern Group", "Lantern group"),
        ("The  Lantern\nGroup", "the Lantern Group"),
        ("A records centre", "records centre"),
        ("Lantern Korea’s", "Lantern Korea"),
        ("“human rights groups”", "Human rights groups,"),
        ("Tomorrow’s World", "Tomorrow's World"),
    ],
)
def test_it_knows_one_source_by_many_spellings(one: str, other: str) -> None:
    assert source_key(one) == source_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Moon", "Moon Seo-yul"), ("Anna Park", "Ann Park"), ("the Them", "them all")]
)
def test_it_keeps_different_names_apart(one: str, other: str) -> None:
    assert source_key(one) != source_key(other)


def test_it_does_not_eat_a_name_that_begins_like_an_article() -> None:
    assert source_key("Anders Holt") == "anders holt"
    assert source_key("Theodora") == "theodora"


@pytest.mark.parametrize("words", ["", "  ", "—", "..."])
def test_it_has_no_key_for_no_name(words: str) -> None:
    assert source_key(words) == ""


def test_it_cuts_a_name_that_is_a_passage() -> None:
    assert len(clean_name("x" * 5_000)) == 300


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("human rights groups", SourceKind.DESCRIBED),
        ("activists", SourceKind.DESCRIBED),
        ("South Korean officials", SourceKind.DESCRIBED),
        ("a Seoul aid group", SourceKind.BODY),
        ("the foreign ministry", SourceKind.BODY),
        ("the Chinese foreign minister", SourceKind.OFFICE),
        ("the ministry's spokeswoman", SourceKind.OFFICE),
        ("Director of the Records Centre", SourceKind.OFFICE),
        ("Council of Waiting Families", SourceKind.BODY),
        ("SRC", SourceKind.BODY),
        ("Beijing", SourceKind.BODY),
        ("Grace Ahn-Whitby", SourceKind.PERSON),
        ("Dame Ruth Ellerby", SourceKind.PERSON),
        ("Moon", SourceKind.PERSON),
        ("문서율", SourceKind.PERSON),
        ("등불코리아 구호단체", SourceKind.BODY),
        ("", SourceKind.DESCRIBED),
    ],
)
def test_it_guesses_what_kind_of_source_a_name_is(name: str, kind: SourceKind) -> None:
    assert kind_of(name) is kind
