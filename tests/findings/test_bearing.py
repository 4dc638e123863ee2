"""Claims at elements of norms: attached by people with a reason, taken back, and seen by who may see them."""

from __future__ import annotations

import pytest

from tests.findings.cast import Told
from tests.record.cast import tells
from tumen.access.actions import introduce
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine, Level, Role
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.errors import NoSuchClaim
from tumen.claims.models import Claim, Status
from tumen.consent.forgetting import forget_document
from tumen.documents.actions import mark_identity, set_sensitivity
from tumen.documents.models import Document
from tumen.findings.actions import attach_claim, detach_claim
from tumen.findings.errors import LineIsFinal, NoReason, NoSuchElement, NotAccepted, NotAttached, NothingFound
from tumen.findings.models import ElementLine
from tumen.findings.queries import ElementView, elements_with_claims, obligations
from tumen.record.errors import NoSuchEvent
from tumen.vocabulary.standing import Relation

RETURNED = "non-refoulement-torture.returned"
DANGER = "non-refoulement-refugees.danger"


def element(viewer: Actor, event: str, code: str) -> ElementView:
    found = obligations(viewer, event)
    return next(each for rule in found.rules for each in rule.elements if each.element.code == code)


def attached(actor: Actor, cast: Told, code: str = RETURNED, claim: str = "") -> ElementLine:
    return attach_claim(
        actor=actor, event=cast.event, element=code, claim=claim or cast.figure, why="It tells the return."
    )


class TestWhoWasBound:
    def test_states_stand_as_they_stood_on_the_last_day_of_the_event(self, actor: Actor, cast: Told) -> None:
        found = obligations(actor, cast.event)
        china, north = found.states
        assert (china.name, china.parts, north.name, north.parts) == (
            "China",
            ("from",),
            "North Korea",
            ("to",),
        )
        held = {each.norm.code: each for each in china.bound}
        assert held["cat"].standing.relation is Relation.PARTY
        assert [each.articles for each in held["cat"].reservations] == ["20", "30(1)"]
        assert "refugee-protocol" in held
        assert {each.norm.code: each for each in north.bound}["cat"].standing.relation is Relation.NOT_A_PARTY
        assert (str(found.day), found.is_dated) == ("2023-10-09", True)

    def test_the_rules_of_what_was_done_stand_first(self, actor: Actor, cast: Told) -> None:
        rules = obligations(actor, cast.event).rules
        order = [each.is_about for each in rules]
        assert order == sorted(order, reverse=True)
        assert {each.rule.code for each in rules if not each.is_about} == {"torture", "genocide"}


class TestClaimsAtElements:
    def test_what_could_bear_is_proposed_and_attached_to_nothing(self, actor: Actor, cast: Told) -> None:
        danger = element(actor, cast.event, DANGER)
        assert (danger.attached, [each.id for each in danger.could]) == ((), [cast.torture])
        detained = element(actor, cast.event, "enforced-disappearance.deprived")
        assert (detained.could, detained.waiting) == ((), 1)

    def test_it_is_attached_with_a_reason_and_leaves_a_line(self, actor: Actor, cast: Told) -> None:
        line = attached(actor, cast)
        at = element(actor, cast.event, RETURNED)
        assert [(each.claim.id, each.why, each.actor) for each in at.attached] == [
            (cast.figure, "It tells the return.", actor.name)
        ]
        assert at.could_count == 0
        assert elements_with_claims(actor, cast.event) == {RETURNED: (cast.figure,)}
        audit = AuditLine.objects.get(action="findings.attach_claim")
        assert (audit.item, line.claim_revision) == (cast.event, at.attached[0].claim.revision)

    def test_it_is_taken_back_and_both_stay(self, actor: Actor, cast: Told) -> None:
        line = attached(actor, cast)
        detach_claim(actor=actor, event=cast.event, line=line.pk, why="It tells of another night.")
        found = obligations(actor, cast.event)
        assert element(actor, cast.event, RETURNED).attached == ()
        assert [each.detached_why for each in found.detached] == ["It tells of another night."]
        with pytest.raises(NotAttached):
            detach_claim(actor=actor, event=cast.event, line=line.pk, why="Again.")
        assert attached(actor, cast).pk != line.pk

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_nothing_is_kept_without_a_reason(self, actor: Actor, cast: Told, reason: str) -> None:
        with pytest.raises(NoReason):
            attach_claim(actor=actor, event=cast.event, element=RETURNED, claim=cast.figure, why=reason)
        line = attached(actor, cast)
        with pytest.raises(NoReason):
            detach_claim(actor=actor, event=cast.event, line=line.pk, why=reason)
        assert ElementLine.objects.count() == 1

    def test_what_no_person_accepted_is_refused(self, actor: Actor, cast: Told) -> None:
        with pytest.raises(NotAccepted):
            attached(actor, cast, claim=cast.arrest)
        assert not AuditLine.objects.filter(action="findings.attach_claim").exists()

    def test_what_stands_there_already_is_not_kept_twice(self, actor: Actor, cast: Told) -> None:
        attached(actor, cast)
        with pytest.raises(NothingFound):
            attached(actor, cast)

    def test_what_is_not_there_is_refused(self, actor: Actor, cast: Told) -> None:
        for error, said in (
            (NoSuchElement, {"element": "torture.nothing"}),
            (NoSuchClaim, {"claim": "c-none00000000"}),
            (NoSuchEvent, {"event": "e-none0000"}),
        ):
            with pytest.raises(error):
                attach_claim(
                    **{
                        "actor": actor,
                        "event": cast.event,
                        "element": RETURNED,
                        "claim": cast.figure,
                        "why": "so",
                        **said,
                    }
                )

    def test_a_reader_attaches_nothing(self, actor: Actor, cast: Told) -> None:
        reader = introduce(name="A Reader", roles=(Role.READER,), clearance=Level.INTERNAL)
        with pytest.raises(NotPermitted):
            attached(reader, cast)

    def test_a_claim_that_is_another_since_is_flagged(self, actor: Actor, cast: Told) -> None:
        attached(actor, cast)
        correct_slot(actor=actor, claim=cast.figure, name="likelihood", value="likely", why="It says so.")
        assert element(actor, cast.event, RETURNED).attached[0].changed == "it was changed"
        review_claim(actor=actor, claim=cast.figure, verdict=Status.REJECTED, why="Misread.")
        # Its event tells of nothing else, so it is told of by the lines that are kept alone.
        assert ElementLine.objects.get().claim.status == Status.REJECTED

    def test_a_line_is_never_altered(self, actor: Actor, cast: Told) -> None:
        line = attached(actor, cast)
        line.why = "Another reason."
        for change in (line.save, line.delete, ElementLine.objects.all().delete):
            with pytest.raises(LineIsFinal):
                change()


class TestWhoSees:
    def test_a_claim_that_is_hidden_stands_at_no_element(
        self, actor: Actor, colleague: Actor, cast: Told
    ) -> None:
        other = tells(actor, 77, on="2021-01-05")
        review_claim(actor=actor, claim=other, verdict=Status.ACCEPTED, why="Read.")
        attached(actor, cast, claim=other)
        assert element(colleague, cast.event, RETURNED).attached
        document = Claim.objects.get(public_id=other).document.public_id
        set_sensitivity(actor=actor, document=document, level=Level.RESTRICTED, why="a test")
        assert element(colleague, cast.event, RETURNED).attached == ()
        assert elements_with_claims(colleague, cast.event) == {}
        assert elements_with_claims(actor, cast.event) == {RETURNED: (other,)}

    def test_a_name_that_is_covered_is_covered_in_a_reason(
        self, actor: Actor, colleague: Actor, cast: Told
    ) -> None:
        attach_claim(
            actor=actor, event=cast.event, element=RETURNED, claim=cast.figure, why="As One woman says."
        )
        mark_identity(actor=actor, document=cast.document, words="One woman", kind="name", why="a test")
        assert "One woman" not in str(obligations(colleague, cast.event))
        assert "One woman" in str(obligations(actor, cast.event))

    def test_what_is_forgotten_is_forgotten_in_a_reason(self, actor: Actor, cast: Told) -> None:
        attached(actor, cast)
        forget_document(actor, Document.objects.get(public_id=cast.document))
        assert "return" not in ElementLine.objects.get().why
