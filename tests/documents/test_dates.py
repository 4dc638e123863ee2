"""Full dates as documents write them, and which way round a numeric one is read."""

from __future__ import annotations

import pytest

from tumen.documents.intake.dates import Order, date_custom, written_dates
from tumen.vocabulary.dates import Interval


def only(text: str) -> list[str]:
    return [" or ".join(map(str, found.readings)) for found in written_dates(text)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("18 October 2023", "2023-10-18"),
        ("18th of October, 2023", "2023-10-18"),
        ("19 July, 2021", "2021-07-19"),
        ("Jul 19, 2021", "2021-07-19"),
        ("Sept. 3 2022", "2022-09-03"),
        ("October 12th, 2023", "2023-10-12"),
        ("14-Oct-2023", "2023-10-14"),
        ("2023 May 4", "2023-05-04"),
        ("2023-10-12T08:30:00+09:00", "2023-10-12"),
        ("2023/10/12", "2023-10-12"),
        ("2023. 10. 12.", "2023-10-12"),
        ("2023년 10월 12일", "2023-10-12"),
        ("2023년 10월", "2023-10"),
        ("October 2023", "2023-10"),
        ("14/10/2023", "2023-10-14"),
        ("10/14/2023", "2023-10-14"),
        ("14.10.2023", "2023-10-14"),
        ("5/5/2023", "2023-05-05"),
        ("14/10/23", "2023-10-14"),
        ("03/04/2023", "2023-04-03 or 2023-03-04"),
    ],
)
def test_it_reads_the_ways_of_writing_a_date(words: str, day: str) -> None:
    assert only(f"({words})") == [day]


@pytest.mark.parametrize(
    "words",
    [
        "14 July",
        "last week",
        "31 February 2023",
        "99/99/2023",
        "1951 Convention",
        "8,125",
        "version 2.10.12",
        "in 2023",
    ],
)
def test_it_passes_over_what_is_no_full_date(words: str) -> None:
    assert only(words) == []


def test_it_finds_every_date_with_its_place() -> None:
    text = "Returned on 14 July 2021 and on 29 August 2023."
    assert [found.span.of(text) for found in written_dates(text)] == ["14 July 2021", "29 August 2023"]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("03/04/2023 and 14/10/2023", Order.DAY_FIRST),
        ("03/04/2023 and 10/14/2023", Order.MONTH_FIRST),
        ("03/04/2023, and later 5 May 2023", Order.DAY_FIRST),
        ("03/04/2023, and later May 5, 2023", Order.MONTH_FIRST),
        ("03/04/2023 in a labour camp", Order.DAY_FIRST),
        ("03/04/2023 in a labor camp", Order.MONTH_FIRST),
        ("03/04/2023", None),
        ("03/04/2023 in a labour camp near the center", None),
    ],
)
def test_the_document_decides_which_comes_first(text: str, order: Order | None) -> None:
    assert date_custom(text).order is order


def test_the_page_and_the_files_properties_decide_too() -> None:
    assert date_custom("03/04/2023", locale="en-GB").order is Order.DAY_FIRST
    assert date_custom("03/04/2023", locale="en_US").order is Order.MONTH_FIRST
    assert date_custom("03/04/2023", locale="ko-KR").order is None
    known = Interval.from_edtf("2023-03-04")
    assert date_custom("03/04/2023", known=known).order is Order.MONTH_FIRST


def test_the_clock_beside_a_date_decides_too() -> None:
    assert date_custom("Posted: 03/09/2022 11:14 AM EST").order is Order.MONTH_FIRST
    assert date_custom("Posted: 03/09/2022 11:14 AM KST").order is None


@pytest.mark.parametrize("text", ["Advent 2018", "Christmas 2018"])
def test_a_feast_in_december_dates_a_church_letter_about_its_month(text: str) -> None:
    assert [str(found.readings[0]) for found in written_dates(text)] == ["2018-12~"]


def test_a_season_dates_nothing_since_it_depends_on_the_hemisphere() -> None:
    assert list(written_dates("Spring 2018")) == []


def test_an_order_comes_with_its_evidence() -> None:
    assert "14/10/2023" in date_custom("03/04/2023 14/10/2023").evidence
    found = next(written_dates("03/04/2023"))
    assert found.read(None) is None
    assert str(found.read(Order.DAY_FIRST)) == "2023-04-03"
