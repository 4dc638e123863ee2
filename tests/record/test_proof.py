"""The standard of proof of an event: set by a person, kept with a claim, there again after every change."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.record.cast import derived, tells
from tumen.access.errors import NotPermitted, UnknownActor
from tumen.access.models import Actor, AuditLine
from tumen.claims.actions import review_claim
from tumen.claims.models import Claim
from tumen.record.actions import judge_different_event, judge_same_event, set_standard
from tumen.record.errors import LedgerIsFinal, NoReason, NoStandardSet, NoSuchEvent, NoSuchStandard
from tumen.record.models import Event, StandardLine
from tumen.record.queries import StandardView, event, events, proven, stale, standards, standards_held
from tumen.vocabulary.grading import StandardOfProof


@pytest.fixture
def claim(actor: Actor) -> str:
    made = tells(actor, 600)
    derived(actor)
    return made


@pytest.fixture
def one(actor: Actor, claim: str) -> str:
    """The id of an event with one claim."""
    return events(actor)[0].id


def held(viewer: Actor, id: str) -> StandardView:
    line = proven(event(viewer, id).standards)
    assert line is not None
    return line


def test_it_keeps_who_set_it_and_why(actor: Actor, one: str) -> None:
    set_standard(actor=actor, event=one, standard="reasonable-grounds", why=" Two voices. ")
    line = held(actor, one)
    assert line.standard is StandardOfProof.GROUNDS
    assert (line.actor, line.why, line.named) == ("Test Researcher", "Two voices.", one)


def test_the_last_line_holds_and_the_earlier_stay(actor: Actor, one: str) -> None:
    set_standard(actor=actor, event=one, standard=StandardOfProof.GROUNDS, why="Two voices.")
    set_standard(actor=actor, event=one, standard=StandardOfProof.SUSPICION, why="They were one.")
    assert held(actor, one).standard is StandardOfProof.SUSPICION
    assert [line.why for line in event(actor, one).standards] == ["Two voices.", "They were one."]


def test_it_is_taken_back_by_a_further_line(actor: Actor, one: str) -> None:
    set_standard(actor=actor, event=one, standard="reasonable-grounds", why="Two voices.")
    set_standard(actor=actor, event=one, standard="none", why="To be looked at again.")
    lines = event(actor, one).standards
    assert proven(lines) is None
    assert [line.is_withdrawal for line in lines] == [False, True]
    assert standards_held(actor) == {}


def test_what_is_not_set_cannot_be_taken_back(actor: Actor, one: str) -> None:
    with pytest.raises(NoStandardSet, match=one):
        set_standard(actor=actor, event=one, standard="none", why="A mistake.")


def test_nothing_sets_it_but_a_person(actor: Actor, claim: str) -> None:
    for number in (600, 601, 602):
        tells(actor, number)
    review_claim(actor=actor, claim=claim, verdict="accepted", why="Read twice.")
    derived(actor)
    assert StandardLine.objects.count() == 0
    assert all(event(actor, each.id).standards == () for each in events(actor))


def test_it_survives_a_new_derivation(actor: Actor, one: str) -> None:
    set_standard(actor=actor, event=one, standard="reasonable-grounds", why="Two voices.")
    tells(actor, 601)
    derived(actor)
    assert held(actor, one).why == "Two voices."


def test_it_asks_for_no_new_derivation(actor: Actor, one: str) -> None:
    before = Event.objects.values().get(public_id=one)
    set_standard(actor=actor, event=one, standard="reasonable-grounds", why="Two voices.")
    assert stale(actor) == []
    derived(actor)
    assert Event.objects.values().get(public_id=one) == before


def test_joined_events_have_the_lines_of_both_and_the_last_holds(actor: Actor, claim: str, one: str) -> None:
    late = tells(actor, 40, "2023-09-18")
    derived(actor)
    other = next(each.id for each in events(actor) if each.id != one)
    set_standard(actor=actor, event=other, standard="reasonable-suspicion", why="One voice.")
    set_standard(actor=actor, event=one, standard="reasonable-grounds", why="Two voices.")
    judge_same_event(actor=actor, left=claim, right=late, why="One night.")
    derived(actor)
    joined = event(actor, other)
    assert joined.id == event(actor, one).id
    assert [line.named for line in joined.standards] == [other, one]
    assert held(actor, one).why == "Two voices."


def test_parted_events_each_have_their_own_again(actor: Actor, claim: str, one: str) -> None:
    late = tells(actor, 40, "2023-09-18")
    derived(actor)
    other = next(each.id for each in events(actor) if each.id != one)
    set_standard(actor=actor, event=other, standard="reasonable-suspicion", why="One voice.")
    judge_same_event(actor=actor, left=claim, right=late, why="One night.")
    derived(actor)
    judge_different_event(actor=actor, left=claim, right=late, why="Two nights.")
    derived(actor)
    assert event(actor, one).standards == ()
    assert held(actor, other).why == "One voice."


def test_it_stays_with_the_event_when_its_claim_has_left(actor: Actor, claim: str, one: str) -> None:
    tells(actor, 601)
    derived(actor)
    set_standard(actor=actor, event=one, standard="reasonable-grounds", why="Two voices.")
    anchor = Event.objects.get(public_id=one).anchor
    review_claim(actor=actor, claim=anchor, verdict="rejected", why="Not in the text.")
    derived(actor)
    [left] = events(actor)
    assert anchor not in [line.claim for line in left.lines]
    assert held(actor, left.id).why == "Two voices."


def test_it_passes_on_to_the_claim_that_takes_the_place(actor: Actor, claim: str, one: str) -> None:
    set_standard(actor=actor, event=one, standard="reasonable-grounds", why="Two voices.")
    newer = tells(actor, 602)
    row = Claim.objects.get(public_id=newer)
    Claim.objects.filter(public_id=claim).update(replaced_by=row, status="superseded")
    derived(actor)
    now = next(each.id for each in events(actor) if newer in [line.claim for line in each.lines])
    assert held(actor, now).why == "Two voices."


def test_an_old_id_leads_to_it(actor: Actor, claim: str, one: str) -> None:
    late = tells(actor, 40, "2023-09-18")
    derived(actor)
    other = next(each.id for each in events(actor) if each.id != one)
    judge_same_event(actor=actor, left=claim, right=late, why="One night.")
    derived(actor)
    old, now = (one, other) if event(actor, one).id == other else (other, one)
    set_standard(actor=actor, event=old, standard="balance-of-probabilities", why="All told.")
    assert held(actor, now).named == now


def test_it_refuses_what_says_no_reason_or_is_no_standard(actor: Actor, one: str) -> None:
    with pytest.raises(NoReason, match=one):
        set_standard(actor=actor, event=one, standard="reasonable-grounds", why=" ")
    with pytest.raises(
        NoSuchStandard, match="“certain” is no standard of proof. Use one of none, reasonable"
    ):
        set_standard(actor=actor, event=one, standard="certain", why="Two voices.")
    with pytest.raises(NoSuchEvent):
        set_standard(actor=actor, event="e-00000000", standard="reasonable-grounds", why="Two voices.")
    assert StandardLine.objects.count() == 0


def test_the_database_itself_refuses_a_line_without_a_reason(actor: Actor, claim: str) -> None:
    row = Claim.objects.get(public_id=claim)
    with pytest.raises(IntegrityError), transaction.atomic():
        StandardLine.objects.create(claim=row, named="e-1", standard="none", why="", actor=actor)


def test_a_reader_sees_it_and_sets_nothing(actor: Actor, reader: Actor, one: str) -> None:
    with pytest.raises(NotPermitted):
        set_standard(actor=reader, event=one, standard="reasonable-grounds", why="Two voices.")
    set_standard(actor=actor, event=one, standard="reasonable-grounds", why="Two voices.")
    assert [line.why for line in standards(reader, one)] == ["Two voices."]
    assert set(standards_held(reader)) == {one}


def test_a_stranger_sees_nothing(actor: Actor, one: str) -> None:
    stranger = Actor(name="somebody")
    with pytest.raises(UnknownActor):
        standards(stranger, one)
    with pytest.raises(UnknownActor):
        standards_held(stranger)


def test_it_leaves_an_audit_line(actor: Actor, claim: str, one: str) -> None:
    set_standard(actor=actor, event=one, standard="reasonable-grounds", why="Two voices.")
    line = AuditLine.objects.get(action="record.set_standard")
    assert (line.item, line.detail) == (one, {"claim": claim, "standard": "reasonable-grounds"})


def test_a_line_is_never_altered_or_removed(actor: Actor, one: str) -> None:
    line = set_standard(actor=actor, event=one, standard="reasonable-grounds", why="Two voices.")
    line.why = "Something else."
    for change in (
        line.save,
        line.delete,
        StandardLine.objects.all().delete,
        lambda: StandardLine.objects.all().update(why="Something else."),
    ):
        with pytest.raises(LedgerIsFinal):
            change()
    assert held(actor, one).why == "Two voices."
