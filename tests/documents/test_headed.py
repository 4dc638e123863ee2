"""The date of a document no line of which holds a date alone."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tumen.documents.intake import extract

TOLD = "Forty people were put on two buses on Monday night and driven over the bridge, relatives said."
LABELS = Path(__file__).parents[1] / "gold/dev-claims/published.csv"


def published(*blocks: str) -> str:
    read = extract("\n\n".join(blocks).encode(), name="x.txt").metadata.published
    return str(read.value) if read else ""


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("THE REED CLOCK — weekly for Estwald and beyond — No. 44, 31 October 2018", "2018-10-31"),
        ("Thursday, October 22, 2009 · Price 45p", "2009-10-22"),
        ("SCRIPT: Evening bulletin, Tuesday 12 February 2019, 18:00", "2019-02-12"),
        ("Week ending Sunday 29 September 2013", "2013-09-29"),
        ("The Reed Review | Issue 58, October 2016", "2016-10"),
        ("Regular Press Conference on June 26, 2019", "2019-06-26"),
        ("Deadline for amendments: 26 February 2024", ""),
        ("Issue 05 | 1-31 May 2021", ""),
        ("Statement on the Returns of 9 October 2023", ""),
    ],
)
def test_a_line_of_the_head_dates_it(head: str, date: str) -> None:
    assert published(head, TOLD, TOLD, TOLD) == date


@pytest.mark.parametrize(
    ("end", "date"),
    [
        ("Dated and delivered at Reed this 14th day of October 2022.", "2022-10-14"),
        ("This is a translation of a column that appeared in the Reed Courier on 8 July 2022.", "2022-07-08"),
        ("The families met again on 8 July 2022.", ""),
        ("The response was given on 3 May 2022.", ""),
        ("The next hearing will be held on 3 May 2022.", ""),
    ],
)
def test_so_does_an_end_that_says_what_was_done_with_it(end: str, date: str) -> None:
    assert published("OPINION", TOLD, TOLD, TOLD, end) == date


def test_no_document_is_older_than_what_it_tells() -> None:
    later = "On 9 November 2018 nine more were handed over, and the group wrote to the embassy."
    assert published("REED REVIEW — weekly for all — No. 44, 31 October 2018", TOLD, later, TOLD) == ""


def test_a_dateline_without_a_year_is_dated_by_the_weekday_and_the_years_told() -> None:
    news = "{} (Reed Wire) - The group warned on Tuesday that the returns begun in 2023 would go on."
    assert published("Returns go on", news.format("GENEVA, Aug 29"), TOLD) == "2023-08-29"
    assert published("Returns go on", news.format("GENEVA, Aug 27"), TOLD) == "2024-08-27"
    assert published("Returns go on", news.format("GENEVA, Aug 26"), TOLD) == ""
    planned = "A meeting is planned for December 2023."
    assert published("Returns go on", news.format("GENEVA, Aug 29"), TOLD, planned) == "2023-08-29"


def test_news_without_a_date_has_the_day_on_which_it_says_in_full_that_somebody_spoke() -> None:
    opening = "ESTWALD, Reedland (Reed Wire) — Officers have driven at least 83 people to the bridge."
    told = "The last bus left on Nov. 13, the group said on Friday, Nov. 15, 2024. {}"
    assert published("Returns go on", opening, told.format("Nobody answered."), TOLD) == "2024-11-15"
    later = told.format("On 9 January 2025 nine more were handed over.")
    assert published("Returns go on", opening, later, TOLD) == ""
    no_friday = told.replace("Friday", "Monday").format("Nobody answered.")
    assert published("Returns go on", opening, no_friday, TOLD) == ""


def labelled() -> Iterator[tuple[Path, str]]:
    with LABELS.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            yield next((LABELS.parent / "docs").glob(f"{row['doc']}*")), row["published"]


def test_of_documents_whose_date_a_person_noted_few_are_read_otherwise() -> None:
    read = {
        path.stem: (
            str(found.value)
            if (found := extract(path.read_bytes(), name=path.name).metadata.published)
            else ""
        )
        for path, _ in labelled()
    }
    wrong = sorted(path.stem for path, date in labelled() if read[path.stem] and read[path.stem] != date)
    right = sum(read[path.stem] == date for path, date in labelled())
    assert wrong == ["623", "641"], wrong  # dated by the last signature, and by the check of the transcript
    assert right >= 48
