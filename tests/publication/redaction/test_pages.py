"""PDF files of pictures, from which names were painted out. All persons are invented."""

from __future__ import annotations

from typing import Any

import pytest
from pypdfium2 import PdfDocument, raw

from tests.documents.shapes.pdf import At, pdf
from tests.documents.shapes.scans import scan
from tumen.documents.errors import DamagedFile
from tumen.documents.intake.recognition import tesseract
from tumen.publication.redaction import pages as painting
from tumen.publication.redaction.pages import CannotRedact, Copy, redacted_pdf
from tumen.publication.redaction.proving import searched
from tumen.publication.redaction.withheld import Withheld

WITHHELD = Withheld.of(["Ri Chol-min"])
LETTER = [
    At("On Tuesday the guards led Lee Cheol-min out of the cell in Tumen.", 100),
    At("Two of the others were women.", 130),
    At("RI CHOL MIN was not seen again.", 160),
]


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without tesseract."""
    monkeypatch.setattr(painting, "tesseract", lambda: None)


def ink(data: bytes, left: float, top: float, right: float, bottom: float) -> float:
    """The share of this part of the first page (points from left and top) that is black."""
    points = PdfDocument(data)[0].render(scale=1).to_numpy()[int(top) : int(bottom), int(left) : int(right)]
    return float((points.max(axis=2) < 40).mean())


@pytest.fixture(scope="module")
def letter() -> bytes:
    return pdf([LETTER], made_on="20231011")


@pytest.fixture(scope="module")
def copy(letter: bytes) -> Copy:
    """The letter without the name, made on a computer without tesseract."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(painting, "tesseract", lambda: None)
        return redacted_pdf(letter, WITHHELD)


@pytest.mark.usefixtures("without")
class TestByItsText:
    def test_names_are_painted_over_in_every_spelling(self, copy: Copy) -> None:
        assert copy.boxes == (2,)
        assert not copy.recognised
        assert ink(copy.data, 205, 91, 270, 101) > 0.95
        assert ink(copy.data, 74, 151, 140, 161) > 0.95

    def test_the_rest_can_be_read(self, copy: Copy) -> None:
        assert 0.02 < ink(copy.data, 72, 120, 220, 132) < 0.5

    def test_nothing_of_the_file_comes_along_but_its_looks(self, letter: bytes, copy: Copy) -> None:
        document = PdfDocument(copy.data)
        assert document[0].get_textpage().get_text_range() == ""
        assert document.count_attachments() == 0
        assert "20231011" not in str(document.get_metadata_dict())
        assert {held.type for held in document[0].get_objects()} == {raw.FPDF_PAGEOBJ_IMAGE}
        assert searched(letter, WITHHELD).leaks
        assert searched(copy.data, WITHHELD).is_clean

    def test_the_page_has_its_size(self, copy: Copy) -> None:
        width, height = PdfDocument(copy.data)[0].get_size()
        assert (round(width), round(height)) == (612, 792)

    def test_a_page_that_lies_on_its_side_is_painted_where_it_shows(self, letter: bytes) -> None:
        turned = letter.replace(b"/MediaBox", b"/Rotate 90 /MediaBox")
        copy = redacted_pdf(turned, WITHHELD)
        # The line 100 points from the top runs down the page, 100 points from its right side.
        assert ink(copy.data, 792 - 101, 205, 792 - 91, 270) > 0.95

    def test_what_a_person_marked_is_painted_too(self, letter: bytes) -> None:
        copy = redacted_pdf(letter, Withheld(signs=False), marked=[(1, (100, 150, 400, 170))])
        assert ink(copy.data, 70, 122, 240, 132) > 0.95

    def test_it_tells_how_far_it_is(self) -> None:
        told: list[tuple[int, int]] = []
        redacted_pdf(pdf([LETTER, LETTER]), WITHHELD, tell=lambda page, pages: told.append((page, pages)))
        assert told == [(1, 2), (2, 2)]

    def test_a_picture_that_nobody_looked_at_is_refused(self) -> None:
        with pytest.raises(CannotRedact, match="page 1 is a picture"):
            redacted_pdf(scan([LETTER]), WITHHELD)

    def test_unless_somebody_says_that_they_did(self) -> None:
        assert redacted_pdf(scan([LETTER]), WITHHELD, seen_by_eye=True).boxes == (0,)

    def test_a_long_file_is_refused(self, letter: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(painting, "PAGES", 0)
        with pytest.raises(CannotRedact, match="more than 0 pages"):
            redacted_pdf(letter, WITHHELD)


@pytest.mark.parametrize(
    "lie",
    [
        {"size": [10, 10, 200, 1], "rgb": "", "said": ["", []], "recognised": None},
        {"size": [1 << 20, 1 << 20, 200, 1], "rgb": "", "said": ["", []], "recognised": None},
        {"size": [1, 1, 200, 1], "rgb": "AAAA", "said": ["ab", [[0, 0, 1, 1]]], "recognised": None},
        {"size": [1, 1, 200, 1], "rgb": "!", "said": ["", []], "recognised": None},
        {},
    ],
)
def test_an_answer_that_is_not_as_agreed_is_not_taken(lie: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painting, "read_confined", lambda reader, data: lie)
    with pytest.raises(DamagedFile):
        redacted_pdf(b"%PDF-", WITHHELD)


@pytest.mark.tesseract
def test_names_in_a_picture_are_found_and_not_to_be_read_again() -> None:
    copy = redacted_pdf(scan([LETTER]), WITHHELD)
    assert copy.recognised
    assert copy.boxes[0] >= 2
    engine = tesseract()
    assert engine
    again = painting._drawn(copy.data, 1, engine.languages).recognised
    assert again
    assert "others were women" in again.text
    assert "heol" not in again.text
    assert "CHOL" not in again.text


def test_what_can_still_be_read_after_some_looks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that stands in the picture whatever is painted: as if boxes missed it."""
    pixels = "AAAA" * 100
    layer = ["Ri Chol-min", [[0, 0, 1, 1]] * 11]
    answer = {"size": [10, 10, 200, 1], "rgb": pixels, "said": layer, "recognised": layer}
    monkeypatch.setattr(painting, "read_confined", lambda reader, data: answer)
    if not painting.tesseract():
        monkeypatch.setattr(painting, "tesseract", lambda: type("Engine", (), {"languages": "eng"})())
    with pytest.raises(CannotRedact, match="could still be read"):
        redacted_pdf(b"%PDF-", WITHHELD)
