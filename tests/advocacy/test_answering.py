"""Answers: proposed with reasons, taken by a person, undone; what was pledged is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from click.testing import Result
from django.test import Client

from tests.advocacy.cast import ANSWERS, answered, claim_at, take, the_answers, the_letter
from tests.forms import without_tokens
from tumen.access.actions import introduce
from tumen.access.actors import JUDGE
from tumen.access.models import RESEARCHER, Actor, Level
from tumen.advocacy.actions import draft_appeal, note_answer, undo_answer
from tumen.advocacy.errors import NoReason, NoSuchAsk, NothingAsked
from tumen.advocacy.models import Answer
from tumen.advocacy.queries import State, appeal, appeals_due, proposed_answers
from tumen.claims.actions import correct_slot
from tumen.claims.errors import NoSuchClaim
from tumen.documents.actions import set_sensitivity
from tumen.record.actions import refresh
from tumen.vocabulary.codes import AnswerKind
from tumen.vocabulary.replies import OF_CLAIMS, Attribution, Reply

Tumen = Callable[..., Result]
TODAY = date.today()


@pytest.fixture
def found(actor: Actor) -> str:
    return f"x-{the_letter(actor).partition('-')[2]}"


@pytest.fixture
def answers(actor: Actor, found: str) -> str:
    return the_answers(actor)


class TestProposals:
    def test_who_was_asked_says_it_later_on_the_same_event(
        self, actor: Actor, found: str, answers: str
    ) -> None:
        refresh(actor=actor)
        (proposed,) = proposed_answers(actor, found)
        assert proposed.claim == claim_at(actor, answers, "will reply")
        assert proposed.reply is Reply.PLEDGED
        assert "both tell of the same event" in proposed.reasons
        assert "it answers a letter, a statement or the like" in proposed.reasons

    def test_nothing_of_somebody_else_is_proposed(self, actor: Actor, found: str, answers: str) -> None:
        """China was not asked: it is whom the addressee was to ask in turn."""
        assert claim_at(actor, answers, "China denied") not in [
            each.claim for each in proposed_answers(actor, found)
        ]

    def test_nothing_that_was_said_before_is_proposed(self, actor: Actor, found: str) -> None:
        words = answered(
            ANSWERS, "will reply to the letter", "The British Government", AnswerKind.PLEDGED, "the letter"
        )
        take(actor, ANSWERS, "Department", "2021-06-01", words)
        assert proposed_answers(actor, found) == ()

    def test_that_somebody_speaks_later_is_no_answer_by_itself(self, actor: Actor, found: str) -> None:
        words = answered(ANSWERS, "regrets nothing", "The United Kingdom", AnswerKind.TOKEN)
        take(actor, ANSWERS, "Department", "2021-11-09", words)
        assert proposed_answers(actor, found) == ()

    def test_what_is_taken_or_found_to_be_none_is_proposed_no_more(
        self, actor: Actor, found: str, answers: str
    ) -> None:
        claim = claim_at(actor, answers, "will reply")
        none = note_answer(actor=actor, appeal=found, claim=claim, is_answer=False)
        assert (proposed_answers(actor, found), appeal(actor, found).answers) == ((), ())
        Answer.objects.get(pk=none.pk)
        note_answer(actor=actor, appeal=found, claim=claim, reply="pledged commitment")
        assert proposed_answers(actor, found) == ()
        assert appeal(actor, found).state is State.ANSWERED

    @pytest.mark.parametrize("kind", AnswerKind)
    def test_each_kind_of_answer_that_is_read_has_its_term(self, kind: AnswerKind) -> None:
        reply, attribution = OF_CLAIMS[kind]
        assert isinstance(reply, Reply)
        assert attribution is None or isinstance(attribution, Attribution)


class TestAnswers:
    def test_one_answers_an_ask_with_its_claim_speaker_and_day(
        self, actor: Actor, found: str, answers: str
    ) -> None:
        ask = appeal(actor, found).of[0].asks[0].id
        claim = claim_at(actor, answers, "will reply")
        note_answer(actor=actor, appeal=found, ask=ask, claim=claim, reply="pledged commitment")
        (answer,) = appeal(actor, found).answers
        assert (answer.ask, answer.by, answer.on) == (ask, "The British Government", date(2021, 11, 9))

    def test_one_whose_claim_changed_says_so(self, actor: Actor, found: str, answers: str) -> None:
        claim = claim_at(actor, answers, "will reply")
        note_answer(actor=actor, appeal=found, claim=claim, reply="pledged commitment")
        assert appeal(actor, found).changed == ()
        correct_slot(actor=actor, claim=claim, name="likelihood", value="perhaps", why="so")
        assert [each.item for each in appeal(actor, found).changed] == [claim]

    def test_what_was_pledged_and_is_past_its_day_is_due(self, actor: Actor, found: str) -> None:
        note_answer(
            actor=actor,
            appeal=found,
            reply="pledged commitment",
            words="They will raise it.",
            due=TODAY - timedelta(days=1),
        )
        (pledge,) = appeals_due(actor).pledges
        assert pledge.words == "They will raise it."

    def test_one_is_taken_back_and_both_rows_stay(self, actor: Actor, found: str) -> None:
        made = note_answer(actor=actor, appeal=found, reply="refused", words="No.").public_id
        with pytest.raises(NoReason):
            undo_answer(actor=actor, appeal=found, answer=made, why="")
        undo_answer(actor=actor, appeal=found, answer=made, why="It was of another letter.")
        assert appeal(actor, found).answers == ()
        assert Answer.objects.count() == 2
        with pytest.raises(NoSuchAsk):
            undo_answer(actor=actor, appeal=found, answer=made, why="Again.")

    def test_what_is_refused(self, actor: Actor, found: str) -> None:
        refused: list[tuple[dict[str, Any], type[Exception]]] = [
            ({"reply": ""}, NothingAsked),
            ({"reply": "perhaps"}, NothingAsked),
            ({"words": ""}, NothingAsked),
            ({"attribution": "nobody"}, NothingAsked),
            ({"ask": "y-00000000"}, NoSuchAsk),
            ({"claim": "c-none00000000"}, NoSuchClaim),
            ({"on": date(2021, 7, 19)}, NothingAsked),  # the day before the letter
        ]
        for said, error in refused:
            with pytest.raises(error):
                note_answer(actor=actor, appeal=found, **{"reply": "refused", "words": "No.", **said})
        assert not Answer.objects.exists()

    def test_nothing_came_back_on_what_was_not_sent(self, actor: Actor) -> None:
        made = draft_appeal(actor=actor, title="x", channel="letter", addressee="y").public_id
        with pytest.raises(NothingAsked):
            note_answer(actor=actor, appeal=made, reply="refused", words="No.")

    def test_an_answer_that_a_hidden_claim_tells_is_not_there(
        self, actor: Actor, found: str, answers: str
    ) -> None:
        colleague = introduce(name="A Colleague", roles=RESEARCHER, clearance=Level.INTERNAL)
        claim = claim_at(actor, answers, "will reply")
        note_answer(actor=actor, appeal=found, claim=claim, reply="pledged commitment")
        set_sensitivity(actor=actor, document=answers, level=Level.RESTRICTED, why="a test")
        view = appeal(colleague, found)
        assert (view.answers, view.state) == ((), State.FOUND)
        assert proposed_answers(colleague, found) == ()


class TestThePages:
    def test_an_answer_is_taken_from_what_is_proposed(
        self, client: Client, actor: Actor, found: str, answers: str
    ) -> None:
        shown = client.get(f"/appeals/{found}").content.decode()
        assert "will reply to the letter" in shown
        claim = claim_at(actor, answers, "will reply")
        sent = {"claim": claim, "reply": "pledged commitment"}
        assert client.post(f"/appeals/{found}/note-answer", sent, **{JUDGE: actor}).status_code == 302
        assert "pledged something" in client.get("/appeals").content.decode()

    def test_a_draft_is_written_sent_and_answered(self, client: Client, actor: Actor) -> None:
        judge = {JUDGE: actor}
        sent = {"title": "To <the> minister", "channel": "letter", "addressee": "The minister"}
        address = client.post("/appeals/new/draft", sent, **judge).headers["Location"]
        client.post(f"{address}/add-ask", {"to_do": "raise it", "is_negative": "yes"}, **judge)
        client.post(
            f"{address}/note-step", {"kind": "sent", "on": "2021-01-01", "due": "2021-02-01"}, **judge
        )
        shown = client.get(address).content.decode()
        assert "No answer is recorded by 1 February 2021" in shown
        assert "To &lt;the&gt; minister" in shown
        assert "no answer recorded by 1 February 2021" in client.get("/appeals?by=whom").content.decode()

    def test_what_was_typed_stays_where_it_was_refused(
        self, client: Client, actor: Actor, found: str
    ) -> None:
        said = client.post(
            f"/appeals/{found}/note-answer", {"reply": "refused", "by": "Zq", "on": "soon"}, **{JUDGE: actor}
        )
        assert said.status_code == 400
        assert "is no day" in without_tokens(said.content.decode())
        assert 'value="Zq"' in said.content.decode()

    def test_home_says_what_is_due(self, client: Client, actor: Actor, found: str) -> None:
        assert "/appeals" not in client.get("/").content.decode().split("<main")[1]
        note_answer(
            actor=actor, appeal=found, reply="pledged commitment", words="x", due=TODAY - timedelta(days=1)
        )
        assert "/appeals" in client.get("/").content.decode().split("<main")[1]


def test_the_commands_write_judge_and_answer(tumen: Tumen, actor: Actor, found: str) -> None:
    said = tumen(
        "appeal", "draft", "--title", "A letter", "--to", "China", "--deadline", "un-special-procedures"
    )
    made = said.output.split()[0]
    tumen("appeal", "ask", made, "--to-do", "halt returns", "--not", "--of", "the DPRK authorities")
    tumen("appeal", "sign", made, "--name", "Han Seok-ju")
    (signing,) = appeal(actor, made).signatories
    tumen("appeal", "sign", made, "--signed", str(signing.number))
    tumen("appeal", "step", made, "sent", "--on", "2021-01-01")
    tumen("appeal", "answer", made, "--reply", "refused", "--words", "No.")
    shown = tumen("appeal", "show", made).output
    assert "stop or not do" not in shown, "“stop: halt returns” would ask for the reverse"
    for words in ("answered", "halt returns", "of North Korea", "refused", "signed on"):
        assert words in shown
    tumen("appeal", "judge", found, "--why", "Read twice.")
    listed = tumen("appeals", "--of", "state:GB").output
    assert "confirmed" in listed
    assert "meet the ambassador" in listed
