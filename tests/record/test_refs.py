"""One event found by its id, and named for a link."""

from __future__ import annotations

import pytest

from tests.record.cast import derived, tells
from tumen.access.errors import UnknownActor
from tumen.access.models import Actor
from tumen.record.actions import judge_same_event
from tumen.record.errors import NoSuchEvent
from tumen.record.models import EventAlias
from tumen.record.queries import events
from tumen.record.refs import event_row, ref_of


def test_it_names_an_event_as_the_record_does(actor: Actor) -> None:
    tells(actor, 600)
    derived(actor)
    [one] = events(actor)
    named = ref_of(event_row(actor, one.id))
    assert (named.id, named.title, named.kind) == (one.id, one.title, one.kind)


def test_it_finds_an_event_by_a_former_id(actor: Actor) -> None:
    left, right = tells(actor, 600), tells(actor, 40, "2020-01-01")
    derived(actor)
    judge_same_event(actor=actor, left=left, right=right, why="a list")
    derived(actor)
    former = EventAlias.objects.get().old_id
    assert event_row(actor, former).public_id == events(actor)[0].id != former


def test_it_finds_none_for_a_stranger_or_under_another_id(actor: Actor) -> None:
    with pytest.raises(NoSuchEvent, match="e-nothing"):
        event_row(actor, "e-nothing")
    with pytest.raises(UnknownActor):
        event_row(Actor(name="nobody"), "e-nothing")
