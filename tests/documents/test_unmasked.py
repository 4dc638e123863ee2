"""What is read without masks, for what is derived: no item more than its reader may see."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.access.cast import put_apart, somebody
from tests.claims.cast import a_document, read_both
from tumen.access.models import Actor, Level, Role
from tumen.claims.actions import set_sensitivity
from tumen.claims.queries import claims_of
from tumen.documents.actions import mark_identity
from tumen.documents.errors import NoSuchDocument
from tumen.documents.models import Document, Rendition
from tumen.documents.queries import identities_in, kept, masked_texts, text_of, text_to_read

#: How a text of the cast begins, and who speaks in it.
NAME = "Lantern Group"


@pytest.fixture
def report(actor: Actor) -> Document:
    made = a_document(actor)
    read_both(actor, made)
    mark_identity(actor=actor, document=made.public_id, words=NAME, kind="name", why="a test")
    return made


@pytest.fixture
def documenter(db: None) -> Actor:
    return somebody(Role.DOCUMENTER)


def test_who_is_not_cleared_reads_it_without_masks_to_derive_from_it(
    documenter: Actor, report: Document
) -> None:
    assert NAME in text_to_read(documenter, report).text
    assert NAME not in text_of(documenter, report).text


@pytest.mark.parametrize("ask", [text_to_read, identities_in, kept])
def test_a_hidden_document_is_not_there(
    actor: Actor, documenter: Actor, report: Document, ask: Callable[[Actor, str], object]
) -> None:
    put_apart(actor, report.public_id)
    for who in (documenter, actor):
        with pytest.raises(NoSuchDocument, match=report.public_id):
            ask(who, report.public_id)


def test_the_texts_of_hidden_documents_are_left_out(
    actor: Actor, documenter: Actor, report: Document
) -> None:
    rendition = Rendition.objects.get(document=report)
    assert NAME in masked_texts(documenter, [rendition.pk])[rendition.pk][0]
    put_apart(actor, report.public_id)
    assert masked_texts(documenter, [rendition.pk]) == {}


def test_the_sentence_of_a_hidden_claim_is_covered_in_it(
    actor: Actor, documenter: Actor, report: Document
) -> None:
    held = claims_of(actor, report)[1]
    assert "2,000 people" in text_to_read(documenter, report).text
    set_sensitivity(actor=actor, claim=held.id, level=Level.RESTRICTED, why="a test")
    read = text_to_read(documenter, report)
    assert "2,000 people" not in read.text
    assert read.is_masked
    assert "2,000 people" in text_to_read(actor, report).text


def test_where_identities_stand_is_told_in_places_and_not_in_words(
    documenter: Actor, report: Document
) -> None:
    text = text_to_read(documenter, report).text
    assert {at.of(text) for at in identities_in(documenter, report.public_id)} == {NAME}
