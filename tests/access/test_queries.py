"""Who is known sees; who is not sees nothing."""

from __future__ import annotations

import pytest

from tumen.access.actions import recorded
from tumen.access.errors import UnknownActor
from tumen.access.models import Actor
from tumen.access.queries import audit_lines, may_see

pytestmark = pytest.mark.django_db


def test_every_known_actor_sees_all_for_now(actor: Actor, reader: Actor) -> None:
    assert may_see(actor)
    assert may_see(reader, "d-1")


@pytest.mark.parametrize("stranger", [None, "reader", Actor(name="unsaved")])
def test_a_stranger_sees_nothing(stranger: object) -> None:
    with pytest.raises(UnknownActor):
        may_see(stranger)  # type: ignore[arg-type]


def test_it_tells_what_was_done_to_an_item(actor: Actor) -> None:
    for item in ("d-1", "d-2", "d-1"):
        with recorded(actor, "documents.set_date", item, why="the envelope"):
            pass
    found = audit_lines(actor, "d-1")
    assert [(line.actor, line.action, line.item) for line in found] == [
        ("Test Researcher", "documents.set_date", "d-1")
    ] * 2
    assert found[0].detail == {"why": "the envelope"}
    assert found[0].at <= found[1].at


def test_it_tells_what_was_done_at_all(actor: Actor) -> None:
    with recorded(actor, "documents.set_date", "d-1"):
        pass
    assert [line.action for line in audit_lines(actor)] == ["access.introduce", "documents.set_date"]


def test_a_stranger_is_told_nothing() -> None:
    with pytest.raises(UnknownActor):
        audit_lines(Actor(name="unsaved"))
