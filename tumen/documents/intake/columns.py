"""Columns of a page, by where its lines begin: in each a line is as long as its column, not as the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tumen.documents.intake.confined.pdf import Line

#: Lines that a column has at least, and characters that half of them have; cells of a table are shorter.
_LINES, _CHARACTERS = 3, 25
#: Widest indent of a column's line, in sizes of its letters.
_INDENT = 3.0


@dataclass(frozen=True, slots=True)
class Column:
    """The edges of a column, in points from the page's left."""

    left: float
    right: float

    def holds(self, line: Line) -> bool:
        return self.left <= line.left and line.right <= self.right


def columns_of(lines: Sequence[Line], size: float) -> tuple[Column, ...]:
    """The columns in which the text of a page runs, from the left; none where it runs over the whole width.

    ``size`` is that of the letters, in points. A heading over several columns is in none of them.
    """
    lefts = _edges(lines, size)
    columns = []
    for at, left in enumerate(lefts):
        end = lefts[at + 1] if at + 1 < len(lefts) else float("inf")
        held = [line for line in lines if left <= line.left and line.right <= end]
        if len(held) < _LINES or median(len(line.words) for line in held) < _CHARACTERS:
            return ()
        columns.append(Column(left, max(line.right for line in held)))
    return tuple(columns) if len(columns) > 1 else ()


def _edges(lines: Sequence[Line], size: float) -> list[float]:
    """Where columns may begin: left edges that several lines share, but for indents."""
    edges: list[list[float]] = []
    for left in sorted(line.left for line in lines):
        if edges and left - edges[-1][0] <= size * _INDENT:
            edges[-1].append(left)
        else:
            edges.append([left])
    return [edge[0] for edge in edges if len(edge) >= _LINES]
