"""Word files (.docx), by python-docx and their XML: paragraphs, tables, boxes, notes, header."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from tumen.documents.intake.confined import Handed
from tumen.documents.intake.confined.packed import refuse_bomb
from tumen.documents.intake.pieces import Part
from tumen.documents.intake.tables import table_parts
from tumen.vocabulary.codes import BlockKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: Characters of a cell up to which a table is data and not the frame of a letterhead.
_CELL_LENGTH = 300


def parts_of(data: bytes) -> Handed:
    """The parts of a Word file; words that tracked changes delete are left out."""
    refuse_bomb(data)
    from docx import Document

    document = Document(io.BytesIO(data))
    body = document.element.body
    parts = [*_heads(document), *_parts(body, _style_names(document)), *_notes_below(document)]
    notes = []
    if next(body.iter(f"{_W}del", f"{_W}moveFrom"), None) is not None:
        notes.append("The file holds tracked changes; deleted words were not read.")
    if any("comments" in str(part.partname) for part in document.part.package.iter_parts()):
        notes.append("The file holds comments in the margin, which were not read.")
    made = document.core_properties.created
    library = f"python-docx {version('python-docx')}"
    return Handed(tuple(parts), made.date().isoformat() if made else "", library, tuple(notes))


def _style_names(document: Any) -> dict[str, str]:
    return {style.style_id: style.name or "" for style in document.styles if style.style_id}


def _heads(document: Any) -> Iterator[Part]:
    """The first page's header: the letterhead of a letter, the name of a series."""
    section = document.sections[0] if len(document.sections) else None
    if section is None:
        return
    header = section.first_page_header if section.different_first_page_header_footer else section.header
    for paragraph in header._element.iter(f"{_W}p"):
        words = _words(paragraph).strip()
        if words and not words.isdecimal():
            yield Part(words, BlockKind.LETTERHEAD, tight=True)


def _parts(container: Any, styles: dict[str, str]) -> Iterator[Part]:
    for element in container:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, styles)
        elif element.tag == f"{_W}tbl":
            yield from _table(element, styles)
        elif element.tag == f"{_W}sdt":
            for content in element.iter(f"{_W}sdtContent"):
                yield from _parts(content, styles)
                break


def _paragraph(paragraph: Any, styles: dict[str, str]) -> Iterator[Part]:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(f"{_W}val"), "") if style is not None else ""
    yield Part(_words(paragraph), _kind(name))
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield from _parts(box, styles)


def _kind(style: str) -> BlockKind | None:
    small = style.lower()
    if small == "title" or small.startswith("heading") or small.startswith("제목"):
        return BlockKind.HEADLINE
    return BlockKind.CAPTION if small == "caption" else None


def _words(paragraph: Any) -> str:
    """The text of a paragraph without its text boxes and deleted runs."""
    words = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if _is_apart(node, paragraph):
            continue
        name = node.tag.removeprefix(_W)
        words.append({"t": node.text or "", "tab": "\t", "noBreakHyphen": "-"}.get(name, "\n"))
    return "".join(words)


def _is_apart(node: Any, paragraph: Any) -> bool:
    for parent in node.iterancestors():
        if parent is paragraph:
            return False
        if parent.tag in (f"{_W}txbxContent", _FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}tabs"):
            return True
    return False


def _table(table: Any, styles: dict[str, str]) -> Iterator[Part]:
    rows = [[_cell(cell) for cell in row.findall(f"{_W}tc")] for row in table.findall(f"{_W}tr")]
    is_data = len(rows) >= 2 and all(len(row) >= 2 and max(map(len, row)) <= _CELL_LENGTH for row in rows)
    if is_data:
        yield from table_parts(rows)
        return
    for cell in table.iter(f"{_W}tc"):
        yield from _parts(cell, styles)


def _cell(cell: Any) -> str:
    return " ".join(_words(paragraph) for paragraph in cell.iter(f"{_W}p"))


def _notes_below(document: Any) -> Iterator[Part]:
    """Footnotes and endnotes, in their order, after the text."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        tree = etree.fromstring(relation.target_part.blob, parser)
        for note in tree:
            if note.get(f"{_W}type") is None:
                yield Part(" ".join(_words(paragraph) for paragraph in note.iter(f"{_W}p")))
