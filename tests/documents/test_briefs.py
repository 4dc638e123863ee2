"""Documents in brief say what their summaries say, and of no document that is hidden."""

from __future__ import annotations

from tests.access.cast import somebody
from tests.claims.cast import a_document
from tests.matrix.cast import give
from tumen.access.models import Actor, GrantKind, Level, Role
from tumen.documents.actions import set_date, set_sensitivity
from tumen.documents.briefs import briefs
from tumen.documents.queries import documents


def test_a_brief_says_what_the_summary_says(actor: Actor) -> None:
    plain = a_document(actor)
    dated = a_document(actor, "Another text\n\nNobody wrote down a day.\n", publisher="Lantern Post")
    set_date(actor=actor, document=dated, published="2023-10-10", why="a test")
    set_date(actor=actor, document=dated, published="2023-11", why="it was the month")
    found = briefs(actor)
    told = {each.id: (each.label, each.publisher, each.published) for each in found.values()}
    assert told == {each.id: (each.label, each.publisher, each.published) for each in documents(actor)}
    assert briefs(actor, [plain.pk]) == {plain.pk: found[plain.pk]}


def test_what_is_hidden_has_none(actor: Actor) -> None:
    reader = somebody()
    give(actor, reader, GrantKind.ROLE, Role.READER.value)
    give(actor, reader, GrantKind.CLEARANCE, Level.INTERNAL.value)
    hidden = a_document(actor)
    set_sensitivity(actor=actor, document=hidden.public_id, level=Level.RESTRICTED, why="a test")
    assert briefs(reader) == briefs(reader, [hidden.pk]) == {}
