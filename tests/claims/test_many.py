"""One decision on many claims, and that undone as a whole. The persons are invented."""

from __future__ import annotations

import pytest

from tests.claims.test_updating import FIRST, SAID, made, taken
from tumen.access.actions import introduce
from tumen.access.errors import NotPermitted
from tumen.access.models import RESEARCHER, Actor, AuditLine, Level, Role
from tumen.claims.actions import grade_claim, review_claim, set_sensitivity
from tumen.claims.choosing import MOST, Chosen, chosen, round_of, rounds
from tumen.claims.errors import NoReason, NoSuchClaim, NoSuchRound, NothingToUndo, WrongValue
from tumen.claims.grading import claim_grades_of
from tumen.claims.many import decide_many, undo_many
from tumen.claims.mapping import take_columns
from tumen.claims.models import Claim, Status
from tumen.claims.reports import takings
from tumen.claims.rounds import Decided

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
    claim = chosen(actor, document=listed).claims[0]
    assert Chosen.why_left(claim, "accepted") == ""
    assert Chosen.why_left(claim, "proposed") == "it is so already"
    Claim.objects.filter(public_id=claim.id).update(exact="words that are not there")
    claim = chosen(actor, document=listed).claims[0]
    assert "do not stand" in Chosen.why_left(claim, "accepted")
    assert Chosen.why_left(claim, "rejected") == ""


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
