"""A letter as DOCX."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document

from tests.publication.forms.papers import ENGLISH, KOREAN
from tumen.publication.forms import papers
from tumen.publication.forms.docx import as_docx
from tumen.publication.forms.papers import Paper


@pytest.fixture(scope="module")
def letter() -> bytes:
    return as_docx(ENGLISH)


def test_its_parts_are_headings_lists_and_tables(letter: bytes) -> None:
    document = Document(io.BytesIO(letter))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles[ENGLISH.title] == "Heading 1"
    assert styles["What we ask"] == "Heading 2"
    assert styles["Publish the list."] == "List Number"
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Source", "Figure"], ["Lanternlight", "about 600 [1]"], ["Herald", "500 [2]"],
    ]  # fmt: skip


def test_each_number_is_a_link_to_a_place_that_is_there(letter: bytes) -> None:
    words = zipfile.ZipFile(io.BytesIO(letter)).read("word/document.xml").decode()
    for number in (1, 2):
        assert f'w:anchor="cited-{number}"' in words
        assert f'w:name="cited-{number}"' in words


def test_a_number_whose_citation_is_not_printed_is_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "ANNEX", 1)
    made = as_docx(replace(ENGLISH, elsewhere="sources-en.csv"))
    words = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert 'w:anchor="cited-1"' in words
    assert "cited-2" not in words
    assert "sources-en.csv" in words


def test_what_cites_nothing_is_marked(letter: bytes) -> None:
    document = Document(io.BytesIO(letter))
    marked = [run.text for each in document.paragraphs for run in each.runs if run.font.highlight_color]
    assert marked == [" [no source]"]


def test_it_tells_nothing_of_who_made_it(letter: bytes) -> None:
    about = Document(io.BytesIO(letter)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created is not None
    assert about.created.year == 2000


def test_the_letter_says_its_language() -> None:
    document = Document(io.BytesIO(as_docx(KOREAN)))
    assert document.core_properties.language == "ko-KR"
    assert "초안" in document.paragraphs[0].text


@pytest.mark.parametrize(("paper", "foot"), [(ENGLISH, "Page 1 of 1"), (KOREAN, "1 / 1 쪽")])
def test_each_page_has_its_number(paper: Paper, foot: str) -> None:
    words = zipfile.ZipFile(io.BytesIO(as_docx(paper))).read("word/footer1.xml").decode()
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", words)) == foot
    assert re.findall(r'w:instr="(\w+)"', words) == ["PAGE", "NUMPAGES"]


def test_korean_breaks_no_word_of_latin_letters_and_its_page_is_a4() -> None:
    """Latin letters called Korean would be parted wherever a line ends: Fam-ilies."""
    document = Document(io.BytesIO(as_docx(KOREAN)))
    assert 'w:val="en-GB" w:eastAsia="ko-KR"' in document.styles["Normal"].element.xml
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
