"""The standards that a PDF keeps: refused by what sets it where it would not, and judged again by pikepdf.

veraPDF is a program of Java that no package index has. pikepdf's judge of PDF/A knows what it allows and
doubts the rest: what it doubts of Typst's files is written down here, with reasons; nothing else may come.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
import typst
from pikepdf import pdfa

from tests.publication.forms.papers import KOREAN, LATIN
from tests.publication.forms.tables import BY_YEAR_AND_ACT
from tumen.publication.forms.papers import Paper, Tongue
from tumen.publication.forms.pdf import STANDARDS, as_pdf
from tumen.publication.forms.report import report

PAPERS = {
    "letter": LATIN,
    "letter-ko": KOREAN,
    "table": report(BY_YEAR_AND_ACT, Tongue.ENGLISH),
    "table-ko": report(BY_YEAR_AND_ACT, Tongue.KOREAN),
}
#: What the judge doubts and PDF/A-2 allows: a place to go to may be an object of its own (ISO 32000-1);
#: an extension schema says what PDF/A does not know, as that of PDF/UA (ISO 19005-2, 6.6.2.3); "A" is level B
#: with tags. Fonts of several scripts it does not read.
DOUBTED = (
    "/Dest", "xmpTPg", "pdfaExtension", "pdfaSchema", "pdfaProperty", "pdfuaid:part", "xmpMM:History",
    "pdfaid:conformance is 'A'", "CFF FDArray FontMatrix",
)  # fmt: skip
#: Operators that put words on a page.
_SHOWN = {"Tj", "TJ", "'", '"'}


@pytest.fixture(scope="module", params=PAPERS)
def paper(request: pytest.FixtureRequest) -> tuple[Paper, pikepdf.Pdf]:
    told = PAPERS[request.param]
    return told, pikepdf.open(io.BytesIO(as_pdf(told)))


@pytest.mark.tesseract  # whoever has it has the Korean font that Debian brings beside it
class TestWhatItKeeps:
    def test_the_judge_of_pdf_a_finds_nothing_but_what_it_does_not_know(
        self, paper: tuple[Paper, pikepdf.Pdf]
    ) -> None:
        assert not violations(paper[1])

    def test_it_has_its_title_its_language_its_tags_and_its_outline(
        self, paper: tuple[Paper, pikepdf.Pdf]
    ) -> None:
        told, made = paper
        root = made.Root
        assert str(root.Lang) == told.tongue.value
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        with made.open_metadata() as about:
            assert about["dc:title"] == told.title
        with made.open_outline() as outline:
            assert [each.title for each in outline.root] == [told.title]
        kinds = {str(each.S) for each in elements(root.StructTreeRoot)}
        assert {"/Document", "/H1", "/P"} <= kinds
        if any(type(block).__name__ == "Grid" for block in told.blocks):
            assert {"/Table", "/TR", "/TH", "/TD"} <= kinds

    def test_every_word_on_a_page_is_in_the_tree_or_marked_as_beside_the_text(
        self, paper: tuple[Paper, pikepdf.Pdf]
    ) -> None:
        for page in paper[1].pages:
            within, shown = list[str](), 0
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in ("BDC", "BMC"):
                    within.append(str(operands[0]))
                elif name == "EMC":
                    within.pop()
                elif name in _SHOWN:
                    shown += 1
                    assert within, "words that no reader of screens is told of"
            assert shown
            assert str(page.obj.Tabs) == "/S"
            assert "/StructParents" in page.obj

    def test_nothing_runs_and_nothing_is_fetched(self, paper: tuple[Paper, pikepdf.Pdf]) -> None:
        keys = {key for each in paper[1].objects if isinstance(each, pikepdf.Dictionary) for key in each}
        assert not keys & {"/JS", "/JavaScript", "/OpenAction", "/AA", "/URI", "/Launch", "/EmbeddedFiles"}


def test_what_breaks_a_standard_is_not_set() -> None:
    """By what sets it, with the standards that papers are set by."""
    for source, fault in (
        (b"= Untitled", "title"),
        (b'#set document(title: "A")\n#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\'/>"))', "alt"),
    ):
        with pytest.raises(typst.TypstError, match=fault):
            typst.compile(source, format="pdf", pdf_standards=STANDARDS)


def test_the_judge_finds_what_is_broken() -> None:
    made = pikepdf.open(io.BytesIO(as_pdf(LATIN)))
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    del made.Root.OutputIntents
    assert violations(made)


def violations(made: pikepdf.Pdf) -> list[str]:
    found = map(str, pdfa.check(made, "2b").findings)
    return [each for each in found if not any(doubt in each for doubt in DOUBTED)]


def elements(of: Any) -> Iterator[Any]:
    """The elements of a tree of tags."""
    parts = of.get("/K", [])
    for each in parts if isinstance(parts, pikepdf.Array) else [parts]:
        if isinstance(each, pikepdf.Dictionary) and "/S" in each:
            yield each
            yield from elements(each)
