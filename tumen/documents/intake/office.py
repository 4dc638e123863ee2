"""Office formats: lists, workbooks and Word files, laid out as text."""

from __future__ import annotations

from datetime import date
from typing import Any

from tumen.documents.errors import TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.cleaning import Cleaner
from tumen.documents.intake.confined import Handed
from tumen.documents.intake.contents import LIST, Contents
from tumen.documents.intake.decode import Decoded
from tumen.documents.intake.delimited import rows_of
from tumen.documents.intake.extraction import Found
from tumen.documents.intake.pieces import compose
from tumen.documents.intake.tables import table_parts, uneven_rows
from tumen.vocabulary.dates import Interval

VERSION = "1"


def read_list(decoded: Decoded) -> Contents:
    """Read delimited text. Raises DamagedFile for unpaired quotation marks, TooLargeFile."""
    rows = [row for _, row in rows_of(decoded.text)]
    if len(rows) > limits.TABLE_ROWS:
        raise TooLargeFile(f"the list has more than {limits.TABLE_ROWS:,} rows. Split it and read its parts.")
    cleaner = Cleaner()
    composed = compose(table_parts(rows), cleaner)
    uneven = uneven_rows(rows)
    notes = [*decoded.notes, *cleaner.notes()]
    if uneven:
        which = ", ".join(map(str, uneven[:10])) + (" and more" if len(uneven) > 10 else "")
        notes.append(
            f"Row {which} has more cells than there are columns; the cells beyond are named by their number."
        )
    return Contents(composed.text, tuple(composed.pieces), LIST, VERSION, notes=tuple(notes))


def lay_out_workbook(handed: dict[str, Any]) -> Contents:
    """Lay out what the reader of an Excel workbook handed back. Raises as `Handed.from_json` does."""
    return _laid_out(Handed.from_json(handed), "tumen.workbook")


def lay_out_word(handed: dict[str, Any]) -> Contents:
    """Lay out what the reader of a Word file handed back. Raises as `Handed.from_json` does."""
    return _laid_out(Handed.from_json(handed), "tumen.word")


def _laid_out(handed: Handed, extractor: str) -> Contents:
    cleaner = Cleaner()
    composed = compose(handed.parts, cleaner)
    return Contents(
        composed.text,
        tuple(composed.pieces),
        extractor,
        f"{VERSION} ({handed.library})",
        made_on=made_on(handed.made_on),
        notes=(*handed.notes, *cleaner.notes()),
    )


def made_on(day: str) -> Found[Interval] | None:
    """The day in a file's properties, which is no evidence of publication."""
    try:
        made = date.fromisoformat(day)
    except ValueError:
        return None
    return Found(Interval.day(made), f"The file's own properties say that it was made on {made}")
