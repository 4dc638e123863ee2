"""Disclosure control against a reader of its own: random records, released again and again while they grow.

The reader here knows nothing of the room's cliques, boxes and witnesses. It writes every thing that can be
counted as one unknown of a whole table of all dimensions, and asks for the least and the most that a small
count can be, in whole numbers (HiGHS), beside all that was ever released.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_diag, csc_array

from tumen.publication.disclosure.cells import THRESHOLD, Cell, Codes, Public, Space, Table
from tumen.publication.disclosure.suppress import Mark, protect
from tumen.publication.errors import CannotProtect

#: No count of a trial comes near it.
MOST = 10_000
#: Releases of a record at the most, and so editions of it.
_RELEASES = 4
#: Tables that the reader asks for at once: one call of the solver costs more than a slight table does.
_AT_ONCE = 8
#: How many there are of each thing that can be counted: by its codes of the dimensions and its edition.
Things = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
#: Which of the things a cell counts.
Held = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass
class World:
    """A record of things, the dimensions that they are counted by, and what was released of them.

    ``things`` has a way for each dimension and one for the edition that a thing came in with.
    """

    names: tuple[str, ...]
    codes: dict[str, Codes]
    things: Things
    public: Public = field(default_factory=Public)
    released: list[tuple[Table, dict[Cell, Mark]]] = field(default_factory=list)
    refused: int = 0


def trial(folder: Path, *, count: int, seed: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """``count`` random records with their releases; of each small count whether its interval holds 0 and the
    threshold. Faults are those that do not, and tables of which a small cell was shown."""
    found, faults, begun = Counter[str](), list[str](), time.perf_counter()
    for number in range(count):
        world = world_of(random.Random(f"{seed}-{number}"))
        found["releases"] += len(world.released)
        found["refused"] += world.refused
        for table, marks in world.released:
            found["cells"] += len(marks)
            found["small"] += sum(mark is Mark.SMALL for mark in marks.values())
            found["beside"] += sum(mark is Mark.BESIDE for mark in marks.values())
            faults += [f"{number}: a small count is shown" for said in shown_small(table, marks)]
        for cell, low, high in intervals(world):
            found["attacked"] += 1
            if low > 0 or high < THRESHOLD:
                faults.append(f"{number}: {sorted(cell.dimensions)} can be told to be {low} to {high}")
        tell("")
    return {"tables": count, **found, "seconds": time.perf_counter() - begun, "faults": faults}


def world_of(chance: random.Random) -> World:
    """A record of one to three dimensions, released one to four times; it grows between some releases."""
    names = ("act", "place", "sex")[: chance.choice((1, 2, 2, 3))]
    codes = {name: frozenset("abcd"[: chance.randint(2, 4)]) for name in names}
    world = World(names, codes, np.zeros((*map(len, codes.values()), _RELEASES), dtype=np.int64))
    edition = 1
    for release in range(chance.randint(1, _RELEASES)):
        if not release or chance.random() < 0.5:
            edition = edition + 1 if release else 1
            _grow(world, chance, edition)
        table = _table(world, chance, edition)
        try:
            plan = protect(table, world.public)
        except CannotProtect:
            world.refused += 1
            continue
        world.public = plan.public
        world.released.append((table, dict(plan.marks)))
    return world


def _grow(world: World, chance: random.Random, edition: int) -> None:
    for place in np.ndindex(world.things.shape[:-1]):
        often = (
            chance.choice((0, 0, 1, 2, 3, 4, 6, 12, 30)) if edition == 1 else chance.choice((0, 0, 0, 1, 7))
        )
        world.things[*place, edition - 1] += often


def _table(world: World, chance: random.Random, edition: int) -> Table:
    """A table by some of the dimensions with all its margins, of everything or of one code of another."""
    by = chance.sample(world.names, chance.randint(1, len(world.names)))
    others = [name for name in world.names if name not in by]
    same: dict[str, Codes] = {"edition": frozenset(str(each + 1) for each in range(edition))}
    if others and chance.random() < 0.4:
        same[others[0]] = frozenset(chance.choice(sorted(world.codes[others[0]])))
    ways = {**{name: sorted(world.codes[name]) for name in world.names}, "edition": _editions(_RELEASES)}
    counts = dict[Cell, int]()
    for some in (each for size in range(len(by) + 1) for each in combinations(by, size)):
        for values in product(*(sorted(world.codes[name]) for name in some)):
            parts = {**same, **{name: frozenset(value) for name, value in zip(some, values, strict=True)}}
            cell = Cell.of(**parts)
            counts[cell] = int(world.things.ravel()[_held(cell, ways)].sum())
    return Table(Space({**world.codes, "edition": same["edition"]}), counts)


def _editions(many: int) -> list[str]:
    return [str(each + 1) for each in range(many)]


def _held(cell: Cell, ways: Mapping[str, Sequence[str]]) -> Held:
    """Which of all things that there can be are counted in the cell, the last way the quickest."""
    told = dict(cell.parts)
    held = np.ones(1, dtype=bool)
    for name, codes in ways.items():
        held = np.outer(held, [name not in told or code in told[name] for code in codes]).ravel()
    return held


def shown_small(table: Table, marks: dict[Cell, Mark]) -> Iterator[Cell]:
    for cell, mark in marks.items():
        if mark is Mark.SHOWN and 0 < table.counts[cell] < THRESHOLD:
            yield cell


def intervals(world: World) -> Iterator[tuple[Cell, int, int]]:
    """How little and how much each small count of a release, and each small difference between two cells of
    which one holds the other, can be for a reader of everything that was shown: as far as 0 and the threshold
    where it reaches them, else to the very end."""
    # An edition that brought nothing is one to the reader: they are told that the record changed, not how.
    editions = sorted({code for table, _marks in world.released for code in table.space.codes["edition"]})
    ways = {**{name: sorted(world.codes[name]) for name in world.names}, "edition": editions}
    told = {cell for table, _marks in world.released for cell in table.counts}
    held = {cell: _held(cell, ways) for cell in told}
    shown = [
        (held[cell], table.counts[cell])
        for table, marks in world.released
        for cell, mark in marks.items()
        if mark is Mark.SHOWN
    ]
    small = list(_small(world, held))
    if small:
        reader = Reader.of([things for things, _ in shown], [count for _, count in shown], len(small[0][1]))
        least, most = reader.ends(np.array([things for _, things in small], dtype=np.int64))
        for (cell, _), low, high in zip(small, least, most, strict=True):
            yield cell, int(low), int(high)


@dataclass
class Reader:
    """Who knows what was shown: which things each number counts, and the number."""

    shown: Things
    numbers: Things

    @classmethod
    def of(cls, shown: Sequence[Held], numbers: Sequence[int], things: int) -> Reader:
        rows = np.array(shown, dtype=np.int64).reshape(len(shown), things)
        return cls(rows, np.array(numbers, dtype=np.int64))

    def ends(self, sums: Things) -> tuple[Things, Things]:
        """The least and the most that each of these sums can be, as far as it matters.

        A table that was found says something of every sum, so what is at its end already is not asked.
        """
        least, most = np.full(len(sums), MOST), np.full(len(sums), -1)
        asked = [(at, way) for at in range(len(sums)) for way in (1, -1)]
        while asked:
            now, asked = asked[:_AT_ONCE], asked[_AT_ONCE:]
            for table in self.tables([way * sums[at] for at, way in now]):
                least, most = np.minimum(least, sums @ table), np.maximum(most, sums @ table)
            asked = [(at, way) for at, way in asked if (least[at] > 0 if way == 1 else most[at] < THRESHOLD)]
        return least, most

    def tables(self, costs: Sequence[Things]) -> list[Things]:
        """For each of these costs the whole table of least cost. What is bounded by nothing is bounded by
        `MOST` here.

        Each is asked for without that it be whole first: where it is whole all the same, no whole table costs
        less.
        """
        many = len(costs)
        rows = block_diag([self.shown] * many, format="csc") if self.shown.size else None
        found = _solved(np.concatenate(costs), rows, np.tile(self.numbers, many), whole=False)
        tables = [np.rint(each).astype(np.int64) for each in found.reshape(many, -1)]
        return [
            table if np.abs(table - each).max() < 1e-6 and self.agrees(table) else self.whole(cost)
            for table, each, cost in zip(tables, found.reshape(many, -1), costs, strict=True)
        ]

    def whole(self, cost: Things) -> Things:
        rows = csc_array(self.shown) if self.shown.size else None
        table: Things = np.rint(_solved(cost, rows, self.numbers, whole=True)).astype(np.int64)
        if not self.agrees(table):
            raise RuntimeError("HiGHS gave a table that does not agree with what was shown.")
        return table

    def agrees(self, table: Things) -> bool:
        return bool((table >= 0).all() and (self.shown @ table == self.numbers).all())


def _solved(cost: Things, rows: Any, numbers: Things, *, whole: bool) -> Any:
    found = milp(
        cost,
        constraints=() if rows is None else LinearConstraint(rows, numbers, numbers),
        bounds=Bounds(0, MOST),
        integrality=int(whole),
        options={"presolve": whole},
    )
    if found.x is None:
        raise RuntimeError(f"HiGHS found no table: {found.message}")
    return found.x


def _small(world: World, held: Mapping[Cell, Held]) -> Iterator[tuple[Cell, Held]]:
    """The small counts of all releases, and the small differences between two cells, one in the other."""
    counted: dict[int, tuple[Cell, int]] = {}
    things_of = dict[int, Held]()
    for table, _marks in world.released:
        for cell, number in table.counts.items():
            things = int.from_bytes(np.packbits(held[cell]).tobytes())
            things_of[things], counted[things] = held[cell], (cell, number)
    between = dict[int, tuple[Cell, int]]()
    for whole, (one, number) in counted.items():
        for part, (other, less) in counted.items():
            if 0 < number - less < THRESHOLD and part & ~whole == 0 and _one_apart(one, other):
                between[whole & ~part] = one, number - less
                things_of[whole & ~part] = things_of[whole] & ~things_of[part]
    for things, (cell, number) in {**between, **counted}.items():
        if 0 < number < THRESHOLD:
            yield cell, things_of[things]


def _one_apart(one: Cell, other: Cell) -> bool:
    return sum(one.codes(name) != other.codes(name) for name in one.dimensions | other.dimensions) == 1
