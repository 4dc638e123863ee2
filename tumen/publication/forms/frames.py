"""The part of the world that a drawn map shows, and places in it. PURE."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: Degrees beside what is shown to which outlines are drawn, so that no edge of theirs is seen.
BESIDE = 1.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a drawing shows: degrees west, south, east, north."""

    west: float
    south: float
    east: float
    north: float
    width: int  #: of the drawing, in its own units

    @property
    def height(self) -> int:
        return round(self.width * (self.north - self.south) / ((self.east - self.west) * self._narrower))

    @property
    def _narrower(self) -> float:
        """How much shorter a degree of longitude is than one of latitude in the middle of the frame."""
        return math.cos(math.radians((self.north + self.south) / 2))

    def at(self, point: Point) -> Point:
        """A place in degrees as one in the drawing, in units."""
        x = self.width * (point[0] - self.west) / (self.east - self.west)
        y = self.height * (self.north - point[1]) / (self.north - self.south)
        return round(x, 1), round(y, 1)

    def touches(self, ring: Iterable[Point]) -> bool:
        xs, ys = zip(*ring, strict=True)
        beside = max(xs) < self.west or min(xs) > self.east
        return not (beside or max(ys) < self.south or min(ys) > self.north)

    def cut(self, ring: Iterable[Point]) -> list[Point]:
        """The ring without what lies further than `BESIDE` outside (Sutherland and Hodgman, 1974)."""
        found = [(x, y) for x, y in ring]
        for axis, bound, is_upper in (
            (0, self.west - BESIDE, False),
            (0, self.east + BESIDE, True),
            (1, self.south - BESIDE, False),
            (1, self.north + BESIDE, True),
        ):
            found = list(_cut(found, axis, bound, is_upper=is_upper))
        return found

    def holds(self, point: Point) -> bool:
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


def _cut(ring: list[Point], axis: int, bound: float, *, is_upper: bool) -> Iterator[Point]:
    """What of the ring lies on one side of a line across, with the points where it meets the line."""
    for place, point in enumerate(ring):
        before = ring[place - 1]
        is_in, was_in = ((each[axis] <= bound) == is_upper for each in (point, before))
        if is_in != was_in:
            share = (bound - before[axis]) / (point[axis] - before[axis])
            yield tuple(a + share * (b - a) for a, b in zip(before, point, strict=True))  # type: ignore[misc]
        if is_in:
            yield point
