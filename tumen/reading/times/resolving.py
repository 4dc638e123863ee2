"""Turns the meaning of a time into days, given the document's date and the date told just before.

Conventions, chosen once: "last week" is the calendar week before; "two weeks ago" is told to the day, "two
months ago" to the month; "this year" told as past ends with the document's date; a stretch up to it is
counted in whole years from five years on ("the past 20 years" 2003/2023), else in whole months, and in days
below a month. Parts: see `parts`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import singledispatch

from tumen.reading.times.calendars import hull, month_after, moved, occurrences, whole
from tumen.reading.times.choosing import Unresolved, chosen, first_after
from tumen.reading.times.meanings import (
    Around,
    Base,
    Between,
    Bound,
    Calendar,
    Distance,
    Either,
    Lead,
    Meaning,
    Nth,
    Offset,
    Part,
    Rolling,
    Shift,
    Side,
    Slice,
    Tense,
    Unit,
    Within,
    Years,
)
from tumen.reading.times.parts import part_of
from tumen.vocabulary.dates import Interval


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

    A document known only to a month or year gives the hull of what its first and last day give, marked
    approximate.
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
        else replace(hull(found[0], found[-1]), approximate=True)
    )


def _closed(interval: Interval) -> tuple[date, date]:
    if interval.earliest is None or interval.latest is None:
        raise Unresolved
    return interval.earliest, interval.latest


@singledispatch
def _resolve(meaning: object, known: Known) -> Interval:
    """The days of a meaning; what names no point in time (lengths, rates, "the reporting period") has
    none."""
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
        return chosen(meaning, *known.ends("anchor"))
    if meaning.mode == "nearest" and known.anchor:
        return chosen(replace(meaning, mode="plain"), *known.ends("anchor"), tense="present")
    if known.published is None and meaning.mode == "plain":
        return first_after(meaning, *known.ends("anchor"))
    return chosen(meaning, known.today, known.today, tense=known.tense)


@_resolve.register
def _(meaning: Shift, known: Known) -> Interval:
    first, last = known.ends(meaning.base)
    if meaning.base == "anchor" and meaning.count == 0 and meaning.unit == "day":
        return Interval(first, last)
    is_running = meaning == Shift(meaning.unit, 0) and known.tense == "past"
    if is_running and meaning.unit == "week" and first.weekday() == 0:
        return whole(
            "week", moved(first, "week", -1)
        )  # "this week" told as past on a Monday: the week just ended
    if is_running:
        return Interval(
            whole(meaning.unit, first).earliest, last
        )  # what is told as past is not still to come
    begin, end = (whole(meaning.unit, _stepped(day, meaning)) for day in (first, last))
    found = replace(hull(begin, end), approximate=meaning.approximate)
    if meaning.base != "anchor" or not meaning.count:
        return found
    found = _no_finer(found, first, last)
    if known.tense == "past" and known.published and found.earliest and found.earliest > known.published:
        raise Unresolved  # what is told as past is not still to come: it is later than another day
    return found


def _no_finer(interval: Interval, first: date, last: date) -> Interval:
    """An interval told from a date known to the month or the year only is known no better: "the following
    week", told from July 2006, is July or August."""
    begin, end = _closed(interval)
    after = last + timedelta(days=1)
    if first.day != 1 or after.day != 1:
        return interval
    unit: Unit = "year" if first.month == after.month == 1 else "month"
    return replace(hull(whole(unit, begin), whole(unit, end)), approximate=interval.approximate)


def _stepped(day: date, shift: Shift) -> date:
    """A day in the unit that ``shift`` leads to; months are counted from their first day."""
    is_short = shift.unit in ("hour", "day", "week")
    return moved(day if is_short else month_after(day, 0), shift.unit, shift.count)


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
    first, last = known.ends(_base_of(meaning, known))
    count = -(-meaning.count // 24) if meaning.unit == "hour" else meaning.count
    unit = "day" if meaning.unit == "hour" else meaning.unit
    begin, end = (moved(first, unit, -count), last) if meaning.sign < 0 else (first, moved(last, unit, count))
    if meaning.is_open:
        return Interval(None, end) if meaning.sign < 0 else Interval(begin, None)
    if (
        meaning.sign > 0
        and meaning.base == "anchor"
        and unit == "day"
        and not meaning.with_base
        and first == last
    ):
        begin = first + timedelta(days=1)  # "over the following two days"
    if meaning.sign > 0 and _base_of(meaning, known) == "anchor":
        return _no_finer(Interval(begin, end, meaning.approximate), first, last)
    if meaning.sign > 0 or (meaning.approximate and unit == "month"):
        return Interval(begin, end, meaning.approximate)
    grain: Unit = (
        "month" if unit == "year" and count < 5 else "year" if unit in ("decade", "century") else unit
    )
    if grain in ("month", "year"):
        begin, end = _closed(hull(whole(grain, begin), whole(grain, end)))
    return Interval(begin, end, meaning.approximate)


def _base_of(meaning: Rolling, known: Known) -> Base:
    """What is told as past counts from the date told before ("for the next eighteen months nobody came"),
    what is still to come from the document's."""
    if meaning.sign > 0 and known.tense == "past" and known.anchor is not None:
        return "anchor"
    return "published" if known.tense == "future" and known.published is not None else meaning.base


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


@_resolve.register
def _(meaning: Nth, known: Known) -> Interval:
    begin, end = _closed(_frame(meaning.whole, known))
    first = begin + timedelta(days=(meaning.weekday - begin.weekday()) % 7)
    days = [first + timedelta(days=7 * week) for week in range((end - first).days // 7 + 1)]
    place = meaning.place - 1 if meaning.place > 0 else meaning.place
    if not -len(days) <= place < len(days):
        raise Unresolved
    return Interval.day(days[place])


@_resolve.register
def _(meaning: Part, known: Known) -> Interval:
    return part_of(*_closed(_frame(meaning.whole, known)), meaning.name)


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
def _(meaning: Offset, known: Known) -> Interval:
    first, last = _closed(_resolve(meaning.point, known))
    begin, end = (moved(day, meaning.unit, meaning.count) for day in (first, last))
    found = Interval(begin, end)
    return found if first == last else _no_finer(found, first, last)


@_resolve.register
def _(meaning: Lead, known: Known) -> Interval:
    first, _ = _closed(_resolve(meaning.point, known))
    return Interval(moved(first, meaning.unit, -meaning.count), first - timedelta(days=1))


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
    if isinstance(meaning, Part | Nth):
        return _floats(meaning.whole)
    return isinstance(meaning, Calendar) and meaning.mode == "plain"
