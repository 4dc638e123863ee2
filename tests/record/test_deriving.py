from __future__ import annotations

import random
from datetime import date

import pytest

from tests.record.cast import derived, tells
from tumen.access.models import Actor
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.models import Status
from tumen.claims.queries import FigureView
from tumen.record.actions import judge_different_event, judge_same_event, undo_judgement
from tumen.record.figuring import figure_claims
from tumen.record.models import Event, EventAlias, Judgement, Membership
from tumen.record.queries import event, event_of, events
from tumen.vocabulary.codes import ClaimKind, FigureKind, Polarity, Realis, Unit
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places


def test_it_takes_for_granted_what_a_slot_leaves_open() -> None:
    bare = FigureView(
        "c-1", "d-1", None, 7, 1, "", {"quantity": Quantity(9, 9), "figure_kind": FigureKind.CORE}
    )
    [claim] = figure_claims([bare])
    assert (claim.act, claim.unit, claim.interval) == ("", Unit.PERSONS, None)
    assert (claim.kind, claim.realis, claim.polarity) == (ClaimKind.EVENT, Realis.ASSERTED, Polarity.AFFIRMED)
    assert claim.position == 7


def test_it_hands_on_what_the_slots_say() -> None:
    said = {
        "quantity": Quantity(9, 9),
        "act": "arrest",
        "time": When("last week", None),
        "place": Places(origin="China"),
        "perpetrators": parties_of("the police"),
        "kind": ClaimKind.STATE,
    }
    [claim] = figure_claims([FigureView("c-1", "d-1", None, 0, 1, "Wire", said)])
    assert (claim.act, claim.interval, claim.places.origin) == ("arrest", None, "China")
    assert (claim.perpetrators, claim.kind, claim.speaker) == ("the police", ClaimKind.STATE, "Wire")


def test_it_keeps_the_first_day_to_sort_by(actor: Actor) -> None:
    for on in ("2023-10-09", "2023-11", "../2019-12-31", None):
        tells(actor, 600 if on else 50, on, act="arrest" if on else "death")
    derived(actor)
    assert set(Event.objects.values_list("begins", flat=True)) == {
        date(2023, 10, 9),
        date(2023, 11, 1),
        date(2019, 12, 31),
        None,
    }


def test_it_cuts_what_a_reading_took_for_a_place(actor: Actor) -> None:
    tells(actor, 600, place=Places(at="x" * 900), perpetrators=parties_of("y" * 900))
    derived(actor)
    kept = Event.objects.get()
    assert (len(kept.at), len(kept.perpetrators)) == (300, 300)


def test_it_moves_a_claim_from_one_event_to_another(actor: Actor) -> None:
    one, moving, other = tells(actor, 600), tells(actor, 600), tells(actor, 90, "2023-08-29")
    derived(actor)
    before = event_of(actor, [one, other])
    correct_slot(
        actor=actor, claim=moving, name="time", value=When("", before[other] and _day(actor, other)), why=""
    )
    done = derived(actor)
    assert (done.new, done.changed, done.gone) == (0, 2, 0)
    assert event_of(actor, [moving])[moving].id == before[other].id


def _day(actor: Actor, claim: str) -> Interval | None:
    return event(actor, event_of(actor, [claim])[claim].id).when


def test_it_counts_a_revision_of_both_events_that_a_claim_moved_between(actor: Actor) -> None:
    one, moving, other = tells(actor, 600), tells(actor, 600), tells(actor, 90, "2023-08-29")
    derived(actor)
    correct_slot(actor=actor, claim=moving, name="time", value=When("", _day(actor, other)), why="")
    derived(actor)
    assert [each.revision for each in events(actor)] == [2, 2]
    assert event_of(actor, [one])[one].id in {each.id for each in events(actor)}


def test_it_leaves_no_row_of_an_event_without_claims(actor: Actor) -> None:
    claims = [tells(actor, 600, f"2023-0{month}-01") for month in range(1, 5)]
    derived(actor)
    for claim in claims[1:]:
        review_claim(actor=actor, claim=claim, verdict=Status.REJECTED, why="")
    assert derived(actor).gone == 3
    assert (Event.objects.count(), Membership.objects.count()) == (1, 1)


def test_it_forgets_where_an_id_led_when_nothing_is_left_there(actor: Actor) -> None:
    one, other = tells(actor, 600), tells(actor, 40, "2023-11-20")
    derived(actor)
    judge_same_event(actor=actor, left=one, right=other, why="")
    derived(actor)
    assert EventAlias.objects.count() == 1
    for claim in (one, other):
        review_claim(actor=actor, claim=claim, verdict=Status.REJECTED, why="")
    derived(actor)
    assert (EventAlias.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.parametrize("seed", range(6))
def test_it_resolves_every_id_that_anything_is_left_of(actor: Actor, seed: int) -> None:
    chance = random.Random(seed)
    claims = [tells(actor, 600 + number, f"2023-0{number + 1}-01") for number in range(5)]
    derived(actor)
    for _ in range(8):
        before = event_of(actor, claims)
        left, right = chance.sample(claims, 2)
        _take(actor, left, right, chance.choice(["same", "same", "different", "undo", "reject", "accept"]))
        derived(actor)
        now = event_of(actor, claims)
        left_of = {before[claim].id for claim in before if claim in now}
        assert all(event(actor, id).id in {at.id for at in now.values()} for id in left_of)
        assert Membership.objects.count() == len(now)
        assert set(Event.objects.values_list("public_id", flat=True)) == {at.id for at in now.values()}


def _take(actor: Actor, left: str, right: str, step: str) -> None:
    if step in ("same", "different") and left != right:
        judge = judge_same_event if step == "same" else judge_different_event
        judge(actor=actor, left=left, right=right, why="")
    elif step == "undo":
        line = Judgement.objects.filter(undone_by=None, undoes=None).last()
        if line:
            undo_judgement(actor=actor, judgement=line, why="")
    elif step in ("reject", "accept"):
        verdict = Status.REJECTED if step == "reject" else Status.ACCEPTED
        review_claim(actor=actor, claim=left, verdict=verdict, why="")


def test_it_does_not_mind_the_order_in_which_documents_came(actor: Actor) -> None:
    told = [
        (600, "2023-10-09"),
        (600, "2023-10"),
        (80, "2023-08-29"),
        (500, "2023-10-09"),
        (40, "2023-09-18"),
    ]
    shuffled = list(told)
    random.Random(5).shuffle(shuffled)
    for number, on in told:
        tells(actor, number, on)
    derived(actor)
    first = [(each.title, len(each.lines)) for each in events(actor)]
    for number, on in shuffled:
        tells(actor, number, on)
    derived(actor)
    assert [(title, 2 * lines) for title, lines in first] == [
        (each.title, len(each.lines)) for each in events(actor)
    ]
