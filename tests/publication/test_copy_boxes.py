"""Boxes drawn over the pages of a PDF: what is shown of a page, and to whom."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.access.cast import somebody
from tests.documents.shapes.pdf import At, pdf
from tests.publication.copy_cast import clear, cover
from tumen.access.actors import JUDGE
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, Role
from tumen.documents.actions import take_in
from tumen.documents.models import CustodyEvent, CustodyKind, Document
from tumen.publication.copying import look_at_page
from tumen.publication.errors import NotToBeReleased, NotWhole
from tumen.publication.redaction import pages as painting
from tumen.publication.withholding import Choices
from tumen.web import redacting, viewing

NAME = "Zqperson Moonfield"
LINES = [At(f"On Tuesday {NAME} was led out of the cell.", 100), At("Two were women.", 130)]


@pytest.fixture(autouse=True)
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painting, "tesseract", lambda: None)


@pytest.fixture(scope="module")
def kept(two_people: tuple[Actor, Actor]) -> Document:
    maker, other = two_people
    clear(maker, other)
    data = pdf([LINES, [At("The second page.", 100)]], made_on="20231011")
    made = take_in(actor=maker, data=data, name="account.pdf", origin="a test", publisher="Wire")
    cover(maker, made, NAME)
    return made


@pytest.fixture
def id(kept: Document, db: None) -> str:
    return kept.public_id


@pytest.fixture
def pages(client: Client, maker: Actor, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The pages as the maker looks at them and acts in them."""
    for module in (viewing, redacting):
        monkeypatch.setattr(module, "viewer_of", lambda request: maker)
    client.defaults[JUDGE] = maker
    return client


def opened(id: str) -> list[str]:
    rows = CustodyEvent.objects.filter(document__public_id=id, kind=CustodyKind.OPENED)
    return list(rows.values_list("why", flat=True))


def test_a_page_is_shown_with_what_is_painted_in_any_case(maker: Actor, id: str) -> None:
    page = look_at_page(actor=maker, document=id, page=1)
    assert (page.page, page.pages) == (1, 2)
    assert page.png.startswith(b"\x89PNG")
    ((left, top, right, bottom),) = page.found
    assert 0 <= left < right <= 1000
    assert 100 * 1000 // 842 - 30 < top < bottom < 130 * 1000 // 842
    assert not look_at_page(actor=maker, document=id, page=2).found
    assert (
        len(look_at_page(actor=maker, document=id, page=1, choices=Choices(("Two were women",))).found) == 2
    )


def test_custody_says_of_each_page_that_it_was_looked_at(maker: Actor, id: str) -> None:
    before = opened(id)
    look_at_page(actor=maker, document=id, page=2)
    assert opened(id) == [*before, "to draw boxes on page 2 of a redacted copy of it"]


@pytest.mark.parametrize("role", [Role.READER, Role.DOCUMENTER])
def test_who_may_make_no_copy_is_shown_no_page(role: Role, id: str) -> None:
    before = opened(id)
    with pytest.raises((NotPermitted, NotWhole)):
        look_at_page(actor=somebody(role), document=id, page=1)
    assert opened(id) == before


def test_what_is_no_page_is_refused(maker: Actor, id: str) -> None:
    for page in (0, 3, 9999):
        with pytest.raises(NotToBeReleased):
            look_at_page(actor=maker, document=id, page=page)
    text = take_in(actor=maker, data=b"Words.", name="a.txt", origin="a test").public_id
    with pytest.raises(NotToBeReleased, match="is no PDF"):
        look_at_page(actor=maker, document=text, page=1)
    assert not opened(text)


def test_the_picture_is_in_the_answer_and_at_no_address(pages: Client, id: str) -> None:
    before = pages.get(f"/documents/{id}/copy")
    assert "data:" not in before["Content-Security-Policy"]
    answer = pages.post(f"/documents/{id}/copy/look", {"page": "1", "boxes": "1 100 200 500 260\n2 1 2 3 4"})
    page = answer.content.decode()
    assert 'src="data:image/png;base64,' in page
    assert "img-src 'self' data:" in answer["Content-Security-Policy"]
    assert re.findall(r'<rect class="own" ([^/]+)/>', page) == ['x="100" y="200" width="400" height="60"']
    assert "1 100 200 500 260" in page
    assert "Page 1 of 2" in page


@pytest.mark.parametrize("sent", [{"page": "7"}, {"page": "x"}, {"page": "1", "boxes": "1 2 3"}])
def test_a_page_that_cannot_be_shown_is_said(pages: Client, id: str, sent: dict[str, str]) -> None:
    answer = pages.post(f"/documents/{id}/copy/look", sent)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert "data:image" not in answer.content.decode()
