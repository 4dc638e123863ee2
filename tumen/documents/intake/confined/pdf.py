"""PDF files, by pypdfium2: the lines of the text layer, page by page, with where each line stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from tumen.documents.errors import DamagedFile, ProtectedFile, TooLargeFile
from tumen.documents.intake import limits

#: Codes of FPDF_GetLastError.
_BAD_PASSWORD = (4, 5)
#: Bytes at the end among which a whole PDF has its end mark; some mail gateways append a few lines.
_END = 4096
#: The soft hyphen, which stands here for a hyphen at the end of a line.
CUT_WORD = "\u00ad"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its words, where it stands (points from left and bottom), its letters' size."""

    words: str
    left: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the file itself says: the lines of each page, the day in its properties, notes."""

    pages: tuple[tuple[Line, ...], ...]
    made_on: str
    library: str
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        pages = [[astuple(line) for line in lines] for lines in self.pages]
        return {"pages": pages, "made_on": self.made_on, "library": self.library, "notes": self.notes}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Sheets:
        """Raises KeyError, TypeError or ValueError for anything that `to_json` did not write."""
        pages = tuple(lines_of(lines) for lines in value["pages"])
        return cls(pages, str(value["made_on"]), str(value["library"]), tuple(map(str, value["notes"])))


def lines_of(value: Sequence[Sequence[Any]]) -> tuple[Line, ...]:
    """Lines as JSON holds them. Raises TypeError or ValueError for anything else."""
    return tuple(Line(str(words), *map(float, numbers)) for words, *numbers in value)


def parts_of(data: bytes) -> Sheets:
    """The lines of a PDF. Raises ProtectedFile, DamagedFile or TooLargeFile."""
    from pypdfium2 import PYPDFIUM_INFO

    document = open_pdf(data)
    pages = tuple(tuple(_lines(page)) for page in document)
    made_on = _made_on(document.get_metadata_value("CreationDate"))
    return Sheets(pages, made_on, f"pypdfium2 {PYPDFIUM_INFO}", tuple(_notes(document)))


def open_pdf(data: bytes) -> Any:
    """The PDF, opened. Raises ProtectedFile, DamagedFile or TooLargeFile."""
    if b"%%EOF" not in data[-_END:]:
        raise DamagedFile(
            "the PDF stops before its end, as if it were cut off. Get it again from where it came."
        )
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if error.err_code in _BAD_PASSWORD:
            raise ProtectedFile(
                "it is protected by a password. Print it to a new PDF without the password and read that."
            ) from error
        raise DamagedFile("it is no sound PDF. Open it, print it to a new PDF, and read that.") from error
    if len(document) > limits.PDF_PAGES:
        raise TooLargeFile(f"it has more than {limits.PDF_PAGES:,} pages. Split it and read its parts.")
    return document


def _notes(document: Any) -> Iterator[str]:
    if document.count_attachments():
        yield f"The PDF carries {document.count_attachments()} attached files, which were not read."


def _made_on(value: str) -> str:
    match = re.match(r"(?:D:)?((?:19|20)\d{2})(\d{2})(\d{2})", value or "")
    return "-".join(match.groups()) if match else ""


def _lines(page: Any) -> list[Line]:
    """The lines of a page in the order of its text."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    words = text_page.get_text_range()
    offset_of = raw.FPDFText_GetCharIndexFromTextIndex
    lines = []
    # PDFium writes a hyphen at a line's end as one of two marks, and no line feed after it.
    for match in re.finditer(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?", words):
        shown = re.sub(r"[\x02\ufffe]$", CUT_WORD, match[0].strip())
        if not shown:
            continue
        first = match.start() + len(match[0]) - len(match[0].lstrip())
        start, end = offset_of(text_page, first), offset_of(text_page, first + len(shown) - 1)
        left, bottom, _, _ = text_page.get_charbox(max(0, start), loose=True)
        _, _, right, _ = text_page.get_charbox(max(0, end), loose=True)
        size = float(raw.FPDFText_GetFontSize(text_page, max(0, start)))
        lines.append(Line(shown, left, right, bottom, size))
    return lines
