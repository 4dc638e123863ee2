"""Which part of a document each block is: one test for each shape that users have."""

from __future__ import annotations

import pytest

from tests.documents.shapes.texts import HEADLINE, KOREAN, PARAGRAPHS, blank_lines, letter, single_lines
from tumen.documents.intake import extract
from tumen.documents.intake.blocks.furniture import is_boilerplate

WHOLE_STORY = " ".join(PARAGRAPHS)


def kinds(text: str, name: str = "x.txt") -> dict[str, str]:
    """Each block's first words with its kind."""
    read = extract(text.encode(), name=name)
    return {block.span.of(read.text)[:40]: block.kind.value for block in read.blocks}


def kind_of(words: str, text: str) -> str:
    return kinds(text)[words[:40]]


@pytest.mark.parametrize("layout", [blank_lines, single_lines])
def test_news_has_masthead_headline_byline_and_date(layout) -> None:  # type: ignore[no-untyped-def]
    text = layout("REED VALLEY WIRE", HEADLINE, "By Ada Quill", "18 October 2023", *PARAGRAPHS)
    assert list(kinds(text).values()) == ["byline", "headline", "byline", "dateline", *["paragraph"] * 4]


def test_a_first_line_that_is_prose_is_a_paragraph() -> None:
    text = blank_lines(WHOLE_STORY, "Jul 19, 2021 | Uncategorized", *PARAGRAPHS)
    assert list(kinds(text).values())[:2] == ["paragraph", "dateline"]


def test_a_statement_names_its_body_below_the_headline() -> None:
    body = "The Invented All-Party Group on the River (APG River)"
    text = single_lines(HEADLINE, body, "18 October 2023", *PARAGRAPHS)
    assert kind_of(body, text) == "byline"


def test_a_section_and_a_post_are_furniture_of_the_head() -> None:
    text = blank_lines("World news, page 9", HEADLINE, "Ada Quill", "Diplomatic correspondent", *PARAGRAPHS)
    assert list(kinds(text).values())[:4] == ["boilerplate", "headline", "byline", "byline"]


def test_the_opening_of_news_is_cut_from_its_first_sentence() -> None:
    text = blank_lines(HEADLINE, f"SEOUL, Oct. 12 (Reed Valley) — {PARAGRAPHS[0]}", *PARAGRAPHS[1:])
    found = kinds(text)
    assert found["SEOUL, Oct. 12 (Reed Valley) —"] == "dateline"
    assert found[PARAGRAPHS[0][:40]] == "paragraph"


def test_a_letter_has_its_parts() -> None:
    opening = [*["letterhead"] * 3, "dateline", *["letterhead"] * 4, "salutation"]
    assert list(kinds(letter()).values()) == [*opening, "paragraph", "paragraph", *["signature"] * 3]


def test_a_letter_inside_a_blog_page_has_its_parts() -> None:
    text = blank_lines(
        WHOLE_STORY, "Jul 19, 2021 | News", letter(), "Ada Quill", PARAGRAPHS[3], "Share This", "Site Search"
    )
    found = list(kinds(text).values())
    assert found[:2] == ["paragraph", "dateline"]
    assert "salutation" in found
    assert found[-2:] == ["boilerplate", "boilerplate"]
    assert found[-4:-2] == ["heading", "paragraph"], "a biography below the signatures is no signature"


def test_the_subject_of_a_letter_is_its_headline() -> None:
    text = blank_lines(
        "Millpond Aid", "3 May 2022", "Re: Forty people sent back", "Dear Minister,", *PARAGRAPHS
    )
    assert kind_of("Re: Forty people sent back", text) == "headline"


def test_names_below_a_letter_without_a_close_are_its_signature() -> None:
    text = blank_lines("Dear friends,", *PARAGRAPHS[:2], "Ada Quill\nfor the circle")
    assert list(kinds(text).values())[-2:] == ["signature", "signature"]


@pytest.mark.parametrize(
    "close", ["Yours sincerely,", "Respectfully submitted,", "Kind regards", "Signed:", "In solidarity,"]
)
def test_it_knows_the_ways_to_close_a_letter(close: str) -> None:
    text = blank_lines("Dear Minister,", *PARAGRAPHS[:2], close, "Ada Quill", "London, 3 May 2022")
    assert kind_of(close, text) == "signature"
    assert kind_of("London, 3 May 2022", text) == "dateline"


def test_a_headline_told_again_is_marked() -> None:
    text = blank_lines(
        "The Tuesday Letter", "News for our friends", HEADLINE, HEADLINE.upper(), "Dear friends,", *PARAGRAPHS
    )
    found = kinds(text)
    assert found[HEADLINE[:40]] == "headline"
    assert found[HEADLINE.upper()[:40]] == "repeated headline"


def test_a_headline_in_the_middle_of_the_text_is_marked_too() -> None:
    text = blank_lines(HEADLINE, *PARAGRAPHS[:2], f"“{HEADLINE}”", PARAGRAPHS[2])
    assert kind_of(f"“{HEADLINE}", text) == "repeated headline"


def test_headings_between_paragraphs_are_known() -> None:
    text = blank_lines(
        HEADLINE, *PARAGRAPHS[:2], "Background", PARAGRAPHS[2], "What can you do?", PARAGRAPHS[3]
    )
    assert kind_of("Background", text) == "heading"
    assert kind_of("What can you do?", text) == "heading"


def test_a_short_line_with_a_number_is_never_put_aside() -> None:
    text = blank_lines(
        HEADLINE, *PARAGRAPHS[:2], "• 29 August: 80 people", "80 people on the second day", PARAGRAPHS[2]
    )
    assert kind_of("80 people on the second day", text) == "paragraph"
    assert kind_of("• 29 August: 80 people", text) == "paragraph"


@pytest.mark.parametrize(
    "words",
    [
        "Photo: Ada Quill",
        "(Photo by Ada Quill)",
        "사진=설나루",
        "▲ 강가의 다리",
        "The bridge at dusk. (Photo: Reed Valley)",
    ],
)
def test_captions_are_known(words: str) -> None:
    assert kind_of(words, blank_lines(HEADLINE, PARAGRAPHS[0], words, *PARAGRAPHS[1:])) == "caption"


@pytest.mark.parametrize(
    "words", ["(Reporting by Ada Quill; editing by Tom Reed)", "Translated by Tom Reed. Edited by Jo Fell."]
)
def test_who_worked_on_a_text_is_a_byline(words: str) -> None:
    assert kind_of(words, blank_lines(HEADLINE, *PARAGRAPHS, words)) == "byline"


def test_the_dates_of_a_chronology_are_headings() -> None:
    text = single_lines(
        "Returns across the river",
        "14 July 2021",
        PARAGRAPHS[0],
        "29 August 2023",
        PARAGRAPHS[1],
        "18 September 2023",
        PARAGRAPHS[2],
    )
    assert list(kinds(text).values()) == ["headline", *["heading", "paragraph"] * 3]


def test_a_statement_with_a_chronology_keeps_its_own_date() -> None:
    text = single_lines(
        HEADLINE,
        "18 October 2023",
        PARAGRAPHS[0],
        "14 July 2021",
        PARAGRAPHS[1],
        "29 August 2023",
        PARAGRAPHS[2],
    )
    assert kind_of("18 October 2023", text) == "dateline"
    assert kind_of("14 July 2021", text) == "heading"


@pytest.mark.parametrize(
    "words",
    [
        "Subscribe to Blog",
        "Enter your email address to subscribe to this blog and receive notifications of new posts by email.",
        "Share This",
        "Comments (12)",
        "© 2023 Reed Valley Post",
        "All rights reserved.",
        "Follow us on Chatter",
        "Read more: Twelve people held at the bridge",
        "- ENDS -",
        "###",
        "Media contact: Ada Quill, +44 20 7946 0000",
        "press@millpond.example",
        "저작권자 ⓒ 가나통신 무단전재 및 재배포 금지",
        "관련기사",
    ],
)
def test_page_furniture_is_known(words: str) -> None:
    assert is_boilerplate(words)


@pytest.mark.parametrize(
    "words",
    [
        *PARAGRAPHS,
        *KOREAN,
        HEADLINE,
        "Contact with relatives was lost in 2021 - 2023, they said.",
        "More than 500 people were returned",
        "Printed lists were handed to the ministry.",
        "Related questions were not answered by the ministry, which said that it would look into the 40 "
        "cases again.",
        "About 600 people",
    ],
)
def test_what_may_hold_a_claim_is_not_furniture(words: str) -> None:
    assert not is_boilerplate(words)


def test_short_lines_among_furniture_at_the_end_are_furniture() -> None:
    text = blank_lines(HEADLINE, *PARAGRAPHS, "Share this", "Older things from the hill", "Leave a reply")
    assert kind_of("Older things from the hill", text) == "boilerplate"


def test_fields_of_notes_are_headers() -> None:
    text = blank_lines(
        "Notes", "Interviewee: a mother\nInterviewer: Ada Quill\nDate: 22 November 2023", *PARAGRAPHS
    )
    assert list(kinds(text).values())[1:4] == ["header", "header", "header"]


def test_korean_news_has_its_parts() -> None:
    text = blank_lines(
        "가나통신",
        "중국, 탈북민 사십여 명 강제 송환",
        "입력 2023.10.12 14:30",
        "설나루 기자",
        *KOREAN,
        "무단전재 및 재배포 금지",
    )
    assert list(kinds(text).values()) == [
        "byline", "headline", "dateline", "byline", "paragraph", "paragraph", "boilerplate",
    ]  # fmt: skip


def test_one_line_alone_is_a_paragraph() -> None:
    assert list(kinds("Forty people were sent back").values()) == ["paragraph"]
