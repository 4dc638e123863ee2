"""Ties between sources: seen from both, newest first, and the last one holds."""

from __future__ import annotations

import pytest

from tests.record.cast import tells
from tumen.access.models import Actor
from tumen.claims.models import Source, SourceKind
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
