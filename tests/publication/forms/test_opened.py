"""A DOCX as others see it: opened in LibreOffice, and read again from the pages that it draws."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from tests.publication.forms.papers import ENGLISH, KOREAN
from tests.publication.forms.tables import BY_YEAR_AND_ACT
from tumen.publication.forms.docx import as_docx
from tumen.publication.forms.papers import Drawing, Paper, Tongue
from tumen.publication.forms.report import report

PAPERS = {
    "letter-en": ENGLISH,
    "letter-ko": KOREAN,
    "report-en": report(BY_YEAR_AND_ACT, Tongue.ENGLISH),
    "report-ko": report(BY_YEAR_AND_ACT, Tongue.KOREAN),
}
_A4 = {210, 297}  #: mm, on its side or not
_MM = 25.4 / 72  #: of a point
_LINE = 24  #: letters that stand together in any line


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfDocument]:
    """Each paper as LibreOffice draws it; all by one process, which takes seconds to start."""
    folder = tmp_path_factory.mktemp("opened")
    for name, paper in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(as_docx(paper))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", folder, *(folder / f"{name}.docx" for name in PAPERS)],
        check=True, capture_output=True, timeout=240, env={"PATH": os.environ["PATH"], "HOME": str(folder)},
    )  # fmt: skip
    return {name: PdfDocument(folder / f"{name}.pdf") for name in PAPERS}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", PAPERS)
def test_it_opens_in_libreoffice_on_a4_with_every_word(name: str, opened: dict[str, PdfDocument]) -> None:
    made, paper = opened[name], PAPERS[name]
    for page in made:
        assert {round(side * _MM) for side in page.get_size()} == _A4
    said = _run_together(" ".join(page.get_textpage().get_text_range() for page in made))
    missing = [words for words in _words(paper) if _run_together(words) not in said]
    assert not missing


def _words(paper: Paper) -> list[str]:
    """Every word that stands there as text: a drawing is a picture, and what is longer than a line may be
    parted by the foot of a page."""
    told = replace(paper, blocks=tuple(each for each in paper.blocks if not isinstance(each, Drawing)))
    return [word[:_LINE] for words in told.words() for word in words.split()]


def _run_together(words: str) -> str:
    """Without spaces, hyphens and the ends of lines, which a page has otherwise."""
    return re.sub(r"[\s\u00ad\ufffe-]+", "", words)
