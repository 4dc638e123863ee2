"""What is followed up, who of several did not answer, what came of a pledge; and days that cannot be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from click.testing import Result
from django.test import Client

from tests.advocacy.cast import claim_at, the_answers, the_letter
from tests.forms import without_tokens
from tumen.access.actors import JUDGE
from tumen.access.models import Actor
from tumen.advocacy.actions import (
    add_ask,
    add_signatory,
    decline_signature,
    draft_appeal,
    note_answer,
    note_step,
    sign_off,
)
from tumen.advocacy.errors import NothingAsked, WrongState
from tumen.advocacy.models import Step
from tumen.advocacy.queries import Came, MomentKind, State, appeal, appeals_due, due_days, outcomes
from tumen.claims.actions import review_claim
from tumen.claims.errors import NotAnOffice
from tumen.claims.models import Status
from tumen.claims.seating import add_holder, add_office
from tumen.findings.actions import add_member, open_inquiry
from tumen.findings.errors import NothingFound

Tumen = Callable[..., Result]
TODAY = date.today()
SENT = date(2023, 11, 1)
TOKEN = {"reply": "token response", "words": "It is looked at."}


def ago(days: int) -> date:
    return TODAY - timedelta(days)


@pytest.fixture
def draft(actor: Actor) -> str:
    made = draft_appeal(actor=actor, title="To the minister", channel="letter", addressee="The minister")
    add_ask(actor=actor, appeal=made.public_id, to_do="meet the families")
    return made.public_id


@pytest.fixture
def sent(actor: Actor, draft: str) -> str:
    """Sent ninety days ago; its answer was due thirty days ago."""
    note_step(actor=actor, appeal=draft, kind="sent", on=ago(90), due=ago(30))
    return draft


def test_nothing_is_promised_for_a_day_before_it_was_asked(actor: Actor, sent: str) -> None:
    with pytest.raises(NothingAsked, match="not to be done before that"):
        note_answer(actor=actor, appeal=sent, reply="pledged commitment", words="Soon.", due=ago(91))


class TestFollowedUp:
    def test_a_holding_reply_that_is_followed_up_waits_for_another_by_the_new_day(
        self, actor: Actor, sent: str
    ) -> None:
        note_answer(actor=actor, appeal=sent, on=ago(60), **TOKEN)
        assert appeal(actor, sent).state is State.ANSWERED
        assert appeals_due(actor).count == 0
        ahead = TODAY + timedelta(10)
        note_step(actor=actor, appeal=sent, kind="followed up", on=ago(20), what="Called.", due=ahead)
        assert appeal(actor, sent).state is State.SENT
        assert [each.id for each in appeals_due(actor).coming] == [sent]
        assert [(each.id, each.day) for each in due_days(actor)] == [(sent, ahead)]
        note_answer(actor=actor, appeal=sent, reply="refused", words="No.", on=ago(1))
        assert appeal(actor, sent).state is State.ANSWERED
        assert (appeals_due(actor).count, due_days(actor)) == (0, ())

    def test_a_day_that_passes_after_it_is_silence_though_something_came_before(
        self, actor: Actor, sent: str
    ) -> None:
        note_answer(actor=actor, appeal=sent, on=ago(60), **TOKEN)
        note_step(actor=actor, appeal=sent, kind="followed up", on=ago(20), what="Called.", due=ago(5))
        found = appeal(actor, sent)
        assert (found.state, len(found.answers)) == (State.SILENT, 1)
        assert [each.id for each in appeals_due(actor).late] == [sent]
        last = outcomes(actor).moments[-1]
        assert (last.day, last.kind) == (ago(5), MomentKind.SILENT)

    def test_it_does_not_wait_by_a_day_that_lies_before_the_answer(self, actor: Actor, sent: str) -> None:
        note_answer(actor=actor, appeal=sent, on=ago(20), **TOKEN)
        note_step(actor=actor, appeal=sent, kind="followed up", on=ago(10), what="Called.")
        assert appeal(actor, sent).state is State.ANSWERED


class TestWhoIsSilent:
    def test_that_somebody_did_not_respond_is_told_and_is_no_answer(self, actor: Actor, sent: str) -> None:
        note_answer(actor=actor, appeal=sent, reply="no response", words="A paper says so.", on=ago(40))
        found = appeal(actor, sent)
        assert (found.state, len(found.answers)) == (State.SILENT, 1)
        assert [each.id for each in appeals_due(actor).late] == [sent]

    def test_a_third_party_has_no_day_and_their_words_answer_for_nobody_else(
        self, actor: Actor, draft: str
    ) -> None:
        ask = add_ask(actor=actor, appeal=draft, to_do="give access", of="the Chinese authorities").public_id
        note_step(actor=actor, appeal=draft, kind="sent", on=ago(90), due=ago(30))
        assert appeal(actor, draft).silent == ("words:minister",)
        note_answer(actor=actor, appeal=draft, ask=ask, reply="refused", words="No.", on=ago(10))
        found = appeal(actor, draft)
        assert (found.state, found.silent) == (State.ANSWERED, ("words:minister",))
        assert [each.id for each in appeals_due(actor).late] == [draft]
        came = {row.name: row.came[list(Came).index(Came.SILENT)] for row in outcomes(actor).by_whom}
        assert came == {"minister": 1, "China": 0}

    def test_the_page_and_the_command_say_of_whom_nothing_came(
        self, client: Client, tumen: Tumen, actor: Actor, draft: str
    ) -> None:
        ask = add_ask(actor=actor, appeal=draft, to_do="give access", of="the Chinese authorities").public_id
        note_step(actor=actor, appeal=draft, kind="sent", on=SENT, due=date(2023, 12, 31))
        note_answer(
            actor=actor, appeal=draft, ask=ask, reply="denied the event", attribution="officials deny",
            words="There are none.", by="A spokesman", on=date(2023, 11, 9),
        )  # fmt: skip
        page = client.get(f"/appeals/{draft}").content.decode()
        assert "No answer is recorded by 31 December 2023" in page
        assert f"answers {ask} “<span lang" in page
        assert "no answer recorded by 31 December 2023" in client.get("/appeals").content.decode()
        shown = " ".join(tumen("appeal", "show", draft).output.split())
        assert f"by A spokesman: denied the event (officials deny) to {ask} There are none." in shown
        assert "no answer of minister recorded by 31 December 2023" in shown

    def test_in_order_of_time_stands_what_was_asked_and_on_which_ground(
        self, client: Client, actor: Actor
    ) -> None:
        found = f"x-{the_letter(actor).partition('-')[2]}"
        ask = next(ask for part in appeal(actor, found).of for ask in part.asks if "Seoul" in ask.to_do)
        note_answer(actor=actor, appeal=found, ask=ask.id, on=date(2021, 8, 1), **TOKEN)
        moments = [each for each in outcomes(actor, of="state:GB").moments if each.whom == "United Kingdom"]
        assert [[ask.to_do for ask in each.asks][-2:] for each in moments] == [
            ["raise the matter in Seoul", "urge China to agree on a procedure"],
            ["raise the matter in Seoul"],
        ]
        assert moments[0].grounds == ("1951 Convention relating to the Status of Refugees",)
        page = client.get("/appeals/outcomes").content.decode().split('id="time"')[1]
        assert "urge China to agree on a procedure" in page
        assert "1951 Convention" in page


class TestPledges:
    def test_what_came_of_one_takes_it_off_what_is_due(self, client: Client, actor: Actor, sent: str) -> None:
        pledge = {"reply": "pledged commitment", "words": "We will meet them.", "on": ago(70)}
        first = note_answer(actor=actor, appeal=sent, due=ago(50), **pledge).public_id
        assert [each.id for each in appeals_due(actor).pledges] == [first]
        note_answer(actor=actor, appeal=sent, on=ago(49), **TOKEN)
        assert [each.id for each in appeals_due(actor).pledges] == [first], "a token says nothing of it"
        again = note_answer(
            actor=actor, appeal=sent, reply="pledged commitment", words="In May.", on=ago(40), due=ago(10)
        ).public_id
        assert [each.id for each in appeals_due(actor).pledges] == [again], "another day was named"
        kept = note_answer(
            actor=actor, appeal=sent, reply="responded favourably", words="They met.", on=ago(9)
        ).public_id
        assert (appeals_due(actor).count, due_days(actor)) == (0, ())
        assert [each.settled_by for each in appeal(actor, sent).answers] == [again, "", kept, ""]
        assert "what came of it: responded favourably" in client.get(f"/appeals/{sent}").content.decode()

    def test_what_was_said_before_or_of_something_else_settles_none(self, actor: Actor, draft: str) -> None:
        other = add_ask(actor=actor, appeal=draft, to_do="publish a list").public_id
        note_step(actor=actor, appeal=draft, kind="sent", on=ago(90))
        ask = appeal(actor, draft).of[0].asks[0].id
        pledge = note_answer(
            actor=actor, appeal=draft, ask=ask, reply="pledged commitment", words="x", on=ago(70), due=ago(50)
        ).public_id
        for of, day in ((ask, ago(80)), (other, ago(20))):
            note_answer(actor=actor, appeal=draft, ask=of, reply="refused", words="No.", on=day)
        assert [each.id for each in appeals_due(actor).pledges] == [pledge]


class TestDaysThatCannotBe:
    @pytest.mark.parametrize(
        "step",
        [
            {"kind": "sent", "on": TODAY + timedelta(1)},
            {"kind": "sent", "on": SENT, "due": SENT - timedelta(1)},
            {"kind": "note", "what": "So.", "on": TODAY + timedelta(1)},
        ],
    )
    def test_of_a_step(self, actor: Actor, draft: str, step: dict[str, Any]) -> None:
        with pytest.raises(NothingAsked):
            note_step(actor=actor, appeal=draft, **step)
        assert not Step.objects.exists()

    def test_what_was_not_sent_is_not_followed_up_nor_before_it_was(self, actor: Actor, draft: str) -> None:
        with pytest.raises(WrongState, match="was not sent yet"):
            note_step(actor=actor, appeal=draft, kind="followed up", what="Called.")
        note_step(actor=actor, appeal=draft, kind="sent", on=SENT)
        for kind in ("followed up", "withdrawn"):
            with pytest.raises(NothingAsked, match="lies before that"):
                note_step(actor=actor, appeal=draft, kind=kind, what="So.", on=SENT - timedelta(1))

    def test_of_a_signature(self, actor: Actor, draft: str) -> None:
        signing = add_signatory(actor=actor, appeal=draft, name="Han").pk
        for act in (sign_off, decline_signature):
            with pytest.raises(NothingAsked, match="lies ahead"):
                act(actor=actor, appeal=draft, signatory=signing, on=TODAY + timedelta(1))

    @pytest.mark.parametrize(
        "said",
        [
            {"reply": "refused", "on": TODAY + timedelta(1)},
            {"reply": "pledged commitment", "on": ago(2), "due": ago(3)},
            {"reply": "refused", "on": ago(2), "due": ago(1)},
        ],
    )
    def test_of_an_answer(self, actor: Actor, sent: str, said: dict[str, Any]) -> None:
        with pytest.raises(NothingAsked):
            note_answer(actor=actor, appeal=sent, words="x", **said)
        assert appeal(actor, sent).answers == ()

    def test_the_page_says_so_and_keeps_what_was_typed(
        self, client: Client, actor: Actor, draft: str
    ) -> None:
        typed = {"kind": "sent", "on": "2023-11-01", "due": "2022-11-01", "what": "Zq"}
        said = client.post(f"/appeals/{draft}/note-step", typed, **{JUDGE: actor})
        assert said.status_code == 400
        assert "is not due on 2022-11-01" in without_tokens(said.content.decode())
        assert "Zq" in said.content.decode()


class TestAnswersOfClaims:
    def test_one_claim_answers_the_same_once(self, actor: Actor) -> None:
        found = f"x-{the_letter(actor).partition('-')[2]}"
        claim = claim_at(actor, the_answers(actor), "will reply")
        note_answer(actor=actor, appeal=found, claim=claim, reply="pledged commitment")
        with pytest.raises(NothingAsked, match="already"):
            note_answer(actor=actor, appeal=found, claim=claim, reply="pledged commitment")

    def test_one_whose_claim_stands_no_more_says_so(self, client: Client, actor: Actor) -> None:
        found = f"x-{the_letter(actor).partition('-')[2]}"
        claim = claim_at(actor, the_answers(actor), "will reply")
        note_answer(actor=actor, appeal=found, claim=claim, reply="pledged commitment")
        review_claim(actor=actor, claim=claim, verdict=Status.REJECTED, why="Misread.")
        (changed,) = appeal(actor, found).changed
        assert changed.how == "the answer rests on it, and it stands no more"
        assert "it stands no more" in client.get(f"/appeals/{found}").content.decode()


def test_what_is_too_long_for_its_column_is_refused(actor: Actor, sent: str, draft: str) -> None:
    """PostgreSQL would break off with an error of its own."""
    long, said = "x" * 301, {"actor": actor, "channel": "letter"}
    made = draft_appeal(title="y", addressee="z", **said).public_id
    advocacy: list[Callable[[], object]] = [
        lambda: draft_appeal(title=long, addressee="z", **said),
        lambda: draft_appeal(title="y", addressee=long, **said),
        lambda: add_ask(actor=actor, appeal=made, to_do="act", of=long),
        lambda: add_signatory(actor=actor, appeal=made, name=long),
        lambda: add_signatory(actor=actor, appeal=made, name="Han", role=long),
        lambda: note_answer(actor=actor, appeal=sent, by=long, **TOKEN),
    ]
    for act in advocacy:
        with pytest.raises(NothingAsked, match="301 letters, and at most 300"):
            act()
    inquiry = open_inquiry(actor=actor, title="So", opened=SENT).public_id
    with pytest.raises(NothingFound, match="301 letters"):
        open_inquiry(actor=actor, title=long, opened=SENT)
    with pytest.raises(NothingFound, match="301 letters"):
        add_member(actor=actor, inquiry=inquiry, name=long)
    with pytest.raises(NotAnOffice, match="301 letters"):
        add_office(actor=actor, name=long)
    office = add_office(actor=actor, name="A ministry").public_id
    with pytest.raises(NotAnOffice, match="301 letters"):
        add_holder(actor=actor, office=office, name=long, why="invented")
