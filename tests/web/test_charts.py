"""The drawings of time: columns, bars with their reach, and marks on a line."""

from __future__ import annotations

from datetime import date

import pytest

from tumen.vocabulary.dates import Interval
from tumen.web.charts import (
    HEIGHT,
    MOST_COLUMNS,
    MOST_WORDS,
    Bar,
    Number,
    bars_of,
    columns_of,
    lane_on,
    scale_of,
)


def test_a_column_is_solid_to_what_is_certain_and_pale_to_what_may_be() -> None:
    found = columns_of([Number("2022", 5, 10), Number("2023", 0, 0)])
    assert found is not None
    first, second = found.columns
    assert (first.low_height, first.high_height) == (HEIGHT / 2, HEIGHT / 2)
    assert (first.low_y, first.high_y) == (HEIGHT / 2, 0)
    assert (second.low_height, second.high_height) == (0, 0)
    assert [tick.text for tick in found.up] == ["5", "10"]


def test_nothing_is_no_drawing() -> None:
    assert columns_of([]) is None
    assert columns_of([Number("2022", 0, 0)]) is None


def test_many_columns_have_few_words_and_stay_inside() -> None:
    found = columns_of([Number(str(year), 1, 3) for year in range(1700, 2024)])
    assert found is not None
    assert len(found.columns) == MOST_COLUMNS
    assert found.left_out == 324 - MOST_COLUMNS
    assert len(found.under) <= MOST_WORDS
    assert all(0 <= column.x <= column.x + column.width <= 100 for column in found.columns)


@pytest.mark.parametrize(("most", "top"), [(1, 1), (7, 8), (11, 12), (13, 15), (96, 100), (1201, 1500)])
def test_a_scale_ends_on_a_round_number(most: int, top: int) -> None:
    found = columns_of([Number("2022", most, most)])
    assert found is not None
    assert found.columns[0].low_height == round(HEIGHT * most / top, 1)


def test_bars_share_one_scale() -> None:
    assert bars_of([(5, 10), (0, 4), (10, 10)]) == [Bar(50, 100), Bar(0, 40), Bar(100, 100)]
    assert bars_of([]) == []


@pytest.mark.parametrize(
    ("when", "shape", "start", "end"),
    [
        ("2021-07-02", "point", 50, 50),
        ("2021-01/2021-03", "range", 0, 24.66),
        ("2019/2023", "range", 0, 100),
        ("2021-07-02/..", "open-above", 49.86, 100),
        ("../2021-07-02", "open-below", 0, 50.14),
    ],
)
def test_a_time_is_a_mark_that_is_cut_where_the_scale_ends(
    when: str, shape: str, start: float, end: float
) -> None:
    lane = lane_on(scale_of(2021, 2021), Interval.from_edtf(when))
    assert lane.shape == shape
    assert lane.start == pytest.approx(start, abs=0.2)
    assert lane.end == pytest.approx(end, abs=0.2)


def test_the_last_day_that_there_is_can_be_drawn() -> None:
    assert lane_on(scale_of(9998, 9999), Interval(date(9999, 12, 31), date(9999, 12, 31))).end <= 100


def test_a_line_names_months_of_one_year_and_few_years_of_many() -> None:
    assert [tick.text for tick in scale_of(2021, 2021).ticks] == ["Jan", "Apr", "Jul", "Oct"]
    assert [tick.text for tick in scale_of(1990, 2024).ticks] == ["1990", "2000", "2010", "2020"]
    assert len(scale_of(1000, 2024).ticks) <= 6
