"""Copies of PDF files: pages painted over, by a worker or here; and canaries wherever a file can hide one.

The computer of these tests has no tesseract, so somebody says that they look at the pages; what text
recognition finds is in `redaction/test_pages.py`.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib

import pytest
from pypdfium2 import PdfDocument

from tests.documents.shapes.pdf import At, pdf
from tests.publication.copy_cast import WHY, clear, copied, cover, let_out
from tumen.access.models import Actor
from tumen.documents.actions import take_in
from tumen.documents.models import CustodyEvent, Document
from tumen.jobs.models import Job, State
from tumen.jobs.working import Worker
from tumen.publication import making, queries
from tumen.publication.copies import copy_file, copy_page
from tumen.publication.copying import ask_for_copy
from tumen.publication.errors import NotToBeReleased
from tumen.publication.models import Release
from tumen.publication.redaction import pages as painting
from tumen.publication.redaction.pages import Copy
from tumen.publication.redaction.proving import searched
from tumen.publication.redaction.withheld import Withheld
from tumen.publication.withholding import Choices

#: In the text; the others are planted in what the file holds beside it.
NAME, CANARY = "Zqperson Moonfield", "zqcanary"
LINES = [At(f"On Tuesday {NAME} was led out of the cell in Tumen.", 100), At("Two were women.", 130)]
BOX = ((1, 100, 800, 500, 900),)
LOOKED = {"seen_by_eye": True}


def planted(data: bytes) -> bytes:
    """The PDF with an attachment, an image and properties that hold a canary."""
    document = PdfDocument(data)
    document.new_attachment(f"{CANARY}.txt").set_data(f"{CANARY} of {NAME}".encode())
    file = io.BytesIO()
    document.save(file)
    return file.getvalue() + f"\n%{CANARY} {NAME}\n".encode()


@pytest.fixture(autouse=True)
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painting, "tesseract", lambda: None)


@pytest.fixture(scope="module")
def kept(two_people: tuple[Actor, Actor]) -> Document:
    maker, other = two_people
    clear(maker, other)
    data = planted(pdf([LINES], made_on="20231011"))
    made = take_in(actor=maker, data=data, name=f"{CANARY}.pdf", origin=f"from {CANARY}", publisher="Wire")
    cover(maker, made, NAME)
    return made


@pytest.fixture
def document(kept: Document, db: None) -> Document:
    return kept


@pytest.fixture
def drawn(maker: Actor, document: Document) -> Release:
    return copied(maker, document, **LOOKED)


def test_a_canary_is_nowhere_in_what_goes_out(
    maker: Actor, other: Actor, document: Document, drawn: Release
) -> None:
    edition = let_out(drawn, other, maker)
    data = queries.package(maker, str(edition.number))
    withheld = Withheld.of([NAME], [CANARY])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {"copy.pdf", "about.json"} < set(archive.namelist())
        file = archive.read("copy.pdf")
        assert json.loads(archive.read("manifest.json"))["query"] == {"of": "document", "form": "pdf"}
    picture = copy_page(maker, edition.release.public_id, 1)
    for part in (data, file, picture, edition.manifest.encode()):
        assert searched(part, withheld).is_clean
        for word in (CANARY, NAME, "Moonfield", "20231011", document.public_id):
            assert word.encode().lower() not in part.lower()
    assert PdfDocument(file)[0].get_textpage().get_text_range() == ""
    assert PdfDocument(file).count_attachments() == 0


def test_its_custody_says_that_it_was_opened_and_redacted(document: Document, drawn: Release) -> None:
    opened, redacted = CustodyEvent.objects.filter(document=document).exclude(kind="received")
    assert (opened.kind, redacted.kind) == ("opened", "redacted")
    assert WHY in opened.why


def test_without_a_look_at_its_pages_it_is_not_proved(maker: Actor, document: Document) -> None:
    with pytest.raises(NotToBeReleased, match="cannot be proved"):
        copied(maker, document)
    assert not CustodyEvent.objects.filter(document=document, kind="opened").exists()


def test_what_stands_on_no_page_wants_a_box(
    maker: Actor, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if other words were read on its pages than in its text."""
    monkeypatch.setattr(making, "redacted_pdf", lambda *_, **__: Copy(b"", (1,), recognised=False))
    with pytest.raises(NotToBeReleased, match="found on no page"):
        copied(maker, document, **LOOKED)
    with pytest.raises(NotToBeReleased, match="It has 1 pages"):
        copied(maker, document, choices=Choices(boxes=BOX * 2 + ((3, 0, 0, 10, 10),)), **LOOKED)
    assert copied(maker, document, choices=Choices(boxes=BOX * 3), **LOOKED)


def test_its_text_is_given_out_as_text_too(maker: Actor, document: Document) -> None:
    made = copied(maker, document, form="txt")
    assert NAME not in copy_file(maker, made.public_id)[1].decode()


def test_a_worker_makes_it_with_a_box_and_the_job_holds_no_name(maker: Actor, document: Document) -> None:
    chosen = Choices(words=("women",), boxes=BOX)
    told = {"document": document.public_id, "title": "A letter", "why": WHY}
    job = ask_for_copy(actor=maker, choices=chosen, **told, **LOOKED)
    assert "women" not in json.dumps(Job.objects.get(pk=job.pk).arguments)
    Worker().work(until_empty=True)
    assert Job.objects.get(pk=job.pk).state == State.DONE
    made = Release.objects.get()
    view = queries.release(maker, made.public_id).copy
    assert view
    assert (view.pages, view.taken, view.drawn_by_hand) == (1, (("box", 3),), 1)
    assert is_black(copy_page(maker, made.public_id, 1), across=300, down=850)


def is_black(picture: bytes, across: int, down: int) -> bool:
    """Whether a PNG is black at a point, in thousandths of its width and height."""
    at, width = picture.index(b"IDAT"), int.from_bytes(picture[16:20], "big")
    rows = zlib.decompress(picture[at + 4 : at + 4 + int.from_bytes(picture[at - 4 : at], "big")])
    line = width * 3 + 1
    begin = len(rows) // line * down // 1000 * line + 1 + width * across // 1000 * 3
    return rows[begin : begin + 3] == bytes(3)
