"""From a file's bytes to a text with blocks and metadata. PURE: no database, no Django.

Takes bytes and a name, gives an `Extraction` or raises a kind of `tumen.documents.errors.RefusedFile` whose
message says what is wrong and what to do. `walk` finds the files of folders.

The order of the modules is the way of a file: ``sniff`` what it is, ``decode`` its letters, read it
(``plain``, ``webpage``, ``message``, ``office`` over ``confined``), ``cleaning``, cut it into ``pieces``,
name its ``blocks``, and weigh what it says about itself in ``metadata``."""

from __future__ import annotations

from tumen.documents.intake.extract import extract, extract_text
from tumen.documents.intake.extraction import PARTICULARS, Block, Extraction, Found, Metadata
from tumen.documents.intake.folders import FoundFile, PassedOver, RefusedPath, walk

__all__ = [
    "PARTICULARS",
    "Block",
    "Extraction",
    "Found",
    "FoundFile",
    "Metadata",
    "PassedOver",
    "RefusedPath",
    "extract",
    "extract_text",
    "walk",
]
