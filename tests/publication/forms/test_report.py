"""The report on a release: what it says, and that each of its forms says it to everybody."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from tests.publication.forms.tables import BY_YEAR, BY_YEAR_AND_ACT
from tumen.publication.forms import pdf
from tumen.publication.forms.counts import Shown
from tumen.publication.forms.docx import as_docx
from tumen.publication.forms.papers import Drawing, Grid, Tongue
from tumen.publication.forms.pdf import as_pdf
from tumen.publication.forms.plain import as_text
from tumen.publication.forms.report import report
from tumen.publication.reporting import reports_of


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return reports_of(BY_YEAR).files


def test_it_says_what_is_counted_what_is_withheld_and_how_to_cite_it() -> None:
    said = as_text(report(BY_YEAR, Tongue.ENGLISH))
    for words in (
        "Claims are counted: what one document says once.",
        "Counted by year.",
        "Only these are counted: forced return (act), China (place).",
        "before 2018 or after 2019 | withheld",
        "1 of the 4 counts are withheld. Counts above 0 and below 5 are withheld",
        "much of what happened is in no document",
        f"“Returns by year (invented)”. Release 3, 1 March 2024. SHA-256 of the table: {'ab' * 32}.",
        f"by this key: {'cd' * 32}",
    ):
        assert words in said, words
    assert "no source" not in said


def test_in_korean_all_but_the_title_is_korean() -> None:
    said = as_text(report(BY_YEAR, Tongue.KOREAN)).replace(BY_YEAR.title, "")
    said = re.sub(r"SHA-256|Ed25519|manifest\.json|signature\.json|(ab){32}|(cd){32}", "", said)
    assert not re.findall("[A-Za-z]+", said)
    assert "강제송환 (행위), 중국 (장소)" in said


def test_a_table_by_two_things_has_rows_and_columns() -> None:
    (grid,) = (each for each in report(BY_YEAR_AND_ACT, Tongue.ENGLISH).blocks if isinstance(each, Grid))
    assert grid.head == ("year", "forced return", "killing", "total")
    assert grid.rows == (("2018", "700", "withheld", "1,200"), ("total", "900", "602", "1,502"))
    (drawn,) = (each for each in report(BY_YEAR_AND_ACT, Tongue.ENGLISH).blocks if isinstance(each, Drawing))
    assert drawn.alt == "2018: 1,200"


def test_what_is_withheld_has_no_bar() -> None:
    (drawn,) = (each for each in report(BY_YEAR, Tongue.ENGLISH).blocks if isinstance(each, Drawing))
    assert [(bar.words, bar.length) for bar in drawn.bars] == [
        ("2018", 1.0),
        ("2019", 0.25),
        ("before 2018 or after 2019", None),
    ]


def test_as_pdf_its_drawing_is_told_and_it_keeps_the_standards(files: Mapping[str, bytes]) -> None:
    made = files["report-en.pdf"]
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"/Alt" in made
    said = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(made))
    assert "1,200" in said
    assert "withheld" in said


def test_as_docx_its_drawing_is_a_picture_with_words(files: Mapping[str, bytes]) -> None:
    parts = zipfile.ZipFile(io.BytesIO(files["report-en.docx"]))
    assert parts.read("word/media/image1.png").startswith(b"\x89PNG")
    alt = 'descr="2018: 1,200; 2019: 300; before 2018 or after 2019: withheld"'
    assert alt in parts.read("word/document.xml").decode()
    (table,) = Document(io.BytesIO(files["report-en.docx"])).tables
    assert [cell.text for cell in table.rows[-1].cells] == ["total", "1,502"]


def test_a_table_with_many_columns_turns_the_paper_on_its_side() -> None:
    columns = [*"abcdefghijk", "total"]
    wide = replace(BY_YEAR_AND_ACT, lines=tuple(Shown("2018", 1200, across=each) for each in columns))
    paper = report(wide, Tongue.ENGLISH)
    page = PdfDocument(as_pdf(paper))[0]
    assert page.get_width() > page.get_height()
    section = Document(io.BytesIO(as_docx(paper))).sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)
    assert not report(BY_YEAR_AND_ACT, Tongue.ENGLISH).is_wide


def test_the_same_release_gives_the_same_files() -> None:
    paper = report(BY_YEAR, Tongue.ENGLISH)
    assert as_docx(paper) == as_docx(paper)
    assert as_pdf(paper) == as_pdf(paper)


def test_where_no_font_shows_korean_that_report_is_left_out_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "_families", lambda: frozenset({"Libertinus Serif"}))
    made = reports_of(BY_YEAR)
    assert set(made.files) == {"report-en.pdf", "report-en.docx", "report-ko.docx", "chart.png"}
    assert "no Korean font" in made.left_out["report-ko.pdf"]
    document = Document(io.BytesIO(made.files["report-ko.docx"]))
    assert any("2019: 300" in each.text for each in document.paragraphs), "the drawing in words"
