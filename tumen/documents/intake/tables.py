"""Rows as text, each one line that can be quoted by itself: "date: 2021-07-14 | number: 50".

`cells_of` reads such a line back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tumen.documents.intake.delimited import has_header
from tumen.documents.intake.pieces import Part
from tumen.vocabulary.codes import BlockKind

#: What parts the cells of a row; inside a cell it is written with a slash instead.
CELL_MARK = " | "


def cells_of(row: str) -> dict[str, str]:
    """The cells of a row's line by their column's name, or by their number from 1 where it has none."""
    cells = {}
    for number, cell in enumerate(row.split(CELL_MARK), start=1):
        label, parted, value = cell.partition(": ")
        cells[label if parted else str(number)] = value if parted else cell
    return cells


def table_parts(rows: Sequence[Sequence[str]]) -> Iterator[Part]:
    """The rows of one table as parts: what stands above the column names, the names, then the rows.

    Blank cells are left out; a cell beyond the last column name is named by its column's number.
    """
    header = _header_at(rows)
    names = [_cell(cell) for cell in rows[header]] if header is not None else []
    for index, row in enumerate(rows):
        cells = [_cell(cell) for cell in row]
        if not any(cells):
            continue
        if header is not None and index < header:
            yield Part(CELL_MARK.join(filter(None, cells)), BlockKind.HEADLINE if index == 0 else None)
        elif index == header:
            yield Part(CELL_MARK.join(filter(None, cells)), BlockKind.HEADER)
        else:
            yield Part(_row(names, cells), BlockKind.TABLE_ROW, tight=True)


def _header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the row of column names: the first of nearly full width that reads as names."""
    widths = [sum(1 for cell in row if cell.strip()) for row in rows[:50]]
    if not widths:
        return None
    for index, width in enumerate(widths[:10]):
        if width >= 2 and width >= max(widths) * 0.6:
            trimmed = [str(cell) for cell in rows[index]]
            while trimmed and not trimmed[-1].strip():
                trimmed.pop()
            return index if has_header([trimmed]) and len(rows) > index + 1 else None
    return None


def _cell(cell: str) -> str:
    return " ".join(cell.replace(CELL_MARK.strip(), "/").split())


def _row(names: Sequence[str], cells: Sequence[str]) -> str:
    named = []
    for number, cell in enumerate(cells, start=1):
        name = (
            names[number - 1]
            if number <= len(names) and names[number - 1]
            else f"column {number}"
            if names
            else ""
        )
        if cell:
            named.append(f"{name}: {cell}" if name else cell)
    return CELL_MARK.join(named)


def uneven_rows(rows: Sequence[Sequence[str]]) -> list[int]:
    """The numbers, from 1, of rows that have more filled cells than there are columns."""
    header = _header_at(rows)
    if header is None:
        return []
    width = len(rows[header])
    return [
        number
        for number, row in enumerate(rows, start=1)
        if number > header + 1 and any(cell.strip() for cell in row[width:])
    ]
