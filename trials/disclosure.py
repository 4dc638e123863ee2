"""Disclosure control against a reader of its own: random records, released again and again while they grow.

The reader here knows nothing of the room's cliques, boxes and witnesses. It writes every thing that can be
counted as one unknown of a whole table of all dimensions, and asks for the least and the most that a small
count can be, in whole numbers (HiGHS), beside all that was ever released.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from tumen.publication.disclosure.cells import THRESHOLD, Cell, Codes, Public, Space, Table
from tumen.publication.disclosure.suppress import Mark, protect
from tumen.publication.errors import CannotProtect

#: No count of a trial comes near it.
MOST = 10_000
#: One thing that is counted: its code of each dimension, "edition" among them (the one that it came in with).
Thing = dict[str, str]


@dataclass
class World:
    """A record of things, the dimensions that they are counted by, and what was released of them."""

    names: tuple[str, ...]
    codes: dict[str, Codes]
    things: list[Thing] = field(default_factory=list)
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
    world = World(names, codes)
    edition = 1
    for release in range(chance.randint(1, 4)):
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
    for values in product(*(sorted(world.codes[name]) for name in world.names)):
        often = (
            chance.choice((0, 0, 1, 2, 3, 4, 6, 12, 30)) if edition == 1 else chance.choice((0, 0, 0, 1, 7))
        )
        thing = {**dict(zip(world.names, values, strict=True)), "edition": str(edition)}
        world.things += [thing] * often


def _table(world: World, chance: random.Random, edition: int) -> Table:
    """A table by some of the dimensions with all its margins, of everything or of one code of another."""
    by = chance.sample(world.names, chance.randint(1, len(world.names)))
    others = [name for name in world.names if name not in by]
    same: dict[str, Codes] = {"edition": frozenset(str(each + 1) for each in range(edition))}
    if others and chance.random() < 0.4:
        same[others[0]] = frozenset(chance.choice(sorted(world.codes[others[0]])))
    counts = Counter[Cell]()
    for some in (each for size in range(len(by) + 1) for each in combinations(by, size)):
        for values in product(*(sorted(world.codes[name]) for name in some)):
            parts = {**same, **{name: frozenset(value) for name, value in zip(some, values, strict=True)}}
            cell = Cell.of(**parts)
            counts[cell] = sum(_holds(cell, thing) for thing in world.things)
    return Table(Space({**world.codes, "edition": same["edition"]}), dict(counts))


def _holds(cell: Cell, thing: Thing) -> bool:
    return all(thing[name] in codes for name, codes in cell.parts)


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
    names = (*world.names, "edition")
    unknowns = list(product(*(sorted(world.codes[name]) for name in world.names), editions))
    things = [dict(zip(names, values, strict=True)) for values in unknowns]
    rows, values = [], []
    for table, marks in world.released:
        for cell, mark in marks.items():
            if mark is Mark.SHOWN:
                rows.append([float(_holds(cell, thing)) for thing in things])
                values.append(float(table.counts[cell]))
    known = LinearConstraint(np.array(rows), np.array(values), np.array(values)) if rows else ()
    small = _small(world, things)
    sums = np.array([row for _, row in small]).reshape(len(small), len(things))
    least, most = np.full(len(small), np.inf), np.full(len(small), -np.inf)
    for at, way in product(range(len(small)), (1, -1)):
        if least[at] > 0 if way == 1 else most[at] < THRESHOLD:
            seen = sums @ _end(way * sums[at], known)
            least, most = np.minimum(least, seen), np.maximum(most, seen)
    for (cell, _), low, high in zip(small, least, most, strict=True):
        yield cell, round(low), round(high)


def _end(cost: Any, known: Any) -> Any:
    """The whole table at one end of an interval. What is bounded by nothing is bounded by `MOST` here."""
    whole = np.ones(len(cost))
    found = milp(cost, constraints=known, bounds=Bounds(0, MOST), integrality=whole)
    if found.x is None:
        raise RuntimeError(f"HiGHS found no table: {found.message}")
    return np.rint(found.x)


def _small(world: World, things: list[Thing]) -> list[tuple[Cell, list[float]]]:
    counted: dict[frozenset[int], tuple[Cell, int]] = {}
    for table, _marks in world.released:
        for cell, number in table.counts.items():
            held = frozenset(at for at, thing in enumerate(things) if _holds(cell, thing))
            counted[held] = (cell, number)
    between = {
        whole - part: (one, number - less)
        for whole, (one, number) in counted.items()
        for part, (other, less) in counted.items()
        if part < whole and _one_apart(one, other)
    }
    every = {**between, **counted}
    return [
        (cell, [float(at in held) for at in range(len(things))])
        for held, (cell, number) in every.items()
        if 0 < number < THRESHOLD
    ]


def _one_apart(one: Cell, other: Cell) -> bool:
    return sum(one.codes(name) != other.codes(name) for name in one.dimensions | other.dimensions) == 1
