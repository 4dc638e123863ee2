"""Lists written as delimited text: what parts their cells, and whether a text is a list at all."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from tumen.documents.errors import DamagedFile
from tumen.documents.intake.signs import is_prose

_DELIMITERS = ",;\t|"
#: Rows that are looked at to tell a list from prose.
_SAMPLE_ROWS = 50
#: Characters of a column's name; longer first cells are sentences.
_NAME_LENGTH = 60


def looks_delimited(text: str, *, is_named_so: bool) -> bool:
    """Whether ``text`` is a list.

    By content alone it takes three rows of three or more cells each under a row of short, different column
    names; a name ending in .csv settles it for shorter lists."""
    delimiter = delimiter_of(text)
    if is_named_so or not delimiter:
        return bool(delimiter)
    rows = _sample(text, delimiter)
    cells = Counter(len(row) for row in rows)
    width, agreeing = cells.most_common(1)[0] if cells else (0, 0)
    least = 2 if delimiter == "\t" else 3
    is_even = len(rows) >= 3 and width >= least and agreeing >= len(rows) * 0.9
    return is_even and has_header(rows) and not _reads_on(rows, delimiter)


def _reads_on(rows: list[list[str]], delimiter: str) -> bool:
    """Whether what looks like rows is sentences that happen to have as many commas each.

    A list's cells stand for themselves; in prose a comma is followed by a blank and the sentence goes on.
    """
    if delimiter not in ",;":
        return False
    sentences = (row for row in rows if is_prose(delimiter.join(row).strip()))
    return sum(all(cell[:1].isspace() for cell in row[1:]) for row in sentences) * 2 >= len(rows)


def delimiter_of(text: str) -> str:
    """The delimiter under which the sample's rows agree best on two or more cells; empty when none does."""
    scores = {}
    for delimiter in _DELIMITERS:
        rows = _sample(text, delimiter)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if widths:
            width, agreeing = widths.most_common(1)[0]
            scores[delimiter] = (agreeing / len(rows), width)
    return max(scores, key=lambda mark: scores[mark]) if scores else ""


def has_header(rows: list[list[str]]) -> bool:
    """Whether the first row names the columns: short, different, none of them a number or a sentence."""
    first = [cell.strip() for cell in rows[0]] if rows else []
    named = [cell for cell in first if cell]
    if len(named) < max(1, len(first) - 1) or len(set(named)) < len(named):
        return False
    return all(
        len(cell) <= _NAME_LENGTH and not cell.endswith(".") and not _is_number(cell) for cell in named
    )


def _is_number(cell: str) -> bool:
    return (
        cell.replace(",", "").replace(".", "").replace("-", "").replace("/", "").strip("%$£€₩ ").isdecimal()
    )


def _sample(text: str, delimiter: str) -> list[list[str]]:
    lines = io.StringIO(text[:100_000], newline="")
    try:
        rows = csv.reader(lines, delimiter=delimiter)
        return [row for row in islice(rows, _SAMPLE_ROWS) if any(cell.strip() for cell in row)]
    except csv.Error:
        return []


def rows_of(text: str) -> list[tuple[int, list[str]]]:
    """All rows with the number of the line that each begins on, blank rows left out.

    Raises DamagedFile when quotation marks do not pair.
    """
    delimiter = delimiter_of(text) or ","
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((begins, row))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise DamagedFile(
            f"the row that begins on line {begins} has a quotation mark that is not closed or inside a "
            f"cell. "
            "Correct that row, or save the list anew from a spreadsheet program."
        ) from error
    return rows
