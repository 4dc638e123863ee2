"""Other days that the same words are taken for."""

from __future__ import annotations

import pytest

from tumen.reading.times import find_times, resolve
from tumen.reading.times.readings import other_readings
from tumen.vocabulary.dates import Interval

WRITTEN = Interval.from_edtf("2024-01-24")


def readings(text: str, published: Interval | None = WRITTEN) -> dict[str, str]:
    (time,) = find_times(text)
    plain = resolve(time, published=published)
    return {name: str(days) for name, days in other_readings(time.meaning, published, plain)}


def test_the_last_months_are_by_the_day_or_by_the_month() -> None:
    found = readings("In the last three months 40 came.")
    assert found["by the day"] == "2023-10-24/2024-01-24"
    assert found["by the month"] == "2023-10-01/2024-01-31"
    assert found["from the month"] == "2023-10-01/2024-01-24"


def test_the_last_years_are_also_by_the_year() -> None:
    found = readings("In the last two years 40 came.")
    assert found["by the year"] == "2022-01-01/2024-12-31"
    assert found["from the year"] == "2022-01-01/2024-01-24"


def test_the_last_days_are_by_the_day_only() -> None:
    assert readings("In the last three days 40 came.") == {}


def test_a_stretch_needs_the_documents_date() -> None:
    assert readings("In the last three months 40 came.", None) == {}


def test_a_part_of_a_year_can_be_the_whole_of_it() -> None:
    assert readings("At the end of 2019 arrivals fell.")["whole"] == "2019"


def test_a_season_can_be_its_year() -> None:
    assert readings("In the winter of 2016 five came.")["year"] == "2016"


def test_before_a_day_can_hold_the_day() -> None:
    (inclusive,) = readings("Thousands came before 10 February 2023.").values()
    assert inclusive.endswith("2023-02-10")


@pytest.mark.parametrize(
    "text", ["On 9 October 2023 five came.", "In 2019 five came.", "Yesterday five came."]
)
def test_a_plain_date_has_one_reading(text: str) -> None:
    assert readings(text) == {}
