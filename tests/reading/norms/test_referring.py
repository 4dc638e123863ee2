"""Short later mentions: "the Convention", "that treaty", "the Act"."""

from __future__ import annotations

import pytest

from tests.reading.norms.marking import codes_of
from tumen.reading.norms import find_norms
from tumen.reading.norms.referring import Story, core_name, is_one_sentence


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It joined the Refugee Convention. It must respect the Convention.", ["refugee-convention"] * 2),
        ("It joined the Convention against Torture. That treaty knows no exception.", ["cat"] * 2),
        ("It joined the torture convention. It broke that convention in May.", ["cat"] * 2),
        ("It joined the ICCPR. The Covenant forbids it.", ["iccpr"] * 2),
        ("It joined the Rome Statute. The Statute binds it.", ["rome-statute"] * 2),
        ("It joined the Palermo Protocol. The Protocol is clear.", ["trafficking-protocol"] * 2),
        ("They use the Refugees Act, 2021. The Act is new.", ["-"] * 2),
        ("They use the 1998 border agreement with Laos. The agreement is secret.", ["-"] * 2),
        (
            "The Moscow Document says so. Paragraph 23 of that Document is clear.",
            ["osce-moscow-document", "osce-moscow-document paragraph 23"],
        ),
        (
            "It joined the Convention against Torture. Article 3 of that Convention is clear.",
            ["cat", "cat 3"],
        ),
        (
            "They honour the principle of non-refoulement. That principle is absolute.",
            ["non-refoulement"] * 2,
        ),
    ],
)
def test_a_short_mention_is_what_was_named_before(text: str, codes: list[str]) -> None:
    assert codes_of(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "It must respect the Convention.",
        "The treaty was signed in a hotel.",
        "That law is old.",
        "The Act of kindness was forgotten.",
        "The protocol was strict.",
        "It is against the law.",
        "The principle is simple.",
        "The Convention Centre was full.",
        "The Code Orange alarm was given.",
    ],
)
def test_a_short_mention_of_nothing_is_none(text: str) -> None:
    assert codes_of(text) == []


def test_the_treaty_is_the_nearest_and_the_covenant_the_covenant() -> None:
    text = "It joined the ICCPR and the torture convention. The treaty is clear; the Covenant is clearer."
    assert codes_of(text) == ["iccpr", "cat", "cat", "iccpr"]


def test_a_word_that_the_document_defines_keeps_its_meaning() -> None:
    text = (
        "The Convention relating to the Status of Refugees (“the Convention”) binds it, as does the "
        "Convention against Torture. The Convention forbids return."
    )
    assert codes_of(text) == ["refugee-convention", "cat", "refugee-convention"]


def test_treaty_bodies_are_no_treaty() -> None:
    assert codes_of("It joined the ICCPR. It answers to the treaty bodies.") == ["iccpr"]


def test_a_mention_says_where_the_one_before_stands() -> None:
    text = "It joined the Refugee Convention. It broke the Convention."
    first, second = find_norms(text)
    assert first.leans_on is None
    assert second.leans_on == first.span
    assert second.rule == "norm.reference"


def test_the_article_is_the_one_just_named() -> None:
    text = "Article 46 of the Exit and Entry Administration Law is new. The article is shown to visitors."
    assert codes_of(text) == ["china-exit-entry-law 46"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "It joined the Refugee Convention. Asked for this article, the ministry said nothing.",
        "The article appeared in a magazine.",
        "Article 46 of the Refugees Act is new." + " It is." * 200 + " The article was read.",
    ],
)
def test_a_newspapers_article_is_none(text: str) -> None:
    assert len([code for code in codes_of(text) if " " in code]) <= 1


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Refugees Act, 1998", "refugees act"),
        ("the Refugees Act", "refugees act"),
        ("2011 Anti-Trafficking Act", "anti-trafficking act"),
        ("Law on Refugees of 2009", "law on refugees"),
        ("Law No. 89", "law no. 89"),
    ],
)
def test_an_unknown_instrument_is_the_same_without_its_year(name: str, core: str) -> None:
    assert core_name(name) == core


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("one and the same", True),
        ("see art. 3 and No. 4 of it", True),
        ("One. Two", False),
        ("One? Two", False),
        ("one;\n\ntwo", False),
        ("list\n- item", False),
    ],
)
def test_a_sentence_ends_at_its_stop_and_not_at_an_abbreviation(text: str, *, is_one: bool) -> None:
    assert is_one_sentence(text, 0, len(text)) is is_one


def test_a_story_begins_empty() -> None:
    story = Story()
    assert story.last("treaty", 100) is None
    assert story.before(100) == []
