"""Texts cut into words, and the first look that spares most paragraphs the rest."""

from __future__ import annotations

import pytest

from tumen.reading.norms.spellings import acronyms
from tumen.reading.norms.words import Cover, Words, may_name_a_norm, paragraphs_of
from tumen.vocabulary.spans import Span


def words(text: str) -> Words:
    return Words(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The Convention against Torture", ["the", "convention", "against", "torture"]),
        ("non-refoulement", ["non", "refoulement"]),
        ("Türkiye’s Law (No. 6458)", ["turkiye", "s", "law", "no", "6458"]),
        ("Exit & Entry", ["exit", "and", "entry"]),
        ("", []),
        (" … ", []),
    ],
)
def test_words_are_compared_in_small_letters_without_accents(text: str, keys: list[str]) -> None:
    assert words(text).keys == keys


@pytest.mark.parametrize(
    "text", ["Türkiye’s Law", "İstanbul Protocol", "Convention\nagainst Torture", "Belém do Pará — 한국 Act"]
)
def test_each_word_stands_where_it_is_written(text: str) -> None:
    cut = words(text)
    assert [cut.raw(index) for index in range(len(cut))] == [
        text[start:end] for start, end in zip(cut.starts, cut.ends, strict=True)
    ]
    assert len(cut.keys) == len(cut.starts) == len(cut.ends) == cut.count


def test_words_of_a_part_count_from_the_beginning_of_the_text() -> None:
    text = "One. Two Act. Three."
    cut = Words(text, 5, 13)
    assert [cut.raw(index) for index in range(cut.count)] == ["Two", "Act"]
    assert text[cut.starts[0] :].startswith("Two Act")


@pytest.mark.parametrize(
    ("text", "is_joined"),
    [
        ("Refugee Convention", True),
        ("Refugee  Convention", True),
        ("Refugee\nConvention", True),
        ("Refugee-Convention", True),
        ("Cruel, Inhuman", True),
        ("1930 (No", True),
        ("No. 29", True),
        ("U.N", True),
        ("refugee. Convention", False),
        ("refugee; Convention", False),
        ("refugee: Convention", False),
        ("refugee\n\nConvention", False),
    ],
)
def test_one_name_runs_over_some_gaps_and_not_over_others(text: str, *, is_joined: bool) -> None:
    assert words(text).is_joined(0) is is_joined


def test_a_word_is_found_by_its_place() -> None:
    cut = words("The Refugees Act")
    assert [cut.at(offset) for offset in (0, 1, 4, 5, 13, 99)] == [0, 1, 1, 2, 2, 3]


def test_paragraphs_are_parted_by_empty_lines_and_cover_the_text() -> None:
    text = "One.\nStill one.\n\nTwo.\n \t\nThree."
    assert [text[start:end] for start, end in paragraphs_of(text)] == ["One.\nStill one.", "Two.", "Three."]


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n\n"])
def test_an_empty_text_has_paragraphs_without_words(text: str) -> None:
    assert all(not text[start:end].strip() for start, end in paragraphs_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "They signed the Refugee Convention.",
        "refoulement",
        "under the ICCPR",
        "Art. 3",
        "the best interests of the child",
        "Security Council resolution 2397",
        "the penal code",
        "Title 42",
        "Law No. 89",
    ],
)
def test_a_paragraph_with_the_words_of_a_norm_is_looked_at(text: str) -> None:
    assert may_name_a_norm(text, 0, len(text), acronyms())


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 40 women in Yanji on Friday, and sent them over the bridge.",
        "It is in the interest of both sides to act, an official said in a statement.",
        "The decision was his responsibility.",
        "She declined to comment on the order.",
    ],
)
def test_a_paragraph_without_them_is_not(text: str) -> None:
    assert not may_name_a_norm(text, 0, len(text), acronyms())


def test_what_is_taken_is_taken_once() -> None:
    cover = Cover(10, 30)
    cover.take([Span(12, 15)])
    assert cover.touches(Span(14, 20))
    assert not cover.touches(Span(15, 20))
    assert not cover.touches(Span(10, 12))
