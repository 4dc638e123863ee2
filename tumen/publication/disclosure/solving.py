"""What a solver is asked: sums of cells, and the table of least cost that agrees with them.

The solver is HiGHS, through SciPy. It counts in floating point and only proposes; `attack` holds what it
proposes against every sum in whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Whole = np.ndarray[tuple[int], np.dtype[np.int64]]
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
#: Seconds that the solver may look for one table.
PATIENCE = 5.0
#: Entries of a system up to which it is quicker to solve it than to look first how it could be made smaller.
SLIGHT = 20_000


@dataclass(frozen=True, slots=True)
class Sums:
    """So many sums of places of a table: entry by entry the sum, the place, and its sign (1 or -1)."""

    many: int
    of: Whole
    places: Whole
    signs: Whole

    @classmethod
    def over(cls, sets: Sequence[Whole], sign: int = 1) -> Sums:
        """One sum for each set of places."""
        sizes = [len(each) for each in sets]
        places = np.concatenate(sets) if sets else np.zeros(0, dtype=np.int64)
        of: Whole = np.repeat(np.arange(len(sets)), sizes)
        return cls(len(sets), of, places, np.full(len(places), sign))

    @classmethod
    def each(cls, many: int, sign: int = 1) -> Sums:
        """As many sums of one place, the first of the first."""
        one = np.arange(many)
        return cls(many, one, one, np.full(many, sign))

    def of_table(self, table: Whole) -> Whole:
        """What the sums come to, in whole numbers: of counts below 2^53 floating point loses nothing."""
        sums: Whole = np.bincount(self.of, self.signs * table[self.places], self.many).astype(np.int64)
        return sums

    def beyond(self, sums: int, places: int) -> Sums:
        """The same sums as rows further down, of places further on."""
        return Sums(self.many, self.of + sums, self.places + places, self.signs)


def merged(parts: Sequence[Sums], many: int) -> Sums:
    """Entries that were laid out before (`Sums.beyond`) as ``many`` sums."""
    if not parts:
        return Sums.over([])
    return Sums(
        many,
        np.concatenate([each.of for each in parts]),
        np.concatenate([each.places for each in parts]),
        np.concatenate([each.signs for each in parts]),
    )


def under(*parts: Sums) -> Sums:
    """Sums of the same table, one part after the other."""
    begins = np.cumsum([0, *(each.many for each in parts)])
    return merged([each.beyond(int(at), 0) for each, at in zip(parts, begins, strict=False)], int(begins[-1]))


class System:
    """Unknowns with their costs and tops (none is below 0), and what sums of them have to be: put together
    part by part, so that several tables can be asked for at once."""

    def __init__(self) -> None:
        self.size = 0
        self._costs, self._tops, self._whole = list[Floats](), list[Floats](), list[Floats]()
        self._sums, self._low, self._high = list[Sums](), list[Floats](), list[Floats]()
        self._many = 0

    def add(self, costs: Floats, *, top: Floats | float = np.inf, whole: bool = False) -> int:
        """Unknowns of these costs, asked for in whole numbers where that is said. Gives where they begin."""
        begins, many = self.size, len(costs)
        self._costs.append(costs)
        self._tops.append(np.full(many, top))
        self._whole.append(np.full(many, float(whole)))
        self.size += many
        return begins

    def require(self, low: Floats | float, high: Floats | float, *terms: tuple[Sums, int]) -> None:
        """The terms (sums, and where their unknowns begin) added up lie between ``low`` and ``high``."""
        many = terms[0][0].many
        self._sums.extend(sums.beyond(self._many, begins) for sums, begins in terms)
        self._low.append(np.full(many, low))
        self._high.append(np.full(many, high))
        self._many += many

    def cheapest(self) -> Floats | None:
        """Unknowns of least cost, as far as they are found in `PATIENCE`; None where none are."""
        optimize = _scipy().optimize
        rows, whole = merged(self._sums, self._many), np.concatenate(self._whole)
        slight = len(rows.places) <= SLIGHT and not whole.any()
        within = optimize.LinearConstraint(
            _matrix(rows, self.size), np.concatenate(self._low), np.concatenate(self._high)
        )
        answer = optimize.milp(
            np.concatenate(self._costs),
            constraints=within,
            bounds=optimize.Bounds(0, np.concatenate(self._tops)),
            integrality=whole,
            options={"presolve": False} if slight else {"time_limit": PATIENCE},
        )
        found: Floats | None = answer.x
        return found


def _matrix(rows: Sums, size: int) -> Any:
    """The sums as the solver takes them, place by place: where entries are laid out by hand, SciPy does not
    have to turn them around, which takes it longer than the solver takes over a slight system."""
    order = np.argsort(rows.places, kind="stable")
    ends = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(np.bincount(rows.places, minlength=size), out=ends[1:])
    entries = (rows.signs[order].astype(np.float64), rows.of[order].astype(np.int32), ends)
    return _scipy().sparse.csc_array(entries, shape=(rows.many, size))


def _scipy() -> Any:
    """SciPy, loaded where a table is checked: all pages load this room, and few of them release anything."""
    import scipy.optimize
    import scipy.sparse

    return scipy
