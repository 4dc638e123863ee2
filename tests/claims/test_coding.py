"""Two code apart, neither sees the other's work before both are done, and what is settled is a review."""

from __future__ import annotations

import pytest

from tests.access.cast import somebody
from tumen.access.actions import grant
from tumen.access.models import Actor, AuditLine
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.coding import code_claim, end_coding, settle_agreed, settle_claim, take_coding
from tumen.claims.errors import CodingRefused, NoReason, StepIsFinal, WrongValue
from tumen.claims.models import CodedClaim, Settlement, SlotValue, Status
from tumen.claims.queries import claim, claims_of, coding
from tumen.documents.models import Document


def reviewer() -> Actor:
    who, keeper = somebody(), Actor.objects.order_by("pk")[0]
    for kind, value in (("role", "reviewer"), ("clearance", "internal"), ("identity", "")):
        grant(actor=keeper, to=who, kind=kind, value=value, why="a test")
    return who


@pytest.fixture
def coders(actor: Actor, report: Document) -> tuple[Actor, Actor]:
    both = reviewer(), reviewer()
    for coder in both:
        take_coding(actor=coder, document=report.public_id)
    return both


@pytest.fixture
def ids(actor: Actor, report: Document) -> list[str]:
    return [each.id for each in claims_of(actor, report)]


def code_both(coders: tuple[Actor, Actor], report: Document, ids: list[str]) -> None:
    """They agree on the first claim with a correction, and differ in the act of the second."""
    for coder, act in zip(coders, ("arrest", "death"), strict=True):
        code_claim(actor=coder, claim=ids[0], verdict="accepted", values={"likelihood": "surely"})
        code_claim(actor=coder, claim=ids[1], verdict="accepted", values={"act": act}, why="as it says")
        end_coding(actor=coder, document=report.public_id)


def test_coding_changes_nothing_of_the_claims(
    actor: Actor, coders: tuple[Actor, Actor], report: Document, ids: list[str]
) -> None:
    before = [claim(actor, id) for id in ids]
    code_both(coders, report, ids)
    assert [claim(actor, id) for id in ids] == before


def test_nobody_is_shown_what_another_codes_before_both_are_done(
    actor: Actor, coders: tuple[Actor, Actor], report: Document, ids: list[str]
) -> None:
    one, other = coders
    code_claim(actor=one, claim=ids[0], verdict="rejected", why="zqsecret")
    code_claim(actor=one, claim=ids[1], verdict="accepted", values={"likelihood": "zqsecret"})
    end_coding(actor=one, document=report.public_id)
    for viewer in (other, actor, reviewer()):
        found = coding(viewer, report.public_id)
        assert [each.is_ended for each in found.codings] == [True, False]
        assert not found.codings[0].coded
        assert (found.is_over, found.agreement, found.differences) == (False, {}, ())
        assert "zqsecret" not in repr(found)
    mine = coding(one, report.public_id).mine
    assert mine is not None
    assert mine.coded[ids[0]].verdict is Status.REJECTED
    lines = AuditLine.objects.filter(action="claims.code_claim")
    assert lines.count() == 2
    assert all("rejected" not in str(line.detail) and "zq" not in str(line.detail) for line in lines)


def test_coders_see_what_the_machine_read_and_not_what_others_made_of_it(
    actor: Actor, coders: tuple[Actor, Actor], report: Document, ids: list[str]
) -> None:
    correct_slot(actor=actor, claim=ids[0], name="act", value="death", why="")
    review_claim(actor=actor, claim=ids[0], verdict=Status.REJECTED, why="")
    unit = next(each for each in coding(coders[0], report.public_id).units if each.id == ids[0])
    assert (unit.status, unit.value("act")) == (Status.PROPOSED, "forced repatriation")
    assert not unit.slots["act"].filled_by


def test_it_tells_where_they_differ_and_how_far_they_agree(
    actor: Actor, coders: tuple[Actor, Actor], report: Document, ids: list[str]
) -> None:
    code_both(coders, report, ids)
    found = coding(actor, report.public_id)
    assert found.is_over
    assert found.alike == (ids[0],)
    [differs] = found.differences
    assert (differs.claim, differs.slots) == (ids[1], ("act",))
    assert [said["act"] for said in differs.said] == ["arrest", "death"]
    act = found.agreement["act"]
    assert (act.items, act.observed, act.kappa) == (2, 0.5, pytest.approx(1 / 3))
    assert (found.agreement["likelihood"].kappa, found.agreement["verdict"].kappa) == (1.0, None)
    assert "norm" not in found.agreement


def test_a_verdict_that_differs_leaves_the_slots_out(
    actor: Actor, coders: tuple[Actor, Actor], report: Document, ids: list[str]
) -> None:
    for coder, verdict in zip(coders, ("accepted", "rejected"), strict=True):
        code_claim(actor=coder, claim=ids[0], verdict=verdict)
        code_claim(actor=coder, claim=ids[1], verdict="accepted")
        end_coding(actor=coder, document=report.public_id)
    found = coding(actor, report.public_id)
    assert found.differences[0].slots == ("verdict",)
    assert (found.agreement["verdict"].items, found.agreement["act"].items) == (2, 1)


def test_the_last_that_a_coder_says_holds(
    actor: Actor, coders: tuple[Actor, Actor], report: Document, ids: list[str]
) -> None:
    for verdict in ("rejected", "accepted"):
        code_claim(actor=coders[0], claim=ids[0], verdict=verdict)
    mine = coding(coders[0], report.public_id).mine
    assert mine is not None
    assert mine.coded[ids[0]].verdict is Status.ACCEPTED
    with pytest.raises(StepIsFinal):
        CodedClaim.objects.all().delete()


def test_what_is_not_for_them_is_refused(
    actor: Actor, coders: tuple[Actor, Actor], report: Document, ids: list[str]
) -> None:
    third = reviewer()
    refused = [
        lambda: take_coding(actor=third, document=report.public_id),
        lambda: code_claim(actor=third, claim=ids[0], verdict="accepted"),
        lambda: end_coding(actor=coders[0], document=report.public_id),
        lambda: settle_claim(actor=third, claim=ids[0], verdict="accepted", why="early"),
        lambda: settle_agreed(actor=third, document=report.public_id),
    ]
    for do in refused:
        with pytest.raises(CodingRefused):
            do()
    code_both(coders, report, ids)
    for late in (
        lambda: code_claim(actor=coders[0], claim=ids[0], verdict="accepted"),
        lambda: settle_claim(actor=coders[0], claim=ids[1], verdict="accepted", why="mine"),
        lambda: settle_claim(actor=third, claim=ids[1], verdict="accepted", is_together=True, why="no"),
    ):
        with pytest.raises(CodingRefused):
            late()
    with pytest.raises(NoReason):
        settle_claim(actor=third, claim=ids[1], verdict="accepted", why=" ")
    with pytest.raises(WrongValue):
        settle_claim(actor=third, claim=ids[1], verdict="proposed", why="so")
    assert not Settlement.objects.exists()


def test_taking_it_again_is_the_same_coding(coders: tuple[Actor, Actor], report: Document) -> None:
    again = take_coding(actor=coders[0], document=report.public_id)
    assert again.pk == coding(coders[0], report.public_id).is_mine or again.actor == coders[0]
    assert len(coding(coders[0], report.public_id).codings) == 2


@pytest.mark.parametrize("is_together", [False, True])
def test_what_is_settled_is_a_review_with_its_correction(
    actor: Actor, coders: tuple[Actor, Actor], report: Document, ids: list[str], *, is_together: bool
) -> None:
    code_both(coders, report, ids)
    who = coders[1] if is_together else reviewer()
    why = "The text says arrested."
    settle_claim(
        actor=who,
        claim=ids[1],
        verdict="accepted",
        values={"act": "arrest"},
        is_together=is_together,
        why=why,
    )
    found = claim(actor, ids[1])
    assert (found.status, found.value("act")) == (Status.ACCEPTED, "arrest")
    assert (found.slots["act"].filled_by, found.slots["act"].why) == (who.name, why)
    settled = coding(actor, report.public_id).settled[ids[1]]
    assert (settled.by, settled.is_together, settled.why) == (who.name, is_together, why)


def test_what_both_coded_alike_is_reviewed_as_both_did(
    actor: Actor, coders: tuple[Actor, Actor], report: Document, ids: list[str]
) -> None:
    code_both(coders, report, ids)
    third = reviewer()
    assert settle_agreed(actor=third, document=report.public_id) == 1
    found = claim(actor, ids[0])
    assert (found.status, found.value("likelihood")) == (Status.ACCEPTED, "surely")
    assert claim(actor, ids[1]).status is Status.PROPOSED
    assert settle_agreed(actor=third, document=report.public_id) == 0
    assert SlotValue.objects.count() == 1


def test_a_machines_value_settled_takes_a_persons_before_it_back(
    actor: Actor, coders: tuple[Actor, Actor], report: Document, ids: list[str]
) -> None:
    correct_slot(actor=actor, claim=ids[1], name="act", value="death", why="")
    code_both(coders, report, ids)
    settle_claim(actor=reviewer(), claim=ids[1], verdict="accepted", why="as the machine has it")
    assert claim(actor, ids[1]).value("act") == "detention"
