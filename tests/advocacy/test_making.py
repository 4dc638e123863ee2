"""Appeals made here: drafted, signed off one by one, sent, followed up, withdrawn; flagged when they age."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.advocacy.cast import claim_at, the_letter
from tests.record.cast import tells
from tests.record.people_cast import first
from tumen.access.actions import introduce
from tumen.access.errors import NotPermitted
from tumen.access.looking import one_look
from tumen.access.models import RESEARCHER, Actor, AuditLine, Level, Role
from tumen.access.recalling import recalling
from tumen.advocacy.actions import (
    add_ask,
    add_signatory,
    change_appeal,
    decline_signature,
    draft_appeal,
    note_answer,
    note_step,
    sign_off,
    strike_ask,
)
from tumen.advocacy.errors import NoReason, NoSuchAppeal, NoSuchAsk, NothingAsked, WrongState
from tumen.advocacy.models import Appeal
from tumen.advocacy.queries import (
    REFUSED,
    State,
    appeal,
    appeals,
    appeals_about,
    appeals_due,
    appeals_holding,
    outdated,
)
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.errors import NoSuchClaim, NoSuchOffice
from tumen.claims.models import Claim, Status
from tumen.claims.queries import claim as claim_of
from tumen.claims.seating import add_holder, add_office
from tumen.consent.actions import note_consent
from tumen.documents.actions import set_sensitivity
from tumen.record.actions import refresh
from tumen.record.errors import NoSuchEvent, NoSuchPerson
from tumen.record.queries import event_of, persons

TODAY = date.today()


@pytest.fixture
def claim(actor: Actor) -> str:
    return tells(actor, 600)


@pytest.fixture
def event(actor: Actor, claim: str, draft: str) -> str:
    """The event of the record that the draft is about."""
    refresh(actor=actor)
    made = event_of(actor, [claim])[claim].id
    change_appeal(actor=actor, appeal=draft, events=[made])
    return made


@pytest.fixture
def draft(actor: Actor, claim: str) -> str:
    made = draft_appeal(
        actor=actor,
        title="To the minister",
        channel="UN special procedure",
        addressee="The British Government",
        deadline="un-special-procedures",
        grounds=["refugee-convention"],
    ).public_id
    add_ask(actor=actor, appeal=made, to_do="raise the returns", claims=[claim])
    return made


@pytest.fixture
def colleague(actor: Actor) -> Actor:
    return introduce(name="A Colleague", roles=RESEARCHER, clearance=Level.INTERNAL)


class TestConsentTakenBack:
    def test_it_flags_the_appeal_that_rests_on_it_drafted_and_sent(
        self, actor: Actor, draft: str, claim: str
    ) -> None:
        document = claim_of(actor, claim).document_id
        refuse = {"item": document, "is_given": False, "way": "written"}
        for purpose in ("publish", "court"):
            note_consent(actor=actor, purpose=purpose, **{**refuse, "is_given": True})
        note_consent(actor=actor, purpose="research", **refuse)
        assert appeal(actor, draft).changed == ()
        note_consent(actor=actor, purpose="court", **refuse)  # it goes to the UN
        assert [(each.item, each.how) for each in appeal(actor, draft).changed] == [(claim, REFUSED)]
        assert outdated(actor).refused == 1
        change_appeal(actor=actor, appeal=draft, channel="letter", deadline="")
        assert not appeal(actor, draft).is_refused
        note_consent(actor=actor, purpose="publish", **refuse)
        assert appeal(actor, draft).is_refused
        note_step(actor=actor, appeal=draft, kind="sent")
        assert appeal(actor, draft).is_refused
        assert [each.id for each in appeals_holding(actor, document)] == [draft]
        note_step(actor=actor, appeal=draft, kind="withdrawn", what="It was taken back.")
        assert outdated(actor).refused == 0

    def test_it_flags_the_appeal_whose_answer_is_told_by_it(self, actor: Actor, draft: str) -> None:
        note_step(actor=actor, appeal=draft, kind="sent")
        told = tells(actor, 60)
        note_answer(actor=actor, appeal=draft, claim=told, reply="refused", on=date.today())
        assert outdated(actor).refused == 0
        document = claim_of(actor, told).document_id
        note_consent(actor=actor, item=document, purpose="publish", is_given=False, way="written")
        assert [(each.item, each.how) for each in appeal(actor, draft).changed] == [(told, REFUSED)]
        assert outdated(actor).refused == 1

    def test_it_is_heard_at_once_where_rows_are_held_from_page_to_page(
        self, actor: Actor, draft: str, claim: str
    ) -> None:
        refuse = {"item": claim_of(actor, claim).document_id, "way": "written", "purpose": "publish"}
        change_appeal(actor=actor, appeal=draft, channel="letter", deadline="")
        with recalling():
            for is_given in (False, True, False):
                note_consent(actor=actor, is_given=is_given, **refuse)
                with one_look():
                    assert appeal(actor, draft).is_refused is not is_given

    def test_it_touches_no_appeal_that_rests_on_something_else(
        self, actor: Actor, draft: str, claim: str
    ) -> None:
        other = claim_of(actor, tells(actor, 60)).document_id
        note_consent(actor=actor, item=other, purpose="publish", is_given=False, way="written")
        assert not appeal(actor, draft).is_refused
        assert appeals_holding(actor, other) == []


class TestTheWay:
    def test_from_a_draft_to_what_was_sent_and_is_due(self, actor: Actor, draft: str) -> None:
        assert appeal(actor, draft).state is State.DRAFT
        first = add_signatory(actor=actor, appeal=draft, name="Han Seok-ju")
        second = add_signatory(actor=actor, appeal=draft, name="Baek Ok-hee")
        sign_off(actor=actor, appeal=draft, signatory=first.pk)
        assert (appeal(actor, draft).state, appeal(actor, draft).signed) == (State.DRAFT, 1)
        with pytest.raises(WrongState):
            note_step(actor=actor, appeal=draft, kind="sent")
        sign_off(actor=actor, appeal=draft, signatory=second.pk)
        assert appeal(actor, draft).state is State.SIGNED
        note_step(actor=actor, appeal=draft, kind="sent", on=TODAY)
        found = appeal(actor, draft)
        assert (found.state, found.due) == (State.SENT, TODAY + timedelta(days=60))

    def test_it_is_sent_without_whoever_refuses_to_sign(self, actor: Actor, draft: str) -> None:
        first, second, third = (
            add_signatory(actor=actor, appeal=draft, name=name) for name in ("Han", "Baek", "Moon")
        )
        for each in (first, second):
            sign_off(actor=actor, appeal=draft, signatory=each.pk)
        decline_signature(actor=actor, appeal=draft, signatory=third.pk, on=TODAY)
        found = appeal(actor, draft)
        assert (found.state, found.signed) == (State.SIGNED, 2)
        assert [each.declined_on for each in found.signatories] == [None, None, TODAY]
        sign_off(actor=actor, appeal=draft, signatory=third.pk)  # they think again
        assert appeal(actor, draft).signatories[2].declined_on is None
        for each in (first, second, third):
            decline_signature(actor=actor, appeal=draft, signatory=each.pk)
        assert appeal(actor, draft).state is State.DRAFT
        with pytest.raises(WrongState):
            note_step(actor=actor, appeal=draft, kind="sent")  # nobody signs it

    def test_whatever_changes_takes_the_signatures_away(self, actor: Actor, draft: str) -> None:
        signing = add_signatory(actor=actor, appeal=draft, name="Han Seok-ju")
        changes: list[Callable[[], object]] = [
            lambda: add_ask(actor=actor, appeal=draft, to_do="more"),
            lambda: change_appeal(actor=actor, appeal=draft, title="Another title"),
            lambda: strike_ask(actor=actor, appeal=draft, ask=appeal(actor, draft).of[0].asks[0].id),
        ]
        for change in changes:
            sign_off(actor=actor, appeal=draft, signatory=signing.pk)
            change()
            assert appeal(actor, draft).signed == 0

    def test_what_was_sent_is_changed_no_more(self, actor: Actor, draft: str) -> None:
        note_step(actor=actor, appeal=draft, kind="sent")
        for change in (
            lambda: add_ask(actor=actor, appeal=draft, to_do="more"),
            lambda: change_appeal(actor=actor, appeal=draft, title="Another"),
            lambda: add_signatory(actor=actor, appeal=draft, name="Han"),
            lambda: note_step(actor=actor, appeal=draft, kind="sent"),
        ):
            with pytest.raises(WrongState):
                change()

    def test_the_day_that_passes_is_silence_and_no_refusal(self, actor: Actor, draft: str) -> None:
        note_step(actor=actor, appeal=draft, kind="sent", on=TODAY - timedelta(days=61))
        found = appeal(actor, draft)
        assert (found.state, found.answers) == (State.SILENT, ())
        assert [each.id for each in appeals_due(actor).late] == [draft]

    def test_what_is_due_within_two_weeks_is_shown(self, actor: Actor, draft: str) -> None:
        note_step(actor=actor, appeal=draft, kind="sent", due=TODAY + timedelta(days=20))
        assert appeals_due(actor).count == 0
        note_step(
            actor=actor, appeal=draft, kind="followed up", what="Called.", due=TODAY + timedelta(days=14)
        )
        assert [each.id for each in appeals_due(actor).coming] == [draft]

    def test_one_that_is_withdrawn_says_why_and_is_due_no_more(self, actor: Actor, draft: str) -> None:
        with pytest.raises(NoReason):
            note_step(actor=actor, appeal=draft, kind="withdrawn")
        note_step(actor=actor, appeal=draft, kind="withdrawn", what="The figure was corrected.")
        found = appeal(actor, draft)
        assert (found.state, found.due, found.steps[-1].what) == (
            State.WITHDRAWN,
            None,
            "The figure was corrected.",
        )
        with pytest.raises(WrongState):
            note_step(actor=actor, appeal=draft, kind="note", what="so")

    def test_it_goes_to_who_holds_the_office_that_day(self, actor: Actor, draft: str) -> None:
        office = add_office(actor=actor, name="Minister for Distant Affairs", country="GB").public_id
        add_holder(actor=actor, office=office, name="Helen", until="2021", why="invented")
        add_holder(actor=actor, office=office, name="Simon", since="2022", until="2022-12", why="invented")
        change_appeal(actor=actor, appeal=draft, office=office)
        note_step(actor=actor, appeal=draft, kind="sent", on=date(2021, 5, 1))
        (part,) = appeal(actor, draft).of
        assert (part.asked.name, part.holder, part.is_addressee) == (
            "Minister for Distant Affairs",
            "Helen",
            True,
        )

    def test_third_parties_stand_apart(self, actor: Actor, draft: str) -> None:
        add_ask(actor=actor, appeal=draft, to_do="give access", of="the Chinese authorities")
        told = [(each.asked.key, each.is_addressee) for each in appeal(actor, draft).of]
        assert told == [("state:GB", True), ("state:CN", False)]


class TestWhatItRestsOn:
    def test_a_claim_that_changed_flags_it_also_when_it_was_sent(
        self, actor: Actor, draft: str, claim: str
    ) -> None:
        note_step(actor=actor, appeal=draft, kind="sent")
        assert appeal(actor, draft).changed == ()
        correct_slot(actor=actor, claim=claim, name="likelihood", value="very likely", why="so")
        assert [(each.item, each.how) for each in appeal(actor, draft).changed] == [(claim, "it was changed")]

    def test_a_claim_that_stands_no_more_flags_it(self, actor: Actor, draft: str, claim: str) -> None:
        review_claim(actor=actor, claim=claim, verdict=Status.REJECTED, why="Not said.")
        assert (claim, "it stands no more") in [
            (each.item, each.how) for each in appeal(actor, draft).changed
        ]

    def test_an_event_that_was_derived_anew_flags_it(self, actor: Actor, draft: str, event: str) -> None:
        tells(actor, 610)
        refresh(actor=actor)
        assert event in [each.item for each in appeal(actor, draft).changed]
        change_appeal(actor=actor, appeal=draft, events=[event])
        assert event not in [each.item for each in appeal(actor, draft).changed]

    def test_it_stands_with_its_event(self, actor: Actor, draft: str, event: str) -> None:
        assert [each.id for each in appeals_about(actor, event)] == [draft]


class TestWhatIsRefused:
    def test_a_draft(self, actor: Actor) -> None:
        refused: list[tuple[dict[str, Any], type[Exception]]] = [
            ({"title": " "}, NothingAsked),
            ({"channel": "pigeon"}, NothingAsked),
            ({"addressee": ""}, NothingAsked),
            ({"office": "o-none0000"}, NoSuchOffice),
            ({"deadline": "tomorrow"}, NothingAsked),
            ({"grounds": ["the law"]}, NothingAsked),
            ({"events": ["e-none0000"]}, NoSuchEvent),
            ({"persons": ["h-none0000"]}, NoSuchPerson),
        ]
        for said, error in refused:
            with pytest.raises(error):
                draft_appeal(actor=actor, **{"title": "To x", "channel": "letter", "addressee": "x", **said})
        assert not Appeal.objects.exists()

    def test_an_ask(self, actor: Actor, draft: str) -> None:
        refused: list[tuple[dict[str, Any], type[Exception]]] = [
            ({"to_do": ""}, NothingAsked),
            ({"ground": "x"}, NothingAsked),
            ({"claims": ["c-0"]}, NoSuchClaim),
        ]
        for said, error in refused:
            with pytest.raises(error):
                add_ask(actor=actor, appeal=draft, **{"to_do": "act", **said})
        assert len(appeal(actor, draft).of[0].asks) == 1

    def test_an_appeal_that_asks_nothing_is_neither_signed_nor_sent(self, actor: Actor, draft: str) -> None:
        strike_ask(actor=actor, appeal=draft, ask=appeal(actor, draft).of[0].asks[0].id)
        signing = add_signatory(actor=actor, appeal=draft, name="Han")
        for act in (
            lambda: sign_off(actor=actor, appeal=draft, signatory=signing.pk),
            lambda: note_step(actor=actor, appeal=draft, kind="sent"),
        ):
            with pytest.raises(NothingAsked):
                act()

    def test_an_ask_or_signatory_of_another_appeal(self, actor: Actor, draft: str) -> None:
        other = draft_appeal(actor=actor, title="Another", channel="letter", addressee="x").public_id
        ask = add_ask(actor=actor, appeal=other, to_do="act").public_id
        signing = add_signatory(actor=actor, appeal=other, name="Han")
        for act in (
            lambda: strike_ask(actor=actor, appeal=draft, ask=ask),
            lambda: sign_off(actor=actor, appeal=draft, signatory=signing.pk),
        ):
            with pytest.raises(NoSuchAsk):
                act()

    def test_a_refused_step_leaves_no_trace(self, actor: Actor, draft: str) -> None:
        with pytest.raises(NothingAsked):
            note_step(actor=actor, appeal=draft, kind="note")
        assert appeal(actor, draft).steps == ()
        assert not AuditLine.objects.filter(action="advocacy.note_step").exists()


class TestWhoSees:
    def test_it_is_seen_by_who_may_see_all_that_it_rests_on(
        self, actor: Actor, colleague: Actor, draft: str, claim: str
    ) -> None:
        assert [each.id for each in appeals(colleague)] == [draft]
        document = Claim.objects.get(public_id=claim).document.public_id
        set_sensitivity(actor=actor, document=document, level=Level.RESTRICTED, why="a test")
        assert appeals(colleague) == []
        assert appeals_due(colleague).count == 0
        for act in (
            lambda: appeal(colleague, draft),
            lambda: add_ask(actor=colleague, appeal=draft, to_do="x"),
            lambda: note_step(actor=colleague, appeal=draft, kind="sent"),
            lambda: change_appeal(actor=colleague, appeal=draft, title="x"),
            lambda: strike_ask(actor=colleague, appeal=draft, ask="y-00000000"),
        ):
            with pytest.raises(NoSuchAppeal):
                act()

    def test_one_about_a_person_is_seen_by_who_may_see_the_document_that_tells_of_them(
        self, actor: Actor, colleague: Actor
    ) -> None:
        document = first(actor).public_id
        refresh(actor=actor)
        person = persons(actor).lines[0].id
        made = draft_appeal(
            actor=actor, title="x", channel="letter", addressee="y", persons=[person]
        ).public_id
        assert appeal(actor, made).persons == (person,)
        assert appeal(colleague, made).persons == ()
        set_sensitivity(actor=actor, document=document, level=Level.RESTRICTED, why="a test")
        with pytest.raises(NoSuchAppeal):
            appeal(colleague, made)

    def test_who_signs_is_told_to_those_who_are_cleared_for_identities(
        self, actor: Actor, colleague: Actor, draft: str
    ) -> None:
        add_signatory(actor=actor, appeal=draft, name="Zqsigner", role="Zqrole")
        assert "Zq" not in repr(appeal(colleague, draft))
        assert len(appeal(colleague, draft).signatories) == 1
        assert "Zqsigner" in repr(appeal(actor, draft))
        with pytest.raises(NotPermitted):
            add_signatory(actor=colleague, appeal=draft, name="Somebody")

    def test_an_ask_on_a_claim_that_is_hidden_is_answered_as_one_that_is_not_there(
        self, actor: Actor, colleague: Actor, draft: str
    ) -> None:
        letter = the_letter(actor)
        claim = claim_at(actor, letter, "meet the ambassador")
        set_sensitivity(actor=actor, document=letter, level=Level.RESTRICTED, why="a test")
        told = []
        for each in (claim, "c-none00000000"):
            with pytest.raises(NoSuchClaim) as refused:
                add_ask(actor=colleague, appeal=draft, to_do="x", claims=[each])
            told.append(str(refused.value).replace(each, ""))
        assert told[0] == told[1]

    def test_a_reader_writes_nothing(self, draft: str) -> None:
        reader = introduce(name="A Reader", roles=(Role.READER,), clearance=Level.INTERNAL)
        with pytest.raises(NotPermitted):
            note_step(actor=reader, appeal=draft, kind="sent")

    def test_the_log_holds_no_words(self, actor: Actor, draft: str) -> None:
        add_signatory(actor=actor, appeal=draft, name="Zqsigner")
        add_ask(actor=actor, appeal=draft, to_do="zqask", of="zqwhom")
        lines = AuditLine.objects.filter(action__startswith="advocacy.")
        assert "zq" not in repr([(line.item, line.detail) for line in lines]).casefold()
