"""Figures side by side on one scale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.vocabulary.quantities import Quantity
from tumen.web.strips import Drawn, Strip, strip_of

ABOUT_600 = Quantity(600, 600, approximate=True)
OCTOBER = [Quantity(600, 600), Quantity(None, 2000), Quantity(500, None), Quantity(600, 600), ABOUT_600]


def _drawn(*quantities: Quantity) -> Strip:
    return strip_of([Drawn(quantity) for quantity in quantities])


def test_it_puts_every_figure_on_one_scale_lowest_first() -> None:
    assert [lane.words for lane in _drawn(*OCTOBER).lanes] == [
        "500 or more",
        "600",
        "about 600",
        "up to 2,000",
    ]


def test_it_puts_equal_figures_into_one_lane_and_adds_none_up() -> None:
    strip = _drawn(*OCTOBER)
    assert [len(lane.reports) for lane in strip.lanes] == [1, 2, 1, 1]
    assert "3,200" not in strip.words
    assert "1,200" not in strip.words


def test_it_draws_more_of_them_as_the_number_that_it_is() -> None:
    more = Quantity(60, 60, approximate=True, additive=True)
    (lane,) = _drawn(Quantity(60, 60, approximate=True), more).lanes
    assert (lane.words, len(lane.reports)) == ("about 60", 2)


def test_it_keeps_every_report_of_a_figure_in_the_order_given() -> None:
    figures = [Drawn(quantity, f"#c-{n}", "Hangang Wire") for n, quantity in enumerate(OCTOBER)]
    lanes = strip_of(figures).lanes
    assert [report.href for report in lanes[1].reports] == ["#c-0", "#c-3"]
    assert sum(len(lane.reports) for lane in lanes) == 5


@pytest.mark.parametrize(
    ("quantity", "shape", "soft"),
    [
        (Quantity(50, 50), "point", False),
        (ABOUT_600, "point", True),
        (Quantity(200, 999, approximate=True), "range", True),
        (Quantity(500, None), "open-above", False),
        (Quantity(None, 2000), "open-below", False),
        (Quantity(None, None), "unstated", False),
    ],
)
def test_it_draws_what_is_known_and_no_more(quantity: Quantity, shape: str, soft: bool) -> None:
    (lane,) = _drawn(quantity).lanes
    assert (lane.shape, lane.soft) == (shape, soft)


def test_it_lets_an_open_end_run_to_the_end_of_the_scale() -> None:
    below, above = _drawn(Quantity(500, None), Quantity(None, 500)).lanes
    assert above.end == 100
    assert below.start == 0
    assert below.end == above.start < 100


def test_it_leaves_room_above_the_highest_bound() -> None:
    assert _drawn(Quantity(None, 2000)).top > 2000


def test_it_says_the_drawing_in_words() -> None:
    words = _drawn(*OCTOBER).words
    assert words == "Figures side by side, not added: 500 or more; 600 (2 reports); about 600; up to 2,000."
    assert _drawn().words == "No figures."


def test_it_can_draw_that_there_was_nobody() -> None:
    (lane,) = _drawn(Quantity(0, 0)).lanes
    assert (lane.shape, lane.start) == ("point", 0)


def _quantities() -> st.SearchStrategy[Quantity]:
    bounds = st.none() | st.integers(0, 10**9)

    def ordered(pair: tuple[int | None, int | None]) -> Quantity:
        low, high = pair
        if low is not None and high is not None:
            low, high = sorted((low, high))
        return Quantity(low, high)

    return st.tuples(bounds, bounds).map(ordered)


@given(st.lists(_quantities(), max_size=6))
def test_it_keeps_every_mark_and_tick_on_the_scale(quantities: list[Quantity]) -> None:
    strip = _drawn(*quantities)
    assert all(0 <= lane.start <= 100 and 0 <= lane.width <= 100 for lane in strip.lanes)
    assert 2 <= len(strip.ticks) <= 5
    assert strip.ticks[0].at == 0
    assert all(tick.at < 100 for tick in strip.ticks)
