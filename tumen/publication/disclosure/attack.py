"""The reader who lays all releases side by side: what must they still allow a small count to be?

They know everything that was ever released, that counts are whole and not below 0, and that what is
counted has one code of each dimension. They are not told which of the cells that are withheld are small.

An interval from linear programming can be wider than that of whole numbers: a cell that it gives as open may
be pinned by their being whole. So nothing is proved here by an interval. A small count is safe when two
*witnesses* are found: whole tables that agree with every statement, in one of which the count is 0, in the
other at least the threshold. The solver (HiGHS, through SciPy) only proposes them; each is held against every
statement in whole numbers before it counts. What no witness was found for is taken as told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from math import prod
from time import monotonic

import numpy as np

from tumen.publication.disclosure.cells import Cell, Codes, Small, Space, Statement
from tumen.publication.disclosure.margins import Dimensions, cliques, tree
from tumen.publication.disclosure.solving import Floats, Sums, System, Whole, merged, under
from tumen.publication.errors import TooLarge

#: Cells of all cliques together. Above it one attack takes minutes on a laptop.
MOST = 60_000
#: Seconds in all that the solver may look for whole numbers where a vertex was not whole.
HARDEST = 60.0
#: A count above it is no witness: `MOST` of them together are summed in floating point without loss.
HUGE = 2**36


class Side(str, Enum):
    """What a reader has to allow of a small count."""

    NONE = "none"  #: that it is 0, or unchanged
    MANY = "many"  #: that it is the threshold or more


Need = tuple[Small, Side]


@dataclass(frozen=True, slots=True)
class Block:
    """The table over one clique: its dimensions with their codes in classes, and where its cells begin."""

    names: tuple[str, ...]
    shape: tuple[int, ...]
    begins: int


class Layout:
    """The cells of all cliques as one row of numbers, and every cell of a table as the sum of some of them.

    Codes that all statements treat alike are one class. Raises `TooLarge`.
    """

    def __init__(self, space: Space, cells: Iterable[Cell]) -> None:
        told = list(dict.fromkeys(cells))
        self.classes = {name: _classes(space, name, told) for name in sorted(_named(told))}
        self.cliques = cliques({cell.dimensions for cell in told})
        self.blocks: list[Block] = []
        self.size = 0
        self._where: dict[Cell, Whole] = {}
        for clique in self.cliques:
            names = tuple(sorted(clique))
            shape = tuple(len(self.classes[name]) for name in names)
            self.blocks.append(Block(names, shape, self.size))
            self.size += prod(shape)
            if self.size > MOST:
                raise TooLarge(
                    f"Nothing was released: with what was released before, more than {MOST:,} cells "
                    "would have to be checked. Release a table with fewer rows, or with fewer filters."
                )

    def where(self, cell: Cell) -> Whole:
        """The places whose sum is the cell."""
        if cell not in self._where:
            self._where[cell] = self._found(cell)
        return self._where[cell]

    def _found(self, cell: Cell) -> Whole:
        block = next(
            block
            for clique, block in zip(self.cliques, self.blocks, strict=True)
            if cell.dimensions <= clique
        )
        return self._places(block, dict(cell.parts))

    def _places(self, block: Block, parts: Mapping[str, Codes]) -> Whole:
        wanted = [
            [at for at, codes in enumerate(self.classes[name]) if name not in parts or codes <= parts[name]]
            for name in block.names
        ]
        places = np.array([block.begins], dtype=np.int64)
        for way, classes in enumerate(wanted):
            step = prod(block.shape[way + 1 :])
            places = (places[:, None] + step * np.array(classes, dtype=np.int64)).ravel()
        return places

    @cached_property
    def agreeing(self) -> Sums:
        """One sum for each thing that two cliques share: what one says of it less what the other says, 0."""
        ones, others = list[Whole](), list[Whole]()
        for one, other in tree(self.cliques):
            shared = tuple(sorted(self.cliques[one] & self.cliques[other]))
            for index in np.ndindex(*[len(self.classes[name]) for name in shared]):
                parts = {name: self.classes[name][at] for name, at in zip(shared, index, strict=True)}
                ones.append(self._places(self.blocks[one], parts))
                others.append(self._places(self.blocks[other], parts))
        return merged([Sums.over(ones), Sums.over(others, -1)], len(ones))

    def sums(self, cells: Iterable[Cell]) -> Sums:
        """Each cell as the sum of its places."""
        return Sums.over([self.where(cell) for cell in cells])


def _named(cells: Iterable[Cell]) -> Dimensions:
    return frozenset(name for cell in cells for name in cell.dimensions)


def _classes(space: Space, name: str, cells: Iterable[Cell]) -> list[Codes]:
    """The codes of a dimension that no cell tells apart, together."""
    groups = list(dict.fromkeys(codes for cell in cells if (codes := cell.codes(name)) is not None))
    alike: dict[tuple[bool, ...], set[str]] = {}
    for code in sorted(space.codes[name].union(*groups)):
        alike.setdefault(tuple(code in group for group in groups), set()).add(code)
    return [frozenset(codes) for codes in alike.values()]


@dataclass(frozen=True, slots=True)
class Soft:
    """A count that may be withheld yet: ``weight`` is what it costs to withhold it."""

    cell: Cell
    count: int
    weight: float


class Reader:
    """What may be true, for whoever knows these statements."""

    def __init__(self, layout: Layout, statements: Sequence[Statement]) -> None:
        self.layout = layout
        self.rows = under(layout.agreeing, layout.sums(each.cell for each in statements))
        none = np.zeros(layout.agreeing.many)
        self.low = np.concatenate([none, [float(each.low) for each in statements]])
        ends = [np.inf if each.high is None else float(each.high) for each in statements]
        self.high = np.concatenate([none, ends])
        self.spent = 0.0  #: seconds in which whole numbers were looked for

    def allows(self, table: Whole) -> bool:
        """Whether this whole table agrees with everything that was said, in whole numbers."""
        if (table < 0).any() or (table > HUGE).any():
            return False
        sums = self.rows.of_table(table)
        return bool((sums >= self.low).all() and (sums <= self.high).all())

    def keeps(self, shift: Whole) -> bool:
        """Whether a table that agrees with everything still does with this added to it."""
        return not self.rows.of_table(shift).any()

    def unmet(self, table: Whole, needs: Sequence[Need]) -> list[Need]:
        """The needs that the table is no witness of; it has to be allowed beside."""
        counts = self.layout.sums(small.cell for small, _ in needs).of_table(table).tolist()
        return [
            (small, side)
            for (small, side), count in zip(needs, counts, strict=True)
            if (count != small.none if side is Side.NONE else count < small.threshold)
        ]

    def unproved(self, needs: Iterable[Need]) -> list[Need]:
        """The needs that no witness was found for: many at a time first, then each by itself."""
        failed, left = list[Need](), self.unproved_at_once(needs)
        while left:
            (table,) = self.bent(left[:1])
            if table is None:
                failed.append(left.pop(0))
            else:
                left = self.unmet(table, left)
        return failed

    def unproved_at_once(self, needs: Iterable[Need]) -> list[Need]:
        """The needs that are left when no table proves several of them any more."""
        left, sides = list(needs), list(Side)
        while sides := [side for side in sides if any(need[1] is side for need in left)]:
            asked = Counter(side for _, side in left)
            for table in self._many_at_once(left, sides):
                left = self.unmet(table, left)
            still = Counter(side for _, side in left)
            sides = [side for side in sides if still[side] < asked[side]]
        return left

    def _many_at_once(self, needs: Sequence[Need], sides: Sequence[Side]) -> Iterator[Whole]:
        """For each of these sides a whole table in which as many of its small counts as possible are 0, or
        reach their threshold: both asked for in one system, as two tables that have nothing in common."""
        system, begins = System(), list[int]()
        for side in sides:
            small = [small for small, asked in needs if asked is side]
            sums = self.layout.sums(each.cell for each in small)
            if side is Side.NONE:
                often = np.bincount(sums.places, minlength=self.layout.size)
                begins.append(self._table(system, often.astype(float)))
                continue
            begins.append(self._table(system))
            enough = np.array([float(each.threshold) for each in small])
            reached = system.add(-np.ones(len(small)), top=enough)
            system.require(0.0, np.inf, (sums, begins[-1]), (Sums.each(len(small), -1), reached))
        yield from (table for table in self._tables(system, begins) if table is not None)

    def bent(self, needs: Sequence[Need], soft: Sequence[Soft] = ()) -> list[Whole | None]:
        """A witness of each need; together they leave the ``soft`` counts as they are as far as they can (the
        least sum of the most that each is off by, weighted). None where there is none. Raises `TooLarge`.

        The soft counts that a witness changes are those to withhold: then it agrees with what stays.
        """
        found = self._bent(needs, soft)
        if len(needs) > 1 and not any(table is not None for table in found):
            return [self.bent([need], soft)[0] for need in needs]
        for at, (table, need) in enumerate(zip(found, needs, strict=True)):
            if table is None or self.unmet(table, [need]):
                found[at] = self._bent_whole(need, soft)
        return found

    def _bent_whole(self, need: Need, soft: Sequence[Soft]) -> Whole | None:
        """The same where a vertex was not whole: whole numbers are asked for, which takes longer."""
        if self.spent > HARDEST:
            raise TooLarge(
                "Nothing was released: it takes too long to check it beside what was released before. "
                "Release a table with fewer rows, or with fewer filters."
            )
        begun = monotonic()
        (table,) = self._bent([need], soft, whole=True)
        self.spent += monotonic() - begun
        return None if table is None or self.unmet(table, [need]) else table

    def _bent(
        self, needs: Sequence[Need], soft: Sequence[Soft], *, whole: bool = False
    ) -> list[Whole | None]:
        system, begins = System(), list[int]()
        counts = self.layout.sums(each.cell for each in soft)
        told = np.array([float(each.count) for each in soft])
        off = system.add(np.array([each.weight for each in soft]))
        more, less = (Sums.each(len(soft), -1), off), (Sums.each(len(soft)), off)
        for small, side in needs:
            at = self._table(system, whole=whole)
            least, most = (small.none, small.none) if side is Side.NONE else (small.threshold, np.inf)
            system.require(float(least), float(most), (self.layout.sums([small.cell]), at))
            system.require(-np.inf, told, (counts, at), more)
            system.require(told, np.inf, (counts, at), less)
            begins.append(at)
        return self._tables(system, begins)

    def _table(self, system: System, costs: Floats | None = None, *, whole: bool = False) -> int:
        """Asks for a table that agrees with everything that was said; gives where it begins."""
        size = self.layout.size
        begins = system.add(np.zeros(size) if costs is None else costs, whole=whole)
        system.require(self.low, self.high, (self.rows, begins))
        return begins

    def _tables(self, system: System, begins: Sequence[int]) -> list[Whole | None]:
        """The solver's tables in whole numbers, as far as they agree with every statement."""
        found = system.cheapest()
        if found is None:
            return [None] * len(begins)
        whole: Whole = np.rint(found).astype(np.int64)
        tables = [whole[at : at + self.layout.size] for at in begins]
        return [table if self.allows(table) else None for table in tables]
