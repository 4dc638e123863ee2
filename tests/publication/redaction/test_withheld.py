"""Where names and words that are withheld stand in a text. All persons are invented."""

from __future__ import annotations

import pytest

from tumen.publication.redaction.withheld import Withheld


def stretches(withheld: Withheld, text: str) -> list[str]:
    return [text[found.span.start : found.span.end] for found in withheld.found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ri Chol-min was caught.",
        "They asked for RI CHOL MIN twice.",
        "Cheolmin Lee went ahead.",
        "“Lee, Cheol-min” stood on the list.",
        "리철민은 붙잡혔다.",
        "당국은 이철민을 불렀다.",
        "송환된이철민이 있었다.",
        "Chol-min wept.",
        "Chul Min wept.",
        "철민이가 왔다.",
        "Mr Ri was led away.",
        "Comrade Lee was led away.",
        "이씨는 붙잡혔다.",
        "Ri Chol-\nmin was caught.",
    ],
)
def test_a_korean_name_is_found_in_every_spelling(text: str) -> None:
    assert stretches(Withheld.of(["Ri Chol-min"]), text)


@pytest.mark.parametrize(
    "text",
    [
        "Kim Yong-ho was caught.",
        "Mr Kim was led away.",
        "김씨는 왔다.",
        "The Min river is cold.",
        "A minute later.",
    ],
)
def test_another_is_not(text: str) -> None:
    assert stretches(Withheld.of(["Ri Chol-min"]), text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anna Horváth said so.", "Anna Horváth"),
        ("Mrs HORVATH said so.", "HORVATH"),
        ("He told Anna.", "Anna"),
        ("Anna  Horváth's son", "Anna  Horváth"),
    ],
)
def test_of_another_name_each_part_is_found(text: str, found: str) -> None:
    assert found in stretches(Withheld.of(["Anna de Horváth", "Anna Horváth"]), text)


def test_a_part_that_is_written_as_a_word_is_none() -> None:
    assert stretches(Withheld.of(["Grace Hope"]), "There was little hope and no grace.") == []


def test_all_spellings_of_one_person_are_hers() -> None:
    withheld = Withheld.of([("박순복", "Park Soon-bok")])
    assert {found.subject for found in withheld.found("Park Soon-bok, 박 순복, Pak Sun-bok")} == {"박순복"}


def test_words_are_found_however_they_are_written() -> None:
    assert stretches(Withheld.of([], ["Lotus Street"]), "in LOTUS\n street, in Lotus-Street") == [
        "LOTUS\n street",
        "Lotus-Street",
    ]


def test_contacts_are_found_by_their_form() -> None:
    text = "Write to heron@reed.example or call +82 10 1234 5678."
    assert stretches(Withheld(), text) == ["heron@reed.example", "+82 10 1234 5678"]
    assert stretches(Withheld(signs=False), text) == []


def test_blank_names_are_none() -> None:
    assert not Withheld.of(["", " ", ("",)], [" "], signs=False)
