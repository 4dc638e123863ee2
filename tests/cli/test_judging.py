"""Grades and standards of proof at the terminal: given with a reason, shown with who and why, never alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

from tests.cli.cast import LETTER, NOTICE, WIRE, json_of, read_into, sentence_of
from tumen.access.models import Actor
from tumen.claims.models import ClaimGrade, SourceGrade
from tumen.claims.queries import claims_of, sources
from tumen.record.actions import judge_same_event, refresh
from tumen.record.queries import events

if TYPE_CHECKING:
    from tests.conftest import Kept

Tumen = Callable[..., Result]


@pytest.fixture(scope="module")
def read_once(kept_record: Kept, tmp_path_factory: pytest.TempPathFactory) -> None:
    read_into(kept_record, tmp_path_factory.mktemp("read"), letter=LETTER, wire=WIRE, notice=NOTICE)


@pytest.fixture(autouse=True)
def actor(read_once: None, researcher: Actor) -> Actor:
    return researcher


@pytest.fixture
def source(actor: Actor) -> str:
    return next(each.id for each in sources(actor) if "Lanternlight" in each.name and each.claims)


@pytest.fixture
def event(actor: Actor) -> str:
    return events(actor)[0].id


@pytest.fixture
def claim(actor: Actor) -> str:
    """The claim of the Lanternlight group in the event."""
    lines = events(actor)[0].lines
    return next(line.claim for line in lines if "Lanternlight" in line.speaker)


def said(result: Result) -> str:
    """What a command prints, with its line breaks taken out."""
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


class TestSource:
    def test_it_lists_the_sources_with_their_ids_and_grades(self, tumen: Tumen, source: str) -> None:
        assert "not graded" in said(tumen("source", "list"))
        tumen("source", "grade", source, "--reliability", "B", "--huridocs", "02", "--why", "Right twice.")
        told = said(tumen("source", "list"))
        assert source in told
        assert "B, mostly reliable" in told
        assert "HURIDOCS 02, rather reliable" in told

    def test_it_lists_them_for_machines(self, tumen: Tumen, source: str) -> None:
        tumen("source", "grade", source, "--reliability", "B", "--why", "Right twice.")
        told = {each["id"]: each for each in json_of(tumen("source", "list", "--json"))}
        [grade] = told[source]["grades"]
        assert (grade["reliability"], grade["reliability_words"]) == ("B", "mostly reliable")
        assert (grade["huridocs"], grade["why"], grade["holds"]) == (None, "Right twice.", True)
        assert all(each["grades"] == [] for id, each in told.items() if id != source)

    def test_it_grades_one_and_says_what_holds(self, tumen: Tumen, source: str) -> None:
        done = tumen("source", "grade", source.upper(), "--reliability", "b", "--why", "Right twice.")
        assert said(done) == f"{source}: B, mostly reliable."

    def test_it_shows_it_in_full_with_every_grade(self, tumen: Tumen, source: str) -> None:
        assert "reliability not graded" in said(tumen("show", source))
        tumen("source", "grade", source, "--reliability", "B", "--why", "Right twice.")
        tumen("source", "grade", source, "--reliability", "D", "--why", "Wrong since.")
        told = said(tumen("show", source))
        assert "reliability D, mostly unreliable, says Test Researcher on " in told
        assert ": Wrong since." in told
        assert "earlier B, mostly reliable, says Test Researcher on " in told
        assert "50 North Korean escapees" in told

    def test_it_answers_machines_with_grades_and_claims(self, tumen: Tumen, source: str, claim: str) -> None:
        tumen("source", "grade", source, "--reliability", "B", "--why", "Right twice.")
        told = json_of(tumen("show", source, "--json"))
        assert [grade["holds"] for grade in told["grades"]] == [True]
        assert claim in [each["id"] for each in told["told"]]

    def test_it_takes_a_grade_back(self, tumen: Tumen, source: str) -> None:
        tumen("source", "grade", source, "--reliability", "B", "--why", "Right twice.")
        assert (
            said(tumen("source", "grade", source, "--withdraw", "--why", "New.")) == f"{source}: not graded."
        )
        told = json_of(tumen("show", source, "--json"))
        assert [grade["holds"] for grade in told["grades"]] == [False, False]
        assert "not graded, says Test Researcher" in said(tumen("show", source))

    def test_a_wrong_id_leads_to_a_suggestion(self, tumen: Tumen, source: str) -> None:
        wrong = source[:-1] + ("0" if source[-1] != "0" else "1")
        assert f"Did you mean {source}?" in sentence_of(tumen("show", wrong))


class TestClaim:
    def test_it_grades_one_and_shows_it(self, tumen: Tumen, claim: str) -> None:
        assert "credibility not graded" in said(tumen("show", claim))
        done = tumen("claim", "grade", claim, "--credibility", "3", "--why", "Nobody else was there.")
        assert said(done) == f"{claim}: 3, may be so."
        told = said(tumen("show", claim))
        assert "credibility 3, may be so, says Test Researcher on " in told
        assert "Nobody else was there." in told

    def test_the_grade_of_its_source_stands_apart(self, tumen: Tumen, claim: str, source: str) -> None:
        tumen("source", "grade", source, "--reliability", "B", "--why", "Right twice.")
        told = said(tumen("show", claim))
        assert "credibility not graded" in told
        assert f"reliability {source} B, mostly reliable" in told

    def test_it_answers_machines(self, tumen: Tumen, claim: str, source: str) -> None:
        answered = tumen("claim", "grade", claim, "--credibility", "1", "--why", "Two others.", "--json")
        [grade] = json_of(answered)["grades"]
        assert (grade["credibility"], grade["credibility_words"]) == (
            "1",
            "confirmed by other independent sources",
        )
        told = json_of(tumen("show", claim, "--json"))
        assert told["grades"] == [grade]
        assert told["source_grades"] == {}

    def test_it_takes_a_grade_back(self, tumen: Tumen, claim: str) -> None:
        tumen("claim", "grade", claim, "--credibility", "3", "--why", "Nobody else was there.")
        tumen("claim", "grade", claim, "--withdraw", "--why", "A slip.")
        told = said(tumen("show", claim))
        assert "credibility not graded, says Test Researcher" in told
        assert "earlier 3, may be so" in told

    def test_it_says_that_the_claim_has_changed_since(self, tumen: Tumen, claim: str) -> None:
        tumen("claim", "grade", claim, "--credibility", "3", "--why", "Nobody else was there.")
        assert "changed since it was graded" not in said(tumen("show", claim))
        ClaimGrade.objects.get().claim.__class__.objects.filter(public_id=claim).update(revision=2)
        assert "the claim has changed since it was graded" in said(tumen("show", claim))


class TestEvent:
    def test_it_sets_a_standard_and_shows_it(self, tumen: Tumen, event: str) -> None:
        assert "proof no standard set" in said(tumen("show", event))
        done = tumen("event", "standard", event, "reasonable-grounds", "--why", "Two voices.")
        assert said(done) == f"{event}: reasonable grounds to believe."
        told = said(tumen("show", event))
        assert "proof reasonable grounds to believe, says Test Researcher on " in told
        assert ": Two voices." in told

    def test_it_shows_the_grades_of_its_claims_and_sources(
        self, tumen: Tumen, event: str, claim: str, source: str
    ) -> None:
        tumen("source", "grade", source, "--reliability", "B", "--why", "Right twice.")
        tumen("claim", "grade", claim, "--credibility", "2", "--why", "It fits.")
        told = said(tumen("show", event))
        assert "credible 2, likely to be so" in told
        assert f"reliable {source} B, mostly reliable" in told

    def test_it_answers_machines(self, tumen: Tumen, event: str, claim: str, source: str) -> None:
        tumen("claim", "grade", claim, "--credibility", "2", "--why", "It fits.")
        answered = tumen("event", "standard", event, "reasonable-grounds", "--why", "Two.", "--json")
        [line] = json_of(answered)["standards"]
        assert (line["standard"], line["standard_words"]) == (
            "reasonable-grounds",
            "reasonable grounds to believe",
        )
        told = json_of(tumen("show", event, "--json"))
        assert told["standards"] == [line]
        assert told["claim_grades"][claim][0]["credibility"] == "2"
        assert told["source_grades"] == {}

    def test_the_record_shows_it_too(self, tumen: Tumen, event: str, claim: str) -> None:
        assert "Standard of proof" not in said(tumen("record"))
        tumen("event", "standard", event, "reasonable-grounds", "--why", "Two voices.")
        tumen("claim", "grade", claim, "--credibility", "2", "--why", "It fits.")
        assert "Standard of proof: reasonable grounds to believe, says Test Researcher." in said(
            tumen("record")
        )
        told = {each["id"]: each for each in json_of(tumen("record", "--json"))["events"]}
        assert told[event]["standard"] == "reasonable-grounds"
        assert {each["standard"] for id, each in told.items() if id != event} == {None}
        grades = {figure["claim"]: figure["credibility"] for figure in told[event]["figures"]}
        assert grades.pop(claim) == "2"
        assert set(grades.values()) == {None}

    def test_it_takes_it_back(self, tumen: Tumen, event: str) -> None:
        tumen("event", "standard", event, "reasonable-grounds", "--why", "Two voices.")
        done = tumen("event", "standard", event, "none", "--why", "They were one.")
        assert said(done) == f"{event}: no standard set."
        told = said(tumen("show", event))
        assert "proof no standard set, says Test Researcher" in told
        assert "earlier reasonable grounds to believe" in told

    def test_it_says_for_which_event_it_was_set(self, tumen: Tumen, actor: Actor) -> None:
        first, second = events(actor)
        tumen("event", "standard", first.id, "reasonable-grounds", "--why", "Two voices.")
        tumen("event", "standard", second.id, "reasonable-suspicion", "--why", "One voice.")
        judge_same_event(actor=actor, left=first.id, right=second.id, why="A slip of the pen.")
        refresh(actor=actor)
        [joined] = events(actor)
        other = second.id if joined.id == first.id else first.id
        told = said(tumen("show", joined.id))
        assert f"(set for {other})" in told
        assert f"(set for {joined.id})" not in told


class TestRefused:
    def test_nothing_is_judged_without_a_reason(
        self, tumen: Tumen, source: str, claim: str, event: str
    ) -> None:
        for words in (
            ("source", "grade", source, "--reliability", "B"),
            ("claim", "grade", claim, "--credibility", "2"),
            ("event", "standard", event, "reasonable-grounds"),
        ):
            missing = tumen(*words)
            assert missing.exit_code == 2
            assert "--why" in missing.stderr
            assert "does not say why" in sentence_of(tumen(*words, "--why", " "))
        assert (SourceGrade.objects.count(), ClaimGrade.objects.count()) == (0, 0)

    def test_nothing_is_chosen_for_the_user(self, tumen: Tumen, source: str, claim: str) -> None:
        for words, option in (
            (("source", "grade", source), "--reliability"),
            (("claim", "grade", claim), "--credibility"),
        ):
            refused = tumen(*words, "--why", "Right twice.")
            assert refused.exit_code == 2
            assert f"Say which grade: {option}" in refused.stderr

    def test_a_grade_is_given_or_taken_back(self, tumen: Tumen, source: str) -> None:
        both = tumen("source", "grade", source, "--reliability", "B", "--withdraw", "--why", "A slip.")
        assert both.exit_code == 2
        assert "not both" in both.stderr
        code = tumen("source", "grade", source, "--withdraw", "--huridocs", "02", "--why", "A slip.")
        assert code.exit_code == 2
        assert "Leave --huridocs out" in code.stderr

    def test_a_code_that_is_none_is_not_understood(self, tumen: Tumen, source: str, event: str) -> None:
        assert tumen("source", "grade", source, "--reliability", "G", "--why", "A guess.").exit_code == 2
        assert tumen("event", "standard", event, "certain", "--why", "A guess.").exit_code == 2

    def test_it_says_that_there_is_no_such_thing(self, tumen: Tumen) -> None:
        for words in (
            ("source", "grade", "s-00000000", "--reliability", "B"),
            ("claim", "grade", "c-00000000", "--credibility", "2"),
            ("event", "standard", "e-00000000", "reasonable-grounds"),
        ):
            assert "There is no " in sentence_of(tumen(*words, "--why", "Right twice."))

    def test_what_is_not_graded_is_not_taken_back(self, tumen: Tumen, source: str) -> None:
        assert "is not graded" in sentence_of(
            tumen("source", "grade", source, "--withdraw", "--why", "A slip.")
        )


def test_nothing_is_graded_by_reading(tumen: Tumen, actor: Actor) -> None:
    told = json_of(tumen("source", "list", "--json"))
    assert told
    assert all(each["grades"] == [] for each in told)
    for one in events(actor):
        assert json_of(tumen("show", one.id, "--json"))["standards"] == []
    documents = {line.document for one in events(actor) for line in one.lines}
    shown = [claim.id for document in documents for claim in claims_of(actor, document)]
    assert json_of(tumen("show", shown[0], "--json"))["grades"] == []
