from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.record.cast import derived, tells
from tumen.access.errors import UnknownActor
from tumen.access.models import Actor
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.models import Claim, Status
from tumen.corroboration.figures import GroupKind, Role
from tumen.documents.actions import set_date
from tumen.documents.models import Rendition
from tumen.documents.queries import documents
from tumen.record.actions import judge_different_event, judge_same_event, undo_judgement
from tumen.record.errors import NoSuchEvent
from tumen.record.queries import (
    event,
    event_of,
    events,
    judgements,
    not_told,
    rates,
    stale,
    states,
    totals,
    undated,
)
from tumen.vocabulary.codes import ClaimKind, Realis, Unit
from tumen.vocabulary.quantities import Quantity


def test_it_lists_events_by_date(actor: Actor) -> None:
    tells(actor, 600, "2023-10-09"), tells(actor, 50, "2021-07-14"), tells(actor, 80, "2023-08-29")
    derived(actor)
    assert [str(each.when) for each in events(actor)] == ["2021-07-14", "2023-08-29", "2023-10-09"]


def test_it_lists_each_figure_with_its_speaker_and_document(actor: Actor) -> None:
    claim = tells(actor, 600)
    derived(actor)
    [line] = events(actor)[0].lines
    assert (line.claim, line.quantity, line.speaker) == (claim, Quantity(600, 600), "the Lantern Group")
    assert events(actor)[0].documents == (line.document,)


def test_it_gives_the_range_of_an_event(actor: Actor) -> None:
    tells(actor, 600), tells(actor, 500, quantity=Quantity(500, None))
    derived(actor)
    one = events(actor)[0]
    assert (one.range_low, one.range_high, one.range_words) == (500, 600, "500 to 600")


def test_it_shows_an_event_with_every_figure_and_the_reason(actor: Actor) -> None:
    tells(actor, 600, published="2023-10-13"), tells(actor, 550, published="2023-10-11")
    derived(actor)
    shown = event(actor, events(actor)[0].id)
    assert [str(figure.claim.published) for figure in shown.figures] == ["2023-10-11", "2023-10-13"]
    assert all(figure.reason.endswith(".") for figure in shown.figures)
    assert all(figure.claim.quote_stands for figure in shown.figures)
    assert shown.lines[0].claim == shown.figures[0].claim.id


def test_it_shows_a_broken_quote_on_the_event(actor: Actor) -> None:
    tells(actor, 600)
    derived(actor)
    Rendition.objects.update(text="something else altogether")
    shown = event(actor, events(actor)[0].id)
    assert [figure.claim.quote_stands for figure in shown.figures] == [False]


def test_it_shows_what_counts_before_what_is_feared(actor: Actor) -> None:
    tells(actor, 600, realis=Realis.FEARED, published="2023-10-01"), tells(actor, 600, published="2023-10-13")
    derived(actor)
    shown = event(actor, events(actor)[0].id)
    assert [figure.role for figure in shown.figures] == [Role.COUNTS, Role.NOT_TOLD]


def test_it_names_the_events_that_one_could_be(actor: Actor) -> None:
    tells(actor, 600, "2023-10-09"), tells(actor, 600, "2023-10-20")
    alone = tells(actor, 600, "2023-10")
    derived(actor)
    shown = event(actor, event_of(actor, [alone])[alone].id)
    assert [each.title[-15:].strip() for each in shown.could_be] == ["9 October 2023", "20 October 2023"]


def test_it_keeps_each_kind_in_its_list(actor: Actor) -> None:
    for number, kind in enumerate(ClaimKind):
        tells(actor, 8125 + 1000 * number, kind=kind, unit=Unit.CASES)
    tells(actor, 70, None)
    derived(actor)
    lists = (events, undated, states, totals, rates, not_told)
    assert [len(each(actor)) for each in lists] == [1, 1, 1, 1, 1, 0]
    assert states(actor)[0].kind is GroupKind.STATE


def test_it_finds_the_event_of_a_claim(actor: Actor) -> None:
    claim = tells(actor, 600)
    assert event_of(actor, [claim]) == {}
    derived(actor)
    assert event_of(actor, [claim, "c-nothing"])[claim].id == events(actor)[0].id


def test_it_says_when_there_is_no_such_event(actor: Actor) -> None:
    with pytest.raises(NoSuchEvent, match="e-nothing"):
        event(actor, "e-nothing")


# The ledger as shown


def test_it_shows_the_ledger_with_what_was_undone(actor: Actor) -> None:
    one, other = tells(actor, 600), tells(actor, 40)
    undo_judgement(
        actor=actor,
        judgement=judge_same_event(actor=actor, left=one, right=other, why="a list"),
        why="no list",
    )
    judge_different_event(actor=actor, left=one, right=other, why="two nights")
    first, second = judgements(actor)
    assert (first.is_same_event, first.why, first.undone_by, first.undone_why) == (
        True,
        "a list",
        actor.name,
        "no list",
    )
    assert (second.is_same_event, second.undone_by) == (False, "")


def test_it_shows_the_judgements_about_an_event_on_it(actor: Actor) -> None:
    one, other, apart = tells(actor, 600), tells(actor, 40), tells(actor, 9, "2020-01-01")
    judge_same_event(actor=actor, left=one, right=other, why="")
    derived(actor)
    assert len(event(actor, event_of(actor, [one])[one].id).judgements) == 1
    assert event(actor, event_of(actor, [apart])[apart].id).judgements == ()
    by_hand = [figure.by_hand for figure in event(actor, event_of(actor, [one])[one].id).figures]
    assert sorted(by_hand) == [False, True]


# What no longer agrees


def whys(actor: Actor) -> list[str]:
    return [each.why for each in stale(actor)]


def test_it_agrees_with_itself_after_a_refresh(actor: Actor) -> None:
    tells(actor, 600)
    derived(actor)
    assert stale(actor) == []


def test_it_names_a_claim_that_is_not_in_the_record_yet(actor: Actor) -> None:
    claim = tells(actor, 600)
    [document] = documents(actor)
    assert [(each.item, each.why) for each in stale(actor)] == [
        (claim, "not in the record yet"),
        (document.id, "persons: its persons were never gathered"),
    ]


def test_it_names_the_event_whose_claim_changed(actor: Actor) -> None:
    claim = tells(actor, 600)
    derived(actor)
    correct_slot(actor=actor, claim=claim, name="act", value="arrest", why="")
    [document] = documents(actor)
    assert [(each.item, each.why) for each in stale(actor)] == [
        (events(actor)[0].id, f"its claim {claim} changed"),
        (document.id, "persons: its claims changed"),
    ]
    derived(actor)
    assert stale(actor) == []


def test_it_names_the_event_whose_claim_was_rejected(actor: Actor) -> None:
    claim = tells(actor, 600)
    derived(actor)
    review_claim(actor=actor, claim=claim, verdict=Status.REJECTED, why="")
    assert whys(actor) == [f"its claim {claim} changed", "persons: its claims are gone"]


def test_it_names_a_judgement_that_was_not_applied(actor: Actor) -> None:
    one, other = tells(actor, 600), tells(actor, 40)
    derived(actor)
    line = judge_same_event(actor=actor, left=one, right=other, why="")
    assert [(each.item, each.why) for each in stale(actor)] == [(f"judgement-{line.pk}", "not applied yet")]
    derived(actor)
    undo_judgement(actor=actor, judgement=line, why="")
    assert whys(actor) == ["not applied yet"]


def test_it_names_a_document_that_should_be_read_again(actor: Actor) -> None:
    claim = tells(actor, 600)
    derived(actor)
    document = Claim.objects.get(public_id=claim).document
    set_date(actor=actor, document=document, published="2023-10-12", why="")
    assert [(each.item, each.why) for each in stale(actor)] == [
        (document.public_id, "to be read again: its details changed")
    ]


# Who may look, and how much it costs


def test_it_shows_nothing_to_a_stranger(actor: Actor) -> None:
    tells(actor, 600)
    derived(actor)
    id = events(actor)[0].id
    stranger = Actor(name="nobody")
    for look in (
        events,
        undated,
        states,
        totals,
        rates,
        not_told,
        judgements,
        stale,
        lambda who: event(who, id),
    ):
        with pytest.raises(UnknownActor):
            look(stranger)


def test_it_shows_the_record_to_a_reader(reader: Actor, actor: Actor) -> None:
    tells(actor, 600)
    derived(actor)
    assert len(event(reader, events(reader)[0].id).figures) == 1


def _queries_for(look: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        look()
    return len(asked)


def test_it_asks_the_database_no_more_for_a_larger_record(actor: Actor) -> None:
    def costs() -> list[int]:
        derived(actor)
        id = events(actor)[0].id
        looks = (
            lambda: events(actor),
            lambda: event(actor, id),
            lambda: stale(actor),
            lambda: derived(actor),
        )
        return [_queries_for(look) for look in looks]

    tells(actor, 600)
    few = costs()
    for number in range(10):
        tells(actor, 600 + number, speakers=((f"speaker {number}",),))
        tells(actor, 30 + number, f"2022-01-{number + 10}")
    assert costs() == few
