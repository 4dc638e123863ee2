"""How well two figures, two times, two sets of places and two parties fit each other."""

from __future__ import annotations

import math
from bisect import bisect_left
from datetime import date
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from tumen.vocabulary.dates import Interval
from tumen.vocabulary.places import canonical, compatible, contains, country
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

#: "About 600" stands for 540 to 660: reports round to one or two figures. Range 0 to 0.25.
APPROXIMATE_SPREAD = 0.1
#: The same share as it is written: binary floating point errs on the border.
EXACT_SPREAD = Fraction(str(APPROXIMATE_SPREAD))
#: Two figures this far apart (as a ratio) may still tell one happening: "500" and "600" of one night. Range
#: 1.2 to 2.
NEAR = 1.5
#: An open figure ("more than 200") says little of one much larger than itself; past this ratio it fits only
#: by its day.
REACH = 3.0
#: Past this ratio one figure is no other count of the same thing, but one person or a few out of it. Range 10
#: to 50.
BEYOND = 20.0


@lru_cache(maxsize=50_000)
def meant_by(low: float | None, high: float | None, approximate: bool) -> tuple[Fraction, Fraction | None]:
    """What a figure can mean, "about" spread out, exactly: from 0 where no low is stated, None for no end."""
    spread = EXACT_SPREAD if approximate else Fraction(0)
    floor = Fraction(0) if low is None else _exactly(low) * (1 - spread)
    return floor, None if high is None else _exactly(high) * (1 + spread)


def can_agree(left: Quantity, right: Quantity) -> bool:
    """Whether one number can be both: "about n" is n give or take 10 %, an open side sets no bound."""
    floor, ceiling = meant_by(left.low, left.high, left.approximate)
    other_floor, other_ceiling = meant_by(right.low, right.high, right.approximate)
    return (other_ceiling is None or floor <= other_ceiling) and (ceiling is None or other_floor <= ceiling)


def _exactly(bound: float) -> Fraction:
    """The number as it is written: 33.3 is 333/10, and not its nearest binary fraction."""
    return Fraction(repr(float(bound)))


class Fit(IntEnum):
    """How two figures of the same unit stand to each other, worst first."""

    BEYOND = 0  #: too far apart to count the same people
    FAR = 1  #: in conflict: only the same day can bring them together
    NEAR = 2
    AGREES = 3  #: both can be true of one number
    SAME = 4


#: The bounds that a source gives, None where it gives none.
Said = tuple[float | None, float | None]


class Amount(NamedTuple):
    """A quantity made ready for many comparisons, "about" already spread out.

    ``low`` and ``high`` are the numbers that the words name, an open side taken at its stated bound;
    ``floor`` and ``ceiling`` are what can be meant, 0 and infinity on an open side; ``said`` are the bounds
    as they were given.
    """

    low: float
    high: float
    floor: float
    ceiling: float
    said: Said

    @classmethod
    def of(cls, quantity: Quantity) -> Amount:
        low = quantity.low if quantity.low is not None else quantity.high or 0.0
        high = quantity.high if quantity.high is not None else quantity.low
        spread = APPROXIMATE_SPREAD if quantity.approximate else 0.0
        low, high = low * (1 - spread), (math.inf if high is None else high) * (1 + spread)
        floor = low if quantity.low is not None else 0.0
        ceiling = high if quantity.high is not None else math.inf
        return cls(low, high, floor, ceiling, (quantity.low, quantity.high))


def figures_fit(left: Amount, right: Amount) -> Fit:
    """How well ``left`` and ``right`` can be counts of the same people; symmetric."""
    if left.said == right.said:
        return Fit.SAME
    apart = ratio(left, right)
    is_consistent = left.floor <= right.ceiling and right.floor <= left.ceiling
    if apart == 1.0 or (is_consistent and apart <= NEAR):
        return Fit.AGREES
    if apart <= NEAR or (is_consistent and apart <= REACH):
        return Fit.NEAR
    return Fit.FAR if apart <= BEYOND else Fit.BEYOND


def ratio(left: Amount, right: Amount) -> float:
    """How many times the nearer bound of one exceeds that of the other; 1 where their stated numbers meet."""
    larger = left.low if left.low > right.low else right.low
    smaller = left.high if left.high < right.high else right.high
    if larger <= smaller:
        return 1.0
    return larger / smaller if smaller > 0 else math.inf


class Width(IntEnum):
    """How much a time says about when, sharpest first; each with the most days it spans."""

    DAY = 1
    WEEK = 10  #: "last week", "the first days of October"
    MONTH = 62  #: a month, or two of them named together
    YEAR = 731
    OPEN = 10_000_000

    @classmethod
    def of(cls, days: int) -> Width:
        return _WIDTHS[bisect_left(_WIDTHS, days)]


_WIDTHS = tuple(Width)
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()


class Days(NamedTuple):
    """An interval as day numbers, both included: open ends at the ends of the calendar, "around" widened."""

    first: int
    last: int

    @classmethod
    def of(cls, interval: Interval) -> Days:
        first = interval.earliest.toordinal() if interval.earliest else FIRST_DAY
        last = interval.latest.toordinal() if interval.latest else LAST_DAY
        if not interval.approximate:
            return cls(first, last)
        # "Around 9 October" may be off by half its own width, and by three days at least.
        margin = max(3, (last - first + 1) // 2)
        return cls(max(FIRST_DAY, first - margin), min(LAST_DAY, last + margin))

    @property
    def number(self) -> int:
        return self.last - self.first + 1

    @property
    def width(self) -> Width:
        return Width.of(self.number)

    def overlaps(self, other: Days, margin: int = 0) -> bool:
        """Whether some day lies in both, or no more than ``margin`` days between them."""
        return self.first <= other.last + margin and other.first <= self.last + margin

    def shared_with(self, other: Days) -> Days:
        """The days in both. Raises ValueError when there are none."""
        if not self.overlaps(other):
            raise ValueError("Two times that share no day have no day in common.")
        return Days(max(self.first, other.first), min(self.last, other.last))

    def interval(self) -> Interval:
        first = None if self.first == FIRST_DAY else date.fromordinal(self.first)
        return Interval(first, None if self.last == LAST_DAY else date.fromordinal(self.last))


class Where(IntEnum):
    """How two claims' places stand to each other."""

    APART = 0  #: known to exclude each other
    UNSURE = 1  #: other names, and nothing known of how they lie
    SILENT = 2  #: one of them names no place
    SAME = 3  #: the same, or one within the other


@lru_cache(maxsize=50_000)
def places_fit(left: Places, right: Places) -> Where:
    """From, to and at are compared each with its like: "in China" and "to North Korea" do not differ."""
    pairs = ((left.origin, right.origin), (left.destination, right.destination), (left.at, right.at))
    found = {_place_fits(one, other) for one, other in pairs}
    return next((where for where in (Where.APART, Where.UNSURE, Where.SAME) if where in found), Where.SILENT)


def _place_fits(left: str, right: str) -> Where:
    if not left or not right:
        return Where.SILENT
    if left.casefold() == right.casefold():
        return Where.SAME
    known, other = canonical(left), canonical(right)
    if known is None or other is None:
        return Where.UNSURE
    if contains(known, other) or contains(other, known):
        return Where.SAME
    return Where.UNSURE if compatible(known, other) else Where.APART


@lru_cache(maxsize=50_000)
def are_parties_apart(left: str, right: str) -> bool:
    """Whether the two name different countries; anything else can be the same party in other words."""
    return len({country(words) for words in (left, right)} - {""}) > 1
