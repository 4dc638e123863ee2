"""Joins single times with the words around them: "early", "the end of", "since", "between ... and ..."."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Literal

from tumen.reading.times.grammar import Point
from tumen.reading.times.meanings import (
    Around,
    Between,
    Bound,
    Calendar,
    Lead,
    Length,
    Meaning,
    Offset,
    Part,
    Shift,
    Slice,
    Within,
    Years,
)
from tumen.reading.times.words import expand, number, ordinal, unit

#: Characters before a time in which its governing words are looked for.
_REACH = 48

Side = Literal["since", "until", "before", "after", "as of"]


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){expand(pattern)}\Z", re.IGNORECASE)


_PART = _before(
    r"(?P<part>(?:the )?(?:early|late|mid)(?: in)?|(?:the )?(?:(?:very )?(?:beginning|start|middle|end)"
    r"|turn|latter part)(?: of)?"
    r"|(?:the )?(?:first|second|latter) half(?: of)?|(?:the )?(?:first|second|third|fourth|last|final)"
    r" quarter(?: of)?)"
    r"(?: |<DASH>)(?:the )?"
)
_SLICE = _before(
    r"(?:the )?(?P<from>first|last|final|opening|closing|second|third|fourth|fifth)(?: (?P<n><N>|few))?"
    r" (?P<unit>days?|weeks?|months?|quarters?|years?)"
    r" (?:of|in) (?:the )?"
)
_DAYPART = _before(
    r"(?:the )?(?:(?:early|late|small) hours of|(?:(?:early|late) )?<DAYPART>(?: hours)? of"
    r"|(?<=\band\x20)<DAYPART> on) (?:the )?"
)
_WHOLE_OF = _before(r"(?:all|the (?:whole|entirety)) of (?:the )?")
_WEEK_OF = _before(r"(?:the )?week of (?:the )?")
_YEAR_TO = _before(
    r"(?:the )?(?:(?P<n><N>)(?: |<DASH>)(?P<unit>months?|years?)|year)(?: period)? (?:to|ending|ending"
    r" in|up to) (?:the )?"
)
_LEAD = _before(
    r"the (?:(?P<n><N>|few) )?(?P<unit>days?|weeks?|months?|years?) (?:before|leading up to|preceding"
    r"|prior to)"
    r" (?:the )?"
)
_ABOUT = r"(?: (?:at least|about|around|roughly|approximately|as early as|as far back as|late in))?"
_BOUNDS: tuple[tuple[re.Pattern[str], Side], ...] = (
    (_before(rf"(?:ever )?since{_ABOUT} (?:the )?"), "since"),
    (_before(r"(?:dating|going|reaching) (?:back )?(?:to|from) (?:the )?"), "since"),
    (_before(rf"(?:up )?(?:until|till){_ABOUT} (?:the )?"), "until"),
    (_before(r"up to (?:and including )?(?:the )?"), "until"),
    (
        _before(
            r"(?<!midway\x20)(?<!halfway\x20)(?<!partway\x20)(?<!all\x20)(?<!going\x20)(?:through|thru)"
            r" (?:the )?"
        ),
        "until",
    ),
    (_before(rf"(?:by|(?:no|not) later than){_ABOUT} (?:the )?"), "until"),
    (_before(r"(?:before|prior to|earlier than) (?:the )?"), "before"),
    (_before(r"(?:after|later than) (?:the )?"), "after"),
    (_before(r"as (?:of|at) (?:the )?"), "as of"),
)
#: "before the Lunar New Year on 10 February", "since the raid of 9 October"; "before the court on Monday" is
#: a place.
_OF_EVENT = _before(
    r"(?P<side>since|until|before|after) (?:the |an? )?(?:(?:lunar |western |first |last )?(?:new year"
    r"|hearing|ruling"
    r"|deadline|elections?|vote|anniversary|holiday|festival|summit|games|closure|arrests?|raids?|returns?"
    r"|deportations?|handover|operation|trial|verdict|attack|coup|takeover|cease-?fire)) (?:on|of"
    r"|in) (?:the )?"
)
_ONWARDS = re.compile(r"\s+on(?:wards?)?\b", re.IGNORECASE)
_FROM = _before(r"from (?:the )?")
_BETWEEN = _before(r"between (?:the )?")
#: A dash that begins a line opens a list's next item.
_TO = re.compile(
    r"\s*(?:,?\s*\b(?:to|until|till|through|thru|up to)\b\s*"
    r"|(?<!\n)[-\u2013\u2014][^\S\n]*)(?:on\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"\s+(?P<side>after|before|from|following)\s+(?:the\s+(?:night\s+of\s+)?)?", re.IGNORECASE
)
_EVENT_ON = re.compile(
    r"\s+(?:the|his|her|their|my|our|its)\s+[a-z]+\s+(?:on|in|of)\s+(?:the\s+)?", re.IGNORECASE
)
_AND = re.compile(r"\s*,?\s*\b(?:and|or)\b\s*(?:in\s+|on\s+)?(?:the\s+)?", re.IGNORECASE)
_COMMA = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|or\s+)(?:on\s+|in\s+)?", re.IGNORECASE)


def joined(text: str, points: Iterable[Point]) -> list[Point]:
    """The times of ``text`` as a reader takes them, each with its governing words; they do not overlap."""
    parts: list[Point] = []
    for point in points:
        wider = _with_part(text, point, parts[-1].end if parts else 0)
        while parts and parts[-1].end > wider.start:  # "six months" in "the first six months of 2024"
            parts.pop()
        parts.append(wider)
    parts = _borrowed_years(text, parts)
    times: list[Point] = []
    place = 0
    while place < len(parts):
        floor = times[-1].end if times else 0
        pair = _pair(text, parts[place], parts[place + 1], floor) if place + 1 < len(parts) else None
        times.append(pair or _bounded(text, parts[place], floor))
        place += 2 if pair else 1
    return times


def _is_time(point: Point) -> bool:
    return point.kind in ("date", "relative")


def _with_part(text: str, point: Point, floor: int) -> Point:
    """Take in "early", "the end of", "the first six months of", "the night of", "the year to"."""
    if not _is_time(point):
        return point
    readings: tuple[tuple[re.Pattern[str], int, Callable[[re.Match[str], Point], Point | None]], ...] = (
        (_PART, floor, _part),
        (_SLICE, 0, _slice),
        (_DAYPART, floor, lambda match, inner: inner),
        (_WHOLE_OF, floor, lambda match, inner: inner),
        (_WEEK_OF, 0, lambda match, inner: replace(inner, rule="the week of", meaning=Around(inner.meaning))),
        (_YEAR_TO, 0, _year_to),
        (_LEAD, 0, _lead),
    )
    for pattern, limit, read in readings:
        match = _left_in(text, pattern, point.start, limit)
        wider = read(match, point) if match else None
        if match and wider:
            return replace(wider, start=match.start() + (len(match[0]) - len(match[0].lstrip())))
    return point


def _left_in(text: str, pattern: re.Pattern[str], start: int, floor: int) -> re.Match[str] | None:
    begin = max(floor, start - _REACH)
    if text[begin - 1 : begin + 1].isalnum() and begin:
        begin = min(start, begin + 1)
    return pattern.search(text, begin, start)


def _part(match: re.Match[str], point: Point) -> Point | None:
    words = (
        " ".join(match["part"].lower().split()).removeprefix("the ").removesuffix(" of").removesuffix(" in")
    )
    names = {
        "beginning": "start",
        "very beginning": "start",
        "very start": "start",
        "turn": "start",
        "middle": "mid",
    }
    names |= {
        "very end": "end",
        "latter half": "half 2",
        "first half": "half 1",
        "second half": "half 2",
        "latter part": "late",
    }
    if words.endswith("quarter"):
        words = "quarter " + {"first": "1", "second": "2", "third": "3"}.get(words.split()[0], "4")
    return replace(point, rule="part", meaning=Part(point.meaning, names.get(words, words)))


def _slice(match: re.Match[str], point: Point) -> Point | None:
    words, (name, per) = match["from"].lower(), unit(match["unit"])
    from_end = words in ("last", "final", "closing")
    count = round(number(match["n"])) if match["n"] and match["n"].lower() != "few" else 1
    rough = not match["n"] and match["unit"].lower().endswith("s") or (match["n"] or "").lower() == "few"
    count = 7 if rough and name == "day" else 2 if rough else count
    skip = 0 if from_end or words in ("first", "opening") else ordinal(words) - 1
    meaning = Slice(point.meaning, name, skip * per, count * per, from_end, rough)
    return replace(point, rule="counted part", kind="span", meaning=meaning)


def _year_to(match: re.Match[str], point: Point) -> Point | None:
    months = 12
    if match["n"]:
        months = round(number(match["n"])) * (12 if match["unit"].lower().startswith("year") else 1)
    return (
        replace(point, rule="period to", kind="span", meaning=Around(point.meaning, months))
        if months
        else None
    )


def _lead(match: re.Match[str], point: Point) -> Point | None:
    words = (match["n"] or "one").lower()
    count = 5 if words == "few" else round(number(words))
    name, per = unit(match["unit"])
    return (
        replace(point, rule="lead", kind="span", meaning=Lead(point.meaning, name, count * per))
        if count
        else None
    )


def _borrowed_years(text: str, points: list[Point]) -> list[Point]:
    """Give "29 August" in "29 August and 18 September 2023" the year that stands after its list."""
    for place in range(len(points) - 2, -1, -1):
        one, two = points[place], points[place + 1]
        if not (isinstance(one.meaning, Calendar) and one.meaning.month and isinstance(two.meaning, Within)):
            continue
        whole = two.meaning.whole
        if isinstance(whole, Years) and _COMMA.fullmatch(text, one.end, two.start):
            points[place] = replace(one, meaning=Within(one.meaning, whole))
    return points


def _pair(text: str, one: Point, two: Point, floor: int) -> Point | None:
    """ "between A and B", "from A to B", "A–B", and "A and B" of two months, years or weekdays."""
    if not _is_time(two):
        return None
    if offset := _offset(text, one, two):
        return offset
    if not _is_time(one):
        return None
    between = _left_in(text, _BETWEEN, one.start, floor)
    meaning = Between(one.meaning, two.meaning)
    if between and _AND.fullmatch(text, one.end, two.start):
        return Point(between.start(), two.end, "between", "span", meaning)
    if _TO.fullmatch(text, one.end, two.start):
        begin = _left_in(text, _FROM, one.start, floor) or between
        return Point(begin.start() if begin else one.start, two.end, "from to", "span", meaning)
    if _AND.fullmatch(text, one.end, two.start) and _is_bare(one.meaning) and _is_bare(two.meaning):
        return (
            replace(one, end=two.end, meaning=meaning)
            if one.rule == two.rule or one.rule in two.rule
            else None
        )
    return None


def _offset(text: str, one: Point, two: Point) -> Point | None:
    """ "two days after November 2", "two days after the raid on 9 October"."""
    if isinstance(one.meaning, Length) and (match := _OFFSET.fullmatch(text, one.end, two.start)):
        count = one.meaning.count * (-1 if match["side"].lower() == "before" else 1)
        return replace(
            two, start=one.start, rule="offset", meaning=Offset(two.meaning, one.meaning.unit, count)
        )
    if (
        one.rule == "beside an event"
        and isinstance(one.meaning, Shift)
        and _EVENT_ON.fullmatch(text, one.end, two.start)
    ):
        meaning = Offset(two.meaning, one.meaning.unit, one.meaning.count)
        return replace(two, start=one.start, rule="offset", meaning=meaning)
    return None


def _is_bare(meaning: Meaning) -> bool:
    """A year, month or weekday that may be one end of "July and August"."""
    if isinstance(meaning, Within):
        return meaning.calendar.day is None
    return isinstance(meaning, Years) or (
        isinstance(meaning, Calendar) and meaning.day is None and not meaning.holiday
    )


def _bounded(text: str, point: Point, floor: int) -> Point:
    """Take in "since", "until", "by", "before", "after", "as of", "from ... onwards"."""
    if _is_several_days(point):
        begin = _left_in(text, _FROM, point.start, floor) or _left_in(text, _BETWEEN, point.start, floor)
        return replace(point, start=begin.start(), kind="span") if begin else point
    if not _is_time(point) or text[point.end : point.end + 2] in ("'s", "\u2019s"):
        return point
    onwards = _ONWARDS.match(text, point.end)
    begin = _left_in(text, _FROM, point.start, floor)
    if onwards and begin:
        return Point(begin.start(), onwards.end(), "from on", "span", Bound("since", point.meaning))
    if match := _left_in(text, _OF_EVENT, point.start, floor):
        event: Side = match["side"].lower()  # type: ignore[assignment]
        return Point(match.start(), point.end, event, "span", Bound(event, point.meaning))
    for pattern, side in _BOUNDS:
        if match := _left_in(text, pattern, point.start, floor):
            return Point(match.start(), point.end, side, "span", Bound(side, point.meaning))
    return point


def _is_several_days(point: Point) -> bool:
    """ "9 to 12 October", "2010-15": one rule's find that "from" or "between" may open."""
    thing = point.meaning.calendar if isinstance(point.meaning, Within) else point.meaning
    return point.rule == "years" or (isinstance(thing, Calendar) and thing.last_day is not None)
