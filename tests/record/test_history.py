"""What people decided of an event, newest first, as far as the viewer may see what it is about."""

from __future__ import annotations

import pytest

from tests.access.cast import put_apart, somebody
from tests.record.cast import derived, tells
from tumen.access.models import Actor, Role
from tumen.claims.models import Claim
from tumen.record.actions import (
    choose_figure,
    judge_same_event,
    judge_same_voice,
    set_standard,
    undo_judgement,
)
from tumen.record.errors import NoSuchEvent
from tumen.record.queries import Step, event_of, history


@pytest.fixture
def judged(actor: Actor) -> tuple[str, str, str]:
    """An event and its two claims, of which much was judged."""
    one, other = tells(actor, 600), tells(actor, 500)
    derived(actor)
    event = event_of(actor, [one])[one].id
    judge_same_event(actor=actor, left=one, right=other, why="One night.")
    line = judge_same_voice(actor=actor, left=one, right=other, why="One wire.")
    undo_judgement(actor=actor, judgement=line.pk, why="Two wires.")
    set_standard(actor=actor, event=event, standard="reasonable-grounds", why="Two saw it.")
    choose_figure(actor=actor, event=event, claim=other, why="Counted at the bridge.")
    derived(actor)
    return event, one, other


def test_every_decision_stands_with_its_reason_newest_first(
    actor: Actor, judged: tuple[str, str, str]
) -> None:
    event, one, other = judged
    found = history(actor, event)
    assert [(line.step, line.why) for line in found.lines] == [
        (Step.CHOSEN, "Counted at the bridge."),
        (Step.STANDARD, "Two saw it."),
        (Step.UNDONE, "Two wires."),
        (Step.ONE_VOICE, "One wire."),
        (Step.ONE_EVENT, "One night."),
    ]
    assert found.lines[0].claims == (other,)
    assert set(found.lines[-1].claims) == {one, other}
    assert found.derived_by == actor.name
    assert found.derived_at is not None


def test_what_is_about_something_hidden_is_not_told(actor: Actor, judged: tuple[str, str, str]) -> None:
    event, one, other = judged
    put_apart(actor, Claim.objects.get(public_id=other).document.public_id)
    found = history(somebody(Role.READER), event)
    assert {line.step for line in found.lines} <= {Step.STANDARD}
    assert other not in repr(found)
    assert found.derived_at is None


def test_nothing_has_no_history(actor: Actor) -> None:
    with pytest.raises(NoSuchEvent):
        history(actor, "e-00000000")
