"""Appeals found in documents: grouped, addressed, judged, undone; seen by who may see their claims."""

from __future__ import annotations

import pytest

from tests.advocacy.cast import LETTER, REPORT, asked, claim_at, take, the_letter
from tumen.access.actions import introduce
from tumen.access.errors import NotPermitted
from tumen.access.models import RESEARCHER, Actor, AuditLine, Level, Role
from tumen.advocacy.actions import join_appeals, judge_appeal, note_answer, set_asks_apart, undo_line
from tumen.advocacy.errors import LineIsFinal, NoReason, NoSuchAppeal, NoSuchAsk, NothingAsked
from tumen.advocacy.models import Judged
from tumen.advocacy.queries import AppealView, State, appeal, appeals, appeals_about
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.actions import set_sensitivity as hide_claim
from tumen.claims.models import Status
from tumen.claims.seating import add_holder, add_office
from tumen.documents.actions import mark_identity, set_sensitivity
from tumen.record.actions import refresh
from tumen.record.queries import events
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.parties import parties_of


@pytest.fixture
def letter(actor: Actor) -> str:
    return the_letter(actor)


@pytest.fixture
def found(letter: str) -> str:
    return f"x-{letter.partition('-')[2]}"


@pytest.fixture
def colleague(actor: Actor) -> Actor:
    return introduce(name="A Colleague", roles=RESEARCHER, clearance=Level.INTERNAL)


def of(view: AppealView) -> dict[str, list[str]]:
    return {part.asked.name: [ask.to_do for ask in part.asks] for part in view.of}


class TestTheLetter:
    def test_it_is_one_appeal_with_five_asks_two_of_others_and_three_of_the_addressee(
        self, actor: Actor, found: str
    ) -> None:
        add_office(actor=actor, name="Minister for Distant Affairs", country="GB")
        view = appeal(actor, found)
        told = [(part.asked.name, part.is_addressee, len(part.asks)) for part in view.of]
        assert told == [("United Kingdom", True, 3), ("community of states", False, 2)]
        assert view.askers == ("Grace Ahn-Whitby", "Baek Ok-hee", "Philip Thornaby")

    def test_what_it_tells_of_others_is_an_appeal_of_its_own(self, actor: Actor, letter: str) -> None:
        own, told = appeals(actor)
        assert (own.is_own, told.is_own) == (True, False)
        assert told.askers == ("the relatives",)

    def test_it_has_the_norms_that_the_letter_invokes_with_their_claim(
        self, actor: Actor, letter: str, found: str
    ) -> None:
        (norm,) = appeal(actor, found).norms
        assert norm.norm.code == "refugee-convention"
        assert norm.claim == claim_at(actor, letter, "1951 Refugee Convention")

    def test_it_says_who_held_the_office_on_that_day(self, actor: Actor, found: str) -> None:
        office = add_office(actor=actor, name="Minister for Distant Affairs", country="GB").public_id
        for name, since in (("Helen Marchbank", "2019-07"), ("Simon Harcastle", "2022-01")):
            until = "2021-12" if name.startswith("Helen") else ""
            add_holder(actor=actor, office=office, name=name, since=since, until=until, why="invented")
        assert appeal(actor, found).of[0].holder == "Helen Marchbank"

    def test_it_says_whom_the_addressee_is_to_ask_in_turn(self, actor: Actor, found: str) -> None:
        asks = [ask for part in appeal(actor, found).of for ask in part.asks]
        assert [ask.passes_on for ask in asks if ask.passes_on] == ["China"]

    def test_it_stands_with_the_event_that_its_document_tells_of(self, actor: Actor, found: str) -> None:
        refresh(actor=actor)
        (event,) = [each for each in events(actor) if each.act == "forced repatriation"]
        assert [each.id for each in appeal(actor, found).events] == [event.id]
        assert found in [each.id for each in appeals_about(actor, event.id)]

    def test_it_is_narrowed_to_who_is_asked_and_to_the_year(self, actor: Actor, found: str) -> None:
        assert [each.id for each in appeals(actor, of="state:GB", year=2021)] == [found]
        assert appeals(actor, of="state:KP") == []
        assert appeals(actor, year=2020) == []


class TestJudgements:
    def test_one_that_is_none_is_listed_no_more_until_that_is_undone(self, actor: Actor, found: str) -> None:
        line = judge_appeal(actor=actor, appeal=found, is_one=False, why="A form letter.")
        assert found not in [each.id for each in appeals(actor)]
        assert appeal(actor, found).state is State.REJECTED
        undo_line(actor=actor, appeal=found, line=line.pk, why="It is signed.")
        assert found in [each.id for each in appeals(actor)]
        with pytest.raises(NoSuchAsk):
            undo_line(actor=actor, appeal=found, line=line.pk, why="Again.")

    def test_one_that_is_confirmed_says_when_a_claim_of_it_changes(
        self, actor: Actor, letter: str, found: str
    ) -> None:
        judge_appeal(actor=actor, appeal=found, is_one=True, why="Read twice.")
        assert (appeal(actor, found).state, appeal(actor, found).changed) == (State.CONFIRMED, ())
        claim = claim_at(actor, letter, "meet the ambassador")
        value = Ask(parties_of("the United Kingdom"), "meet both ambassadors")
        correct_slot(actor=actor, claim=claim, name="ask", value=value, why="Both.")
        (changed,) = appeal(actor, found).changed
        assert changed.item == claim
        assert "meet both ambassadors" in of(appeal(actor, found))["United Kingdom"]

    def test_a_claim_that_is_rejected_is_gone_from_it_and_said_to_be(
        self, actor: Actor, letter: str, found: str
    ) -> None:
        judge_appeal(actor=actor, appeal=found, is_one=True, why="Read twice.")
        claim = claim_at(actor, letter, "call for their release")
        review_claim(actor=actor, claim=claim, verdict=Status.REJECTED, why="Not said.")
        view = appeal(actor, found)
        assert of(view)["community of states"] == ["raise their cases"]
        assert [each.item for each in view.changed] == [claim]

    def test_asks_set_apart_are_an_appeal_until_that_is_undone(
        self, actor: Actor, letter: str, found: str
    ) -> None:
        claim = claim_at(actor, letter, "meet the ambassador")
        made = set_asks_apart(actor=actor, appeal=found, claims=[claim], why="A postscript.")
        assert of(appeal(actor, made.part)) == {"United Kingdom": ["meet the ambassador"]}
        assert "meet the ambassador" not in of(appeal(actor, found))["United Kingdom"]
        undo_line(actor=actor, appeal=found, line=made.pk, why="It is the same.")
        with pytest.raises(NoSuchAppeal):
            appeal(actor, made.part)
        assert "meet the ambassador" in of(appeal(actor, found))["United Kingdom"]

    def test_a_report_of_the_letter_is_told_with_it(self, actor: Actor, found: str) -> None:
        words = asked(
            REPORT,
            "meet the ambassador",
            "the United Kingdom",
            "meet the ambassador",
            speakers=(("Grace Ahn-Whitby",),),
            stance=Stance.NEUTRAL,
        )
        report = take(actor, REPORT, "The Wire", "2021-07-21", words)
        (told,) = [each.id for each in appeals(actor) if each.document == report]
        line = join_appeals(actor=actor, appeal=told, other=found, why="The same letter.")
        assert told not in [each.id for each in appeals(actor)]
        assert appeal(actor, found).told_in == (told,)
        with pytest.raises(NothingAsked):
            join_appeals(actor=actor, appeal=found, other=told, why="Round.")
        undo_line(actor=actor, appeal=told, line=line.pk, why="Another one.")
        assert told in [each.id for each in appeals(actor)]

    @pytest.mark.parametrize("claims", [[], ["c-none00000000"]])
    def test_nothing_is_set_apart_without_asks_of_it(
        self, actor: Actor, found: str, claims: list[str]
    ) -> None:
        with pytest.raises((NothingAsked, NoSuchAsk)):
            set_asks_apart(actor=actor, appeal=found, claims=claims, why="so")

    def test_all_of_it_is_not_set_apart(self, actor: Actor, found: str) -> None:
        every = [ask.id for part in appeal(actor, found).of for ask in part.asks]
        with pytest.raises(NothingAsked):
            set_asks_apart(actor=actor, appeal=found, claims=every, why="so")

    def test_nothing_is_judged_without_a_reason_or_by_a_reader(self, actor: Actor, found: str) -> None:
        with pytest.raises(NoReason):
            judge_appeal(actor=actor, appeal=found, is_one=True, why=" ")
        reader = introduce(name="A Reader", roles=(Role.READER,), clearance=Level.INTERNAL)
        with pytest.raises(NotPermitted):
            judge_appeal(actor=reader, appeal=found, is_one=True, why="so")
        assert not Judged.objects.exists()

    def test_a_judgement_is_never_altered(self, actor: Actor, found: str) -> None:
        line = judge_appeal(actor=actor, appeal=found, is_one=True, why="so")
        line.why = "otherwise"
        for change in (line.save, line.delete, Judged.objects.all().delete):
            with pytest.raises(LineIsFinal):
                change()

    def test_the_log_names_the_document_and_no_words(self, actor: Actor, letter: str, found: str) -> None:
        judge_appeal(actor=actor, appeal=found, is_one=True, why="zqwords")
        line = AuditLine.objects.get(action="advocacy.judge_appeal")
        assert (line.item, line.detail) == (letter, {"appeal": found, "kind": "confirmed"})


class TestWhoSees:
    def test_there_is_no_appeal_of_a_document_that_is_hidden(
        self, actor: Actor, colleague: Actor, letter: str, found: str
    ) -> None:
        judge_appeal(actor=actor, appeal=found, is_one=True, why="so")
        set_sensitivity(actor=actor, document=letter, level=Level.RESTRICTED, why="a test")
        assert appeals(colleague) == []
        for ask in (
            lambda: appeal(colleague, found),
            lambda: judge_appeal(actor=colleague, appeal=found, is_one=True, why="so"),
        ):
            with pytest.raises(NoSuchAppeal):
                ask()

    def test_a_hidden_report_is_not_among_those_that_tell_of_a_letter(
        self, actor: Actor, colleague: Actor, found: str
    ) -> None:
        report = take(actor, REPORT, "The Wire", "2021-07-21", asked(REPORT, "meet the", "China", "meet"))
        told = f"x-{report.partition('-')[2]}"
        join_appeals(actor=actor, appeal=told, other=found, why="The same.")
        assert appeal(colleague, found).told_in == (told,)
        set_sensitivity(actor=actor, document=report, level=Level.RESTRICTED, why="a test")
        assert appeal(colleague, found).told_in == ()

    def test_nothing_tells_of_an_ask_that_is_hidden_by_itself(
        self, actor: Actor, colleague: Actor, letter: str, found: str
    ) -> None:
        claim = claim_at(actor, letter, "meet the ambassador")
        judge_appeal(actor=actor, appeal=found, is_one=True, why="so")
        made = set_asks_apart(actor=actor, appeal=found, claims=[claim], why="zqapart")
        note_answer(actor=actor, appeal=made.part, ask=claim, reply="refused", words="zqanswer")
        note_answer(
            actor=actor, appeal=found, ask=claim_at(actor, letter, "Seoul"), reply="refused", words="y"
        )
        hide_claim(actor=actor, claim=claim, level=Level.RESTRICTED, why="a test")
        told = repr((appeals(colleague), appeal(colleague, found)))
        assert not [word for word in (claim, "zqapart", "zqanswer", made.part) if word in told]
        assert [each.words for each in appeal(colleague, found).answers] == ["y"]

    def test_an_appeal_that_is_joined_to_a_hidden_one_does_not_name_it(
        self, actor: Actor, colleague: Actor, found: str
    ) -> None:
        report = take(actor, REPORT, "The Wire", "2021-07-21", asked(REPORT, "meet the", "China", "meet"))
        other = f"x-{report.partition('-')[2]}"
        join_appeals(actor=actor, appeal=found, other=other, why="The same.")
        set_sensitivity(actor=actor, document=report, level=Level.RESTRICTED, why="a test")
        assert other not in repr((appeals(colleague), appeal(colleague, found)))
        assert found in [each.id for each in appeals(colleague)]

    def test_a_covered_name_is_covered_in_asks_askers_and_reasons(
        self, actor: Actor, colleague: Actor, letter: str, found: str
    ) -> None:
        mark_identity(actor=actor, document=letter, words="Baek Ok-hee", kind="name", why="a test")
        judge_appeal(actor=actor, appeal=found, is_one=True, why="Baek Ok-hee says so.")
        assert "Ok-hee" not in repr((appeals(colleague), appeal(colleague, found)))
        assert "Ok-hee" in repr(appeal(actor, found))


def test_strange_letters_are_grouped_and_break_nothing(actor: Actor) -> None:
    text = LETTER.replace("meet the ambassador", "meet\u200b the <b>ambassador</b> \u202eodd")
    document = take(
        actor, text, "", "", asked(text, "meet\u200b the <b>", "\u202e, the the", "meet\u0000".strip("\0"))
    )
    (view,) = [each for each in appeals(actor) if each.document == document]
    assert view.of[0].asks[0].to_do == "meet"
