"""Makes the example documents that are not plain text: .pdf, .docx, .xlsx and .eml.

    pip install python-docx==1.2.0 openpyxl==3.1.5 typst==0.15.2
    python examples/make_documents.py [FOLDER]

FOLDER is examples/documents when it is not given. The same versions always write the same bytes: every date
that a format stores is fixed, and no font of the machine is used. The other example documents (.txt, .md,
.html, .csv) are edited by hand and are not touched.

Rule: every document ends with NOTE, which says that it was written as an example and what in it is invented.
"""

import io
import re
import sys
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import typst
from docx import Document as open_document
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from openpyxl.styles import Alignment, Font
from texts import (
    ALERT,
    CLERK_LIST,
    EMBASSY,
    EMBASSY_NOTE,
    EMBASSY_QUOTED,
    NOTE,
    OPEN_LETTER,
    QUESTION,
    QUESTION_HEAD,
    RELEASE,
    RELEASE_HEAD,
    RELEASE_TITLE,
    STATEMENT,
)

# ZIP cannot hold a date before 1980; any fixed later date makes the bytes repeatable.
ZIP_DATE = (2024, 1, 1, 0, 0, 0)


def make_pdf(source: str) -> bytes:
    """The document set by Typst with its own fonts only, so that every machine gives the same pages."""
    return typst.compile(source.replace("__NOTE__", NOTE).encode(), ignore_system_fonts=True)


def make_release() -> bytes:
    document = new_document("Lanternlight Korea", RELEASE_TITLE, datetime(2023, 10, 12, 9, 0, tzinfo=UTC))
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(RELEASE_HEAD).bold = True
    document.add_heading(RELEASE_TITLE, level=1)
    for paragraph in RELEASE:
        document.add_paragraph(paragraph)
    add_note(document)
    return docx_bytes(document, datetime(2023, 10, 12, 9, 0, tzinfo=UTC))


def make_question() -> bytes:
    document = new_document(
        "Department for External Relations", QUESTION_HEAD, datetime(2023, 11, 8, 15, 0, tzinfo=UTC)
    )
    document.add_heading(QUESTION_HEAD, level=1)
    document.add_paragraph("Department for External Relations")
    document.add_paragraph("8 November 2023")
    for lead, text in QUESTION:
        if text is None:
            document.add_heading(lead, level=2)
        else:
            document.add_paragraph().add_run(lead).bold = True
            document.add_paragraph(text)
    add_note(document)
    return docx_bytes(document, datetime(2023, 11, 8, 15, 0, tzinfo=UTC))


def make_alert() -> bytes:
    message = new_message(
        sender="Lanternlight Korea <alerts@lanternlight.example>",
        to="Alert list <readers@lanternlight.example>",
        date="Fri, 01 Sep 2023 10:20:00 +0900",
        subject="Alert: 80 people returned from China on 29 August",
        identity="<20230901102000.alert@lanternlight.example>",
    )
    message.set_content(ALERT)
    return bytes(message)


def make_embassy_answer() -> bytes:
    message = new_message(
        sender="Embassy, Political Section <political@embassy.example>",
        to="Simon Harcastle <clerk@escape-and-asylum.example>",
        date="Mon, 30 Oct 2023 16:45:00 +0000",
        subject="Re: Statement of the All-Party Group, 17 October 2023",
        identity="<20231030164500.answer@embassy.example>",
    )
    quoted = "\n".join("> " + line for line in EMBASSY_QUOTED)
    message.set_content("\n\n".join([*EMBASSY, quoted, EMBASSY_NOTE]) + "\n")
    message.add_alternative(embassy_html(), subtype="html")
    message.set_boundary("=_example_embassy_answer_=")
    return bytes(message)


def embassy_html() -> str:
    paragraphs = "\n".join(f"<p>{text}</p>" for text in EMBASSY)
    quoted = "\n".join(f"<p>{text}</p>" for text in EMBASSY_QUOTED)
    return (
        f'<html lang="en"><head><meta charset="utf-8"></head><body>\n{paragraphs}\n'
        f'<blockquote type="cite">\n{quoted}\n</blockquote>\n'
        f"<p><small>{EMBASSY_NOTE}</small></p>\n</body></html>\n"
    )


def make_clerk_list() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Reported group returns"
    for row in CLERK_LIST:
        sheet.append(row)
    sheet.append([])
    sheet.append([NOTE])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in zip("ABCDEF", (20, 16, 10, 14, 58, 36), strict=True):
        sheet.column_dimensions[column].width = width
    last = sheet.max_row
    sheet.merge_cells(f"A{last}:F{last}")
    sheet[f"A{last}"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[last].height = 34
    sheet.freeze_panes = "A2"
    workbook.properties.creator = "Simon Harcastle"
    workbook.properties.title = "Reported group returns"
    saved = io.BytesIO()
    workbook.save(saved)
    return fix_zip(saved.getvalue(), datetime(2024, 5, 7, 12, 0, tzinfo=UTC))


# What the formats share


def new_document(author: str, title: str, when: datetime) -> Document:
    document = open_document()
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(11)
    properties = document.core_properties
    properties.author = properties.last_modified_by = author
    properties.title, properties.comments = title, ""
    properties.created = properties.modified = when.replace(tzinfo=None)
    return document


def add_note(document: Document) -> None:
    run = document.add_paragraph().add_run(NOTE)
    run.italic, run.font.size = True, Pt(9)


def docx_bytes(document: Document, when: datetime) -> bytes:
    saved = io.BytesIO()
    document.save(saved)
    return fix_zip(saved.getvalue(), when)


def new_message(*, sender: str, to: str, date: str, subject: str, identity: str) -> EmailMessage:
    message = EmailMessage()
    message["Date"], message["From"], message["To"] = date, sender, to
    message["Subject"], message["Message-ID"] = subject, identity
    return message


def fix_zip(data: bytes, when: datetime) -> bytes:
    """The same Office file with fixed dates: of its parts, and of what the libraries set to now."""
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, part)
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, part)
    return fixed.getvalue()


def make_documents(folder: Path) -> list[Path]:
    """Writes every generated example into the folder and returns their paths."""
    made = {
        "2021-07-20-open-letter.pdf": make_pdf(OPEN_LETTER),
        "2023-09-01-alert-eighty-returned.eml": make_alert(),
        "2023-10-12-ngo-release.docx": make_release(),
        "2023-10-17-parliamentary-statement.pdf": make_pdf(STATEMENT),
        "2023-10-30-embassy-answer.eml": make_embassy_answer(),
        "2023-11-08-written-questions.docx": make_question(),
        "list-returned-groups-clerk.xlsx": make_clerk_list(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "documents"
    for path in make_documents(target):
        print(path)
