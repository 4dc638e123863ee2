"""The exact answers, by two methods that share nothing but the definitions: over sums, and over all sets.

Over sums: L(S) <= H(S), so a set with H(S) < TL has L(S) <= TH as well, and the number of sets that explain a
total is #{L(S) <= TH} - #{H(S) < TL}. Each counts the subsets up to one sum: a plain table.
"""

from __future__ import annotations

from functools import reduce
from math import gcd

import numpy

from tests.corroboration.totals_cases.telling import (
    BELOW,
    CONSISTENT,
    DOUBLE,
    EXCEEDS,
    UNEXPLAINED,
    UNINFORMATIVE,
    Answer,
    Case,
    Event,
)

Bounds = tuple[int, int | None]

#: Of ten non-empty sets, how many must explain a total for it to say nothing of any event.
NEARLY_ANY = 9


def answer_of(case: Case) -> Answer:
    """The answer, over sums: for up to 40 events (counts must stay below 2^63)."""
    events = case.eligible
    figures = [event.figure.tenths for event in events]
    total = case.total.figure.tenths
    sets = sets_that_explain(figures, total)
    if sets:
        nearly_any = len(events) >= 3 and 10 * sets >= NEARLY_ANY * (2 ** len(events) - 1)
        return Answer(UNINFORMATIVE if nearly_any else CONSISTENT, sets, fullest_size(figures, total))
    return _unexplained(events, total, doubled_over_sums(events, total))


def answer_by_force(case: Case) -> Answer:
    """The answer, over all sets: for up to 16 events."""
    events = case.eligible
    total = case.total.figure.tenths
    every = EverySet([event.figure.tenths for event in events])
    explaining = every.reaching(total)
    if sets := int(explaining.sum()):
        # The empty set explains nothing, and is none of those that fail.
        failing = int((~explaining).sum()) - 1
        nearly_any = len(events) >= 3 and failing <= (10 - NEARLY_ANY) * (failing + sets) / 10
        most = int(every.sizes[explaining].max())
        return Answer(UNINFORMATIVE if nearly_any else CONSISTENT, sets, most)
    return _unexplained(events, total, every.doubled(events, total))


def explains(figures: list[Bounds], total: Bounds) -> bool:
    """Whether these figures together, none of them left out, explain the total."""
    low, high = total
    reach = [bound for _, bound in figures]
    reaches = None in reach or sum(bound or 0 for bound in reach) >= low
    return bool(figures) and reaches and (high is None or sum(bound for bound, _ in figures) <= high)


def _unexplained(events: tuple[Event, ...], total: Bounds, doubled: tuple[str, ...]) -> Answer:
    low, high = total
    reach = [event.figure.tenths[1] for event in events]
    short = low - sum(bound or 0 for bound in reach) if None not in reach else 0
    exceeds_by = short if short > 0 else None
    if events and high is not None and min(event.figure.tenths[0] for event in events) > high:
        return Answer(BELOW)
    if doubled:
        return Answer(DOUBLE, doubled=doubled, exceeds_by=exceeds_by)
    return Answer(EXCEEDS if exceeds_by else UNEXPLAINED, exceeds_by=exceeds_by)


# Over sums.


def sets_that_explain(figures: list[Bounds], total: Bounds) -> int:
    low, high = total
    within = 2 ** len(figures) if high is None else sums_up_to([bound for bound, _ in figures], high)
    short = sums_up_to([bound for _, bound in figures if bound is not None], low - 1)
    return within - short - (low == 0)  # where nothing falls short, the empty set is still to be taken off


def sums_up_to(weights: list[int], limit: int) -> int:
    """How many subsets, the empty one included, add up to ``limit`` at most. No weight is negative."""
    whole = sum(weights)
    if limit < 0:
        return 0
    if limit >= whole:
        return 2 ** len(weights)
    if 2 * limit > whole:  # what is left out of a set that is too great is a set itself
        return 2 ** len(weights) - sums_up_to(weights, whole - limit - 1)
    step = reduce(gcd, weights)
    limit //= step
    table = numpy.zeros(limit + 1, dtype=numpy.int64)
    table[0] = 1
    for weight in (weight // step for weight in weights):
        if weight == 0:
            table *= 2
        elif weight <= limit:
            table[weight:] += table[:-weight].copy()
    return int(table.sum())


def fullest_size(figures: list[Bounds], total: Bounds) -> int:
    """The greatest number of events of which some set explains the total; some set must."""
    low, high = total
    lows = sorted(bound for bound, _ in figures)
    most = max(size for size in range(1, len(figures) + 1) if high is None or sum(lows[:size]) <= high)
    if _found(figures, total, most):
        return most
    highs = [bound for _, bound in figures if bound is not None]
    within = _sized_up_to(lows, sum(lows) if high is None else high, most)
    short = _sized_up_to(highs, low - 1, most)
    return max(size for size in range(1, most + 1) if within[size] > short[size])


def _found(figures: list[Bounds], total: Bounds, size: int) -> bool:
    """Whether going from the least of that size to the greatest, one by one, meets a set that explains it."""
    least = sorted(figures, key=lambda figure: (figure[0], -_reach(figure)))[:size]
    greatest = sorted(figures, key=_reach, reverse=True)[:size]
    return any(
        explains(greatest[:taken] + _without(least, greatest[:taken], size - taken), total)
        for taken in range(size + 1)
    )


def _without(figures: list[Bounds], taken: list[Bounds], size: int) -> list[Bounds]:
    left = list(figures)
    for figure in taken:
        if figure in left:
            left.remove(figure)
    return left[:size]


def _reach(figure: Bounds) -> float:
    return float("inf") if figure[1] is None else figure[1]


def _sized_up_to(weights: list[int], limit: int, most: int) -> list[int]:
    """How many subsets of each size, from none to ``most``, add up to ``limit`` at most."""
    if limit < 0:
        return [0] * (most + 1)
    step = reduce(gcd, weights, 0) or 1
    limit = min(limit, sum(weights)) // step
    table = numpy.zeros((most + 1, limit + 1), dtype=numpy.int64)
    table[0, 0] = 1
    for weight in (weight // step for weight in weights):
        if weight <= limit:
            table[1:, weight:] += table[:-1, : limit + 1 - weight].copy()
    return [int(count) for count in table.sum(axis=1)]


def doubled_over_sums(events: tuple[Event, ...], total: Bounds) -> tuple[str, ...]:
    low, high = total
    if high is None:
        return ()
    return tuple(sorted(event.id for event in events if _explains_doubled(event, events, (low, high))))


def _explains_doubled(twice: Event, events: tuple[Event, ...], total: tuple[int, int]) -> bool:
    least, most = twice.figure.tenths
    others = [event.figure.tenths for event in events if event is not twice]
    within = sums_up_to([bound for bound, _ in others], total[1] - 2 * least)
    if most is None or not within:
        return bool(within)
    return within > sums_up_to([bound for _, bound in others if bound is not None], total[0] - 2 * most - 1)


# Over all sets.

OPEN = 10**15  # stands for infinity: more than any sum of the cases, and 40 of them still fit


class EverySet:
    """The sums (of low and of high bounds) and the size of every set: set i holds what its bits name."""

    def __init__(self, figures: list[Bounds]) -> None:
        self._figures = [(low, OPEN if high is None else high) for low, high in figures]
        self.sums = _sums([low for low, _ in self._figures])
        self._highs = _sums([high for _, high in self._figures])
        self.sizes = _sums([1 for _ in figures])

    def reaching(self, total: Bounds, more: tuple[int, int] = (0, 0)) -> numpy.ndarray:
        """Which sets explain the total, with ``more`` added to the sums of each; the empty one never."""
        low, high = total
        within = self.sums + more[0] <= (OPEN if high is None else high)
        return within & (self._highs + more[1] >= low) & (self.sizes > 0)

    def doubled(self, events: tuple[Event, ...], total: Bounds) -> tuple[str, ...]:
        if total[1] is None:
            return ()
        numbers = numpy.arange(len(self.sizes))
        return tuple(
            sorted(
                event.id
                for bit, (event, figure) in enumerate(zip(events, self._figures, strict=True))
                if (self.reaching(total, figure) & (numbers >> bit & 1 == 1)).any()
            )
        )


def _sums(weights: list[int]) -> numpy.ndarray:
    sums = numpy.zeros(1, dtype=numpy.int64)
    for weight in weights:
        sums = numpy.concatenate([sums, sums + weight])
    return sums
