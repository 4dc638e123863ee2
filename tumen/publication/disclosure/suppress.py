"""What is withheld of a table: small counts, and what beside them would give them away.

Each small count needs two witnesses (`attack`). Where none agrees with what is to be shown, the witness is
looked for that leaves most as it is (a linear programme over what each shown count is off by), and the counts
that it changes are withheld: from then on it agrees. A few are looked for together, so that they change the
same counts where they can. So each step proves something, what is proved stays proved because ever less is
shown, and the end is reached when everything is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from tumen.publication.disclosure.attack import Layout, Need, Reader, Side, Soft
from tumen.publication.disclosure.cells import (
    Cell,
    Public,
    Small,
    Statement,
    Table,
    at_least,
    differences,
    exactly,
)
from tumen.publication.disclosure.corners import inner_of, shifted
from tumen.publication.errors import CannotProtect

_NOTHING = Public()
#: Witnesses that are looked for at a time: together they find what to withhold for all of them. With more,
#: and where they would have more cells than that in all, the solver takes longer than it saves.
TOGETHER, LARGE = 3, 1_500


class Mark(str, Enum):
    """Whether a cell is shown, and why not."""

    SHOWN = "shown"
    SMALL = "small"  #: primary suppression: fewer than the threshold, or changed by fewer
    BESIDE = "beside"  #: secondary suppression: it would give a small one away


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of each cell of a table, and what is public once it is released."""

    marks: Mapping[Cell, Mark]
    public: Public


def protect(table: Table, before: Public = _NOTHING) -> Plan:
    """The marks of a table's cells, beside everything that is public ``before``. Raises `CannotProtect` and
    `TooLarge`."""
    space = table.space.joined(before.space)
    counts = {**before.counts, **table.counts}
    small = _small(table, before, counts)
    closed = _outside(table, before)
    cells = [*counts, *(each.cell for each in small), *(each.cell for each in closed)]
    layout = Layout(space, cells)
    marks = dict.fromkeys(table.counts, Mark.SHOWN) | {each.cell: Mark.SMALL for each in table.small()}
    rows = (at_least(cell, count) for cell, count in table.at_least.items())
    hard = (*before.statements, *closed, *rows)
    _withhold(layout, hard, table, small, marks)
    said = (*hard, *(exactly(cell, table.counts[cell]) for cell, mark in marks.items() if mark is Mark.SHOWN))
    return Plan(marks, Public(space, said, small, counts))


def _small(table: Table, before: Public, counts: Mapping[Cell, int]) -> tuple[Small, ...]:
    """Everything that must not be told: small cells, and small differences to what was released before."""
    left = differences(counts, table.counts, table.space.joined(before.space))
    between = [Small(cell, table.threshold) for cell, n in left.items() if 0 < n < table.threshold]
    return tuple(dict.fromkeys((*before.small, *table.small(), *between)))


def _outside(table: Table, before: Public) -> list[Statement]:
    """What a reader knows of codes that only earlier tables have: this table's rows cover everything, so
    there is nothing in them any more."""
    codes = table.space.joined(before.space).codes
    gone = {name: all - table.space.codes.get(name, all) for name, all in codes.items()}
    return [exactly(Cell.of(**{name: left}), 0) for name, left in gone.items() if left]


def _withhold(
    layout: Layout,
    hard: tuple[Statement, ...],
    table: Table,
    small: tuple[Small, ...],
    marks: dict[Cell, Mark],
) -> None:
    """Mark as `Mark.BESIDE` what has to be withheld until every need has its witness."""
    shown = [exactly(cell, table.counts[cell]) for cell, mark in marks.items() if mark is Mark.SHOWN]
    needs = [(each, side) for each in small for side in Side]
    left = Reader(layout, (*hard, *shown)).unproved_at_once(needs)
    deepest = max(len(cell.parts) for cell in marks)
    margins = [each for each in shown if len(each.cell.parts) < deepest]
    left = _by_boxes(Reader(layout, (*hard, *margins)), table, marks, left)
    reader = Reader(layout, hard)
    while left:
        soft = _soft(table, marks)
        counts, told = layout.sums(each.cell for each in soft), np.array([each.count for each in soft])
        some = left[: max(1, min(TOGETHER, LARGE // layout.size))]
        for need, witness in zip(some, reader.bent(some, soft), strict=True):
            if need not in left:
                continue
            if witness is None:
                raise CannotProtect(_REFUSED)
            for at in np.flatnonzero(counts.of_table(witness) != told):
                marks[soft[at].cell] = Mark.BESIDE
            left = reader.unmet(witness, left)


def _by_boxes(reader: Reader, table: Table, marks: dict[Cell, Mark], needs: list[Need]) -> list[Need]:
    """Withhold the corners of boxes, of inner cells alone; gives the needs that no box helps.

    The ``reader`` knows the margins that are to be shown, and what was public before.
    """
    weights = {each.cell: each.weight for each in _soft(table, marks)}
    inner = inner_of(table, reader, {cell: weights.get(cell, 0.0) for cell in marks})
    if inner is None:
        return needs
    left = list[Need]()
    for need in needs:
        corners = shifted(inner, reader, need)
        if corners is None:
            left.append(need)
            continue
        for cell in corners:
            marks[cell] = Mark.BESIDE if marks[cell] is Mark.SHOWN else marks[cell]
            if (at := inner.at(cell)) is not None:
                inner.costs[at] = 0.0
    return left


def attack(public: Public, known: Table | None = None) -> list[Need]:
    """What a reader of everything public can tell of small counts: nothing, where the list is empty.

    ``known`` is the true table where whoever asks has it: it makes the proofs of a large table quick, and
    they are held against every statement as all others are. Raises `TooLarge`.
    """
    cells = [each.cell for each in public.statements] + [each.cell for each in public.small]
    reader = Reader(Layout(public.space, cells), public.statements)
    needs = reader.unproved_at_once((small, side) for small in public.small for side in Side)
    if needs and known is not None:
        shown = frozenset(each.cell for each in public.statements)
        inner = inner_of(known, reader, {cell: 0.0 for cell in known.counts if cell not in shown})
        needs = [need for need in needs if inner is None or shifted(inner, reader, need) is None]
    return reader.unproved(needs)


def _soft(table: Table, marks: Mapping[Cell, Mark]) -> list[Soft]:
    return [
        Soft(cell, table.counts[cell], _weight(cell, table.counts[cell]))
        for cell, mark in marks.items()
        if mark is Mark.SHOWN
    ]


def _weight(cell: Cell, count: int) -> float:
    """What it costs to withhold a cell: more the more it says, and a margin ten times what it is the margin
    of, so that totals stay where anything else will do."""
    return (1 + math.log1p(count)) * 10.0 ** max(0, 3 - len(cell.parts))


_REFUSED = (
    "Nothing was released: a small count of this table, or the difference to an earlier release, could be "
    "worked out from what is public already, whatever is withheld now. Release it with fewer rows or filters."
)
