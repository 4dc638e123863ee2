"""Other days that the same words are taken for, where writers and readers differ on how exact they are.

"The last three months", written on 24 January 2024, is 24 October to 24 January for one careful reader,
October to January for another; "the winter of 2016" is one winter or the year 2016. The reading that
`resolving` gives is the plain one; which is meant, the evidence of labelled documents decides
(`weighing.times`). On the sets for work they are, of 11 stretches up to a document's date: by the day 5 (all
of one document), by the month 2, from the first of a year to the document's day 2, whole years 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tumen.reading.times.calendars import moved, whole
from tumen.reading.times.meanings import Bound, Calendar, Meaning, Part, Rolling, Shift, Unit, Within, Years
from tumen.reading.times.resolving import interval_of
from tumen.vocabulary.dates import Interval


def other_readings(
    meaning: Meaning, published: Interval | None, plain: Interval | None
) -> Iterator[tuple[str, Interval]]:
    """The name of each further reading than ``plain``, and its days; they may equal the plain one's."""
    today = published.latest if published is not None else None
    if isinstance(meaning, Rolling) and meaning.sign < 0 and today is not None and not meaning.is_open:
        yield from _stretches(meaning, today)
    elif isinstance(meaning, Part):
        whole_of_it = interval_of(meaning.whole, published, None, "past")
        if whole_of_it is not None:
            yield "whole", whole_of_it
    elif isinstance(meaning, Within) and meaning.calendar.season and isinstance(meaning.whole, Years):
        yield "year", Interval(date(meaning.whole.first, 1, 1), date(meaning.whole.last, 12, 31))
    elif isinstance(meaning, Bound) and meaning.side == "before" and plain is not None:
        if plain.latest is not None and isinstance(meaning.point, Calendar | Within):
            yield "inclusive", Interval(plain.earliest, plain.latest + timedelta(days=1))
    elif isinstance(meaning, Bound) and meaning.side == "as of" and _is_today(meaning.point) and published:
        yield "written", published


def _is_today(meaning: Meaning) -> bool:
    return isinstance(meaning, Shift) and meaning.count == 0


def _stretches(meaning: Rolling, today: date) -> Iterator[tuple[str, Interval]]:
    if meaning.unit in ("hour", "day"):
        return
    try:
        begin = moved(today, meaning.unit, -meaning.count)
    except (OverflowError, ValueError):
        return
    yield "by the day", Interval(begin, today)
    units: tuple[Unit, ...] = ("month",) if meaning.unit in ("week", "month") else ("month", "year")
    for unit in units:
        first, last = whole(unit, begin).earliest, whole(unit, today).latest
        yield f"by the {unit}", Interval(first, last)
        yield f"from the {unit}", Interval(first, today)
