"""What stands in a file that an answer gives. Packed bytes are no words: any three digits stand among them by
chance, and what is packed is not found in them."""

from __future__ import annotations

import io
import zipfile
from contextlib import closing

from pypdfium2 import PdfDocument

#: How pictures and fonts begin.
_NO_WORDS = (b"\x89PNG", b"\xff\xd8\xff", b"wOF2", b"\0\0\1\0")


def words_of(data: bytes) -> str:
    """The words of a text, of the files in a package and in the packages of that one, or of a PDF's pages."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return " ".join(f"{name} {words_of(package.read(name))}" for name in package.namelist())
    if data.startswith(b"%PDF"):
        with closing(PdfDocument(data)) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
            return " ".join([*document.get_metadata_dict().values(), *pages])
    if data.startswith(_NO_WORDS):
        return ""
    return data.decode()  # what is neither has to be decided on
