"""Cells of tables: what they count, what was said of them, and which counts are too small to be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

#: Counts below this are withheld (decision 0040). Below a province, or for sex by age by place, `FINE` holds.
THRESHOLD = 5
FINE = 10

Codes = frozenset[str]


@dataclass(frozen=True)
class Cell:
    """What a number counts: for each dimension that narrows it the codes that belong to it.

    A dimension that is not named takes everything. The parts stand in the order of the dimensions' names.
    """

    parts: tuple[tuple[str, Codes], ...] = ()

    @classmethod
    def of(cls, **codes: str | Iterable[str]) -> Cell:
        """``Cell.of(year="2021", sex="female")``; several codes count as one group."""
        return cls(
            tuple(
                (name, frozenset([said]) if isinstance(said, str) else frozenset(said))
                for name, said in sorted(codes.items())
            )
        )

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(self.parts)  # each cell is looked up hundreds of times

    @cached_property
    def dimensions(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.parts)

    def codes(self, dimension: str) -> Codes | None:
        """The codes that this dimension is narrowed to; None where it takes everything."""
        for name, codes in self.parts:
            if name == dimension:
                return codes
        return None

    def within(self, dimension: str, codes: Iterable[str]) -> Cell:
        """The same cell, narrowed to these codes of one dimension in the place of what stood there."""
        rest = {name: said for name, said in self.parts if name != dimension}
        return Cell(tuple(sorted({**rest, dimension: frozenset(codes)}.items())))

    def without(self, dimension: str) -> Cell:
        """The same cell over everything of one dimension."""
        return Cell(tuple(part for part in self.parts if part[0] != dimension))


@dataclass(frozen=True, slots=True)
class Statement:
    """What is public of a cell: its count lies between ``low`` and ``high``, which are mostly one; without an
    end where ``high`` is None."""

    cell: Cell
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Small:
    """A count that must not be told: it is above ``none`` and below ``threshold``.

    ``none`` is 0, or what an earlier release said where the count changed by few since: a reader has to allow
    that it did not change, and that it is the threshold or more.
    """

    cell: Cell
    threshold: int
    none: int = 0


@dataclass(frozen=True, slots=True)
class Space:
    """Every dimension with all codes that there are: each thing that is counted has one code of each."""

    codes: Mapping[str, Codes]

    def joined(self, other: Space) -> Space:
        names = self.codes.keys() | other.codes.keys()
        none: Codes = frozenset()
        return Space({name: self.codes.get(name, none) | other.codes.get(name, none) for name in names})


@dataclass(frozen=True, slots=True)
class Table:
    """Whole counts of some cells: inner cells and margins alike, all over one ``space``.

    ``earlier`` are counts of the same cells that were released from a record which has shrunk since, so that
    no growth ties the two: what changed by few is withheld like a small count. ``at_least`` is what is told
    of a cell by that it has a row at all.
    """

    space: Space
    counts: Mapping[Cell, int]
    threshold: int = THRESHOLD
    earlier: Mapping[Cell, int] = field(default_factory=dict)
    at_least: Mapping[Cell, int] = field(default_factory=dict)

    def small(self) -> tuple[Small, ...]:
        """The cells of primary suppression."""
        few = [Small(cell, self.threshold) for cell, n in self.counts.items() if 0 < n < self.threshold]
        changed = [
            Small(cell, before + self.threshold, before)
            for cell, before in self.earlier.items()
            if 0 < abs(self.counts[cell] - before) < self.threshold
        ]
        return (*few, *changed)


@dataclass(frozen=True, slots=True)
class Public:
    """What was said before, by all releases: their statements, the small counts that they keep from telling,
    and the whole counts of all their cells, shown or not, which never leave the vault."""

    space: Space = Space({})
    statements: tuple[Statement, ...] = ()
    small: tuple[Small, ...] = ()
    counts: Mapping[Cell, int] = field(default_factory=dict)


def exactly(cell: Cell, count: int) -> Statement:
    return Statement(cell, count, count)


def at_least(cell: Cell, count: int) -> Statement:
    return Statement(cell, count, None)


def differences(counts: Mapping[Cell, int], new: Iterable[Cell], space: Space) -> dict[Cell, int]:
    """What is left when a cell is taken from one that holds it and differs in one dimension, for the pairs in
    which one is ``new``: a table of all and a table of the accepted give those that were not accepted away.
    """
    fresh, found = frozenset(new), dict[Cell, int]()
    told = [(cell, cell in fresh) for cell in counts]
    for dimension, all_codes in space.codes.items():
        alike = defaultdict[Cell, list[tuple[Codes, Cell, bool]]](list)
        for cell, is_new in told:
            alike[cell.without(dimension)].append((cell.codes(dimension) or all_codes, cell, is_new))
        for group in alike.values():
            for outer, whole, is_new in group:
                for inner, part, too in group:
                    if (is_new or too) and inner < outer:
                        found[whole.within(dimension, outer - inner)] = counts[whole] - counts[part]
    return found
