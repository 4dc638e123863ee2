"""The quick way to a witness: counts shifted around the corners of a box, so that every margin stays.

In a table of d dimensions take a second inner cell that differs from the small one in every dimension. The
two span a box of 2^d corners; adding to every other corner what is taken from its neighbours leaves all
margins as they are, and the shifted table is whole. It is the hypercube method of secondary suppression
(Repsilber 1994), used here for what it proves; where no box will do, `suppress` asks the solver. The table
that is shifted is the true one: that it agrees with every statement is looked at first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np

from tumen.publication.disclosure.attack import Need, Reader, Side
from tumen.publication.disclosure.cells import Cell, Codes, Table
from tumen.publication.disclosure.solving import Whole

Grid = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(slots=True)
class Inner:
    """The inner cells of a table in rows and columns: their counts, what each costs to withhold (0 where it
    is withheld already, infinite where it is shown for good), and where each stands in the layout.

    ``same`` are the parts that all of them have in common.
    """

    names: tuple[str, ...]
    codes: tuple[tuple[Codes, ...], ...]
    same: tuple[tuple[str, Codes], ...]
    counts: Grid
    costs: Grid
    places: Whole

    def cell(self, at: tuple[int, ...]) -> Cell:
        parts = [(name, self.codes[way][at[way]]) for way, name in enumerate(self.names)]
        return Cell(tuple(sorted((*parts, *self.same), key=lambda part: part[0])))

    def at(self, cell: Cell) -> tuple[int, ...] | None:
        """Where a cell stands; None for a margin, or for what is no cell of this table."""
        told = dict(cell.parts)
        if told.keys() != {*self.names, *(name for name, _ in self.same)}:
            return None
        if any(told[name] != codes for name, codes in self.same):
            return None
        ways = zip(self.names, self.codes, strict=True)
        found = [codes.index(told[name]) if told[name] in codes else -1 for name, codes in ways]
        return None if -1 in found else tuple(found)


def inner_of(table: Table, reader: Reader, costs: Mapping[Cell, float]) -> Inner | None:
    """The inner cells with these ``costs``, infinite where none is given; None where they are not all that
    the reader's layout holds, or where the true table does not agree with what the reader knows."""
    deepest = max(table.counts, key=lambda cell: len(cell.parts)).dimensions
    inside = [cell for cell in table.counts if cell.dimensions == deepest]
    if len(inside) != reader.layout.size:
        return None
    groups = {
        name: tuple(sorted({cell.codes(name) or frozenset() for cell in inside}, key=sorted))
        for name in sorted(deepest)
    }
    names = tuple(name for name, codes in groups.items() if len(codes) > 1)
    same = tuple((name, codes[0]) for name, codes in groups.items() if len(codes) == 1)
    ways = tuple(groups[name] for name in names)
    shape = tuple(len(codes) for codes in ways)
    if not shape or len(inside) != np.prod(shape):
        return None
    places, truth = np.zeros(shape, dtype=np.int64), np.zeros(len(inside), dtype=np.int64)
    counts, asked = np.zeros(shape), np.zeros(shape)
    inner = Inner(names, ways, same, counts, asked, places.ravel())
    for at in np.ndindex(*shape):
        cell = inner.cell(at)
        where = reader.layout.where(cell)
        counts[at], asked[at] = table.counts[cell], costs.get(cell, np.inf)
        places[at], truth[where[0]] = where[0], table.counts[cell]
    return inner if reader.allows(truth) else None


def shifted(inner: Inner, reader: Reader, need: Need) -> list[Cell] | None:
    """The cells at the corners of the cheapest box that gives the need its witness; None where there is none.

    What an earlier release says of other groups of codes may be against it, so the shift is held against all.
    """
    at = inner.at(need[0].cell)
    if at is None or need[0].none:
        return None
    by = int(inner.counts[at]) if need[1] is Side.NONE else need[0].threshold - int(inner.counts[at])
    others = [np.delete(np.arange(size), here) for size, here in zip(inner.counts.shape, at, strict=True)]
    total = np.zeros(tuple(len(each) for each in others))
    for turns in product((False, True), repeat=len(at)):
        if not any(turns):
            continue
        index = np.ix_(
            *[other if turn else [here] for other, turn, here in zip(others, turns, at, strict=True)]
        )
        falls = (sum(turns) % 2 == 0) == (need[1] is Side.NONE)
        total = total + inner.costs[index] + np.where(falls & (inner.counts[index] < by), np.inf, 0.0)
    best = np.unravel_index(int(np.argmin(total)), total.shape)
    if not np.isfinite(total[best]):
        return None
    far = tuple(int(other[where]) for other, where in zip(others, best, strict=True))
    return _corners(inner, reader, need, at, far, by)


def _corners(
    inner: Inner, reader: Reader, need: Need, at: tuple[int, ...], far: tuple[int, ...], by: int
) -> list[Cell] | None:
    shift, found = np.zeros(reader.layout.size, dtype=np.int64), []
    first = -by if need[1] is Side.NONE else by
    for turns in product((False, True), repeat=len(at)):
        corner = tuple(there if turn else here for turn, here, there in zip(turns, at, far, strict=True))
        place = inner.places[np.ravel_multi_index(corner, inner.counts.shape)]
        shift[place] = first if sum(turns) % 2 == 0 else -first
        found.append(inner.cell(corner))
    return found if reader.keeps(shift) else None
