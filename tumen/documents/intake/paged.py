"""PDF files: the text layer laid out as paragraphs; pages that are pictures by text recognition, said so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tumen.documents.errors import NeedsRecognition, NothingToRead
from tumen.documents.intake.cleaning import Cleaner
from tumen.documents.intake.confined.pdf import Sheets
from tumen.documents.intake.contents import Contents
from tumen.documents.intake.handover import Blank
from tumen.documents.intake.layout import Page, parts_of_pages
from tumen.documents.intake.office import made_on
from tumen.documents.intake.pieces import compose
from tumen.documents.intake.recognition import INSTALL, Looked, Recognition, recognise, tesseract

VERSION = "1"


def look_at(data: bytes, blank: Blank) -> Looked:
    """What text recognition finds on the pages without text, where it is installed."""
    engine = tesseract()
    found = recognise(data, blank.pages, engine) if engine else Recognition(unread=blank.pages)
    return Looked(engine, found)


def lay_out_pdf(handed: dict[str, Any], looked: Looked | None) -> Contents | Blank:
    """Lay out the lines of a PDF's pages; its pages without text where nobody ``looked`` at them yet.

    Raises NeedsRecognition where all pages are pictures and nothing here can recognise them, NothingToRead
    where nothing was recognised, and what `Sheets.from_json` raises.
    """
    sheets = Sheets.from_json(handed)
    blank = Blank(tuple(number for number, lines in enumerate(sheets.pages, 1) if not lines))
    if blank.pages and looked is None:
        return blank
    looked = looked or Looked(None, Recognition())
    found, engine = looked.found, looked.engine
    if len(blank.pages) == len(sheets.pages):
        _refuse_unread(looked)
    cleaner = Cleaner()
    composed = compose(parts_of_pages(_pages(sheets, found)), cleaner)
    library = f"{sheets.library}; {engine.said}" if engine and found.pages else sheets.library
    return Contents(
        composed.text,
        tuple(composed.pieces),
        "tumen.pdf",
        f"{VERSION} ({library})",
        made_on=made_on(sheets.made_on),
        notes=(*sheets.notes, *_notes(found, engine is not None), *cleaner.notes()),
        recognised=tuple(composed.recognised),
    )


def _refuse_unread(looked: Looked) -> None:
    if looked.engine is None:
        raise NeedsRecognition(f"its pages are pictures without text. {INSTALL}, and read it again.")
    if not looked.found.pages:
        raise _nothing(looked.found)


def _pages(sheets: Sheets, found: Recognition) -> list[Page]:
    return [
        Page(number, found.pages.get(number, lines), is_recognised=number in found.pages)
        for number, lines in enumerate(sheets.pages, 1)
    ]


def _nothing(found: Recognition) -> NothingToRead | NeedsRecognition:
    if found.unread:
        return NeedsRecognition(
            "its pages are pictures, and text recognition did not get through them. Scan it anew at 300 dots "
            "to the inch, or type its text in."
        )
    return NothingToRead(
        "its pages are empty or pictures in which no text was recognised. Look at it; if there is text, scan "
        "it anew at 300 dots to the inch."
    )


def _notes(found: Recognition, is_there: bool) -> Iterator[str]:
    if found.pages:
        yield (
            f"{_listed(sorted(found.pages))} recognised from pictures by {found.by} and may be misread: hold "
            "each figure and name against the page."
        )
    if found.unclear:
        yield f"{_listed(found.unclear)} so unclear that what was recognised is left out: look there."
    if found.unread and is_there:
        yield f"{_listed(found.unread)} not recognised in the time there is: split the file, read its parts."
    elif found.unread:
        which = _which(found.unread)
        yield f"No text was found on page {which}: look there for pictures of text. {INSTALL} to read them."
    if found.empty:
        yield f"No text was found on page {_which(found.empty)}, nor recognised in its picture: look there."


def _listed(pages: Sequence[int]) -> str:
    """ "Page 3 was", "Pages 3, 4 were"."""
    return f"Page {pages[0]} was" if len(pages) == 1 else f"Pages {_which(pages)} were"


def _which(pages: Sequence[int]) -> str:
    return ", ".join(map(str, pages[:20])) + (" and more" if len(pages) > 20 else "")
