"""What can be asked of documents, and that every question takes the viewer."""

from __future__ import annotations

import pytest

from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS, blank_lines, letter
from tumen.access.errors import UnknownActor
from tumen.access.looking import one_look
from tumen.access.models import Actor
from tumen.documents.actions import set_date, take_in
from tumen.documents.errors import NoSuchDocument
from tumen.documents.models import Block, Detail, Document, Rendition
from tumen.documents.queries import document, documents, kept, text_of, without_date
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Quote


def put(actor: Actor, text: str, name: str = "x.txt") -> Document:
    return take_in(actor=actor, data=text.encode(), name=name, origin="desk")


@pytest.fixture
def undated(actor: Actor) -> Document:
    return put(actor, blank_lines(HEADLINE, *PARAGRAPHS))


@pytest.fixture
def dated(actor: Actor) -> Document:
    return put(actor, letter(date="3 May 2022"), "letter.txt")


def test_documents_come_in_the_order_they_were_added(
    actor: Actor, undated: Document, dated: Document
) -> None:
    assert [summary.id for summary in documents(actor)] == [undated.public_id, dated.public_id]


def test_a_document_without_a_title_is_called_by_its_file(
    actor: Actor, undated: Document, dated: Document
) -> None:
    assert [summary.label for summary in documents(actor)] == [HEADLINE, "letter.txt"]


def test_those_that_need_a_date_are_listed_until_it_is_given(
    actor: Actor, undated: Document, dated: Document
) -> None:
    count, (first,) = without_date(actor, first=5)
    assert (count, first.id) == (1, undated.public_id)
    set_date(actor=actor, document=undated, published="2022-05-03", why="told by the editor")
    assert without_date(actor, first=5) == (0, [])


def test_only_the_first_of_many_without_a_date_are_named(actor: Actor) -> None:
    kept_ones = [put(actor, blank_lines(f"{HEADLINE} {number}", *PARAGRAPHS)) for number in range(3)]
    count, first = without_date(actor, first=2)
    assert (count, [each.id for each in first]) == (3, [each.public_id for each in kept_ones[:2]])


def test_why_a_document_has_no_date_is_told(actor: Actor) -> None:
    put(actor, blank_lines(HEADLINE, "Published: 03/04/2023", "They were few, and nobody counted them."))
    _, (summary,) = without_date(actor, first=5)
    assert "3 April 2023 or 4 March 2023" in summary.undated_because


def test_a_document_shows_what_it_says_and_how_it_is_known(actor: Actor, dated: Document) -> None:
    view = document(actor, dated.public_id)
    assert view.id == dated.public_id
    assert view.summary.authors == ("Ada Quill", "Bartholomew Sedge")
    assert view.summary.publisher == "Millpond Aid"
    assert view.sha256 == dated.sha256
    published = next(detail for detail in view.details if detail.field == "published")
    assert published.is_current
    assert published.span
    assert published.span.of(text_of(actor, dated).text) == "3 May 2022"


def test_the_text_comes_with_what_its_reader_needs(actor: Actor, dated: Document) -> None:
    view = text_of(actor, dated)
    assert view == text_of(actor, dated.public_id)
    assert view.author == "Ada Quill, Bartholomew Sedge"
    assert str(view.published) == "2022-05-03"
    assert view.language == "en"
    assert (BlockKind.SALUTATION, "Dear Minister,") in [
        (kind, span.of(view.text)) for kind, span in view.blocks
    ]
    assert view.extractor == "tumen.plain"


def test_quotes_made_from_the_text_stand_when_it_is_read_again(actor: Actor, undated: Document) -> None:
    view = text_of(actor, undated)
    quotes = [Quote.at(view.text, span) for _, span in view.blocks]
    again = text_of(actor, undated).text
    assert all(quote.stands_in(again) for quote in quotes)


def test_a_new_rendition_takes_the_place_of_the_old_in_what_is_shown(actor: Actor, dated: Document) -> None:
    newer = Rendition.objects.create(document=dated, text="Another reading.", extractor="x", version="2")
    Block.objects.create(rendition=newer, order=0, kind="paragraph", start=0, end=16)
    Detail.objects.create(document=dated, field="author", value="Tom Reed", evidence="x", rendition=newer)
    view = text_of(actor, dated)
    assert view.text == "Another reading."
    assert view.author == "Tom Reed"


def test_an_unknown_id_says_what_to_do(actor: Actor) -> None:
    for ask in (document, kept, text_of):
        with pytest.raises(NoSuchDocument, match="d-none0000"):
            ask(actor, "d-none0000")


def test_a_reader_sees_and_a_stranger_does_not(reader: Actor, undated: Document) -> None:
    assert len(documents(reader)) == 1
    stranger = Actor(name="stranger")
    for ask in (
        lambda: documents(stranger),
        lambda: text_of(stranger, undated),
        lambda: without_date(stranger, first=5),
    ):
        with pytest.raises(UnknownActor):
            ask()


# type: ignore[no-untyped-def]
def test_a_list_of_many_asks_the_database_a_few_times(actor: Actor, django_assert_max_num_queries) -> None:
    for number in range(12):
        put(actor, blank_lines(f"{HEADLINE} {number}", *PARAGRAPHS))
    with one_look(), django_assert_max_num_queries(5):
        assert len(documents(actor)) == 12
