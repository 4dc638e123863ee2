"""One decision on many claims, and that undone as a whole. The persons are invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.claims.test_updating import FIRST, SAID, made, taken
from tumen.access.actions import grant, introduce
from tumen.access.errors import NotPermitted
from tumen.access.marking import levels_of
from tumen.access.models import RESEARCHER, Actor, AuditLine, Level, Role
from tumen.claims.actions import correct_slot, grade_claim, review_claim, set_sensitivity
from tumen.claims.changing import IS_BROKEN, IS_LOWER, IS_SO, Change, foresee
from tumen.claims.choosing import MOST, chosen, round_of, rounds
from tumen.claims.errors import NoReason, NoSuchClaim, NoSuchRound, NoSuchSlot, NothingToUndo, WrongValue
from tumen.claims.grading import claim_grades_of
from tumen.claims.many import decide_many, undo_many
from tumen.claims.mapping import take_columns
from tumen.claims.models import Claim, Status
from tumen.claims.queries import claim as claim_of
from tumen.claims.reports import takings
from tumen.claims.rounds import Decided
from tumen.documents.actions import mark_identity
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.slots import Places

WHY = "Each row was read."


@pytest.fixture
def listed(actor: Actor) -> str:
    id = taken(actor, FIRST)
    take_columns(actor=actor, document=id, columns=SAID)
    return id


def ids(document: str) -> list[str]:
    return [claim.public_id for claim in made(document).values()]


def statuses(document: str) -> list[str]:
    return [claim.status for claim in made(document).values()]


def test_claims_are_chosen_by_their_list_document_act_and_status(actor: Actor, listed: str) -> None:
    one, *_ = ids(listed)
    review_claim(actor=actor, claim=one, verdict="accepted", why=WHY)
    taking = takings(actor)[0].id
    assert len(chosen(actor, taking=taking).claims) == 2
    assert len(chosen(actor, document=listed, statuses=list(Status)).claims) == 3
    assert len(chosen(actor, document=listed, act="forced repatriation").claims) == 2
    assert chosen(actor, document=listed, act="torture").claims == ()
    assert [claim.id for claim in chosen(actor, ids=[one], statuses=list(Status)).claims] == [one]
    assert chosen(actor).claims == ()


def test_what_a_verdict_would_leave_as_it_is_says_why(actor: Actor, listed: str) -> None:
    def left(verdict: str) -> str:
        claims = chosen(actor, document=listed).claims
        return foresee(actor, claims, Change(verdict=verdict))[0].left

    assert (left("accepted"), left("proposed")) == ("", IS_SO)
    Claim.objects.filter(public_id=ids(listed)[0]).update(exact="words that are not there")
    assert (left("accepted"), left("rejected")) == (IS_BROKEN, "")


def test_all_are_decided_each_with_its_line_and_one_that_lists_them(actor: Actor, listed: str) -> None:
    done = decide_many(actor=actor, claims=ids(listed), verdict="accepted", credibility="2", why=WHY)
    assert statuses(listed) == ["accepted"] * 3
    assert (len(done.done), done.left) == (3, ())
    assert AuditLine.objects.filter(action="claims.review_claim").count() == 3
    assert AuditLine.objects.get(action="claims.decide_many").detail["claims"] == ids(listed)
    (line,) = rounds(actor)
    assert (line.id, line.verdict, line.credibility, set(line.claims)) == (
        done.number, "accepted", "2", set(ids(listed)),
    )  # fmt: skip


def test_one_that_cannot_be_is_left_and_named_and_the_others_are_decided(actor: Actor, listed: str) -> None:
    so, broken, well = ids(listed)
    review_claim(actor=actor, claim=so, verdict="accepted", why=WHY)
    Claim.objects.filter(public_id=broken).update(exact="words that are not there")
    done = decide_many(actor=actor, claims=[so, broken, well], verdict="accepted", why=WHY)
    assert done.done == (well,)
    assert [id for id, _ in done.left] == [so, broken]
    assert statuses(listed) == ["accepted", "proposed", "accepted"]
    assert AuditLine.objects.filter(action="claims.review_claim", item=broken).count() == 0


def test_it_is_undone_as_a_whole_but_for_what_somebody_did_since(actor: Actor, listed: str) -> None:
    one, two, three = ids(listed)
    grade_claim(actor=actor, claim=two, credibility="5", why=WHY)
    done = decide_many(actor=actor, claims=[one, two, three], verdict="rejected", credibility="1", why=WHY)
    review_claim(actor=actor, claim=three, verdict="accepted", why="It says so.")
    undone = undo_many(actor=actor, round=done.number, why="The wrong list.")
    assert undone.done == (one, two)
    assert [id for id, _ in undone.left] == [three]
    assert statuses(listed) == ["proposed", "proposed", "accepted"]
    assert [grades[-1].is_withdrawal for grades in (claim_grades_of(one), claim_grades_of(two))] == [
        True,
        False,
    ]
    assert claim_grades_of(two)[-1].credibility.value == "5"  # type: ignore[union-attr]
    assert round_of(actor, done.number).is_undone
    with pytest.raises(NothingToUndo):
        undo_many(actor=actor, round=done.number, why="Again.")


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"verdict": "accepted", "why": " "}, NoReason),
        ({"verdict": "superseded"}, WrongValue),
        ({"credibility": "9"}, WrongValue),
        ({}, WrongValue),
        ({"verdict": "accepted", "claims": ["c-none00000000"]}, NoSuchClaim),
        ({"verdict": "accepted", "claims": [f"c-{n}" for n in range(MOST + 1)]}, WrongValue),
        ({"verdict": "accepted", "claims": []}, WrongValue),
    ],
)
def test_what_is_wrong_changes_nothing(
    actor: Actor, listed: str, said: dict[str, str], error: type[Exception]
) -> None:
    lines = AuditLine.objects.count()
    with pytest.raises(error):
        decide_many(**{"actor": actor, "claims": ids(listed), "why": WHY, **said})  # type: ignore[arg-type]
    assert statuses(listed) == ["proposed"] * 3
    assert AuditLine.objects.count() == lines


def test_what_goes_wrong_on_the_way_keeps_nothing(
    actor: Actor, listed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("tumen.claims.many.index_claims", fails)
    with pytest.raises(OSError, match="full"):
        decide_many(actor=actor, claims=ids(listed), verdict="accepted", why=WHY)
    assert statuses(listed) == ["proposed"] * 3
    assert not Decided.objects.exists()


def test_who_may_not_see_or_do_it_is_told_nothing(actor: Actor, listed: str) -> None:
    done = decide_many(actor=actor, claims=ids(listed), verdict="accepted", why=WHY)
    hidden = ids(listed)[0]
    set_sensitivity(actor=actor, claim=hidden, level=Level.RESTRICTED, why="She may be found.")
    clerk = introduce(name="Test Clerk", roles=RESEARCHER)
    assert hidden not in repr(rounds(clerk)) + repr(round_of(clerk, done.number))
    assert hidden not in repr(chosen(clerk, document=listed, statuses=list(Status)))
    with pytest.raises(NoSuchClaim):
        decide_many(actor=clerk, claims=[hidden], verdict="rejected", why=WHY)
    set_sensitivity(actor=actor, claim=ids(listed)[1], level=Level.RESTRICTED, why="She may be found.")
    set_sensitivity(actor=actor, claim=ids(listed)[2], level=Level.RESTRICTED, why="She may be found.")
    with pytest.raises(NoSuchRound):
        round_of(clerk, done.number)
    reader = introduce(name="Test Reader", roles=(Role.READER,))
    for change in (
        lambda: decide_many(actor=reader, claims=[], verdict="accepted", why=WHY),
        lambda: undo_many(actor=reader, round=done.number, why=WHY),
    ):
        with pytest.raises((NotPermitted, WrongValue, NothingToUndo)):
            change()


class TestOtherThings:
    """A slot, and how sensitive claims are, changed alike."""

    def test_a_slot_is_filled_alike_and_put_back(self, actor: Actor, listed: str) -> None:
        day = When("", Interval.day(date(2023, 10, 9)))
        one, two, three = ids(listed)
        correct_slot(actor=actor, claim=two, name="time", value=day, why=WHY)
        before = claim_of(actor, one).value("time")
        found = foresee(actor, chosen(actor, ids=[one, two, three]).claims, Change(slot="time", value=day))
        assert [(each.claim.id, each.left) for each in found] == [(one, ""), (two, IS_SO), (three, "")]
        assert found[0].turns[0].old == before != found[0].turns[0].new == day
        done = decide_many(actor=actor, claims=[one, two, three], slot="time", value=day, why=WHY)
        assert (done.done, [id for id, _ in done.left]) == ((one, three), [two])
        assert all(claim_of(actor, id).value("time") == day for id in (one, two, three))
        assert AuditLine.objects.filter(action="claims.correct_slot", item__in=[one, three]).count() == 2
        assert "2023-10-09" not in str(AuditLine.objects.get(action="claims.decide_many").detail)
        assert round_of(actor, done.number).slot == "time"
        undo_many(actor=actor, round=done.number, why="The wrong day.")
        assert claim_of(actor, one).value("time") == before
        assert claim_of(actor, two).value("time") == day

    def test_that_nothing_is_told_is_a_value_too(self, actor: Actor, listed: str) -> None:
        one, *_ = ids(listed)
        assert decide_many(actor=actor, claims=[one], slot="place", value=None, why=WHY).done == (one,)
        assert claim_of(actor, one).value("place") is None
        assert decide_many(actor=actor, claims=[one], slot="place", value=None, why=WHY).left

    def test_claims_are_marked_alike_and_whoever_did_may_undo_it(self, actor: Actor, listed: str) -> None:
        reviewer = introduce(name="Test Reviewer", roles=(Role.REVIEWER,))
        grant(actor=actor, to=reviewer, kind="clearance", value="restricted", why="a test")
        one, two, three = ids(listed)
        set_sensitivity(actor=actor, claim=three, level=Level.RESTRICTED, why=WHY)
        done = decide_many(actor=reviewer, claims=ids(listed), level="restricted", why=WHY)
        assert (done.done, [id for id, _ in done.left]) == ((one, two), [three])
        clerk = introduce(name="Test Clerk", roles=RESEARCHER)
        assert chosen(clerk, document=listed).claims == ()
        (left,) = foresee(reviewer, chosen(reviewer, ids=[three]).claims, Change(level="internal"))
        assert left.left == IS_LOWER
        assert len(undo_many(actor=reviewer, round=done.number, why="Too careful.").done) == 2
        assert {claim.id for claim in chosen(clerk, document=listed).claims} == {one, two}

    def test_a_level_that_was_given_since_stays(self, actor: Actor, listed: str) -> None:
        one, *_ = ids(listed)
        done = decide_many(actor=actor, claims=[one], level="restricted", why=WHY)
        set_sensitivity(actor=actor, claim=one, level=Level.IDENTITY, why=WHY)
        assert undo_many(actor=actor, round=done.number, why="Too careful.").done == ()
        assert levels_of([one]) == {one: Level.IDENTITY}

    @pytest.mark.parametrize(
        ("said", "error"),
        [
            ({"slot": "colour", "value": "red"}, NoSuchSlot),
            ({"slot": "time", "value": "yesterday"}, WrongValue),
            ({"slot": "time", "value": None, "verdict": "accepted"}, WrongValue),
            ({"level": "secret"}, WrongValue),
        ],
    )
    def test_what_can_be_done_to_none_changes_nothing(
        self, actor: Actor, listed: str, said: dict[str, Any], error: type[Exception]
    ) -> None:
        lines = AuditLine.objects.count()
        with pytest.raises(error):
            decide_many(actor=actor, claims=ids(listed), why=WHY, **said)
        assert AuditLine.objects.count() == lines

    def test_a_word_that_is_covered_cannot_be_tried_out(self, actor: Actor, listed: str) -> None:
        """Whoever types what stands under a cover is told the same as for any other word."""
        one, *_ = ids(listed)
        correct_slot(actor=actor, claim=one, name="place", value=Places(at="Moonhaven"), why=WHY)
        row = Claim.objects.get(public_id=one)
        words = row.exact.split()[0]
        mark_identity(actor=actor, document=listed, words=words, kind="name", why=WHY)
        correct_slot(actor=actor, claim=one, name="outcome", value=words, why=WHY)
        reviewer = introduce(name="Test Reviewer", roles=(Role.REVIEWER,))
        said = {
            foresee(reviewer, chosen(reviewer, ids=[one]).claims, Change(slot="outcome", value=word))[0].left
            for word in (words, "another")
        }
        assert said == {""}
