"""Excel workbooks (.xlsx), by openpyxl: every row of every sheet, with the values last computed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from importlib.metadata import version
from itertools import groupby, islice
from typing import IO, Any, NamedTuple

from tumen.documents.errors import TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined import Handed
from tumen.documents.intake.confined.packed import refuse_bomb
from tumen.documents.intake.dates import written_dates
from tumen.documents.intake.pieces import Part
from tumen.documents.intake.tables import table_parts
from tumen.vocabulary.codes import BlockKind

#: A merged cell as a sheet's part names it: "A3:A5".
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
#: Bytes that are read at once, and of the longest such mark, which a piece's end may cut.
_CHUNK, _LONGEST_TAG = 1024 * 1024, 200


class Merged(NamedTuple):
    """A cell of one column over several rows: its column from 0, its rows from 1, both included."""

    column: int
    top: int
    bottom: int


def parts_of(data: bytes) -> Handed:
    """The rows of a workbook. Raises TooLargeFile over the limits of rows and columns."""
    refuse_bomb(data)
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    parts: list[Part] = []
    notes: list[str] = []
    merged = _merged(data, book)
    filled = [
        (sheet, rows) for sheet in book.worksheets if (rows := _rows(sheet, merged.get(sheet.title, [])))
    ]
    if any(merged.values()):
        notes.append(
            "Cells that go over several rows were read for each of these rows: look whether each is meant."
        )
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


def _merged(data: bytes, book: Any) -> dict[str, list[Merged]]:
    """The cells of each sheet that go over several rows, by the sheet's title.

    openpyxl gives either the merged cells or a sheet row by row; a long list needs the second, so the first
    are looked up here. Words of a cell cannot be taken for one: there "<" is written "&lt;".
    """
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for sheet in book.worksheets:
            with parts.open(sheet._worksheet_path.lstrip("/")) as part:
                found[sheet.title] = list(islice(_tall(part), limits.TABLE_ROWS))
    return found


def _tall(part: IO[bytes]) -> Iterator[Merged]:
    """The merged cells that go over several rows and stand in one column, as headings of groups do."""
    kept = b""
    while more := part.read(_CHUNK):
        read = kept + more
        end = 0
        for match in _MERGED.finditer(read):
            end = match.end()
            column, top, other, bottom = (each.decode() for each in match.groups())
            if column == other and int(bottom) > int(top):
                yield Merged(_number(column), int(top), int(bottom))
        kept = read[max(end, len(read) - _LONGEST_TAG) :]


def _number(letters: str) -> int:
    """The number of a column from 0: 0 for A, 26 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _rows(sheet: Any, merged: Sequence[Merged]) -> list[list[str]]:
    rows = []
    begun = {top: list(group) for top, group in groupby(sorted(merged, key=_top), key=_top)}
    going: dict[int, tuple[int, str]] = {}  # by column: the last row that its words go over, and the words
    for number, row in enumerate(_capped(sheet.iter_rows(values_only=True)), start=1):
        cells = [_written(value) for value in row]
        if any(cells):
            _fill_down(cells, number, going)
        for one in begun.get(number, ()):
            if one.column < len(row) and _goes_down(row[one.column]):
                going[one.column] = (one.bottom, cells[one.column])
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append(cells)
    return rows


def _top(one: Merged) -> int:
    return one.top


def _goes_down(value: Any) -> bool:
    """Whether the words of a cell over several rows are said of each: a place, a name, a day.

    A number is not: "180" over three rows counts them together, and would be told three times.
    """
    if isinstance(value, str):
        return not re.search(r"\d", value) or any(written_dates(value))
    return isinstance(value, (datetime, date, time))


def _fill_down(cells: list[str], number: int, going: Mapping[int, tuple[int, str]]) -> None:
    """Write into row ``number`` what the cells that began above say of it too, each up to its last row."""
    for column, (bottom, words) in going.items():
        if number <= bottom and words:
            cells += [""] * (column + 1 - len(cells))
            cells[column] = cells[column] or words


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
