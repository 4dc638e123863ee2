"""Whether some set of events explains a total: with or without an event, with one counted twice, the fullest.

Each half of the events gives a *front*: the sums of its sets, less those that another set beats with lows no
greater and highs no smaller. For a sum of one half the best partner in the other is found by one search.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tumen.corroboration.totals.counting import MOST, MOST_LARGE, SMALL, TooManySums
from tumen.corroboration.totals.values import Sums

#: Events that take turns at being left out of one front: it is then 2**4 times smaller, and is asked 2**3
#: times for each of them.
TURN = 4
#: Events whose sets fit into the bits of one number.
BITS = 63
#: Rooms that are searched for one by one; of more, those are sorted out first that have no partner near them.
SEARCHED = 1 << 10


@dataclass(frozen=True, eq=False)
class Front:
    """Sums of sets in order, lows and highs both growing, with the sets themselves as bits."""

    lows: NDArray[Any]
    highs: NDArray[Any]
    sets: NDArray[Any]

    @cached_property
    def _steps(self) -> tuple[int, NDArray[Any]]:
        """The lows on equal rungs, four for each: the bits of a rung, and the last low up to its end."""
        bits = max(0, int(self.lows[-1]).bit_length() - len(self.lows).bit_length() - 2)
        return bits, np.cumsum(np.bincount(self.lows >> bits), dtype=np.int32) - 1

    def highest(self, rooms: NDArray[Any]) -> NDArray[Any]:
        """For each room no less than the greatest high of a sum whose low fits into it."""
        bits, last = self._steps
        found: NDArray[Any] = self.highs[last[np.minimum(rooms >> bits, len(last) - 1)]]
        return found

    def with_event(self, low: int, high: int, bit: int) -> Front:
        return Front(self.lows + low, self.highs + high, self.sets | bit)


class Meeting:
    """Answers for one total. At 40 events one answer takes some 30 ms, and all for each event under 0.7 s."""

    def __init__(self, sums: Sums) -> None:
        self._sums = sums
        self._number = len(sums.lows)
        # One event may be greater than the total by any measure; it is added before it is passed over.
        self._is_small = max(sums.ceiling, sums.floor, *sums.lows, *sums.highs) < SMALL
        self._most_sums = 1 << (MOST if self._is_small else MOST_LARGE) // 2
        order = sorted(range(self._number), key=lambda event: (sums.lows[event], sums.highs[event]))
        self._halves = (order[::2], order[1::2])
        self._front = cache(self._made)
        self._all_but = cache(self._without_turns)

    def set_without(self, event: int, times: int = 0) -> frozenset[int] | None:
        """Other events that explain the total together with ``event`` counted ``times`` times; None: none do.

        0 asks whether the total is explained without it, 1 with it, 2 with its people counted twice. Raises
        TooManySums where a front would outgrow what 42 events can make. The set is whole only where
        `names_sets` is true.
        """
        ceiling = self._sums.ceiling - times * self._sums.lows[event]
        floor = self._sums.floor - times * self._sums.highs[event]
        if sum(self._sums.highs) - self._sums.highs[event] < floor or self._is_in_a_gap:
            return None
        if sum(self._sums.lows) - self._sums.lows[event] <= ceiling:
            return frozenset(range(self._number)) - {event}
        return self._searched(event, ceiling, floor)

    def _searched(self, event: int, ceiling: int, floor: int) -> frozenset[int] | None:
        mine, other = self._halves if event in self._halves[0] else self._halves[::-1]
        place = mine.index(event) // TURN * TURN
        turn = mine[place : place + TURN]
        base = self._all_but(tuple(mine))[place]
        facing = self._front(tuple(other))
        for added in _subsets([each for each in turn if each != event]):
            low = sum(self._sums.lows[each] for each in added)
            high = sum(self._sums.highs[each] for each in added)
            met = _met(base, facing, ceiling - low, floor - high)
            if met is not None:
                return frozenset(added) | _bits(met)
        return None

    @property
    def names_sets(self) -> bool:
        """Whether a found set is known, and not only that there is one: it takes a bit for each event."""
        return self._number < BITS

    @cached_property
    def _is_in_a_gap(self) -> bool:
        """Whether exact figures of one common measure pass the total by: only tens, and the total is 675."""
        sums = self._sums
        used = [(low, high) for low, high in zip(sums.lows, sums.highs, strict=True) if low <= sums.ceiling]
        measure = gcd(*(low for low, _ in used))
        if any(low != high for low, high in used) or not measure:
            return False
        return sums.ceiling // measure < -(-sums.floor // measure)

    def fullest(self) -> frozenset[int] | None:
        """A set that explains the total, with as many events as any that does."""
        most = self._most()
        quick = self._by_swapping(most)
        if quick is not None:
            return quick
        if not self.names_sets:
            raise TooManySums(f"{self._number} events are too many to find the fullest set of.")
        left, right = (self._by_size(half) for half in self._halves)
        for size in range(most, 0, -1):
            for here in range(max(0, size - len(right) + 1), min(size, len(left) - 1) + 1):
                met = _met(left[here], right[size - here], self._sums.ceiling, self._sums.floor)
                if met is not None:
                    return _bits(met)
        return None

    def _most(self) -> int:
        """No set of more events stays under the ceiling: not even that of the least."""
        room, most = self._sums.ceiling, 0
        for low in sorted(self._sums.lows):
            room -= low
            if room < 0:
                break
            most += 1
        return most

    def _by_swapping(self, most: int) -> frozenset[int] | None:
        """The ``most`` events with the least lows, or these with one exchanged, where that will do."""
        lows, highs = self._sums.lows, self._sums.highs
        order = sorted(range(self._number), key=lambda event: (lows[event], -highs[event]))
        inside, outside = order[:most], order[most:]
        room = self._sums.ceiling - sum(lows[event] for event in inside)
        lacking = self._sums.floor - sum(highs[event] for event in inside)
        if lacking <= 0:
            return frozenset(inside) or None
        for come in outside:
            for go in inside:
                if lows[come] - lows[go] <= room and highs[come] - highs[go] >= lacking:
                    return frozenset(inside) - {go} | {come}
        return None

    def _made(self, events: tuple[int, ...]) -> Front:
        return self._grown(self._empty(), events)

    def _grown(self, front: Front, events: Iterable[int]) -> Front:
        for event in events:
            front = self._merged(front, self._added(front, event))
        return front

    def _without_turns(self, events: tuple[int, ...]) -> dict[int, Front]:
        """The front of ``events`` without each turn of them in turn, by where the turn begins.

        Halving what is left out shares the work: each event is added some log(n) times, and not n.
        """
        found: dict[int, Front] = {}

        def leave_out(front: Front, begin: int, end: int) -> None:
            if end - begin <= TURN:
                found[begin] = front
                return
            middle = begin + (end - begin + 1) // 2
            middle += -(middle - begin) % TURN
            leave_out(self._grown(front, events[middle:end]), begin, middle)
            leave_out(self._grown(front, events[begin:middle]), middle, end)

        leave_out(self._empty(), 0, len(events))
        return found

    def _by_size(self, events: Sequence[int]) -> list[Front]:
        """The front of the sets of each size, from the empty set on."""
        sizes = [self._empty()]
        for event in events:
            grown = [self._added(size, event) for size in sizes]
            if sum(len(size.lows) for size in (*sizes, *grown)) > self._most_sums:
                raise TooManySums(f"{self._number} events with unlike figures are too many to sort by size.")
            kept = [self._merged(*pair) for pair in zip(sizes[1:], grown[:-1], strict=True)]
            sizes = [sizes[0], *kept, grown[-1]]
        return sizes

    def _empty(self) -> Front:
        zero: NDArray[Any] = np.zeros(1, dtype=np.int64 if self._is_small else object)
        return Front(zero, zero, np.zeros(1, dtype=np.int64))

    def _added(self, front: Front, event: int) -> Front:
        return front.with_event(self._sums.lows[event], self._sums.highs[event], self._bit(event))

    def _bit(self, event: int) -> int:
        return 1 << event if self.names_sets else 0

    def _merged(self, one: Front, other: Front) -> Front:
        lows = np.concatenate([one.lows, other.lows])
        highs = np.concatenate([one.highs, other.highs])
        sets = np.concatenate([one.sets, other.sets])
        if len(lows) > self._most_sums:
            raise TooManySums(f"{self._number} events with unlike figures are too many to try the sets of.")
        order = np.argsort(lows, kind="stable")
        order = order[: np.searchsorted(lows, self._sums.ceiling, side="right", sorter=order)]
        # More than the floor is as good as the floor.
        highs = np.minimum(highs[order], self._sums.floor)
        best = np.maximum.accumulate(highs)
        is_best = np.ones(len(highs), dtype=bool)
        is_best[1:] = highs[1:] > best[:-1]
        order = order[is_best]
        return Front(lows[order], highs[is_best], sets[order])


def _met(one: Front, other: Front, ceiling: int, floor: int) -> int | None:
    """A set of each front, as bits, that together have lows up to ``ceiling`` and highs from ``floor``."""
    if not len(one.lows) or not len(other.lows):
        return None
    begin = int(np.searchsorted(one.highs, floor - int(other.highs[-1]), side="left"))
    end = int(np.searchsorted(one.lows, ceiling - int(other.lows[0]), side="right"))
    if begin >= end:
        return None
    rooms, lacking = ceiling - one.lows[begin:end], floor - one.highs[begin:end]
    at = np.arange(begin, end)
    if len(rooms) > SEARCHED and other.lows.dtype != object:
        may_do = np.flatnonzero(other.highest(rooms) >= lacking)
        rooms, lacking, at = rooms[may_do], lacking[may_do], at[may_do]
    partner = np.searchsorted(other.lows, rooms, side="right") - 1
    enough = np.flatnonzero(other.highs[partner] >= lacking)
    if not len(enough):
        return None
    return int(one.sets[at[enough[0]]]) | int(other.sets[partner[enough[0]]])


def _subsets(events: Sequence[int]) -> Iterable[tuple[int, ...]]:
    return (chosen for size in range(len(events), -1, -1) for chosen in combinations(events, size))


def _bits(number: int) -> frozenset[int]:
    return frozenset(place for place in range(number.bit_length()) if number >> place & 1)
