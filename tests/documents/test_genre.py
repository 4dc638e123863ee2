"""What sort of document a text is, where it is plain, and none where it is not."""

from __future__ import annotations

import pytest

from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS, blank_lines, letter
from tumen.documents.intake import extract
from tumen.vocabulary.codes import Genre

SUFFERED = (
    "I crossed the river in the winter of 2016, when I was twenty-seven, and we were five.",
    "They took us from the village before it was light, and they put me in a room with thirty women.",
    "On the other side they made us kneel, and I heard them read our names one after the other.",
)


def genre(text: str, name: str = "x.txt") -> str:
    found = extract(text.encode(), name=name).metadata.genre
    return found.value if found else ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PRESS RELEASE", Genre.RELEASE),
        ("FOR IMMEDIATE RELEASE", Genre.RELEASE),
        ("PRESS STATEMENT", Genre.STATEMENT),
        ("COMMUNIQUÉ No. 7", Genre.STATEMENT),
        ("TRANSCRIPT", Genre.TRANSCRIPT),
        ("House of Commons", Genre.TRANSCRIPT),
        ("Inter-Agency Situation Report No. 7", Genre.BULLETIN),
        ("Flash Update #3", Genre.BULLETIN),
        ("Returns to the river: a chronology", Genre.LIST),
        ("WRITTEN ANSWERS", Genre.ANSWERS),
        ("Testimony no. 0417", Genre.TESTIMONY),
        ("OPEN LETTER", Genre.LETTER),
        ("Journal of River Studies 14(2)", Genre.ACADEMIC),
    ],
)
def test_a_line_of_the_head_says_it(line: str, expected: Genre) -> None:
    assert genre(blank_lines(line, HEADLINE, "18 October 2023", *PARAGRAPHS)) == expected.value


@pytest.mark.parametrize(
    "opening",
    [
        "An inquiry heard testimony from forty people on Monday, its chair told the paper.",
        "The group published its bulletin on Monday, and a chronology of the returns with it.",
        "The ministry issued a statement on Monday and held a press conference of its own.",
        "She wrote an open letter to the minister last week, and has had no answer to it.",
    ],
)
def test_a_sentence_of_the_text_does_not(opening: str) -> None:
    assert genre(blank_lines(HEADLINE, "18 October 2023", opening, *PARAGRAPHS)) == ""


@pytest.mark.parametrize(
    "headline", ["Testimony moves the committee to tears", "Letters found at the river bank"]
)
def test_a_headline_about_a_genre_is_not_of_it(headline: str) -> None:
    assert genre(blank_lines(headline, "18 October 2023", *PARAGRAPHS)) == ""


def test_a_letter_greets_and_is_signed() -> None:
    assert genre(letter()) == Genre.LETTER.value


def test_a_speech_is_no_letter() -> None:
    assert genre(blank_lines("Mr. Chairperson,", *PARAGRAPHS[:2], "Thank you.")) == ""


def test_a_letter_to_a_paper_is_one() -> None:
    text = blank_lines(
        HEADLINE, f"Sir, – {PARAGRAPHS[0]}", f"{PARAGRAPHS[1]} – Yours, etc,", "ADA QUILL,\nWeir Lane."
    )
    assert genre(text) == Genre.LETTER.value


@pytest.mark.parametrize(
    "opening",
    ["SEOUL, Oct. 12, 2023 (Reed Wire) — ", "SEOUL — ", "New Delhi, Oct 12 (Reed): ", "WASHINGTON/SEOUL -- "],
)
def test_news_open_with_a_place_and_a_dash(opening: str) -> None:
    assert genre(blank_lines(HEADLINE, opening + PARAGRAPHS[0], *PARAGRAPHS[1:])) == Genre.NEWS.value


def test_a_byline_over_what_people_said_is_news() -> None:
    assert genre(blank_lines(HEADLINE, "By Ada Quill", "18 October 2023", *PARAGRAPHS)) == Genre.NEWS.value
    assert genre(blank_lines(HEADLINE, "By Ada Quill", "18 October 2023", *SUFFERED)) != Genre.NEWS.value


def test_one_who_tells_what_was_done_to_them_gives_testimony() -> None:
    assert genre(blank_lines("The bridge", *SUFFERED)) == Genre.TESTIMONY.value
    quoted = [f"“{words}” the woman said to the reporters who had come to see her." for words in SUFFERED]
    assert genre(blank_lines("The bridge", *quoted)) == ""


def test_speakers_who_take_turns_make_a_transcript() -> None:
    turns = (
        "SPOKESPERSON (Ms. Quill): Good afternoon. We are concerned about the forty people.",
        "Q: Can you confirm the number that was reported on Monday?",
        "SPOKESPERSON: I can confirm the one bus, and nothing more than that today.",
    )
    assert genre(blank_lines(HEADLINE, "18 October 2023", *turns)) == Genre.TRANSCRIPT.value


def test_questions_with_their_answers_under_letters_alone_are_a_paper() -> None:
    turns = (
        "Q: A paper reported on Saturday that forty people were returned. What is your comment?",
        "A: The report is untrue, and the side concerned did not return anybody that night.",
    )
    assert genre(blank_lines(HEADLINE, "18 October 2023", *turns)) == Genre.ANSWERS.value


def test_a_list_of_rows_is_a_list() -> None:
    assert (
        genre("date,number,place\n2021-07-14,50,Dandong\n2023-08-29,80,Dandong\n", "x.csv")
        == Genre.LIST.value
    )


def test_a_post_and_a_page_with_replies_are_a_blog() -> None:
    assert genre(blank_lines("Reed\n@reed", PARAGRAPHS[0])) == Genre.BLOG.value
    assert genre(blank_lines(HEADLINE, "18 October 2023", *PARAGRAPHS, "Leave a reply")) == Genre.BLOG.value


def test_a_blog_that_somebody_speaks_of_makes_none() -> None:
    quoted = "“I wrote it on my blog,” he told them, “and nobody answered for a week.”"
    assert genre(blank_lines(HEADLINE, "18 October 2023", quoted, *PARAGRAPHS)) == ""


def test_the_words_that_show_it_can_be_pointed_at() -> None:
    extraction = extract(blank_lines("PRESS RELEASE", HEADLINE, *PARAGRAPHS).encode(), name="x.txt")
    found = extraction.metadata.genre
    assert found
    assert found.span
    assert found.span.of(extraction.text) == "PRESS RELEASE"
    assert found.evidence == "the words “PRESS RELEASE”"
