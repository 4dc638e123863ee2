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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from time import monotonic
from typing import TYPE_CHECKING, Any

import numpy as np

from tumen.publication.disclosure.cells import Cell, Codes, Small, Space, Statement
from tumen.publication.disclosure.margins import Dimensions, cliques, tree
from tumen.publication.errors import TooLarge

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Whole = np.ndarray[tuple[int], np.dtype[np.int64]]
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
#: Cells of all cliques together. Above it one attack takes minutes on a laptop.
MOST = 60_000
#: Seconds that the solver may look for whole numbers where a vertex was none: each time, and in all.
PATIENCE, HARDEST = 5.0, 60.0


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
            self.size += int(np.prod(shape, dtype=np.int64))
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
            step = int(np.prod(block.shape[way + 1 :], dtype=np.int64))
            places = (places[:, None] + step * np.array(classes, dtype=np.int64)).ravel()
        return places

    def agreeing(self) -> csr_array:
        """One row for each thing that two cliques share: what one says of it less what the other says, 0."""
        rows: list[tuple[Whole, Whole]] = []
        for one, other in tree(self.cliques):
            shared = tuple(sorted(self.cliques[one] & self.cliques[other]))
            for index in np.ndindex(*[len(self.classes[name]) for name in shared]):
                parts = {name: self.classes[name][at] for name, at in zip(shared, index, strict=True)}
                rows.append((self._places(self.blocks[one], parts), self._places(self.blocks[other], parts)))
        plus = self.matrix([row[0] for row in rows])
        return _scipy().sparse.csr_array(plus - self.matrix([row[1] for row in rows]))

    def matrix(self, places: Sequence[Whole]) -> csr_array:
        """A row of ones and zeros for each set of places."""
        ends = np.cumsum([0, *(len(each) for each in places)])
        at = np.concatenate(places) if places else np.zeros(0, dtype=np.int64)
        return _scipy().sparse.csr_array((np.ones(len(at)), at, ends), shape=(len(places), self.size))


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
        agreeing = layout.agreeing()
        said = layout.matrix([layout.where(each.cell) for each in statements])
        none = np.zeros(agreeing.shape[0])
        sparse = _scipy().sparse
        self.rows: csr_array = sparse.csr_array(sparse.vstack([agreeing, said]))
        self.low = np.concatenate([none, [float(each.low) for each in statements]])
        self.high = np.concatenate([none, [float(each.high) for each in statements]])
        self.spent = 0.0  #: seconds in which whole numbers were looked for
        self._exact = self.rows.astype(np.int64)

    def allows(self, table: Whole) -> bool:
        """Whether this whole table agrees with everything that was said, in whole numbers."""
        sums = self._exact @ table
        return bool((table >= 0).all() and (sums >= self.low).all() and (sums <= self.high).all())

    def keeps(self, shift: Whole) -> bool:
        """Whether a table that agrees with everything still does with this added to it."""
        return not (self._exact @ shift).any()

    def meets(self, table: Whole, need: Need) -> bool:
        """Whether the table is a witness of the need; it has to be allowed beside."""
        small, side = need
        count = int(table[self.layout.where(small.cell)].sum())
        return count == small.none if side is Side.NONE else count >= small.threshold

    def unproved(self, needs: Iterable[Need]) -> list[Need]:
        """The needs that no witness was found for: many at a time first, then each by itself."""
        failed, left = list[Need](), self.unproved_at_once(needs)
        while left:
            table = self.bent(left[0])
            if table is None:
                failed.append(left.pop(0))
            else:
                left = [need for need in left if not self.meets(table, need)]
        return failed

    def unproved_at_once(self, needs: Iterable[Need]) -> list[Need]:
        """The needs that are left when no table proves several of them any more."""
        left = list(needs)
        for side in Side:
            while some := [need for need in left if need[1] is side]:
                table = self._many_at_once([small for small, _ in some], side)
                kept = left if table is None else [need for need in left if not self.meets(table, need)]
                if len(kept) == len(left):
                    break
                left = kept
        return left

    def _many_at_once(self, small: Sequence[Small], side: Side) -> Whole | None:
        """A whole table in which as many of the small counts as possible are 0, or reach their threshold."""
        sums = self.layout.matrix([self.layout.where(each.cell) for each in small])
        if side is Side.NONE:
            found = _vertex(np.asarray(sums.sum(axis=0), dtype=float), self.rows, self.low, self.high)
            return self._held(found)
        size, more, sparse = self.layout.size, len(small), _scipy().sparse
        rows = sparse.csr_array(sparse.block_array([[self.rows, None], [sums, -sparse.eye_array(more)]]))
        cost = np.concatenate([np.zeros(size), -np.ones(more)])
        top = np.concatenate([np.full(size, np.inf), [float(each.threshold) for each in small]])
        low = np.concatenate([self.low, np.zeros(more)])
        high = np.concatenate([self.high, np.full(more, np.inf)])
        return self._held(_vertex(cost, rows, low, high, top=top))

    def bent(self, need: Need, soft: Sequence[Soft] = ()) -> Whole | None:
        """A witness of one need, which leaves the ``soft`` counts as they are as far as it can (the least
        sum of what each is off by, weighted); None where there is none. Raises `TooLarge`.

        The soft counts that the witness changes are those to withhold: then it agrees with what stays.
        """
        small, side = need
        size, bends = self.layout.size, len(soft)
        wanted = self.layout.matrix([self.layout.where(small.cell)])
        counts = self.layout.matrix([self.layout.where(each.cell) for each in soft])
        sparse = _scipy().sparse
        one = sparse.eye_array(bends)
        blocks = [[self.rows, None, None], [counts, one, -one], [wanted, None, None]]
        rows = sparse.csr_array(sparse.block_array(blocks))
        if not bends:
            rows = sparse.csr_array(sparse.vstack([self.rows, wanted]))
        told = np.array([float(each.count) for each in soft])
        least, most = (float(small.none),) * 2 if side is Side.NONE else (float(small.threshold), np.inf)
        low = np.concatenate([self.low, told, [least]])
        high = np.concatenate([self.high, told, [most]])
        weights = np.array([each.weight for each in soft])
        cost = np.concatenate([np.zeros(size), weights, weights])
        for whole in (0, 1):
            if whole and self.spent > HARDEST:
                raise TooLarge(
                    "Nothing was released: it takes too long to check it beside what was released before. "
                    "Release a table with fewer rows, or with fewer filters."
                )
            begun = monotonic()
            kinds = np.concatenate([np.full(size, whole), np.zeros(2 * bends)])
            table = self._held(_vertex(cost, rows, low, high, whole=kinds))
            self.spent += (monotonic() - begun) * whole
            if table is not None and self.meets(table, need):
                return table
        return None

    def _held(self, found: Floats | None) -> Whole | None:
        """The solver's table in whole numbers, if it is one that agrees with every statement."""
        if found is None:
            return None
        table: Whole = np.rint(found[: self.layout.size]).astype(np.int64)
        return table if self.allows(table) else None


def _vertex(
    cost: Floats,
    rows: csr_array,
    low: Floats,
    high: Floats,
    *,
    top: Floats | float = np.inf,
    whole: Floats | int = 0,
) -> Floats | None:
    """A point of least cost, ``low <= rows @ x <= high`` and ``0 <= x <= top``; None where none is found."""
    optimize = _scipy().optimize
    answer = optimize.milp(
        cost,
        constraints=optimize.LinearConstraint(rows, low, high) if rows.shape[0] else (),
        bounds=optimize.Bounds(0, top),
        integrality=whole,
        options={"time_limit": PATIENCE},
    )
    found: Floats | None = answer.x
    return found


def _scipy() -> Any:
    """SciPy, loaded where a table is checked: all pages load this room, and few of them release anything."""
    import scipy.optimize
    import scipy.sparse

    return scipy
