"""Figures are parted from an event and joined to another by people; what follows is said before."""

from __future__ import annotations

import pytest

from tests.record.cast import derived, tells
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor
from tumen.record.actions import judge_different_event, judge_figures, refresh, undo_judgement
from tumen.record.errors import NoReason, NoSuchEvent, NotOfTheEvent, SameItem
from tumen.record.models import Judgement, Verdict
from tumen.record.queries import Foreseen, event, event_of, foresee

LATER = "2023-12-01"


def of(actor: Actor, claim: str) -> str:
    return event_of(actor, [claim])[claim].id


def figures(actor: Actor, claim: str) -> set[str]:
    """The figures of the event in which ``claim`` is."""
    return {figure.claim.id for figure in event(actor, of(actor, claim)).figures}


@pytest.fixture
def night(actor: Actor) -> tuple[str, str, str]:
    """Three figures of one event."""
    told = tells(actor, 600), tells(actor, 600), tells(actor, 600)
    derived(actor)
    assert figures(actor, told[0]) == set(told)
    return told


def judged(actor: Actor, found: Foreseen, claims: list[str], into: str = "") -> list[Judgement]:
    """The judgement that was foreseen, kept and applied."""
    lines = judge_figures(
        actor=actor, event=found.before.event.id, claims=claims, into=into, why="Two nights."
    )
    written = [(line.left.public_id, line.right.public_id, line.verdict == Verdict.YES) for line in lines]
    assert written == [(pair.left, pair.right, pair.is_same) for pair in found.pairs]
    refresh(actor=actor)
    return lines


@pytest.mark.parametrize("place", [0, 2])
def test_what_is_parted_stands_alone_and_the_rest_together(
    actor: Actor, night: tuple[str, str, str], place: int
) -> None:
    one = night[place]
    rest = set(night) - {one}
    found = foresee(actor, of(actor, one), [one])
    assert found.stays is not None
    assert (found.before.figures, found.stays.figures, found.stays.others) == (3, 2, ())
    [away] = found.goes
    assert (away.chosen, away.others, away.figures) == ((one,), (), 1)
    judged(actor, found, [one])
    assert figures(actor, one) == {one}
    assert {frozenset(figures(actor, other)) for other in rest} == {frozenset(rest)}


def test_what_is_undone_stands_as_it_stood(actor: Actor, night: tuple[str, str, str]) -> None:
    was = of(actor, night[0])
    for line in judged(actor, foresee(actor, was, [night[0]]), [night[0]]):
        undo_judgement(actor=actor, judgement=line, why="One night.")
    refresh(actor=actor)
    assert (of(actor, night[0]), figures(actor, night[0])) == (was, set(night))


def test_what_is_joined_comes_to_the_event_that_is_named(actor: Actor, night: tuple[str, str, str]) -> None:
    other = tells(actor, 70, on=LATER)
    derived(actor)
    there = of(actor, other)
    found = foresee(actor, of(actor, night[0]), [night[1]], there)
    [away] = found.goes
    assert (away.event.id, away.is_new, away.figures, away.others) == (there, False, 2, ())
    judged(actor, found, [night[1]], there)
    assert figures(actor, other) == {other, night[1]}
    assert figures(actor, night[0]) == {night[0], night[2]}


def test_a_whole_event_is_joined_to_another(actor: Actor, night: tuple[str, str, str]) -> None:
    other = tells(actor, 70, on=LATER)
    derived(actor)
    found = foresee(actor, of(actor, other), [other], of(actor, night[0]))
    assert found.stays is None
    judged(actor, found, [other], of(actor, night[0]))
    assert figures(actor, other) == {other, *night}


def test_it_says_who_else_would_leave(actor: Actor, night: tuple[str, str, str]) -> None:
    other, beside = tells(actor, 70, on=LATER), tells(actor, 69, on=LATER)
    judge_different_event(actor=actor, left=beside, right=night[1], why="Another group.")
    derived(actor)
    assert figures(actor, other) == {other, beside}
    found = foresee(actor, of(actor, night[1]), [night[1]], of(actor, other))
    assert {(away.chosen, away.figures) for away in found.goes} == {((night[1],), 2), ((), 1)}


def test_it_says_whose_judgement_it_takes_the_place_of(actor: Actor, night: tuple[str, str, str]) -> None:
    other = tells(actor, 70, on=LATER)
    line = judge_different_event(actor=actor, left=other, right=night[1], why="Another group.")
    derived(actor)
    found = foresee(actor, of(actor, night[1]), [night[1]], of(actor, other))
    assert [(pair.left, pair.right) for pair in found.against] == [(night[1], other)]
    undo_judgement(actor=actor, judgement=line, why="A slip.")
    assert foresee(actor, of(actor, night[1]), [night[1]], of(actor, other)).against == ()


def test_it_keeps_nothing_by_looking_and_refuses_what_cannot_be_done(
    actor: Actor, reader: Actor, night: tuple[str, str, str]
) -> None:
    here, other = of(actor, night[0]), tells(actor, 70, on=LATER)
    derived(actor)
    foresee(actor, here, [night[0]])
    for wrong, claims, into in (
        (NoSuchEvent, [night[0]], "e-00000000"),
        (NotOfTheEvent, [other], ""),
        (NotOfTheEvent, [], ""),
        (NotOfTheEvent, list(night), ""),
        (SameItem, [night[0]], here),
    ):
        with pytest.raises(wrong):
            foresee(actor, here, claims, into)
        with pytest.raises(wrong):
            judge_figures(actor=actor, event=here, claims=claims, into=into, why="Words.")
    with pytest.raises(NoReason):
        judge_figures(actor=actor, event=here, claims=[night[0]], why=" ")
    with pytest.raises(NotPermitted):
        judge_figures(actor=reader, event=here, claims=[night[0]], why="Words.")
    assert not Judgement.objects.exists()
