"""Headings inside a document, and the dated heads of a bulletin's items."""

from __future__ import annotations

import pytest

from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS, blank_lines
from tumen.documents.intake import extract

ITEMS = (
    "Two bodies were recovered on the bank of the river, the police said.",
    "Forty people were led to the green line and told to walk.",
    "The ministry denied that anybody had been returned that night.",
)


def found(text: str, name: str = "x.txt") -> list[tuple[str, str]]:
    read = extract(text.encode(), name=name)
    return [(block.kind.value, block.span.of(read.text)) for block in read.blocks]


def headings(text: str, name: str = "x.txt") -> list[str]:
    return [words for kind, words in found(text, name) if kind == "heading"]


@pytest.mark.parametrize(
    "heads",
    [
        ("4 October. Evros.", "7 October. Zagreb.", "9 October. Röszke."),
        ("MONDAY 9 OCTOBER", "TUESDAY 10 OCTOBER", "WEDNESDAY 11 OCTOBER"),
        ("Oct 4: Evros", "Oct 7: Zagreb", "Oct 9: Szeged"),
        ("22/23 October", "24 October", "25th October"),
    ],
)
def test_a_bulletins_items_keep_their_dated_heads(heads: tuple[str, ...]) -> None:
    parts = [part for pair in zip(heads, ITEMS, strict=True) for part in pair]
    text = blank_lines("RIVER BULLETIN", "October 2023", *parts)
    assert headings(text) == list(heads)
    assert [words for kind, words in found(text) if kind == "paragraph"] == list(ITEMS)


def test_heads_in_the_items_own_paragraph_are_cut_off() -> None:
    items = [
        f"{head} {item}"
        for head, item in zip(("4 Oct. Evros.", "7 Oct. Una river.", "9 Oct. Röszke."), ITEMS, strict=True)
    ]
    text = blank_lines("RIVER BULLETIN", "October 2023", *items)
    assert headings(text) == ["4 Oct. Evros.", "7 Oct. Una river.", "9 Oct. Röszke."]
    assert [words for kind, words in found(text) if kind == "paragraph"] == list(ITEMS)


def test_a_sentence_after_a_day_is_no_head() -> None:
    items = [
        f"{day} October Forty people were returned. Nobody told the families, it said." for day in (4, 7, 9)
    ]
    assert headings(blank_lines(HEADLINE, "10 October 2023", *items)) == []


def test_one_day_alone_is_no_head() -> None:
    assert headings(blank_lines(HEADLINE, "Thursday 6 June", *PARAGRAPHS)) == []


@pytest.mark.parametrize(
    "heading",
    [
        "HIGHLIGHTS",
        "Background",
        "What can you do?",
        "4.1 How people were removed",
        "II. Forced return",
        "SHELTER AND WASH",
    ],
)
def test_headings_of_parts_are_known(heading: str) -> None:
    assert headings(blank_lines(HEADLINE, "18 October 2023", PARAGRAPHS[0], heading, *PARAGRAPHS[1:])) == [
        heading
    ]


def test_a_heading_over_a_list_is_known() -> None:
    text = blank_lines(
        HEADLINE, "18 October 2023", "KEY FIGURES", "• 212,000 people returned\n• 48 children", *PARAGRAPHS
    )
    assert headings(text) == ["KEY FIGURES"]


@pytest.mark.parametrize(
    "line",
    [
        "We therefore ask you",
        "The Caucus therefore",
        "THEREFORE we ask:",
        "80 people on the second day",
        "Ruth Quill (Calder Vale) (Lab)",
        "Q (Quill): Was it one of yours?",
        "By Ada Quill",
        "“Nobody slept”",
    ],
)
def test_lines_that_lead_on_and_names_over_speeches_are_none(line: str) -> None:
    assert line not in headings(
        blank_lines(HEADLINE, "18 October 2023", *PARAGRAPHS[:2], line, PARAGRAPHS[2])
    )


def test_a_turn_without_a_full_stop_is_no_heading() -> None:
    text = blank_lines(
        HEADLINE,
        "18 October 2023",
        "Reed Post: What do you say to the families of those who were returned?",
        "Ministry: We have nothing to add to what we said last week, thank you.",
        "Reed Post: Was one of them a child?",
        "Ministry: We have nothing to add to what we have said before, as you know.",
    )
    assert headings(text) == []


def test_headlines_of_a_file_below_its_own_are_headings() -> None:
    text = f"# {HEADLINE}\n\n{PARAGRAPHS[0]}\n\n## What is known\n\n{PARAGRAPHS[1]}\n"
    assert found(text, "x.md")[0] == ("headline", HEADLINE)
    assert headings(text, "x.md") == ["What is known"]


def test_a_file_that_makes_a_heading_of_its_date_still_says_a_date() -> None:
    text = f"# {HEADLINE}\n\n## Answered on 8 November 2023\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n"
    read = extract(text.encode(), name="x.md")
    assert found(text, "x.md")[1][0] == "dateline"
    assert read.metadata.published
    assert str(read.metadata.published.value) == "2023-11-08"
