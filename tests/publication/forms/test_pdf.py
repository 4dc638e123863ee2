"""A letter as PDF."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from tests.publication.forms.papers import ENGLISH, KOREAN, LATIN, saying
from tumen.publication.forms import papers, pdf
from tumen.publication.forms.papers import CannotSet
from tumen.publication.forms.pdf import as_pdf


def text_of(data: bytes) -> str:
    pages = (page.get_textpage().get_text_range() for page in PdfDocument(data))
    return re.sub(r"\s+", " ", " ".join(pages))


@pytest.fixture(scope="module")
def letter() -> bytes:
    return as_pdf(LATIN)


def test_every_word_can_be_read_in_its_order(letter: bytes) -> None:
    said = text_of(letter)
    places = [
        said.index(words)
        for words in ("DRAFT", "Heron Alliance", "About 600 people", "[1, 2]", "no source",
                      "What we ask", "1. Raise", "Figures side by side", "Yours sincerely",
                      "Sources", "Claim c-abd", "Notes")
    ]  # fmt: skip
    assert places == sorted(places)


def test_it_says_that_it_keeps_the_standards(letter: bytes) -> None:
    assert b"<pdfaid:part>2</pdfaid:part>" in letter
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in letter
    assert b"<pdfuaid:part>1</pdfuaid:part>" in letter


def test_it_tells_nothing_of_this_computer(letter: bytes) -> None:
    told = PdfDocument(letter).get_metadata_dict()
    assert told["CreationDate"].startswith("D:20240301")
    assert told["Title"] == LATIN.title
    assert told["Author"] == "Heron Alliance"


def test_the_same_letter_is_the_same_file(letter: bytes) -> None:
    assert as_pdf(LATIN) == letter


@pytest.mark.parametrize(
    "words",
    [
        "#panic(1)",
        "$ x^2 $",
        "*strong* _weak_ `raw`",
        "<label> @cite",
        "\\ \\u{41}",
        "// nothing",
        '#read("/")',
    ],
)
def test_words_are_never_markup(words: str) -> None:
    assert words.replace(" ", "") in text_of(as_pdf(saying(f"They wrote: {words}."))).replace(" ", "")


def test_a_number_leads_to_its_citation(letter: bytes) -> None:
    assert b"/Link" in letter or letter.count(b"/Dest") >= 2


def test_of_too_many_citations_the_first_are_printed_and_the_table_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(papers, "ANNEX", 1)
    said = text_of(as_pdf(replace(LATIN, elsewhere="sources-en.csv")))
    for words in ("[1, 2]", "the first 1 of 2", "sources-en.csv", "Claim c-abc"):
        assert words in said
    assert "c-abd" not in said


def test_korean_is_set_or_refused_and_never_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_families", lambda: frozenset({"Libertinus Serif"}))
    for paper in (ENGLISH, KOREAN):
        with pytest.raises(CannotSet, match="no Korean font"):
            as_pdf(paper)


@pytest.mark.tesseract  # whoever has it has the Korean font that Debian brings beside it
def test_a_korean_letter_can_be_read() -> None:
    said = text_of(as_pdf(KOREAN))
    assert "강제송환에 관하여" in said
    assert "출처 없음" in said
    assert "1 / 1 쪽" in said
