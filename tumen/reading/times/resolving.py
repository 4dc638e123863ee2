"""Turns the meaning of a time into an interval of days, given the document's date and the date told just before.

Conventions, chosen once: "last week" is the calendar week before; early, mid and late are thirds; the start and end of a
year are its first and last three months, of a month its first and last seven days; a stretch of five years or more is
counted in whole years ("the past 20 years" 2003/2023), a shorter one to the day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import singledispatch
from typing import Literal

from tumen.reading.times.calendars import month_after, moved, occurrences, whole
from tumen.reading.times.meanings import (
    Around,
    Base,
    Between,
    Bound,
    Calendar,
    Distance,
    Either,
    Meaning,
    Part,
    Rolling,
    Shift,
    Side,
    Slice,
    Timeless,
    Unit,
    Within,
    Years,
)
from tumen.vocabulary.dates import Interval

Tense = Literal["past", "future", "present"]

#: Years to look back or ahead for a date whose weekday must fit: every pairing comes round within 28 years.
_CYCLE = 28


#: "Last Tuesday" is at least so many days ago; a nearer one would be told as "on Tuesday".
_TOO_NEAR = 4


class Unresolved(Exception):
    """The words need a date that is not known."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the words; each date is a single day here."""

    published: date | None
    anchor: Interval | None
    tense: Tense

    def ends(self, base: Base) -> tuple[date, date]:
        """The first and last day of the date that a meaning rests on."""
        if base == "published":
            return self.today, self.today
        if self.anchor is None or self.anchor.earliest is None or self.anchor.latest is None:
            raise Unresolved
        return self.anchor.earliest, self.anchor.latest

    @property
    def today(self) -> date:
        if self.published is None:
            raise Unresolved
        return self.published


def interval_of(
    meaning: Meaning, published: Interval | None, anchor: Interval | None, tense: Tense
) -> Interval | None:
    """The interval that ``meaning`` names; None when it names none or rests on a date that is not known.

    A document known only to a month or year gives the hull of what its first and last day give, marked approximate.
    """
    days = {published.earliest, published.latest} if published else {None}
    if published and None in days:
        days = {None}
    try:
        found = [_resolve(meaning, Known(day, anchor, tense)) for day in sorted(days, key=str)]
    except (Unresolved, OverflowError, ValueError):  # a date before year 1 or after 9999 cannot be kept
        return None
    return (
        found[0]
        if all(each == found[0] for each in found)
        else replace(_hull(found[0], found[-1]), approximate=True)
    )


def _hull(one: Interval, two: Interval) -> Interval:
    begins = [one.earliest, two.earliest]
    ends = [one.latest, two.latest]
    earliest = None if None in begins else min(day for day in begins if day)
    latest = None if None in ends else max(day for day in ends if day)
    return Interval(earliest, latest, one.approximate or two.approximate)


def _closed(interval: Interval) -> tuple[date, date]:
    if interval.earliest is None or interval.latest is None:
        raise Unresolved
    return interval.earliest, interval.latest


@singledispatch
def _resolve(meaning: object, known: Known) -> Interval:
    raise Unresolved


@_resolve.register
def _(meaning: Timeless, known: Known) -> Interval:
    raise Unresolved


@_resolve.register
def _(meaning: Years, known: Known) -> Interval:
    return Interval(date(meaning.first, 1, 1), date(meaning.last, 12, 31))


@_resolve.register
def _(meaning: Either, known: Known) -> Interval:
    """The one reading that the tense allows; unresolved when both do."""
    readings = [_resolve(meaning.day_first, known), _resolve(meaning.month_first, known)]
    past = known.tense != "future"
    allowed = [
        day
        for day in readings
        if day.earliest and (day.earliest <= known.today if past else day.earliest >= known.today)
    ]
    if len(allowed) != 1:
        raise Unresolved
    return allowed[0]


@_resolve.register
def _(meaning: Calendar, known: Known) -> Interval:
    if meaning.mode in ("that", "following", "previous"):
        first, last = known.ends("anchor")
        return _chosen(meaning, first, last)
    if meaning.mode == "nearest" and known.anchor:
        first, last = known.ends("anchor")
        return _chosen(replace(meaning, mode="plain"), first, last, "present")
    if known.published is None and meaning.mode == "plain":
        return _beside_anchor(meaning, known)
    return _chosen(meaning, known.today, known.today, known.tense)


def _beside_anchor(meaning: Calendar, known: Known) -> Interval:
    """A date without a year in a document without a date: the next one after an anchor no wider than a year."""
    first, last = known.ends("anchor")
    if (last - first).days > 366 or meaning.month is None:
        raise Unresolved
    return _one([each for each in _about(meaning, first.year) if each.earliest and each.earliest >= first])


def _one(found: list[Interval]) -> Interval:
    """The first of ``found``; none lies inside the years that a date can have when it is empty."""
    if not found:
        raise Unresolved
    return found[0]


def _about(meaning: Calendar, year: int) -> list[Interval]:
    years = range(max(1, year - _CYCLE), min(9998, year + _CYCLE) + 1)
    if meaning.month is None or meaning.weekday is None:
        years = range(max(1, year - 8), min(9998, year + 8) + 1)
    return [each for one in years for each in occurrences(meaning, one)]


def _chosen(meaning: Calendar, first: date, last: date, tense: Tense = "past") -> Interval:
    """The occurrence that the mode asks for, seen from the days ``first`` to ``last``."""
    days = [(*_closed(each), each) for each in _about(meaning, first.year)]
    begun = [each for begin, end, each in days if begin <= last]
    to_come = [each for begin, end, each in days if end >= first]
    if meaning.mode == "last" and meaning.weekday is not None and meaning.day is None:
        first -= timedelta(days=_TOO_NEAR - 1)
    if meaning.mode in ("last", "previous"):
        return _one([each for begin, end, each in reversed(days) if end < first])
    if meaning.mode in ("next", "following"):
        return _one([each for begin, end, each in days if begin > last])
    if meaning.mode in ("this", "that"):
        return _this(meaning, first, last, [each for _, _, each in days], tense)
    if tense == "present":
        return min(days, key=lambda day: abs((day[0] - first).days))[2]
    return _one(begun[-1:] if tense == "past" else to_come)


def _this(meaning: Calendar, first: date, last: date, days: list[Interval], tense: Tense) -> Interval:
    """ "This Friday" of the same week, "this March" of the same year; told as past, not one that is still to come."""
    is_weekly = meaning.weekend or (meaning.weekday is not None and meaning.day is None)
    frame = _hull(whole("week" if is_weekly else "year", first), whole("week" if is_weekly else "year", last))
    inside = [
        place for place, day in enumerate(days) if day.earliest and frame.covers(Interval.day(day.earliest))
    ]
    if not inside:
        raise Unresolved
    day = days[inside[0]]
    if meaning.mode == "this" and tense == "past" and day.earliest and day.earliest > last:
        return days[inside[0] - 1]
    return day


@_resolve.register
def _(meaning: Shift, known: Known) -> Interval:
    first, last = known.ends(meaning.base)
    if meaning.base == "anchor" and meaning.count == 0 and meaning.unit == "day":
        return Interval(first, last)
    count = meaning.count
    if (
        meaning.unit == "week"
        and count == 0
        and meaning.base == "published"
        and known.tense == "past"
        and first.weekday() == 0
    ):
        count = -1  # "this week" told as past on a Monday: the week that has just ended
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(meaning.unit)
    ends = [
        month_after(day, count * months) if months else moved(day, meaning.unit, count)
        for day in (first, last)
    ]
    found = _hull(whole(meaning.unit, ends[0]), whole(meaning.unit, ends[1]))
    if meaning == Shift(meaning.unit, 0) and count == 0 and known.tense == "past":
        found = Interval(found.earliest, last)  # nothing told as past has happened after the document's date
    return replace(found, approximate=meaning.approximate)


@_resolve.register
def _(meaning: Distance, known: Known) -> Interval:
    first, last = known.ends(meaning.base)
    if meaning.high is None:
        edge = whole(
            meaning.unit, moved(first if meaning.sign < 0 else last, meaning.unit, meaning.sign * meaning.low)
        )
        return Interval(None, edge.latest) if meaning.sign < 0 else Interval(edge.earliest, None)
    if meaning.unit == "hour":
        days = timedelta(days=-(-meaning.high // 24))
        return Interval(first - days, last) if meaning.sign < 0 else Interval(first, last + days)
    near, far = (moved(first, meaning.unit, meaning.sign * count) for count in (meaning.low, meaning.high))
    return Interval(min(near, far), max(near, far), approximate=True)


@_resolve.register
def _(meaning: Rolling, known: Known) -> Interval:
    told_as_past = meaning.sign > 0 and known.tense == "past" and known.anchor is not None
    first, last = known.ends(
        "anchor" if told_as_past else meaning.base
    )  # "for the next eighteen months nobody came"
    count = -(-meaning.count // 24) if meaning.unit == "hour" else meaning.count
    unit = "day" if meaning.unit == "hour" else meaning.unit
    begin, end = (moved(first, unit, -count), last) if meaning.sign < 0 else (first, moved(last, unit, count))
    if meaning.is_open:
        return Interval(None, end) if meaning.sign < 0 else Interval(begin, None)
    if meaning.sign > 0 or (meaning.approximate and unit == "month"):
        return Interval(begin, end, meaning.approximate)
    grain: Unit = (
        "month" if unit == "year" and count < 5 else "year" if unit in ("decade", "century") else unit
    )
    if grain in ("month", "year"):
        begin, end = _closed(_hull(whole(grain, begin), whole(grain, end)))
    return Interval(begin, end, meaning.approximate)


def _frame(meaning: Meaning, known: Known) -> Interval:
    """The whole of a time that a part is taken from, also of "this year", which told as past ends today."""
    return _resolve(meaning, replace(known, tense="present") if isinstance(meaning, Shift) else known)


@_resolve.register
def _(meaning: Within, known: Known) -> Interval:
    begin, end = _closed(_frame(meaning.whole, known))
    plain = replace(meaning.calendar, mode="plain")
    # A weekday that contradicts a full date is the writer's slip; the date stands.
    for thing in (plain, replace(plain, weekday=None)) if plain.day else (plain,):
        for year in range(begin.year, end.year + 1):
            for each in occurrences(thing, year):
                if each.earliest and begin <= each.earliest <= end:
                    return each
    raise Unresolved


#: Months of a year, and days of a month (None: to its end), that its named parts cover.
_YEAR_PARTS = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "start": (1, 3),
    "end": (10, 12),
    "half 1": (1, 6),
}
_YEAR_PARTS |= {"half 2": (7, 12)} | {
    f"quarter {place}": (3 * place - 2, 3 * place) for place in (1, 2, 3, 4)
}
#: Shares of a shorter or longer time, first and last day included.
_SHARES = {
    "early": (0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1),
    "half 1": (0, 1 / 2),
    "half 2": (1 / 2, 1),
}


@_resolve.register
def _(meaning: Part, known: Known) -> Interval:
    interval = _frame(meaning.whole, known)
    begin, end = _closed(interval)
    exact = meaning.name.startswith(("half", "quarter"))
    if interval == Interval.year(begin.year):
        first, last = _YEAR_PARTS[meaning.name]
        return Interval(date(begin.year, first, 1), Interval.month(begin.year, last).latest, not exact)
    if interval == Interval(date(begin.year, 1, 1), date(begin.year + 9, 12, 31)):
        first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "start": (0, 1), "end": (8, 9)}.get(
            meaning.name, (0, 9)
        )
        first, last = {"half 1": (0, 4), "half 2": (5, 9)}.get(meaning.name, (first, last))
        return Interval(date(begin.year + first, 1, 1), date(begin.year + last, 12, 31), not exact)
    return _part_of_days(begin, end, meaning.name)


def _part_of_days(begin: date, end: date, name: str) -> Interval:
    length = (end - begin).days + 1
    if length <= 2 or name.startswith("quarter"):
        return Interval(begin, end)
    if length > 80:  # a season, by its months
        thirds = {"early": 0, "start": 0, "half 1": 0, "mid": 1, "late": 2, "end": 2, "half 2": 2}
        month = month_after(begin, thirds[name])
        return replace(Interval.month(month.year, month.month), approximate=True)
    if name in ("start", "end"):
        few = timedelta(days=(7 if length > 10 else 2) - 1)
        return Interval(begin, begin + few, True) if name == "start" else Interval(end - few, end, True)
    if 28 <= length <= 31 and name in ("early", "mid", "late"):
        first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, length)}[name]
        return Interval(begin.replace(day=first), begin.replace(day=last), True)
    share = _SHARES[name]
    first, last = round(share[0] * length), round(share[1] * length) - 1
    return Interval(
        begin + timedelta(days=first), begin + timedelta(days=max(first, last)), not name.startswith("half")
    )


@_resolve.register
def _(meaning: Slice, known: Known) -> Interval:
    begin, end = _closed(_frame(meaning.whole, known))
    after = end + timedelta(days=1)
    if meaning.from_end:
        first, last = moved(after, meaning.unit, -meaning.count), end
    else:
        first = moved(begin, meaning.unit, meaning.skip)
        last = moved(first, meaning.unit, meaning.count) - timedelta(days=1)
    return Interval(max(first, begin), min(last, end), meaning.approximate)


@_resolve.register
def _(meaning: Side, known: Known) -> Interval:
    begin, end = _closed(_frame(meaning.whole, known))
    first, last = known.ends(meaning.whole.base)
    return Interval(begin, last) if meaning.sign < 0 else Interval(first, end)


@_resolve.register
def _(meaning: Around, known: Known) -> Interval:
    begin, end = _closed(_resolve(meaning.point, known))
    if not meaning.months:
        return whole("week", begin)
    after = end + timedelta(days=1)
    return Interval(moved(after, "month", -meaning.months), end)


@_resolve.register
def _(meaning: Bound, known: Known) -> Interval:
    # "since" looks back, whatever the sentence's tense.
    inner = _resolve(
        meaning.point, replace(known, tense="past") if meaning.side in ("since", "after") else known
    )
    rough = inner.approximate and not isinstance(meaning.point, Part)
    if isinstance(meaning.point, Part):
        rough = meaning.point.name in ("early", "mid", "late")
    if meaning.side == "as of":
        return inner
    begin, end = inner.earliest, inner.latest
    if meaning.side in ("until", "before"):
        reaches_end = meaning.side == "until" or (
            isinstance(meaning.point, Part) and meaning.point.name == "end"
        )
        last = end if reaches_end else begin - timedelta(days=1) if begin else None
        return Interval(_from_now(last, known), last, rough)
    begin = begin if meaning.side == "since" or end is None else end + timedelta(days=1)
    is_past = known.published is not None and begin is not None and begin <= known.published
    return Interval(begin, known.published if is_past else None, rough)


def _from_now(last: date | None, known: Known) -> date | None:
    """What is told as still to come, until some day, begins at the document's date."""
    still_to_come = known.tense == "future" and known.published and last and known.published <= last
    return known.published if still_to_come else None


@_resolve.register
def _(meaning: Between, known: Known) -> Interval:
    """An end without a year is read beside the other: the last one before it, or the first one after."""
    begin, end = meaning.begin, meaning.end
    if _floats(end) and not _floats(begin):
        one = _resolve(begin, known)
        two = _resolve(end, replace(known, published=_closed(one)[0], tense="future"))
    else:
        two = _resolve(end, known)
        one = _resolve(
            begin, replace(known, published=_closed(two)[1], tense="past") if _floats(begin) else known
        )
    if one.earliest and two.latest and one.earliest > two.latest:
        raise Unresolved
    return Interval(one.earliest, two.latest, one.approximate or two.approximate)


def _floats(meaning: Meaning) -> bool:
    """Whether the words leave the year (or week) open: "October", "9 October", "Monday", "late March"."""
    if isinstance(meaning, Part):
        return _floats(meaning.whole)
    return isinstance(meaning, Calendar) and meaning.mode == "plain"
