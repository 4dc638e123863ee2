"""(n) Disclosure control of a table of three things: what is withheld, what an attacker makes of the rest.

The counts are drawn with many small ones, as those of a table by province, act and year are. Each table is
protected once beside its three margins of one thing each and once beside all margins, and attacked each time.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.apart import Tell
from bench.machine import clocked, stay_on_one_core
from tumen.publication.disclosure.cells import Cell, Space, Table
from tumen.publication.disclosure.suppress import attack, protect

#: Steps that a measure tells.
STEPS = 2
_NAMES = ("act", "place", "year")
#: Of a negative binomial: as many small counts as large ones, the largest in the hundreds.
_TRIALS, _CHANCE = 0.5, 0.02
_SEED = 1


def measure(tell: Tell, *, codes: tuple[int, ...]) -> dict[str, Any]:
    """Protect and attack a table of so many codes of each of three things. `STEPS` steps.

    Gives for both sorts of margins the seconds by both clocks, the cells that are withheld because they are
    small, and the faults: cells of which the attacker knows more than is allowed.
    """
    stay_on_one_core()
    counts = np.random.default_rng(_SEED).negative_binomial(_TRIALS, _CHANCE, tuple(codes))
    lines = []
    for name, sizes in (("three margins", (1, len(codes))), ("all margins", range(len(codes) + 1))):
        table, faults, small = _table(counts, tuple(sizes)), list[object](), list[int]()

        def check(table: Table = table, faults: list[object] = faults, small: list[int] = small) -> None:
            plan = protect(table)
            small.append(len(plan.public.small))
            faults.extend(attack(plan.public, table))

        took = clocked(check)
        lines.append(
            {
                "name": name,
                "wall": took.wall,
                "processor": took.processor,
                "small": small[0],
                "faults": len(faults),
            }
        )
        tell(f"{' × '.join(map(str, codes))}: {name}")
    return {"codes": list(codes), "margins": lines}


def _table(counts: NDArray[np.int64], sizes: tuple[int, ...]) -> Table:
    """The table with the margins of so many things each; of all of them it is the table itself."""
    ways = range(counts.ndim)
    space = {_NAMES[way]: frozenset(map(str, range(counts.shape[way]))) for way in ways}
    told = {}
    for some in (each for size in sizes for each in combinations(ways, size)):
        sums = counts.sum(axis=tuple(way for way in ways if way not in some))
        for at in np.ndindex(*np.shape(sums)):
            named = {_NAMES[way]: str(code) for way, code in zip(some, at, strict=True)}
            told[Cell.of(**named)] = int(sums[at])
    return Table(Space(space), told)
