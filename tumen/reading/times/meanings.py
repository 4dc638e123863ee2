"""What a time expression means before anybody knows the document's date: a small tree of frozen values.

`resolving` turns a meaning into an `Interval`. A meaning that rests on a date outside the words says which:
``published`` (the document's date) or ``anchor`` (the date of what was told just before).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tense = Literal["past", "future", "present"]
Base = Literal["published", "anchor"]
Unit = Literal["hour", "day", "week", "month", "quarter", "year", "decade", "century"]
Mode = Literal["plain", "last", "this", "next", "that", "following", "previous", "nearest"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the calendar brings round again: "14 July", "October", "Monday", "the 9th", "summer", "Easter".

    ``mode`` tells which one is meant; "plain" leaves it to the tense. ``weekday`` counts from Monday 0;
    ``holiday`` is a month and day ("12-25") or a distance from Easter Sunday in days ("easter-2").
    """

    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    season: str = ""
    holiday: str = ""
    weekend: bool = False
    mode: Mode = "plain"


@dataclass(frozen=True, slots=True)
class Years:
    """Whole years, both included: "2016", "the 1990s"."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Either:
    """A date in figures whose order of day and month is not known: "9/10/2023"."""

    day_first: Meaning
    month_first: Meaning


@dataclass(frozen=True, slots=True)
class Shift:
    """A whole unit so many units away: "last week", "that year", "three years ago", "two days later"."""

    unit: Unit
    count: int
    base: Base = "published"
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Distance:
    """A vague distance, or one-sided (``high`` None): "a few weeks ago", "more than ten years ago"."""

    unit: Unit
    low: int
    high: int | None
    sign: Literal[-1, 1]
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Rolling:
    """The units just before (-1) or after (+1) a date: "the past 20 years", "in the coming weeks"."""

    unit: Unit
    count: int
    sign: Literal[-1, 1]
    base: Base = "published"
    is_open: bool = False  #: "or more": no first day
    approximate: bool = False
    with_base: bool = False  #: "within three days": the day it is counted from belongs to it


@dataclass(frozen=True, slots=True)
class Within:
    """One occurrence inside a longer time: "15 June" of "last year", "Monday" of "last week"."""

    calendar: Calendar
    whole: Meaning


@dataclass(frozen=True, slots=True)
class Nth:
    """A weekday counted within a longer time: "the second Sunday of October"; -1 is the last."""

    weekday: int
    place: int
    whole: Meaning


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a longer time: "early 2022", "the end of last month", "the first quarter of 2023"."""

    whole: Meaning
    name: str


@dataclass(frozen=True, slots=True)
class Slice:
    """Counted units of a longer time: "the first six months of 2024" (skip 0, count 6)."""

    whole: Meaning
    unit: Unit
    skip: int
    count: int
    from_end: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A unit up to a date ("earlier this month") or from it on ("later that year")."""

    whole: Shift
    sign: Literal[-1, 1]


@dataclass(frozen=True, slots=True)
class Offset:
    """A time told by its distance from another: "two days after 2 November", "ten days before Christmas"."""

    point: Meaning
    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class Lead:
    """The stretch that leads up to a time: "the ten years before the pandemic"."""

    point: Meaning
    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class Around:
    """The week around a day ("the week of 9 October"), or the months up to it ("the year to June")."""

    point: Meaning
    months: int = 0


@dataclass(frozen=True, slots=True)
class Bound:
    """A time known by one end: since, until, before, after; "as of" is the point itself."""

    side: Literal["since", "until", "before", "after", "as of"]
    point: Meaning


@dataclass(frozen=True, slots=True)
class Between:
    """From the first day of one time to the last day of another."""

    begin: Meaning
    end: Meaning


@dataclass(frozen=True, slots=True)
class Length:
    """How long something lasted: "nineteen days", "seven months"; it names no point in time by itself."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class Reported:
    """The period that the document reports on, whichever that is: "during the reporting period"."""


@dataclass(frozen=True, slots=True)
class Timeless:
    """Words about time that name no point in it: rates, ages, vague lengths."""


Meaning = (
    Calendar
    | Years
    | Either
    | Shift
    | Distance
    | Rolling
    | Within
    | Nth
    | Part
    | Slice
    | Side
    | Offset
    | Lead
    | Around
    | Bound
    | Between
    | Length
    | Reported
    | Timeless
)


def rests_on_what_was_told(meaning: Meaning) -> bool:
    """Whether the words take up a date told before: "17 January of that year"."""
    if isinstance(meaning, Within | Nth | Part | Slice):
        return rests_on_what_was_told(meaning.whole)
    return isinstance(meaning, Shift) and meaning.base == "anchor"
