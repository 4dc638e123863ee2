"""Word files, workbooks and messages, made with the libraries that read them, and packed files that lie or
burst."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from docx import Document
from openpyxl import Workbook


def docx(
    paragraphs: Sequence[str | tuple[str, str]], *, header: str = "", table: Sequence[Sequence[str]] = ()
) -> bytes:
    """A Word file; a paragraph with a style is a pair ("Heading 1", words)."""
    document = Document()
    document.core_properties.created = datetime(2023, 10, 12)
    for paragraph in paragraphs:
        style, words = paragraph if isinstance(paragraph, tuple) else ("Normal", paragraph)
        document.add_paragraph(words, style=style)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    return _saved(document)


def with_xml(data: bytes, name: str, old: str, new: str) -> bytes:
    """The packed file with words of one part replaced, for what the library cannot write (tracked
    changes)."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            body = source.read(part)
            target.writestr(part, body.replace(old.encode(), new.encode()) if part == name else body)
    return out.getvalue()


def xlsx(sheets: dict[str, Sequence[Sequence[Any]]], *, hidden: str = "") -> bytes:
    """A workbook; ``hidden`` names the sheet that is not shown."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    return _saved(book)


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip file of the given parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def docx_bomb(size: int = 60_000_000) -> bytes:
    """A Word file of some kilobytes whose text unpacks to ``size`` bytes."""
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * size})


def eml(
    body: str,
    *,
    sender: str = "Lanternlight Korea <alerts@lanternlight.example>",
    to: str = "readers@lanternlight.example",
    subject: str = "Alert: forty people returned",
    date: str = "Thu, 21 Sep 2023 10:20:00 +0900",
    html: str = "",
    attachments: Sequence[tuple[str, bytes]] = (),
    charset: str = "utf-8",
) -> bytes:
    """A message as a mail program saves it."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    if date:
        message["Date"] = date
    message["Message-ID"] = "<1@lanternlight.example>"
    message.set_content(body, charset=charset)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()
