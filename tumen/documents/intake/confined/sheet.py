"""Excel workbooks (.xlsx), by openpyxl: every row of every sheet, with the values last computed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from importlib.metadata import version
from typing import Any

from tumen.documents.errors import TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined import Handed
from tumen.documents.intake.confined.packed import refuse_bomb
from tumen.documents.intake.pieces import Part
from tumen.documents.intake.tables import table_parts
from tumen.vocabulary.codes import BlockKind


def parts_of(data: bytes) -> Handed:
    """The rows of a workbook. Raises TooLargeFile over the limits of rows and columns."""
    refuse_bomb(data)
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    parts: list[Part] = []
    notes: list[str] = []
    filled = [(sheet, rows) for sheet in book.worksheets if (rows := _rows(sheet))]
    for sheet, rows in filled:
        if len(filled) > 1:
            parts.append(Part(f"Sheet: {sheet.title}", BlockKind.HEADER))
        if sheet.sheet_state != "visible":
            notes.append(f"The sheet “{sheet.title}” is hidden in the workbook and was read all the same.")
        parts.extend(table_parts(rows))
    made = book.properties.created
    return Handed(
        tuple(parts), made.date().isoformat() if made else "", f"openpyxl {version('openpyxl')}", tuple(notes)
    )


def _rows(sheet: Any) -> list[list[str]]:
    rows = []
    for row in _capped(sheet.iter_rows(values_only=True)):
        cells = [_written(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append(cells)
    return rows


def _capped(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for number, row in enumerate(rows, start=1):
        if number > limits.TABLE_ROWS or len(row) > limits.TABLE_COLUMNS:
            raise TooLargeFile(
                f"a sheet has more than {limits.TABLE_ROWS:,} rows or {limits.TABLE_COLUMNS} columns. "
                "Delete the empty ones at the end, or split the list."
            )
        yield row


def _written(value: Any) -> str:
    """A cell as a person would write it: whole numbers without a point, days without a time of midnight."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
