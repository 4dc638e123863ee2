"""The values of totals explained: a figure that is tested, its bounds in whole numbers, and the answer."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from tumen.corroboration.figures import FigureClaim, Group, GroupKind
from tumen.corroboration.fits import meant_by
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure that a total is tested with: the total itself, or an event that it may contain.

    ``low`` and ``high`` are inclusive, in ``unit``; None: no bound. ``when`` is the total's period or the
    event's time, None where nothing says. ``is_told`` is false for what is not told as having happened.
    ``words`` are the figure as its source writes it ("more than 670"); empty: it is put in words here.
    """

    id: str
    act: str
    low: float | None
    high: float | None
    approximate: bool = False
    when: Interval | None = None
    places: Places = Places()
    unit: Unit = Unit.PERSONS
    is_told: bool = True
    words: str = ""

    @classmethod
    def event(cls, group: Group) -> Counted:
        """An event of the record. Only a group with a time that is told as having happened is one."""
        figures = group.range
        return cls(
            group.anchor,
            group.act,
            figures.low,
            figures.high,
            figures.approximate,
            group.when,
            group.places,
            group.unit or Unit.PERSONS,
            is_told=group.kind is GroupKind.EVENT,
        )

    @classmethod
    def total(cls, claim: FigureClaim, words: str = "") -> Counted:
        """A reported total. What happened after it was published is not in it, however open its period.

        One that is told of the very day on which it was published ("now holds 8,125 cases") is what was
        counted up to then, and not on that day.
        """
        said = claim.quantity
        return cls(
            claim.id,
            claim.act,
            said.low,
            said.high,
            said.approximate,
            _period(claim),
            claim.places,
            claim.unit,
            is_told=claim.is_told,
            words=words,
        )

    @property
    def bounds(self) -> tuple[Fraction, Fraction | None]:
        """What can be meant, "about" spread out: from 0 where nothing is stated, to None for no end."""
        return meant_by(self.low, self.high, self.approximate)


def _period(claim: FigureClaim) -> Interval | None:
    told = claim.published.latest if claim.published else None
    is_as_of_then = claim.interval is not None and claim.interval.is_day and claim.interval == claim.published
    period = Interval(None, None) if is_as_of_then or claim.interval is None else claim.interval
    if told is None or period.latest is not None or (period.earliest and period.earliest > told):
        return claim.interval or (Interval(None, told) if told else None)
    return Interval(period.earliest, told, period.approximate)


@dataclass(frozen=True, slots=True)
class Sums:
    """Bounds in the largest unit that makes all of them whole numbers, cut off where no more matters.

    A set of events explains the total when its ``lows`` add up to at most ``ceiling`` and its ``highs`` to at
    least ``floor``. A low bound beyond the ceiling is kept as one more than it, a high bound beyond the floor
    as the floor: the two comparisons come out the same. The empty set never reaches the floor.
    """

    lows: tuple[int, ...]
    highs: tuple[int, ...]
    ceiling: int
    floor: int

    @classmethod
    def of(cls, total: Counted, events: Iterable[Counted]) -> Sums:
        known = [event.bounds for event in events]
        low, high = total.bounds
        every = [bound for pair in (*known, (low, high)) for bound in pair if bound is not None]
        scale = math.lcm(*(bound.denominator for bound in every))

        def whole(bound: Fraction) -> int:
            return int(bound * scale)

        lows, ceiling = (0,) * len(known), 0
        if high is not None:
            ceiling = whole(high)
            lows = tuple(min(whole(event), ceiling + 1) for event, _ in known)
        floor = whole(low)
        if floor <= 0:  # Any event reaches it, and only no event does not.
            return cls(lows, (1,) * len(known), ceiling, 1)
        highs = tuple(floor if event is None else min(whole(event), floor) for _, event in known)
        return cls(lows, highs, ceiling, floor)


class Verdict(str, Enum):
    """What the events of the record say of a total. The first that holds, in this order."""

    UNINFORMATIVE = "uninformative"  #: nearly any set of events would explain it
    CONSISTENT = "consistent"  #: some set of events explains it
    BELOW = "below"  #: each single event is above it
    DOUBLE_COUNTING = "double counting"  #: some set explains it once an event is counted twice
    EXCEEDS = "exceeds"  #: all events together do not reach it
    UNEXPLAINED = "unexplained"  #: it lies in a gap between what sets of events can come to
    UNDECIDED = "undecided"  #: more events with unlike figures than can be tried


@dataclass(frozen=True, slots=True)
class Explained:
    """The answer for one total. Events are named by their ids.

    ``events`` is how many it can contain, ``sets`` how many different sets of them explain it. ``fullest`` is
    a set with the most events of any that does, None where none does. Each explanation needs all of
    ``needed`` and holds none of ``impossible``. ``doubled`` are the events each of which, counted twice,
    would explain it; ``exceeds_by`` how many people, at least, are in the total and not in the record.
    ``left_out`` is how many of ``events`` were not tried, for want of time: ``sets`` are then the least.
    """

    total: str
    verdict: Verdict
    events: int
    sets: int = 0
    fullest: tuple[str, ...] | None = None
    needed: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    exceeds_by: float | None = None
    left_out: int = 0
    sentence: str = ""
