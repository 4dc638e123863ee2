"""Dates that people give: read as they write them, and asked about when they look wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS, blank_lines
from tumen.documents.dating import read_date, why_question
from tumen.documents.errors import NotADate
from tumen.documents.intake import extract
from tumen.vocabulary.dates import Interval

NOW = datetime(2023, 11, 1, 12, 0, tzinfo=UTC)


def question(published: str, *paragraphs: str, now: datetime = NOW) -> str:
    read = extract(blank_lines(HEADLINE, *paragraphs, *PARAGRAPHS).encode(), name="x.txt")
    blocks = [(block.kind, block.span) for block in read.blocks]
    found = read.metadata.published
    return why_question(read_date(published), text=read.text, blocks=blocks, found=found, now=now)


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ("2023-10-18", "2023-10-18"),
        ("2023-10", "2023-10"),
        ("2023", "2023"),
        ("2023-10-09/2023-10-15", "2023-10-09/2023-10-15"),
        ("18 October 2023", "2023-10-18"),
        ("October 18, 2023", "2023-10-18"),
        ("2023년 10월 18일", "2023-10-18"),
        ("18/10/2023", "2023-10-18"),
    ],
)
def test_a_date_is_read_as_people_write_it(given: str, edtf: str) -> None:
    assert str(read_date(given)) == edtf


def test_an_interval_is_taken_as_it_is() -> None:
    assert read_date(Interval.year(2023)) == Interval.year(2023)


@pytest.mark.parametrize("given", ["yesterday", "", "2023-13-40", "14 July", "18 October 2023 or so", "soon"])
def test_what_is_no_date_is_refused_with_how_to_write_it(given: str) -> None:
    with pytest.raises(NotADate, match="is not a date"):
        read_date(given)


def test_a_date_of_two_readings_is_refused_with_both() -> None:
    with pytest.raises(NotADate, match="2023-04-03 or 2023-03-04"):
        read_date("03/04/2023")


def test_a_date_that_fits_is_not_questioned() -> None:
    assert question("2023-10-18", "The 40 people were returned on 18 September 2023.") == ""


def test_a_date_in_the_future_is_questioned() -> None:
    assert "future" in question("2023-11-03")
    assert question("2023-11-01") == ""


def test_it_may_be_tomorrow_already_where_the_document_comes_from() -> None:
    assert question("2023-11-02", now=datetime(2023, 11, 1, 22, 0, tzinfo=UTC)) == ""


def test_a_date_before_what_the_document_tells_of_is_questioned() -> None:
    doubt = question("2022-10-18", "The 40 people were returned on 18 September 2023, the group said.")
    assert "2023-09-18" in doubt
    assert "later" in doubt


@pytest.mark.parametrize(
    "sentence",
    [
        "The hearing will be held on 20 November 2023, the committee said.",
        "The group asked for an answer by 30 November 2023 at the latest.",
        "청문회는 열릴 예정이며 2023년 11월 20일에 시작한다고 단체가 밝혔다.",
    ],
)
def test_what_is_still_to_come_raises_no_question(sentence: str) -> None:
    assert question("2023-10-18", sentence) == ""


def test_a_date_that_the_document_contradicts_is_questioned() -> None:
    doubt = question("2023-10-10", "18 October 2023")
    assert "the document itself says 2023-10-18" in doubt
    assert question("2023-10", "18 October 2023") == ""
