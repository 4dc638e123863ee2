"""Ties between sources: seen from both, newest first, and the last one holds."""

from __future__ import annotations

import pytest

from tests.record.cast import tells
from tumen.access.actions import introduce
from tumen.access.models import Actor, Level, Role
from tumen.claims.models import Claim, Source, SourceKind, Speaking
from tumen.documents.actions import set_sensitivity
from tumen.record.actions import tie_sources
from tumen.record.errors import NoReason, SameItem
from tumen.record.queries import ties_of


@pytest.fixture
def pair(actor: Actor) -> tuple[str, str]:
    tells(actor, 600)
    one, other = (
        Source.objects.create(kind=SourceKind.BODY, name=name, key=name.lower()).public_id
        for name in ("Clerk", "Group")
    )
    return one, other


def test_the_last_one_holds_and_both_sources_show_it(actor: Actor, pair: tuple[str, str]) -> None:
    one, other = pair
    tie_sources(actor=actor, left=one, right=other, is_one=True, why="One clerk.")
    tie_sources(actor=actor, left=other, right=one, is_one=False, why="Two clerks.")
    assert [(tie.is_one, tie.holds, tie.other) for tie in ties_of(actor, one)] == [
        (False, True, other),
        (True, False, other),
    ]
    assert [tie.other_name for tie in ties_of(actor, other)] == ["Clerk", "Clerk"]


def test_a_source_is_not_tied_to_itself_and_not_without_a_reason(actor: Actor, pair: tuple[str, str]) -> None:
    with pytest.raises(SameItem):
        tie_sources(actor=actor, left=pair[0], right=pair[0], is_one=True, why="X.")
    with pytest.raises(NoReason):
        tie_sources(actor=actor, left=pair[0], right=pair[1], is_one=True, why=" ")
    assert ties_of(actor, pair[0]) == ()


def test_a_tie_to_a_source_that_is_not_seen_is_not_told(actor: Actor) -> None:
    told, hidden = (Claim.objects.get(public_id=tells(actor, number)) for number in (600, 50))
    one = Source.objects.filter(speaking__claim=told).first()
    other = Source.objects.create(kind=SourceKind.BODY, name="Clerk", key="clerk")
    assert one
    Speaking.objects.filter(claim=hidden).update(source=other)
    tie_sources(actor=actor, left=one.public_id, right=other.public_id, is_one=True, why="One clerk.")
    reader = introduce(name="somebody", roles=(Role.READER,), clearance=Level.INTERNAL)
    assert [tie.other for tie in ties_of(reader, one.public_id)] == [other.public_id]
    set_sensitivity(actor=actor, document=hidden.document.public_id, level=Level.RESTRICTED, why="a test")
    assert ties_of(reader, one.public_id) == ties_of(reader, other.public_id) == ()
    assert len(ties_of(actor, one.public_id)) == 1
