"""Tables for tests, by their inner counts."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from tumen.publication.disclosure.cells import Cell, Space, Table


def table_of(inner: object, *names: str, more: dict[str, str] | None = None) -> Table:
    """The table with all its margins; ``more`` narrows every cell to one code of further dimensions."""
    counted = np.asarray(inner)
    space = {name: frozenset(map(str, range(size))) for name, size in zip(names, counted.shape, strict=True)}
    counts = {}
    for some in (each for size in range(len(names) + 1) for each in combinations(range(len(names)), size)):
        sums = counted.sum(axis=tuple(way for way in range(len(names)) if way not in some))
        for at in np.ndindex(*np.shape(sums)):
            parts = {names[way]: str(code) for way, code in zip(some, at, strict=True)}
            counts[Cell.of(**parts, **(more or {}))] = int(sums[at])
    return Table(Space(space), counts)
