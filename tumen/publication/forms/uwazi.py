"""A table as a CSV that Uwazi imports: an entity for each count, in one language. PURE.

A template of that Uwazi has the columns as its properties: ``row``, ``column``, ``code`` and ``note`` as
text, ``count`` and ``release`` as numbers, ``published`` as a date; one that it lacks is left out there.
Each language is a file of its own: one with columns for two is refused where one of the two is not set up.

Reference: huridocs/uwazi, "Import CSV" and app/api/csv (a title for each row; YYYY/MM/DD).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from tumen.publication.forms.counts import Public
from tumen.publication.forms.papers import Tongue
from tumen.publication.forms.report import caption_of, word_of
from tumen.publication.forms.report_words import told

#: The file of each language.
UWAZI = {Tongue.ENGLISH: "uwazi-en.csv", Tongue.KOREAN: "uwazi-ko.csv"}
_COLUMNS = ("title", "row", "column", "code", "count", "note", "release", "published")


def uwazi_of(
    public: Public, tongue: Tongue, coded: Callable[[str, str], str], harmless: Callable[[str], str]
) -> bytes:
    """A row for each count, its title first. ``coded`` gives the code by a standard of what a row is of (""
    for none), ``harmless`` makes words no formula."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    caption = caption_of(public, tongue)
    for line in public.lines:
        row = word_of(tongue, public.head, line.words)
        column = word_of(tongue, public.across, line.across) if line.across else ""
        of = ", ".join(part for part in (row, column) if part)
        told_of = (f"{caption}: {of} ({public.number})", row, column, coded(public.head, line.words))
        count = "" if line.count is None else str(line.count)
        note = told(tongue, "withheld") if line.count is None else ""
        numbers = (count, note, str(public.number), f"{public.day:%Y/%m/%d}")
        rows.writerow([*map(harmless, told_of), *numbers])
    return written.getvalue().encode()
