"""Lines that hold a date and nothing else, and the opening of a news text."""

from __future__ import annotations

import pytest

from tumen.documents.intake.datelines import (
    begins_item,
    date_of_line,
    date_of_note,
    dateline_of,
    is_labelled_date,
    is_updated,
    stands_alone,
)


@pytest.mark.parametrize(
    "line",
    [
        "Jul 19, 2021 | Uncategorized",
        "19 July, 2021",
        "Friday 13 October 2023",
        "Seoul, 18 October 2023",
        "24 October 2023, 17:40",
        "Published: 14/10/2023",
        "Posted on Thursday 12 October 2023 at 5:30 PM KST",
        "Posted on May 6, 2024 by Ada Quill",
        "By Ada Quill | 14 October 2023",
        "By The editors | 12 October 2023, 18:30 | Region",
        "Ada Quill · Oct 14, 2023 · 5 min read",
        "FOR IMMEDIATE RELEASE — October 14, 2023",
        "Embargoed until 00:01 14 October 2023",
        "Assembly Record 18 October 2023 Volume 738",
        "Sat, 14 Oct 2023 08:30:00 +0900",
        "입력 2023.10.12 14:30 | 수정 2023.10.13 09:00",
        "등록 : 2023-10-12 오후 2:30:11",
        "제 출 일: 2023. 10. 12.",
        "방송일: 2023년 10월 12일",
        "회신일자 : 2023년 10월 12일",
        "2023년 10월 12일 (목)",
        "2023. 10. 12.",
        "October 12, 20234:32 PM GMT+9",
        "October 12, 2023Updated 2 years ago",
        "October 12, 2023 by admin | Leave a comment",
        "Volume 738: debated on Wednesday 18 October 2023",
        "Answered on 3 March 2025",
        "Meeting held on 4 May 2021 at 14.00, by video link",
        "Maebong Ilbo, 2 November 2023 (Thursday), page 6",
        "THURSDAY 6 JUNE 2024, 1805",
        "Posted on 14 August 2019 by dk | Filed under: returns, press | 6 Comments",
        "Started 18 March 2025 · 8,912 have signed · next goal 10,000",
        "Newsletter of St Osyth's Aid · No. 58 · Advent 2018",
        "Flash Update #3 | 9 March 2022",
        "Source: Reed News Agency | 2022-03-09 09:15:22 | Editor: lw",
        "March 9, 2022 · 42 min",
    ],
)
def test_a_date_with_furniture_is_a_date_line(line: str) -> None:
    assert date_of_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "On 14 July 2021 China returned 50 people.",
        "9 October 2023: 600 returned",
        "Statement on the Returns of 9 October 2023",
        "China Returned 600 People on 9 October 2023",
        "중국, 2023년 10월 9일 600명 강제 송환",
        "The list was last shown on 3 May 2022 in a hall, and nobody came to see it.",
        "Yesterday",
        "14 July",
        "14 July 2021 | fifty returned | Dandong",
        "9 October 2023 · 600 people · five crossings",
        "UIN 31877, tabled on 24 February 2025",
        "Released on 12 March 2018 after two years without a trial",
    ],
)
def test_a_date_in_a_statement_is_none(line: str) -> None:
    assert date_of_line(line) is None


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("[Translated from the Korean. Reed Ilbo, 2024.05.21 17:30]", "2024.05.21"),
        ("Given in Korean, 15 November 2023. Translated by Ada Quill.", "15 November 2023"),
        ("[Translated from the Korean]", ""),
    ],
)
def test_a_note_in_fragments_has_the_date_of_one(note: str, words: str) -> None:
    found = date_of_note(note)
    assert (found.words if found else "") == words
    if found:
        assert found.span.of(note) == words


def test_the_date_of_a_line_of_parts_stands_where_it_says() -> None:
    line = "Newsletter of St Osyth's Aid · No. 58 · 3 May 2022"
    found = date_of_line(line)
    assert found
    assert found.span.of(line) == "3 May 2022"


def test_when_a_paper_was_received_is_not_its_publication() -> None:
    found = date_of_line("Received 3 May 2021; accepted 9 March 2022")
    assert found
    assert found.words == "9 March 2022"


def test_an_update_yields_to_the_publication() -> None:
    line = "Updated 13 Oct 2023; first published 12 Oct 2023"
    found = date_of_line(line)
    assert found
    assert found.words == "12 Oct 2023"
    assert is_labelled_date(line)


def test_a_lone_update_is_known_for_one() -> None:
    line = "Last updated: 14 October 2023"
    found = date_of_line(line)
    assert found
    assert is_updated(line, found)
    assert not is_labelled_date(line)


@pytest.mark.parametrize(
    ("opening", "agency", "day"),
    [
        ("SEOUL, 16 July 2021 (Invented Wire) - ", "Invented Wire", "16 July 2021"),
        ("SEOUL, South Korea, Oct. 12, 2023 (Invented Wire) — ", "Invented Wire", "Oct. 12, 2023"),
        ("Seoul, 16 July 2021 — ", "", "16 July 2021"),
        ("GENEVA (12 October 2023) – ", "", "12 October 2023"),
        ("(Seoul, October 12, 2023) – ", "", "October 12, 2023"),
        ("(Seoul) – ", "", ""),
        ("SEOUL - ", "", ""),
        ("WASHINGTON/SEOUL (Invented Wire) -- ", "Invented Wire", ""),
        ("(서울=가나통신) 설나루 기자 = ", "가나통신", ""),
        ("(서울) ", "", ""),
        ("COX'S BAZAR (Invented Wire) -- ", "Invented Wire", ""),
        ("Bogotá, March 9, 2022.— ", "", "March 9, 2022"),
        ("NEW DELHI: ", "", ""),
    ],
)
def test_it_reads_the_opening_of_a_news_text(opening: str, agency: str, day: str) -> None:
    rest = "중국이 사십 명을 돌려보냈다." if "서울" in opening else "China returned 40 people."
    found = dateline_of(opening + rest)
    assert found
    assert found.length == len(opening)
    assert found.agency == agency
    assert (found.written.words if found.written else "") == day


def test_a_dateline_without_a_year_keeps_its_words() -> None:
    found = dateline_of("SEOUL, Oct. 12 (Invented Wire) — China returned 40 people.")
    assert found
    assert found.yearless == "Oct. 12"
    assert found.written is None


def test_a_korean_dateline_names_its_reporter() -> None:
    found = dateline_of("(서울=가나통신) 설나루 기자 = 중국이")
    assert found
    assert found.reporter == "설나루"


@pytest.mark.parametrize(
    "words",
    [
        "China - which has signed - did not",
        "UNHCR - the agency",
        "[사진] 중국이",
        "DPRK - the North",
        "A group said - x",
        "PRESENTER (ADA QUILL): Forty people have been sent back.",
        "SPOKESPERSON: Good afternoon.",
        "Ms Ada Quill (Eddisford South): To ask the Secretary of State",
    ],
)
def test_a_sentence_with_a_dash_has_no_dateline(words: str) -> None:
    assert dateline_of(words) is None


def test_what_stands_alone_is_never_joined_by_wrapping() -> None:
    assert stands_alone("18 October 2023")
    assert stands_alone("Dear Minister,")
    assert stands_alone("By Ada Quill")
    assert not stands_alone("a line of prose that was wrapped")
    assert begins_item("- an entry")
    assert begins_item("2. an entry")
    assert not begins_item("2 people")
