"""Which counts hang together: dimensions that some statement crosses, as cliques in a tree.

A table of everything by everything would have millions of cells. It is not needed: where statements cross
only some dimensions, tables over cliques of dimensions that agree wherever they overlap can always be put
together to one whole table, also in whole numbers (Vorob'ev 1962; Dobra and Fienberg, PNAS 97, 2000), as long
as the cliques form a tree. Dimensions that close a ring are joined by further edges until they do.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

Dimensions = frozenset[str]


def cliques(scopes: Iterable[Dimensions]) -> list[Dimensions]:
    """The largest sets of dimensions, each scope within one, that form a tree: by elimination, each time of
    the dimension that needs the fewest new edges."""
    beside: dict[str, set[str]] = {}
    for scope in scopes:
        for name in scope:
            beside.setdefault(name, set()).update(scope - {name})
    found: list[Dimensions] = []
    while beside:
        name = min(sorted(beside), key=lambda each: _missing(beside, each))
        around = beside.pop(name)
        for one, other in combinations(around, 2):
            beside[one].add(other)
            beside[other].add(one)
        for one in around:
            beside[one].discard(name)
        clique = frozenset({name, *around})
        if not any(clique <= kept for kept in found):
            found.append(clique)
    return found or [frozenset()]


def _missing(beside: dict[str, set[str]], name: str) -> tuple[int, int]:
    edges = sum(1 for one, other in combinations(beside[name], 2) if other not in beside[one])
    return edges, len(beside[name])


def tree(found: list[Dimensions]) -> list[tuple[int, int]]:
    """The pairs of cliques that have to agree on what they share: a spanning tree of the largest overlaps."""
    inside, edges = {0}, list[tuple[int, int]]()
    while len(inside) < len(found):
        one, other = max(
            ((one, other) for one in sorted(inside) for other in range(len(found)) if other not in inside),
            key=lambda edge: len(found[edge[0]] & found[edge[1]]),
        )
        edges.append((one, other))
        inside.add(other)
    return edges
