"""Which October, which Tuesday: one occurrence of what the calendar brings round again."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from tumen.reading.times.calendars import hull, occurrences, whole
from tumen.reading.times.meanings import Calendar, Tense, Unit
from tumen.vocabulary.dates import Interval

#: Years to look back or ahead for a date whose weekday must fit: every pairing comes round within 28 years.
_CYCLE = 28
#: The same for any other: a 29 February can be eight years off.
_LEAP_CYCLE = 8
#: "Last Tuesday" is at least so many days ago, or in the week before; a nearer one is "on Tuesday".
_TOO_NEAR = 4
#: An anchor wider than a year (in days) does not tell which October comes next.
_YEAR = 366


class Unresolved(Exception):
    """The words need a date that is not known, or name a day that no calendar has."""


def chosen(thing: Calendar, first: date, last: date, *, tense: Tense = "past") -> Interval:
    """The occurrence that the mode, or else the tense, asks for, seen from the days ``first`` to ``last``."""
    days = _about(thing, first.year)
    if thing.mode == "that" and not _is_weekday(thing) and not thing.weekend:
        return min(days, key=lambda day: (_days_between(day[0], day[1], first, last), -day[0].toordinal()))[2]
    if thing.mode in ("last", "previous"):
        monday = first - timedelta(days=first.weekday())
        near = max(monday, first - timedelta(days=_TOO_NEAR - 1))
        edge = near if thing.mode == "last" and _is_weekday(thing) else first
        return _one([day for begin, end, day in reversed(days) if end < edge])
    if thing.mode in ("next", "following"):
        return _one([day for begin, end, day in days if begin > last])
    if thing.mode in ("this", "that"):
        return _in_same_frame(thing, first, last, [day for _, _, day in days], tense)
    if tense == "present":
        return min(days, key=lambda day: abs((day[0] - first).days))[2]
    if tense == "past":
        return _one([day for begin, end, day in reversed(days) if begin <= last])
    return _one([day for begin, end, day in days if end >= first])


def first_after(thing: Calendar, first: date, last: date) -> Interval:
    """A date without a year in a document without a date: the next one from an anchor of at most a year."""
    if (last - first).days > _YEAR or thing.month is None:
        raise Unresolved
    return _one([day for begin, end, day in _about(thing, first.year) if begin >= first])


@lru_cache(maxsize=512)  # reports say "on Friday" again and again, each with a thousand Fridays around it
def _about(thing: Calendar, year: int) -> tuple[tuple[date, date, Interval], ...]:
    """The occurrences of the years around ``year``, in order, each with its first and last day."""
    reach = _CYCLE if thing.month and thing.weekday is not None else _LEAP_CYCLE
    years = range(max(1, year - reach), min(9998, year + reach) + 1)
    days = [day for one in years for day in occurrences(thing, one)]
    return tuple((day.earliest, day.latest, day) for day in days if day.earliest and day.latest)


def _is_weekday(thing: Calendar) -> bool:
    return thing.weekday is not None and thing.day is None


def _days_between(begin: date, end: date, first: date, last: date) -> int:
    """Days from one stretch to another, none where they touch: "that January" of a winter is the one in
    it."""
    return max((begin - last).days, (first - end).days, 0)


def _one(found: list[Interval]) -> Interval:
    """The first of ``found``; it is empty where years before 1 or after 9999 would be needed."""
    if not found:
        raise Unresolved
    return found[0]


def _in_same_frame(thing: Calendar, first: date, last: date, days: list[Interval], tense: Tense) -> Interval:
    """ "This Friday" of the same week, "that March" of the same year; told as past, none still to come."""
    unit: Unit = "week" if thing.weekend or _is_weekday(thing) else "year"
    frame = hull(whole(unit, first), whole(unit, last))
    inside = [
        place for place, day in enumerate(days) if day.earliest and frame.covers(Interval.day(day.earliest))
    ]
    day = _one([days[place] for place in inside])
    if thing.mode == "this" and tense == "past" and day.earliest and day.earliest > last:
        return days[inside[0] - 1]
    return day
