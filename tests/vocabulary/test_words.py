"""Texts as words to look for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.vocabulary.words import (
    END,
    Asked,
    facet,
    folded,
    is_facet,
    is_place,
    plain,
    read,
    tokens,
    words_of_facet,
)


def marks(text: str, words: str) -> list[str]:
    found = read(text)
    return [span.of(found.text) for span in Asked.of(words).places_in(found)]


def test_korean_is_kept_in_pairs() -> None:
    assert tokens("강제북송을")[0] == ["강제", "제북", "북송", "송을", END]
    assert tokens("한 말")[0] == ["한", END, "말", END]


def test_it_marks_what_was_found_and_no_more() -> None:
    assert marks("They returned; the returns went on.", "return") == ["returned", "returns"]
    assert marks("강제북송을 당했다", "북송") == ["북송"]
    assert marks("강제북송을 당했다", "강제북송") == ["강제북송"]
    assert marks("2,600 people, 26,000 people", "2600") == ["2,600"]
    assert marks("Mr Kim Yong-ho’s sister", "김영호") == ["Kim Yong-ho"]
    assert marks("김영호가 말했다", "Kim Young Ho") == ["김영호"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Müller went", "muller"),
        ("MÜLLER went", "Müller"),
        ("re\u00adturned", "returned"),
        ("“Return”", "return"),
        (unicodedata.normalize("NFD", "북송"), "북송"),
        ("repatri-\nated", "repatriated"),
        ("강제\n북송", "제북"),
        ("the well-known man", '"well known"'),
        ("a ▮▮▮ b", '"a"'),
        ("don’t go", "don't"),
        ("Ελλάδα", "ΕΛΛΆΔΑ"),
        ("the 600", '"the 600"'),
        ("中国東北", "東北"),
    ],
)
def test_it_is_found(text: str, words: str) -> None:
    assert Asked.of(words).is_in(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a ▮▮▮ b", '"a b"'),
        ("북한 한이", '"북한이"'),
        ("turn", "return"),
        ("6000", "600"),
        ("북 송", "북송"),
        ("kim said", "김영호"),
        ("Return of the king", '"return the"'),
        ("", "a"),
        ("a\ue000b", '"a b"'),
    ],
)
def test_it_is_not_found(text: str, words: str) -> None:
    assert not Asked.of(words).is_in(text)


@given(st.text(max_size=60))
def test_every_text_holds_itself(text: str) -> None:
    """Each of its words by itself, and all of it as a phrase."""
    quoted = '"' + "".join(sign for sign in text if sign not in '"“”„«»「」『』▮') + '"'
    stripped = quoted[1:-1]
    for words in (stripped, quoted):
        if Asked.of(words):
            assert Asked.of(words).is_in(stripped)


@given(st.text(max_size=80))
def test_the_index_and_the_page_read_the_same_words(text: str) -> None:
    found = read(text)
    stream, beside = tokens(text)
    assert list(found.stream) == stream
    assert set(found.beside) == beside
    assert all(0 <= place.start <= place.end <= len(found.text) for place in found.places)


@given(st.text(max_size=40))
def test_no_word_of_a_text_is_one_of_our_own_marks(text: str) -> None:
    stream, beside = tokens(text)
    assert not any(is_facet(word) for word in (*stream, *beside))
    assert not any(" " in word or '"' in word or "%" in word for word in (*stream, *beside))


def test_a_facet_says_what_it_is() -> None:
    assert is_place(facet("p", "North Korea"))
    assert words_of_facet(facet("p", "North  Korea")) == "north korea"
    assert facet("a", "forced repatriation") != facet("p", "forced repatriation")


def test_what_nobody_sees_is_left_out() -> None:
    assert plain("a\u200bb\ue000c") == "abc"
    assert folded("Ärger") == "arger"
