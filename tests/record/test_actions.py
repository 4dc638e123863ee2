from __future__ import annotations

import pytest

from tests.claims.cast import proposal, read_as
from tests.record.cast import derived, tells
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.errors import NoSuchClaim
from tumen.claims.models import Claim, Status
from tumen.claims.queries import claims_of
from tumen.documents.queries import text_of
from tumen.record.actions import judge_different_event, judge_same_event, refresh, undo_judgement
from tumen.record.deriving import Derived
from tumen.record.errors import AlreadyUndone, LedgerIsFinal, NoSuchEvent, NoSuchJudgement, SameItem
from tumen.record.models import EventAlias, Judgement, Membership
from tumen.record.queries import event, event_of, events, not_told, states, undated
from tumen.vocabulary.codes import ClaimKind, Realis
from tumen.vocabulary.quantities import Quantity


def home(actor: Actor, claim: str) -> str:
    return event_of(actor, [claim])[claim].id


# Deriving


def test_it_derives_one_event_from_conflicting_figures(actor: Actor) -> None:
    tells(actor, 600), tells(actor, 600, "2023-10-09/2023-10-15")
    tells(actor, 500, quantity=Quantity(500, None))
    assert derived(actor) == Derived(events=1, new=1, changed=0, merged=0, gone=0)
    [one] = events(actor)
    assert one.title == "500 to 600 people forcibly returned from China to North Korea, 9 October 2023"
    assert len(one.lines) == 3


def test_it_changes_nothing_when_nothing_changed(actor: Actor) -> None:
    tells(actor, 600), tells(actor, 80, "2023-08-29")
    derived(actor)
    before = events(actor)
    assert derived(actor) == Derived(events=2, new=0, changed=0, merged=0, gone=0)
    assert events(actor) == before


def test_it_keeps_an_events_id_when_figures_join(actor: Actor) -> None:
    tells(actor, 600, "2023-10")
    derived(actor)
    [before] = events(actor)
    tells(actor, 600, "2023-10-09")
    assert derived(actor).changed == 1
    [after] = events(actor)
    assert (after.id, after.revision) == (before.id, before.revision + 1)


def test_it_counts_one_revision_for_one_change(actor: Actor) -> None:
    first = tells(actor, 600)
    derived(actor)
    correct_slot(actor=actor, claim=first, name="quantity", value=Quantity(610, 610), why="")
    assert derived(actor).changed == 1
    assert events(actor)[0].revision == 2


def test_it_tells_states_and_fears_from_events(actor: Actor) -> None:
    tells(actor, 2000, kind=ClaimKind.STATE, act="detention")
    tells(actor, 70, realis=Realis.FEARED)
    tells(actor, 30, None)
    derived(actor)
    assert events(actor) == []
    assert [len(found) for found in (states(actor), not_told(actor), undated(actor))] == [1, 1, 1]


def test_it_drops_what_was_rejected(actor: Actor) -> None:
    first = tells(actor, 600)
    derived(actor)
    gone = home(actor, first)
    review_claim(actor=actor, claim=first, verdict=Status.REJECTED, why="a misprint")
    assert derived(actor).gone == 1
    assert events(actor) == []
    with pytest.raises(NoSuchEvent):
        event(actor, gone)


def test_it_gives_an_event_its_id_back_when_its_claim_is_accepted_after_all(actor: Actor) -> None:
    first, other = tells(actor, 600), tells(actor, 600)
    derived(actor)
    before = home(actor, other)
    review_claim(actor=actor, claim=first, verdict=Status.REJECTED, why="")
    derived(actor)
    review_claim(actor=actor, claim=first, verdict=Status.ACCEPTED, why="")
    derived(actor)
    assert home(actor, first) == before


def test_it_leaves_an_audit_line(actor: Actor) -> None:
    tells(actor, 600)
    derived(actor)
    line = AuditLine.objects.get(action="record.refresh")
    assert (line.actor, line.detail["events"]) == (actor, 1)


def test_it_follows_a_date_that_was_given_late(actor: Actor) -> None:
    first, second = tells(actor, 600, "2023-10-09"), tells(actor, 350, None)
    derived(actor)
    assert home(actor, first) != home(actor, second)
    told = Claim.objects.get(public_id=second)
    text = text_of(actor, told.document).text
    read_as(actor, told.document, proposal(text, "350 people", low=350))
    derived(actor)
    assert home(actor, first) == home(actor, second)


def test_it_keeps_id_and_judgements_when_a_review_puts_another_claim_in_place(actor: Actor) -> None:
    first, other = tells(actor, 600), tells(actor, 40, "2023-11-20")
    judge_same_event(actor=actor, left=first, right=other, why="")
    derived(actor)
    before = home(actor, first)
    review_claim(actor=actor, claim=first, verdict=Status.ACCEPTED, why="")
    told = Claim.objects.get(public_id=first)
    read_as(
        actor,
        told.document,
        proposal(text_of(actor, told.document).text, "600 people", low=600, on="2023-10"),
    )
    waiting = next(each.id for each in claims_of(actor, told.document) if each.beside)
    review_claim(actor=actor, claim=waiting, verdict=Status.ACCEPTED, why="")
    derived(actor)
    assert home(actor, waiting) == home(actor, other) == before


# Judging


def test_it_merges_what_a_person_judged_the_same_and_keeps_the_older_id(actor: Actor) -> None:
    old, young = tells(actor, 600), tells(actor, 40, "2023-11-20")
    derived(actor)
    first, second = home(actor, old), home(actor, young)
    judge_same_event(actor=actor, left=second, right=first, why="the list misdates it")
    assert derived(actor).merged == 1
    assert home(actor, young) == first
    assert event(actor, second).id == first
    assert event(actor, first).old_ids == (second,)


def test_it_parts_them_under_their_old_ids_when_the_judgement_is_undone(actor: Actor) -> None:
    old, young = tells(actor, 600), tells(actor, 40, "2023-11-20")
    derived(actor)
    first, second = home(actor, old), home(actor, young)
    line = judge_same_event(actor=actor, left=first, right=second, why="")
    derived(actor)
    undo_judgement(actor=actor, judgement=line, why="two nights after all")
    derived(actor)
    assert (home(actor, old), home(actor, young)) == (first, second)
    assert EventAlias.objects.count() == 0


def test_it_parts_what_a_person_judged_different(actor: Actor) -> None:
    one, other = tells(actor, 600), tells(actor, 600)
    derived(actor)
    kept = home(actor, one)
    judge_different_event(actor=actor, left=one, right=other, why="two crossings")
    derived(actor)
    assert home(actor, one) == kept
    assert home(actor, other) != kept


def test_it_resolves_an_id_through_several_mergers(actor: Actor) -> None:
    told = [tells(actor, number, f"2023-0{month}-01") for number, month in ((600, 1), (40, 4), (90, 8))]
    derived(actor)
    ids = [home(actor, claim) for claim in told]
    judge_same_event(actor=actor, left=told[1], right=told[2], why="")
    derived(actor)
    judge_same_event(actor=actor, left=told[0], right=told[1], why="")
    derived(actor)
    assert [event(actor, id).id for id in ids] == [ids[0]] * 3


def test_it_remembers_what_the_person_pointed_at(actor: Actor) -> None:
    one, other = tells(actor, 600), tells(actor, 40, "2023-11-20")
    derived(actor)
    line = judge_same_event(actor=actor, left=home(actor, one), right=other, why="")
    assert line.named == [home(actor, one), other]
    assert (line.left.public_id, line.right.public_id) == (one, other)


def test_it_holds_a_later_judgement_against_an_earlier_one(actor: Actor) -> None:
    one, other = tells(actor, 600), tells(actor, 600)
    judge_different_event(actor=actor, left=one, right=other, why="")
    judge_same_event(actor=actor, left=one, right=other, why="")
    derived(actor)
    assert home(actor, one) == home(actor, other)


def test_it_refuses_one_claim_on_both_sides(actor: Actor) -> None:
    one = tells(actor, 600)
    derived(actor)
    with pytest.raises(SameItem, match="two claims"):
        judge_same_event(actor=actor, left=one, right=home(actor, one), why="")


def test_it_says_what_it_does_not_know(actor: Actor) -> None:
    one = tells(actor, 600)
    with pytest.raises(NoSuchClaim, match="c-nothing"):
        judge_same_event(actor=actor, left=one, right="c-nothing", why="")
    with pytest.raises(NoSuchEvent, match="e-nothing"):
        judge_different_event(actor=actor, left="e-nothing", right=one, why="")
    with pytest.raises(NoSuchJudgement, match="7"):
        undo_judgement(actor=actor, judgement=7, why="")


def test_it_undoes_a_judgement_once(actor: Actor) -> None:
    line = judge_same_event(actor=actor, left=tells(actor, 600), right=tells(actor, 40), why="")
    undone = undo_judgement(actor=actor, judgement=line.pk, why="")
    with pytest.raises(AlreadyUndone):
        undo_judgement(actor=actor, judgement=line, why="")
    with pytest.raises(NoSuchJudgement):
        undo_judgement(actor=actor, judgement=undone, why="")
    assert Judgement.objects.count() == 2


def test_it_never_alters_the_ledger(actor: Actor) -> None:
    line = judge_same_event(actor=actor, left=tells(actor, 600), right=tells(actor, 40), why="")
    for change in (line.save, line.delete, Judgement.objects.all().delete, Judgement.objects.update):
        with pytest.raises(LedgerIsFinal):
            change()


def test_it_lets_no_reader_change_the_record(reader: Actor, actor: Actor) -> None:
    one, other = tells(actor, 600), tells(actor, 40)
    line = judge_same_event(actor=actor, left=one, right=other, why="")
    with pytest.raises(NotPermitted):
        refresh(actor=reader)
    with pytest.raises(NotPermitted):
        judge_same_event(actor=reader, left=one, right=other, why="")
    with pytest.raises(NotPermitted):
        undo_judgement(actor=reader, judgement=line, why="")
    assert Membership.objects.count() == 0
