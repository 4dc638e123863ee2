"""Geometry of the drawings of time: columns over years or months, and an event's time as a mark on a scale.

Places across are percent of the width, so that words keep their size; places down are in the drawing's own
units. The solid part of a column is what lies there certainly, the pale part above it what may.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tumen.vocabulary.dates import Interval
from tumen.web.strips import Lane, Tick
from tumen.web.words import date_words, month_words, number_words

#: Height of the columns, in the drawing's units, and the space under them for words.
HEIGHT, BELOW = 120, 20
#: A column's share of the room that it has.
FILLED = 0.72
#: Words under the columns: more would run into each other on a narrow screen.
MOST_WORDS = 6
MOST_ON_A_LINE = 4
#: Columns in one drawing; of more years the last are drawn.
MOST_COLUMNS = 120
#: A mark on a line narrower than this, in percent, is drawn as a point.
POINT = 0.9


@dataclass(frozen=True, slots=True)
class Number:
    """What a column draws: ``low`` certainly, ``high`` perhaps; ``words`` stand under it."""

    words: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Column:
    """``x``, ``width`` and ``middle`` are percent; of the solid part ``low_y`` and ``low_height``, of what
    reaches above it ``high_y`` and ``high_height``, in units."""

    x: float
    width: float
    middle: float
    low_y: float
    low_height: float
    high_y: float
    high_height: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns with numbers up the side and words beneath. ``words`` say the same as the drawing."""

    columns: tuple[Column, ...]
    up: tuple[Tick, ...]
    under: tuple[Tick, ...]
    height: int
    base: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One row's bar, in percent: to ``low`` solid, and a whisker on to ``high`` where that is more."""

    low: float
    high: float


def columns_of(numbers: Sequence[Number]) -> Columns | None:
    """The columns of these numbers, in their order; None where there is nothing to draw."""
    drawn = list(numbers)[-MOST_COLUMNS:]
    most = max((number.high for number in drawn), default=0)
    if not most:
        return None
    top, room = _rounded_up(most), 100 / len(drawn)
    columns = tuple(_column(number, place * room, room, top) for place, number in enumerate(drawn))
    every = math.ceil(len(drawn) / MOST_WORDS)
    under = tuple(
        Tick(columns[place].middle, number.words) for place, number in enumerate(drawn) if place % every == 0
    )
    steps = sorted({math.ceil(top / 2), top})
    up = tuple(Tick(round(HEIGHT - HEIGHT * step / top, 1), number_words(step)) for step in steps)
    return Columns(columns, up, under, HEIGHT + BELOW, HEIGHT, len(numbers) - len(drawn))


def _column(number: Number, at: float, room: float, top: int) -> Column:
    low, high = HEIGHT * number.low / top, HEIGHT * number.high / top
    return Column(
        x=round(at + room * (1 - FILLED) / 2, 3),
        width=round(room * FILLED, 3),
        middle=round(at + room / 2, 3),
        low_y=round(HEIGHT - low, 1),
        low_height=round(low, 1),
        high_y=round(HEIGHT - high, 1),
        high_height=round(high - low, 1),
    )


def _rounded_up(number: int) -> int:
    """The next number that a scale can end on, above or at ``number``."""
    power = 10 ** (len(str(number)) - 1)
    steps = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
    return next(int(step * power) for step in steps if step * power >= number and step * power % 1 == 0)


def bars_of(numbers: Iterable[tuple[int, int]]) -> list[Bar]:
    """Bars on one scale, the longest of which fills it."""
    told = list(numbers)
    top = max((high for _, high in told), default=0) or 1
    return [Bar(round(100 * low / top, 2), round(100 * high / top, 2)) for low, high in told]


#: No bar: of what is not told there may be so much that nothing else could be seen.
NO_BAR = Bar(0, 0)


@dataclass(frozen=True, slots=True)
class Scale:
    """The days that a drawing of times reaches over, both included."""

    begins: date
    ends: date

    def at(self, day: date) -> float:
        """Where a day begins, in percent."""
        days = (self.ends - self.begins).days + 1
        return 100 * (day - self.begins).days / days

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Months of a single year, else years, at most `MOST_WORDS` of them."""
        if self.begins.year == self.ends.year:
            return tuple(
                Tick(round(self.at(date(self.begins.year, month, 1)), 2), month_words(month))
                for month in (1, 4, 7, 10)
            )
        years = range(self.begins.year, self.ends.year + 1)
        step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 1000) if len(years) / size <= MOST_ON_A_LINE)
        marked = [year for year in years if year % step == 0]
        return tuple(Tick(round(self.at(date(year, 1, 1)), 2), str(year)) for year in marked)


def scale_of(first: int, last: int) -> Scale:
    """A scale of whole years."""
    return Scale(date(first, 1, 1), date(last, 12, 31))


def lane_on(scale: Scale, when: Interval) -> Lane:
    """A time as a mark on the scale, cut where the scale ends; an open end fades out."""
    begins = max(when.earliest or scale.begins, scale.begins)
    ends = min(when.latest or scale.ends, scale.ends)
    start = scale.at(begins)
    width = max(scale.at(ends + timedelta(days=1)) - start if ends < date.max else 100 - start, 0.0)
    shape = "range"
    if when.earliest is None:
        shape = "open-below"
    elif when.latest is None:
        shape = "open-above"
    elif width < POINT:
        shape, start, width = "point", start + width / 2, 0.0
    return Lane(shape, round(start, 2), round(width, 2), when.approximate, date_words(when))
