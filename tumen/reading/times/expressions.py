"""Time expressions: finding them in a text, and resolving them to intervals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tumen.reading.times.calendars import occurrences
from tumen.reading.times.grammar import Point, points
from tumen.reading.times.joining import joined
from tumen.reading.times.meanings import Calendar, Either, Meaning, Tense
from tumen.reading.times.resolving import interval_of
from tumen.reading.times.rules import Kind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

#: Years that a date without one is tried in.
_CANDIDATES = range(1950, 2050)
_FIGURES = re.compile(r"(?<![\d./-])(\d\d?)[/-](\d\d?)[/-](?:1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time; ``span`` counts code points of the text that they were found in.

    ``kind``: "date" (named by the calendar), "relative" (told from another date), "span" (a stretch with one
    or two ends), or no point in time at all: "duration", "rate", "age". Prepositions that only point ("on",
    "in", "over") stand outside the span; those that set an end ("since", "by", "between") stand inside.
    """

    span: Span
    text: str
    rule: str
    kind: Kind
    meaning: Meaning

    @property
    def is_time(self) -> bool:
        """Whether it tells when, and not how long, how often or how old."""
        return self.kind in ("date", "relative", "span")

    @property
    def candidate_years(self) -> tuple[int, ...]:
        """For a date with a weekday and no year: the years from 1950 to 2049 that fit both; else empty."""
        thing = self.meaning
        if not isinstance(thing, Calendar) or thing.weekday is None or not (thing.month and thing.day):
            return ()
        return tuple(year for year in _CANDIDATES if any(occurrences(thing, year)))


def find_times(text: str, *, day_first: bool | None = None) -> list[TimeExpression]:
    """Every time expression of an English ``text``, in order and without overlaps.

    ``day_first`` tells how the writer orders figures ("9/10/2023"); None lets other dates of the text decide,
    and leaves the order open where none does. Not supported: clock times, Islamic and lunar calendars, dates
    in other languages.
    """
    found = joined(text, points(text))
    if any(isinstance(point.meaning, Either) for point in found):
        order = _day_first(text) if day_first is None else day_first
        found = [_ordered(point, order) for point in found]
    return [
        TimeExpression(
            Span(point.start, point.end), text[point.start : point.end], point.rule, point.kind, point.meaning
        )
        for point in found
    ]


def _day_first(text: str) -> bool | None:
    """The order that other dates in figures show: 19/10/2023 or 10/19/2023."""
    orders = {int(one) > 12 for one, two in _FIGURES.findall(text) if (int(one) > 12) != (int(two) > 12)}
    return orders.pop() if len(orders) == 1 else None


def _ordered(point: Point, day_first: bool | None) -> Point:
    if day_first is None or not isinstance(point.meaning, Either):
        return point
    return replace(point, meaning=point.meaning.day_first if day_first else point.meaning.month_first)


def resolve(
    expression: TimeExpression,
    *,
    published: Interval | None,
    anchor: Interval | None = None,
    tense: Tense = "past",
) -> Interval | None:
    """The days that ``expression`` means; None when it means none, or needs a date that is not given.

    ``published`` is the document's date, ``anchor`` the date of what was told just before ("two days later").
    ``tense`` chooses where the words leave it open: told as past, "14 July" is the latest one not after the
    document's date. Approximate parts ("early 2021") are conventions, marked so. Never raises.
    """
    return interval_of(expression.meaning, published, anchor, tense)
