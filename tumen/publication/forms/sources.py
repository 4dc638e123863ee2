"""The citations of a paper as a table: all of them, where they are too many to be printed. PURE."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from tumen.publication.forms.papers import Paper

_COLUMNS = ("number", "quote", "source", "document", "day")


def sources_name(paper: Paper) -> str:
    """The name of the file, in the language of the paper."""
    return f"sources-{paper.tongue.value}.csv"


def sources_of(paper: Paper, harmless: Callable[[str], str]) -> bytes:
    """A line for each citation, by its number in the paper. ``harmless`` makes words no formula."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for cited in paper.citations:
        told = (cited.quote, cited.source, cited.document, cited.day)
        rows.writerow([cited.number, *map(harmless, told)])
    return written.getvalue().encode()
