"""Dates at the head of things: of a document, of an answer or an update inside it, of a chronology's
items."""

from __future__ import annotations

import pytest

from tests.reading.cast import source
from tests.reading.test_story import story as story_of
from tumen.reading.heads import Head, heads_of
from tumen.reading.times import find_times


def heads(text: str) -> list[Head]:
    return heads_of(source(text), find_times(text))


@pytest.mark.parametrize(
    "line",
    [
        "Published on 3 March 2025",
        "Answered on 3 March 2025",
        "Last updated: 3 March 2025",
        "SEOUL, 3 March 2025",
        "The Harbour Post, No. 12, 3 March 2025",
        "> On 3 March 2025 Goh Mi-ran wrote:",
        "On 3 March 2025 at 09:40, Goh Mi-ran <goh@post.example> wrote:",
    ],
)
def test_a_line_that_says_when_something_was_written_writes(line: str) -> None:
    (head,) = heads(f"{line}\n\nPolice arrested 12 women.")
    assert (head.writes, head.block, head.expression.text) == (True, 0, "3 March 2025")


@pytest.mark.parametrize(
    "line",
    [
        "- 19 July 2021: 47 people handed over at the bridge.",
        "4 Oct. Evros. Twelve people were held in a garage.",
        "2022 (whole year): 300 people were sent back.",
        "3) 19 July 2021 - nine people were sent back.",
    ],
)
def test_a_date_that_opens_an_item_and_stands_off_tells_when_it_happened(line: str) -> None:
    (head,) = heads(f"The record is this:\n\n{line}")
    assert not head.writes
    assert not head.is_alone
    assert head.block == 1


@pytest.mark.parametrize(
    "line",
    [
        "On 19 July 2021 police sent back 47 people.",
        "Police sent back 47 people on 19 July 2021.",
        "In July 2021, 47 people were sent back.",
        "Yesterday police sent back 47 people.",
    ],
)
def test_a_date_in_a_sentence_is_no_head(line: str) -> None:
    assert heads(f"The record is this:\n\n{line}") == []


def test_a_date_in_a_line_of_its_own_holds_for_what_follows() -> None:
    (head,) = heads("The record is this:\n\nMONDAY 9 OCTOBER 2023:\n\nTwelve people were held.")
    assert head.is_alone


def test_an_update_writes_a_part_of_the_document_only() -> None:
    (head,) = heads("Police arrested 12 women.\n\nUPDATE, 16 August: Nine of them are free.")
    assert head.writes
    assert head.of_part
    assert not head.is_alone


def test_a_block_has_one_head_at_most() -> None:
    found = heads("The record:\n\n- 19 July 2021: nine people sent back.\n\n- 4 May 2022: two more.")
    assert [head.expression.text for head in found] == ["19 July 2021", "4 May 2022"]


def test_a_text_without_dates_has_no_heads() -> None:
    assert heads("Police arrested 12 women.") == []


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (
            "Questions to the Minister (submitted 26 March 2014) and his answers (received 17 April 2014)",
            "17 April 2014",
        ),
        ("Writ No. 12. Order of 29 November 2011", "29 November 2011"),
        ("No. 212, 12 to 18 November 2018. Sent to 6,340 readers.", "12 to 18 November 2018"),
        ("News from the House, No. 31, Winter 2018/19", "Winter 2018/19"),
        ("Recorded in Gwangju, spring 2016", "spring 2016"),
    ],
)
def test_other_papers_tell_their_date_so(line: str, day: str) -> None:
    (head,) = heads(f"THE TITLE\n\n{line}\n\nPolice arrested 12 women.")
    assert (head.writes, head.expression.text) == (True, day)


def test_a_paper_says_at_its_end_when_it_was_sworn() -> None:
    text = (
        "AFFIDAVIT\n\nPolice arrested 12 women.\n\nVerified at Imphal on this 6th day of June, 2022, as true."
    )
    (head,) = heads(text)
    assert (head.writes, head.expression.text) == (True, "6th day of June, 2022")


def test_a_season_in_the_masthead_gives_way_to_a_month() -> None:
    assert (
        str(
            story_of(
                "THE REVIEW, Winter 2018/19\n\nPrinted in March 2019\n\nNine women came.", published=None
            ).published
        )
        == "2019-03"
    )
