"""Days, weeks, months and years as intervals, and when the calendar's recurring things fall.

Weeks run from Monday to Sunday; seasons are the northern meteorological ones (spring March to May); Easter is
the Western.
"""

from __future__ import annotations

import calendar as _calendar
from collections.abc import Iterator
from datetime import date, timedelta

from tumen.reading.times.meanings import Calendar, Unit
from tumen.vocabulary.dates import Interval

_SEASON_BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def month_after(day: date, months: int) -> date:
    """The first day of the month that lies ``months`` after the month of ``day``."""
    whole = day.year * 12 + day.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)


def moved(day: date, unit: Unit, count: int) -> date:
    """``day`` moved by ``count`` units; 31 August less six months is the last of February."""
    if unit in ("day", "week", "hour"):
        days = {"day": count, "week": 7 * count, "hour": count // 24}[unit]
        return day + timedelta(days=days)
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    first = month_after(day, months)
    return first.replace(day=min(day.day, _calendar.monthrange(first.year, first.month)[1]))


def whole(unit: Unit, day: date) -> Interval:
    """The ``unit`` that holds ``day``."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Interval(monday, monday + timedelta(days=6))
    if unit == "month":
        return Interval.month(day.year, day.month)
    if unit == "quarter":
        first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        return Interval(first, month_after(first, 3) - timedelta(days=1))
    if unit in ("year", "decade", "century"):
        length = {"year": 1, "decade": 10, "century": 100}[unit]
        first_year = max(1, day.year // length * length)
        return Interval(date(first_year, 1, 1), date(day.year // length * length + length - 1, 12, 31))
    return Interval.day(day)


def hull(one: Interval, two: Interval) -> Interval:
    """The shortest interval that covers both."""
    begins, ends = (one.earliest, two.earliest), (one.latest, two.latest)
    return Interval(
        None if None in begins else min(day for day in begins if day),
        None if None in ends else max(day for day in ends if day),
        one.approximate or two.approximate,
    )


def easter(year: int) -> date:
    """Western Easter Sunday, by the Gregorian algorithm in Meeus, Astronomical Algorithms, chapter 8."""
    golden, century, rest = year % 19, year // 100, year % 100
    h = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    moon = (32 + 2 * (century % 4) + 2 * (rest // 4) - h - rest % 4) % 7
    m = (golden + 11 * h + 22 * moon) // 451
    month, day = divmod(h + moon - 7 * m + 114, 31)
    return date(year, month, day + 1)


def occurrences(thing: Calendar, year: int) -> Iterator[Interval]:
    """When ``thing`` falls in ``year``, in order; a winter belongs to the year it begins in."""
    if thing.season:
        first = date(year, _SEASON_BEGINS[thing.season], 1)
        yield Interval(first, month_after(first, 3) - timedelta(days=1))
    elif thing.holiday:
        yield Interval.day(_holiday(thing.holiday, year))
    elif thing.weekend or (thing.weekday is not None and thing.day is None):
        yield from _weekly(5 if thing.weekend else thing.weekday or 0, 2 if thing.weekend else 1, year)
    elif thing.day is None:
        yield Interval.month(year, thing.month or 1)
    else:
        for month in (thing.month,) if thing.month else range(1, 13):
            yield from _days(thing, year, month)


def _holiday(rule: str, year: int) -> date:
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    return date.fromisoformat(f"{year:04}-{rule}")


def _weekly(weekday: int, length: int, year: int) -> Iterator[Interval]:
    day = date(year, 1, 1)
    day += timedelta(days=(weekday - day.weekday()) % 7)
    while day.year == year:
        yield Interval(day, day + timedelta(days=length - 1))
        day += timedelta(days=7)


def _days(thing: Calendar, year: int, month: int) -> Iterator[Interval]:
    last_of_month = _calendar.monthrange(year, month)[1]
    first, last = thing.day or 1, thing.last_day or thing.day or 1
    if last > last_of_month:
        return
    day = date(year, month, first)
    if thing.weekday is None or day.weekday() == thing.weekday:
        yield Interval(day, date(year, month, last))
