"""Persons and bodies of a document, and the short forms that stand for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.names import Named, Names, names_in, strip_titles

STORY = (
    "The Willow Bridge Centre counted 40 returns. Tae Min-kyu, its director, said so on Monday. "
    "Ms Ro Eun-sil, a lawyer, agreed. Father Benedikt Ostrow, a priest in Yanji, did not. "
    "The Ministry of Border Affairs gave no answer."
)


@pytest.fixture(scope="module")
def names() -> Names:
    return names_in(STORY)


def known(names: Names, name: str) -> Named:
    return next(named for named in names.known if named.name == name)


def test_it_finds_persons_and_bodies_in_the_order_of_the_text(names: Names) -> None:
    assert [named.name for named in names.known] == [
        "Willow Bridge Centre",
        "Tae Min-kyu",
        "Ro Eun-sil",
        "Benedikt Ostrow",
        "Ministry of Border Affairs",
    ]


def test_it_tells_bodies_from_persons(names: Names) -> None:
    assert [named.is_body for named in names.known] == [True, False, False, False, True]


@pytest.mark.parametrize(
    ("name", "role"), [("Tae Min-kyu", "director"), ("Ro Eun-sil", "lawyer"), ("Benedikt Ostrow", "priest")]
)
def test_it_notes_the_role_told_beside_a_name(names: Names, name: str, role: str) -> None:
    assert role in known(names, name).roles


def test_a_title_tells_a_woman_from_a_man(names: Names) -> None:
    assert known(names, "Ro Eun-sil").woman is True
    assert known(names, "Benedikt Ostrow").woman is False
    assert known(names, "Tae Min-kyu").woman is None


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Tae", "Tae Min-kyu"),
        ("Ms Ro", "Ro Eun-sil"),
        ("Father Ostrow", "Benedikt Ostrow"),
        ("the Centre", "Willow Bridge Centre"),
        ("the centre", "Willow Bridge Centre"),
        ("the lawyer", "Ro Eun-sil"),
        ("the priest", "Benedikt Ostrow"),
        ("the ministry", "Ministry of Border Affairs"),
    ],
)
def test_it_gives_a_short_form_its_full_name(names: Names, short: str, full: str) -> None:
    assert names.resolve(short, len(STORY)) == full


@pytest.mark.parametrize("phrase", ["Quill", "a lawyer", "relatives", "the weather", "activists in Seoul"])
def test_it_leaves_alone_what_it_does_not_know(names: Names, phrase: str) -> None:
    assert names.resolve(phrase, len(STORY)) == phrase


def test_a_role_does_not_stand_for_somebody_named_only_later(names: Names) -> None:
    assert names.resolve("the priest", STORY.index("Ro Eun-sil")) == "the priest"


@pytest.mark.parametrize(
    "text",
    [
        "The Refugee Convention binds China.",
        "They crossed the Tumen River in May.",
        "North Koreans fled.",
        "",
    ],
)
def test_treaties_rivers_and_peoples_do_not_speak(text: str) -> None:
    assert names_in(text).known == []


@pytest.mark.parametrize(
    ("name", "stripped"),
    [
        ("Ms Ro Eun-sil", "Ro Eun-sil"),
        ("the Willow Centre", "Willow Centre"),
        ("Dr. Prof. Noh’s", "Noh"),
        ("Tae", "Tae"),
        ("", ""),
    ],
)
def test_it_strips_titles(name: str, stripped: str) -> None:
    assert strip_titles(name) == stripped


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_has_names_or_none(text: str, phrase: str) -> None:
    names = names_in(text)
    assert all(0 <= named.first < len(text) for named in names.known)
    assert isinstance(names.resolve(phrase or "it", len(text)), str)
