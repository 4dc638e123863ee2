"""What a document says of itself, and the evidence for it; above all, when it was published."""

from __future__ import annotations

import pytest

from tests.documents.shapes.texts import HEADLINE, KOREAN, PARAGRAPHS, blank_lines, letter, page, single_lines
from tumen.documents.intake import Extraction, extract


def read(text: str, name: str = "x.txt") -> Extraction:
    return extract(text.encode(), name=name)


def published(text: str, name: str = "x.txt") -> str:
    found = read(text, name).metadata.published
    return str(found.value) if found else ""


@pytest.mark.parametrize(
    "line",
    [
        "18 October 2023",
        "Published: 18/10/2023",
        "By Ada Quill | 18 October 2023",
        "Oct 18, 2023 | News",
        "2023-10-18",
    ],
)
@pytest.mark.parametrize("layout", [blank_lines, single_lines])
# type: ignore[no-untyped-def]
def test_a_date_line_in_the_head_dates_the_document(layout, line: str) -> None:
    assert published(layout(HEADLINE, line, *PARAGRAPHS)) == "2023-10-18"


def test_the_evidence_is_the_line_and_its_place() -> None:
    extraction = read(blank_lines(HEADLINE, "Seoul, 18 October 2023", *PARAGRAPHS))
    found = extraction.metadata.published
    assert found
    assert found.evidence == "the date line “Seoul, 18 October 2023”"
    assert found.span
    assert found.span.of(extraction.text) == "18 October 2023"


@pytest.mark.parametrize(
    "sentence",
    [
        "On 14 July 2021 China returned 50 people to the other side of the river.",
        "The 40 people were returned on 18 September 2023, the group said.",
        "2021년 7월 14일에 오십 명이 강제로 송환되었다.",
    ],
)
def test_a_date_told_in_prose_never_dates_the_document(sentence: str) -> None:
    assert published(blank_lines(HEADLINE, sentence, *PARAGRAPHS)) == ""
    assert published(blank_lines(sentence, *PARAGRAPHS, sentence)) == ""


def test_a_headline_with_a_date_never_dates_the_document() -> None:
    assert published(blank_lines("Statement on the Returns of 9 October 2023", *PARAGRAPHS)) == ""


def test_a_document_without_a_date_has_none() -> None:
    extraction = read(blank_lines(HEADLINE, *PARAGRAPHS))
    assert extraction.metadata.published is None
    assert extraction.undated_because == ""


def test_the_date_at_the_end_of_a_statement_counts() -> None:
    assert published(blank_lines(HEADLINE, *PARAGRAPHS, "Seoul, 18 October 2023")) == "2023-10-18"


def test_the_date_of_a_letter_counts() -> None:
    assert published(letter(date="3 May 2022")) == "2022-05-03"


def test_the_issue_of_a_korean_magazine_dates_it_and_not_what_its_title_tells() -> None:
    title, issue = (
        "2021년 11월 강을 건너 올봄 입국한 두 사람 일문일답",
        "월간 《강물》 2023년 8월호 / 글 노한별",
    )
    said = "두 사람은 세 번 강을 건넜다. 지난 4월 공항에 내린 두 사람을 강가의 찻집에서 만났다."
    assert published(blank_lines(title, issue, said, said)) == "2023-08"


def test_the_date_of_a_letter_that_news_quotes_does_not() -> None:
    text = blank_lines(
        HEADLINE, *PARAGRAPHS, "3 May 2022", "Dear Minister,", PARAGRAPHS[1], "Yours sincerely,", "Ada Quill"
    )
    assert published(text) == ""


def test_the_dateline_of_news_counts_when_it_has_a_year() -> None:
    assert (
        published(blank_lines(HEADLINE, f"SEOUL, 12 Oct. 2023 (Reed) - {PARAGRAPHS[0]}", *PARAGRAPHS))
        == "2023-10-12"
    )


def test_a_dateline_without_a_year_dates_nothing_and_says_so() -> None:
    extraction = read(blank_lines(HEADLINE, f"SEOUL, Oct. 12 (Reed Wire) — {PARAGRAPHS[0]}", *PARAGRAPHS))
    assert extraction.metadata.published is None
    assert "Oct. 12" in extraction.undated_because
    assert "year" in extraction.undated_because


def test_a_note_before_the_text_counts() -> None:
    text = blank_lines(
        "Testimony of a witness", "Given in Korean, 15 November 2023. Translated by Ada Quill.", *PARAGRAPHS
    )
    assert published(text) == "2023-11-15"


def test_a_page_of_answers_is_as_old_as_the_last_of_them() -> None:
    text = blank_lines(
        "Escapees: Returns",
        "To ask the Secretary of State what assessment he has made of the reports of last week.",
        "Answered on 22 November 2022",
        *PARAGRAPHS[:2],
        "To ask the Secretary of State whether he will publish the number of those returned.",
        "Answered on 13 December 2022",
        PARAGRAPHS[3],
    )
    assert published(text) == "2022-12-13"


@pytest.mark.parametrize("note", ["Last reviewed 30 June 2019.", "Published 30 June 2019."])
def test_a_labelled_date_closes_a_paragraph_too(note: str) -> None:
    text = blank_lines("Case file", f"{PARAGRAPHS[0]} {PARAGRAPHS[1]} {note}", *PARAGRAPHS[2:], PARAGRAPHS[0])
    assert published(text) == "2019-06-30"


def test_a_label_among_other_particulars_dates_the_document() -> None:
    line = "First UA: 23/22 Index: MPA 14/5401/2022 Date: 9 March 2022"
    assert published(blank_lines("URGENT ACTION", HEADLINE, line, *PARAGRAPHS)) == "2022-03-09"


def test_the_publication_comes_before_the_update() -> None:
    assert (
        published(blank_lines(HEADLINE, "Updated 20 October 2023", "18 October 2023", *PARAGRAPHS))
        == "2023-10-18"
    )
    assert published(blank_lines(HEADLINE, "Last updated: 20 October 2023", *PARAGRAPHS)) == "2023-10-20"


def test_a_labelled_date_comes_before_a_bare_one() -> None:
    text = blank_lines(HEADLINE, "Seoul, 9 October 2023", "Published: 18 October 2023", *PARAGRAPHS)
    assert published(text) == "2023-10-18"


@pytest.mark.parametrize(
    ("line", "elsewhere", "day"),
    [
        (
            "Published: 03/04/2023",
            "The centre keeps a list of labour camps near the river bank.",
            "2023-04-03",
        ),
        (
            "Published: 03/04/2023",
            "The center keeps a list of labor camps near the river bank.",
            "2023-03-04",
        ),
        ("Published: 03/04/2023", "The list was shown on 5 May 2022 to those who had asked.", "2023-04-03"),
        ("Published: 14/10/2023", "The list is long.", "2023-10-14"),
        ("Published: 14.10.2023", "The list is long.", "2023-10-14"),
    ],
)
def test_a_numeric_date_is_read_as_the_document_shows(line: str, elsewhere: str, day: str) -> None:
    body = "The list is kept by a group of people who do not want to be named here."
    extraction = read(blank_lines(HEADLINE, line, elsewhere, body))
    found = extraction.metadata.published
    assert found
    assert str(found.value) == day


def test_a_numeric_date_that_nothing_decides_dates_nothing_and_says_so() -> None:
    extraction = read(
        blank_lines(HEADLINE, "Published: 03/04/2023", "The list is kept by people who want no name.")
    )
    assert extraction.metadata.published is None
    assert "3 April 2023 or 4 March 2023" in extraction.undated_because


def test_why_a_numeric_date_was_read_so_is_told() -> None:
    found = read(
        blank_lines(HEADLINE, "Published: 03/04/2023", "The labour camp was closed for some months.")
    ).metadata
    assert found.published
    assert "day first" in found.published.evidence
    assert "spelling" in found.published.evidence


def test_a_month_alone_is_an_interval() -> None:
    assert published(blank_lines(HEADLINE, "October 2023", *PARAGRAPHS)) == "2023-10"


def test_notes_of_an_interview_carry_their_date_and_circumstances() -> None:
    text = blank_lines(
        "# Interview notes",
        "- **Interviewee:** a mother\n- **Interviewer:** Ada Quill\n- **Interpreter:** none\n- **Date:** "
        "22 November 2023"
        "\n- **Place:** South Korea\n- **Language:** Korean\n- **Consent:** may be counted, not named",
        *PARAGRAPHS,
    )
    said = read(text, "notes.md").metadata
    assert said.published
    assert str(said.published.value) == "2023-11-22"
    values = {name: found.value for name, found in said.particulars}
    assert values == {
        "interviewee": "a mother",
        "interviewer": "Ada Quill",
        "interpreter": "none",
        "place": "South Korea",
        "interview language": "Korean",
        "consent": "may be counted, not named",
    }
    assert said.particular("consent")
    assert said.language
    assert said.language.value == "en", "the notes are in English, whatever was spoken"


def test_korean_notes_carry_theirs() -> None:
    text = blank_lines(
        "면담 기록",
        "피면담자: 어머니\n면담자: 설나루\n일시: 2023년 11월 22일\n장소: 서울\n동의: 집계에만 동의",
        *KOREAN,
    )
    said = read(text).metadata
    assert {name for name, _ in said.particulars} == {"interviewee", "interviewer", "place", "consent"}
    assert said.published
    assert str(said.published.value) == "2023-11-22"


@pytest.mark.parametrize(
    "line",
    [
        "KEY FIGURES",
        "ADVANCE UNEDITED VERSION",
        "Westminster Hall",
        "Eastern Frontier",
        "By Reed Online and agencies",
    ],
)
def test_headings_places_and_newsrooms_are_no_authors(line: str) -> None:
    told = "They were held near the eastern frontier, where the hall of the village is, a relative said."
    said = read(blank_lines(HEADLINE, line, "18 October 2023", told, *PARAGRAPHS)).metadata
    assert said.authors == ()


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (("Hyo-rin Quill and Piet Sedge",), ["Hyo-rin Quill", "Piet Sedge"]),
        (("Posted on 14 August 2019 by dk | 6 Comments",), ["dk"]),
        (("For the families the waiting goes on. Ada Quill meets three of them",), ["Ada Quill"]),
        (("Who was on the bus, and who was not.", "By Ada Quill"), ["Ada Quill"]),
        (("By TOM REED Staff Writer tom@reed.example",), ["TOM REED"]),
    ],
)
def test_authors_stand_in_many_lines_of_the_head(head: tuple[str, ...], authors: list[str]) -> None:
    said = read(blank_lines(HEADLINE, *head, *PARAGRAPHS)).metadata
    assert [found.value for found in said.authors] == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("(Reporting by Tom Reed in Seoul; editing by J. Fell; +82 2 555 0142)", ["Tom Reed"]),
        ("(Additional reporting by Tom Reed; editing by Jo Fell)", []),
        ("Reporter Seol Yu-na seol@reed.example", ["Seol Yu-na"]),
    ],
)
def test_authors_are_credited_below_the_text(line: str, authors: list[str]) -> None:
    said = read(blank_lines(HEADLINE, "18 October 2023", *PARAGRAPHS, line)).metadata
    assert [found.value for found in said.authors] == authors


def test_a_body_that_sends_a_message_is_its_publisher_and_nobody_its_author() -> None:
    head = "From: Action Desk, Reed Coalition <desk@reed.example>\nTo: members\nSent: 3 June 2025 10:12"
    said = read(blank_lines(head, "Dear friends,", *PARAGRAPHS[:2])).metadata
    assert said.authors == ()
    assert said.publisher
    assert said.publisher.value == "Reed Coalition"


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ada Quill", ["Ada Quill"]),
        ("By Ada Quill and Tom Reed in Seoul", ["Ada Quill", "Tom Reed"]),
        ("Words by Ada Quill | Reed Valley Post", ["Ada Quill"]),
        ("By Staff Reporter", ["Staff Reporter"]),
        ("By Dr. Ji-won O'Hara", ["Dr. Ji-won O'Hara"]),
    ],
)
def test_authors_come_from_the_byline(byline: str, authors: list[str]) -> None:
    said = read(blank_lines(HEADLINE, byline, "18 October 2023", *PARAGRAPHS)).metadata
    assert [found.value for found in said.authors] == authors


def test_the_author_may_stand_in_the_date_line() -> None:
    said = read(blank_lines(HEADLINE, "Posted on May 6, 2024 by Ada Quill", *PARAGRAPHS)).metadata
    assert said.published
    said = read(blank_lines(HEADLINE, "By Ada Quill | 18 October 2023 | World", *PARAGRAPHS)).metadata
    assert [found.value for found in said.authors] == ["Ada Quill"]


def test_korean_reporters_are_authors() -> None:
    said = read(blank_lines("가나통신", "탈북민 사십여 명 강제 송환", "설나루 기자", *KOREAN)).metadata
    assert [found.value for found in said.authors] == ["설나루"]
    assert said.publisher
    assert said.publisher.value == "가나통신"
    assert said.language
    assert said.language.value == "ko"


def test_those_who_signed_a_letter_are_its_authors() -> None:
    said = read(letter()).metadata
    assert [found.value for found in said.authors] == ["Ada Quill", "Bartholomew Sedge"]
    assert said.publisher
    assert said.publisher.value == "Millpond Aid"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (blank_lines("REED VALLEY WIRE", HEADLINE, "By Ada Quill", *PARAGRAPHS), "REED VALLEY WIRE"),
        (
            single_lines(HEADLINE, "The Invented Group on the River", "18 October 2023", *PARAGRAPHS),
            "The Invented Group on the River",
        ),
        (
            blank_lines(HEADLINE, f"SEOUL, 12 October 2023 (Reed Valley) — {PARAGRAPHS[0]}", *PARAGRAPHS),
            "Reed Valley",
        ),
        (
            blank_lines(HEADLINE, *PARAGRAPHS, "© 2023 Reed Valley Post. All rights reserved."),
            "Reed Valley Post",
        ),
        (blank_lines(HEADLINE, "By Ada Quill, Reed Valley Post", *PARAGRAPHS), "Reed Valley Post"),
        (blank_lines(HEADLINE, "By Ada Quill for Reed Asia", *PARAGRAPHS), "Reed Asia"),
        (blank_lines("성명", *KOREAN, "2023년 10월 13일", "새벽기록센터"), "새벽기록센터"),
        (blank_lines(HEADLINE, *KOREAN, "저작권자 ⓒ 가나통신 무단전재 및 재배포 금지"), "가나통신"),
    ],
)
def test_the_publisher_comes_from_what_the_page_shows(text: str, publisher: str) -> None:
    found = read(text).metadata.publisher
    assert found
    assert found.value == publisher
    assert found.evidence


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (("House of Commons", "Westminster Hall", "Wednesday 6 March 2024", HEADLINE, "9.30 am"), HEADLINE),
        (("WRITTEN ANSWERS", "FOREIGN AND OVERSEAS AFFAIRS", "Haiti: Deportations"), "Haiti: Deportations"),
        (("Home | News | Sport", HEADLINE, "154 comments"), HEADLINE),
        (("[Translated from the Korean]", HEADLINE), HEADLINE),
        (("Opinion", "Who sent them back?", "By Ada Quill"), "Who sent them back?"),
        (("PETITION", "Let them stay!", "Started 18 March 2025"), "Let them stay!"),
        (("6", "Ice"), "Ice"),
        (("PROGRAMME: The World at Noon\nITEM: The last bus\nREPORTER: Ada Quill",), "The last bus"),
        (
            ("Reed Observatory", "Bulletin no. 44: 1–30 April 2024", "Issued 3 May 2024"),
            "Bulletin no. 44: 1–30 April 2024",
        ),
        (("Riverbank Archive", "Testimony no. 0417"), "Testimony no. 0417"),
        (("Remembering", "Aster Tekle-Haimanot", "1994 – 2019"), "Aster Tekle-Haimanot"),
        (
            ("Reed Notes", "A line about rivers", "About", "Archive", "Two buses", "Posted on 9 March 2022"),
            "Two buses",
        ),
    ],
)
def test_the_title_is_the_line_that_says_most(head: tuple[str, ...], title: str) -> None:
    found = read(blank_lines(*head, *PARAGRAPHS)).metadata.title
    assert found
    assert found.value == title


def test_a_labelled_title_stands_without_its_label() -> None:
    letter_head = ("Millpond Aid", "3 May 2022", "Re: Forty people sent back", "Dear Minister,")
    found = read(blank_lines(*letter_head, *PARAGRAPHS)).metadata.title
    assert found
    assert found.value == "Forty people sent back"


def test_the_title_is_the_headline() -> None:
    found = read(blank_lines("REED VALLEY WIRE", HEADLINE, *PARAGRAPHS)).metadata.title
    assert found
    assert found.value == HEADLINE


def test_a_text_too_short_to_tell_has_no_language() -> None:
    assert read("Forty people").metadata.language is None


def test_a_few_words_in_hangul_are_korean() -> None:
    found = read("탈북민 40명이 강제 송환됐다고 한다.").metadata.language
    assert found
    assert found.value == "ko"


def test_a_name_in_hangul_does_not_make_a_text_korean() -> None:
    assert read("Kim (김)").metadata.language is None


PUBLISHED_TIME = '<meta property="article:published_time" content="2023-10-12T23:30:00+09:00">'
LINKED = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": '
    '"NewsArticle", '
    f'"headline": "{HEADLINE}", "datePublished": "2023-10-12", '
    '"author": [{"@type": "Person", "name": "Ada Quill"}], '
    '"publisher": {"@type": "Organization", "name": "Reed Valley Post"}}]}</script>'
)


@pytest.mark.parametrize(
    ("head", "before"),
    [
        (PUBLISHED_TIME, ""),
        (LINKED, ""),
        ('<meta name="DC.date.issued" content="2023-10-12">', ""),
        ('<meta itemprop="datePublished" content="20231012">', ""),
        ("", '<time itemprop="datePublished" datetime="2023-10-12T08:00Z">yesterday</time>'),
        ("", "<p>By Ada Quill | 12 October 2023</p>"),
        ("", '<div class="meta"><span>Published: 12 October 2023</span></div>'),
    ],
)
def test_a_page_is_dated_by_its_markup_or_its_date_line(head: str, before: str) -> None:
    assert published(page(head=head, before=before), "x.html") == "2023-10-12"


def test_the_markup_of_a_page_names_author_publisher_and_title() -> None:
    said = read(page(head=LINKED), "x.html").metadata
    assert [found.value for found in said.authors] == ["Ada Quill"]
    assert said.publisher
    assert said.publisher.value == "Reed Valley Post"
    assert said.title
    assert said.title.value == HEADLINE
    assert "JSON-LD" in said.title.evidence


def test_markup_that_its_author_got_wrong_states_nothing() -> None:
    said = read(page(head='<script type="application/ld+json">{"@type": </script>'), "x.html").metadata
    assert said.published is None
    assert said.publisher
    assert said.publisher.evidence == "the page's title"


def test_a_change_of_a_page_is_not_its_publication() -> None:
    head = '<meta property="article:modified_time" content="2023-10-12">'
    assert published(page(head=head), "x.html") == ""


def test_the_locale_of_a_page_decides_a_numeric_date() -> None:
    before = "<p>Published: 03/04/2023</p>"
    assert published(page(before=before, lang="en-GB", body=PARAGRAPHS[1:]), "x.html") == "2023-04-03"
    assert published(page(before=before, lang="en-US", body=PARAGRAPHS[1:]), "x.html") == "2023-03-04"


def test_a_date_before_what_the_text_tells_of_is_noted() -> None:
    extraction = read(
        blank_lines(
            HEADLINE, "9 October 2022", "They were returned on 18 September 2023, it said.", *PARAGRAPHS
        )
    )
    assert any("18 September 2023" in note and "check its date" in note for note in extraction.notes)
    assert read(blank_lines(HEADLINE, "9 October 2023", *PARAGRAPHS)).notes == ()
