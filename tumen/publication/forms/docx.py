"""A paper as DOCX, to be worked on: headings, lists and tables as Word knows them, numbers as links. PURE."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Set
from datetime import datetime
from typing import Any

from tumen.publication.forms.papers import (
    Block,
    CannotSet,
    Drawing,
    Grid,
    Heading,
    Paper,
    Paragraph,
    Tongue,
    ready,
)
from tumen.publication.forms.pdf import as_png
from tumen.publication.forms.wording import day_in_words, mark, runs, sources_said, word

#: The day that every file says it was made on: the paper tells its own, the computer's is nobody's business.
_NO_DAY = datetime(2000, 1, 1)
_LANGUAGES = {"en": "en-GB", "ko": "ko-KR"}
#: Of a table with more columns than these: the size of its letters in points.
_SMALL = ((14, 6), (9, 8))
_KOREAN_FONT = "Malgun Gothic"
_GREY = (70, 70, 70)  #: as in the PDF


def as_docx(paper: Paper) -> bytes:
    """The paper as a Word file, the same bytes each time. Raises CannotSet."""
    from docx import Document

    paper = ready(paper)
    document = Document()
    _prepare(document, paper)
    if paper.is_wide:
        _on_its_side(document)
    if paper.is_draft:
        document.add_paragraph().add_run(word(paper.tongue, "draft").upper()).bold = True
    for lines in (paper.sender, paper.recipient):
        if lines:
            document.add_paragraph("\n".join(lines))
    if paper.day:
        document.add_paragraph(day_in_words(paper.tongue, paper.day))
    document.add_heading(paper.title, level=1)
    if paper.greeting:
        document.add_paragraph(paper.greeting)
    printed = {cited.number for cited in paper.annex}
    for block in paper.blocks:
        _add(document, paper, block, printed)
    if paper.closing:
        document.add_paragraph(paper.closing)
    if paper.signatories:
        document.add_paragraph("\n".join(paper.signatories))
    _annex(document, paper)
    _number_pages(document, paper.tongue)
    file = io.BytesIO()
    document.save(file)
    return _still(file.getvalue())


def _still(data: bytes) -> bytes:
    """The same file without the time of writing that python-docx gives to each of its parts."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as made,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as still,
    ):
        for part in made.infolist():
            told = zipfile.ZipInfo(part.filename, date_time=(1980, 1, 1, 0, 0, 0))
            told.compress_type = zipfile.ZIP_DEFLATED
            still.writestr(told, made.read(part))
    return written.getvalue()


def _prepare(document: Any, paper: Paper) -> None:
    """Language, font and properties: nothing of the computer or of python-docx's own template."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    about = document.core_properties
    about.title, about.author, about.last_modified_by = paper.title, "", ""
    about.comments, about.keywords, about.subject = "", "", ""
    about.language = _LANGUAGES[paper.tongue.value]
    about.created = about.modified = _NO_DAY
    about.revision = 1
    style = document.styles["Normal"]
    style.font.size = Pt(11)
    style.font.name = "Cambria"
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), _KOREAN_FONT)
    language = style.element.rPr.makeelement(qn("w:lang"), {})
    # Hangul has a language of its own here. Latin letters called Korean would be parted within their words.
    language.set(qn("w:val"), _LANGUAGES[Tongue.ENGLISH.value])
    language.set(qn("w:eastAsia"), _LANGUAGES[Tongue.KOREAN.value])
    style.element.rPr.append(language)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)


def _on_its_side(document: Any) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(1.5)


def _number_pages(document: Any, tongue: Tongue) -> None:
    """ "Page 1 of 3" at the foot: whoever opens it counts the pages, which here nobody knows."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    foot = document.sections[0].footer.paragraphs[0]
    is_korean, page = tongue is Tongue.KOREAN, word(tongue, "page")
    foot.add_run("" if is_korean else f"{page} ")
    for field, after in (("PAGE", f" {word(tongue, 'of')} "), ("NUMPAGES", f" {page}" if is_korean else "")):
        count = foot._p.makeelement(qn("w:fldSimple"), {qn("w:instr"): field})
        shown = foot.add_run("1")
        foot._p.remove(shown._r)
        count.append(shown._r)
        foot._p.append(count)
        foot.add_run(after)
    for run in foot.runs:
        run.font.size = Pt(9)


def _add(document: Any, paper: Paper, block: Block, printed: Set[int]) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.words, level=2)
    elif isinstance(block, Paragraph):
        _say(document.add_paragraph(), paper, block, printed)
    elif isinstance(block, Grid):
        _grid(document, block)
    elif isinstance(block, Drawing):
        _draw(document, block, paper.tongue)
    else:
        for item in block.items:
            _say(document.add_paragraph(style="List Number"), paper, item, printed)


def _say(into: Any, paper: Paper, paragraph: Paragraph, printed: Set[int]) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    for place, sentence in enumerate(paragraph.sentences):
        into.add_run((" " if place else "") + sentence.words)
        if sentence.cites:
            into.add_run(" [")
            for at, (number, words) in enumerate(runs(sentence.cites)):
                if at:
                    into.add_run(", ")
                if number in printed:
                    _link(into, number, words)
                else:
                    into.add_run(words)
            into.add_run("]")
        elif sentence.is_uncited:
            run = into.add_run(f" [{word(paper.tongue, 'uncited')}]")
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _link(into: Any, number: int, words: str) -> None:
    """The number, or the first of several, as a link to its citation in the annex."""
    from docx.oxml.ns import qn

    run = into.add_run(words)
    link = into._p.makeelement(qn("w:hyperlink"), {qn("w:anchor"): f"cited-{number}"})
    into._p.remove(run._r)
    link.append(run._r)
    into._p.append(link)


def _grid(document: Any, grid: Grid) -> None:
    document.add_paragraph(grid.caption).runs[0].bold = True
    table = document.add_table(rows=1, cols=len(grid.head), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, grid.head, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(words).bold = True
    _repeats(table.rows[0])
    for number, row in enumerate(grid.rows):
        cites = mark(grid.cites[number]) if number < len(grid.cites) else ""
        for at, (cell, words) in enumerate(zip(table.add_row().cells, row, strict=True)):
            cell.text = f"{words} {cites}".strip() if at == len(row) - 1 else words
    if grid.amounts is not None:
        _to_the_right(table, grid.amounts)
    if size := next((size for most, size in _SMALL if len(grid.head) > most), None):
        _in_small(table, size)
    document.add_paragraph()


def _to_the_right(table: Any, first: int) -> None:
    from docx.enum.text import WD_PARAGRAPH_ALIGNMENT

    for row in table.rows:
        for cell in row.cells[first:]:
            cell.paragraphs[0].alignment = WD_PARAGRAPH_ALIGNMENT.RIGHT


def _in_small(table: Any, size: float) -> None:
    """So that no number of a table with many columns is broken in two."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    about = table._tbl.tblPr
    margins = about.makeelement(qn("w:tblCellMar"), {})
    for side in ("left", "right"):
        margins.append(margins.makeelement(qn(f"w:{side}"), {qn("w:w"): "30", qn("w:type"): "dxa"}))
    about.find(qn("w:tblLook")).addprevious(margins)  # the order in which the standard has them
    for row in table.rows:
        for cell in row.cells:
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(size)


def _draw(document: Any, drawing: Drawing, tongue: Tongue) -> None:
    """The drawing as a picture with its words; without a font for it, its words alone."""
    from docx.oxml.ns import qn
    from docx.shared import Cm

    document.add_paragraph(drawing.caption).runs[0].bold = True
    try:
        picture = as_png(drawing, tongue)
    except CannotSet:
        document.add_paragraph(drawing.alt)
        return
    document.add_picture(io.BytesIO(picture), width=Cm(15))
    for about in document.paragraphs[-1]._p.iter(qn("wp:docPr"), qn("pic:cNvPr")):
        about.set("descr", drawing.alt)
        about.set("name", drawing.caption)


def _repeats(row: Any) -> None:
    """The head of a table stands on each of its pages, and is told as a head to a screen reader."""
    from docx.oxml.ns import qn

    about = row._tr.get_or_add_trPr()
    about.append(about.makeelement(qn("w:tblHeader"), {}))


def _annex(document: Any, paper: Paper) -> None:
    from docx.shared import RGBColor

    if paper.citations:
        document.add_heading(word(paper.tongue, "sources"), level=2)
        document.add_paragraph(" ".join(sources_said(paper))).paragraph_format.keep_with_next = True
    for cited in paper.annex:
        about = ", ".join(part for part in (cited.source, cited.document, cited.day) if part)
        line = document.add_paragraph()
        _bookmark(line, cited.number)
        line.add_run(f"[{cited.number}] ").bold = True
        line.add_run(f"“{cited.quote}” ")
        claim = f" · {word(paper.tongue, 'claim')} {cited.claim}" if cited.claim else ""
        # In grey and not slanted: Hangul has no italics.
        line.add_run(f"{about}{claim}").font.color.rgb = RGBColor(*_GREY)
    if paper.notes:
        document.add_heading(word(paper.tongue, "notes"), level=2)
        for note in paper.notes:
            document.add_paragraph(note)


def _bookmark(into: Any, number: int) -> None:
    from docx.oxml.ns import qn

    named = {qn("w:id"): str(number), qn("w:name"): f"cited-{number}"}
    into._p.append(into._p.makeelement(qn("w:bookmarkStart"), named))
    into._p.append(into._p.makeelement(qn("w:bookmarkEnd"), {qn("w:id"): str(number)}))
