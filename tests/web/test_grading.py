"""What people judged, on the pages: in words, with who and why, and a form that proposes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.actors import JUDGE
from tumen.access.models import Actor
from tumen.claims.actions import grade_claim, grade_source, withdraw_source_grade
from tumen.claims.models import Claim
from tumen.claims.queries import claim, claim_grades, source_grades
from tumen.record.actions import set_standard
from tumen.record.queries import event
from tumen.vocabulary.grading import Credibility, Huridocs, Reliability, StandardOfProof
from tumen.web.grading import Grades, Panel, Typed, claim_panel, event_panel, source_panel

Get = Callable[[str], str]


def of_source(viewer: Actor, id: str, *, is_open: bool = True, typed: Typed | None = None) -> Panel:
    grades = source_grades(viewer, [id]).get(id, ())
    return source_panel(id, grades, address="/there", is_open=is_open, typed=typed or Typed())


def of_claim(viewer: Actor, id: str, *, is_open: bool = True) -> Panel:
    grades = claim_grades(viewer, [id]).get(id, ())
    return claim_panel(claim(viewer, id), grades, address="/there", is_open=is_open, typed=Typed())


def of_event(viewer: Actor, id: str, *, is_open: bool = True) -> Panel:
    lines = event(viewer, id).standards
    return event_panel(id, lines, address="/there", is_open=is_open, typed=Typed())


class TestPanel:
    def test_it_says_that_nobody_has_judged(self, cast: Cast, reader: Actor) -> None:
        for panel in (of_source(reader, cast.source), of_claim(reader, cast.corrected)):
            assert (panel.held, panel.earlier) == (None, ())
            assert panel.none.startswith("Nobody has graded")
        assert of_event(reader, cast.october).none == "No standard set: nobody has judged it."

    def test_it_tells_what_holds_and_what_was_before(self, cast: Cast, judge: Actor) -> None:
        for reliability, why in (("B", "Right twice."), ("C", "Wrong once."), ("D", "Wrong again.")):
            grade_source(actor=judge, source=cast.source, reliability=reliability, why=why)
        panel = of_source(judge, cast.source)
        assert panel.held is not None
        assert panel.held.says == "D, mostly unreliable"
        assert panel.held.by.startswith("Test Researcher, ")
        assert [line.why for line in panel.earlier] == ["Wrong once.", "Right twice."]

    def test_it_gives_the_code_of_huridocs_beside_it(self, cast: Cast, judge: Actor) -> None:
        grade_source(actor=judge, source=cast.source, reliability="B", huridocs="02", why="Right twice.")
        held = of_source(judge, cast.source).held
        assert held is not None
        assert held.beside == "HURIDOCS MT42: 02, rather reliable"

    def test_it_tells_that_a_grade_was_taken_back(self, cast: Cast, judge: Actor) -> None:
        grade_source(actor=judge, source=cast.source, reliability="B", why="Right twice.")
        withdraw_source_grade(actor=judge, source=cast.source, why="A new editor.")
        panel = of_source(judge, cast.source)
        assert panel.held is not None
        assert (panel.held.says, panel.held.meaning) == ("not graded", "The grade was taken back.")
        assert [line.says for line in panel.earlier] == ["B, mostly reliable"]

    def test_it_tells_that_the_claim_has_changed_since(self, cast: Cast, judge: Actor) -> None:
        grade_claim(actor=judge, claim=cast.corrected, credibility="2", why="It fits.")
        held = of_claim(judge, cast.corrected).held
        assert held is not None
        assert held.note == ""
        Claim.objects.filter(public_id=cast.corrected).update(revision=9)
        held = of_claim(judge, cast.corrected).held
        assert held is not None
        assert held.note == "The claim has changed since."

    def test_it_tells_that_the_grade_was_given_to_an_earlier_claim(self, cast: Cast, judge: Actor) -> None:
        grade_claim(actor=judge, claim=cast.accepted, credibility="2", why="It fits.")
        newer = Claim.objects.get(public_id=cast.corrected)
        Claim.objects.filter(public_id=cast.accepted).update(replaced_by=newer)
        held = of_claim(judge, cast.corrected).held
        assert held is not None
        assert held.note == f"Given to {cast.accepted}, whose place this claim has taken."

    def test_it_tells_for_which_event_a_standard_was_set(self, cast: Cast, judge: Actor) -> None:
        set_standard(actor=judge, event=cast.october, standard="reasonable-grounds", why="Two voices.")
        lines = event(judge, cast.october).standards
        joined = event_panel("e-now", lines, address="/there", is_open=False, typed=Typed())
        assert joined.held is not None
        assert joined.held.note == f"Set for {cast.october}, which was joined with this."


class TestForm:
    def test_there_is_none_where_pages_only_show(self, cast: Cast, reader: Actor) -> None:
        assert of_source(reader, cast.source, is_open=False).form is None
        assert of_claim(reader, cast.corrected, is_open=False).form is None
        assert of_event(reader, cast.october, is_open=False).form is None

    def test_it_offers_every_code(self, cast: Cast, reader: Actor) -> None:
        form = of_source(reader, cast.source).form
        assert form is not None
        assert [choice.value for choice in form.choices] == [each.value for each in Reliability]
        assert [choice.value for choice in form.beside] == [each.value for each in Huridocs]
        form = of_claim(reader, cast.corrected).form
        assert form is not None
        assert [choice.value for choice in form.choices] == [each.value for each in Credibility]

    def test_it_begins_empty_whatever_was_judged_before(self, cast: Cast, judge: Actor) -> None:
        grade_source(actor=judge, source=cast.source, reliability="B", huridocs="02", why="Right twice.")
        grade_claim(actor=judge, claim=cast.corrected, credibility="2", why="It fits.")
        set_standard(actor=judge, event=cast.october, standard="reasonable-grounds", why="Two voices.")
        for panel in (
            of_source(judge, cast.source),
            of_claim(judge, cast.corrected),
            of_event(judge, cast.october),
        ):
            assert panel.form is not None
            assert not any(choice.is_chosen for choice in (*panel.form.choices, *panel.form.beside))
            assert panel.form.why == ""

    def test_it_offers_to_take_back_only_what_holds(self, cast: Cast, judge: Actor) -> None:
        def offered(panel: Panel) -> list[str]:
            return [choice.value for choice in panel.form.choices] if panel.form else []

        assert "withdraw" not in offered(of_source(judge, cast.source))
        assert "none" not in offered(of_event(judge, cast.october))
        grade_source(actor=judge, source=cast.source, reliability="B", why="Right twice.")
        set_standard(actor=judge, event=cast.october, standard="reasonable-grounds", why="Two voices.")
        assert offered(of_source(judge, cast.source))[-1] == "withdraw"
        assert offered(of_event(judge, cast.october)) == [each.value for each in StandardOfProof]

    def test_it_gives_back_what_was_typed_where_it_was_refused(self, cast: Cast, reader: Actor) -> None:
        typed = Typed({"reliability": "B", "huridocs": "02", "why": "Right"}, "Not kept.")
        form = of_source(reader, cast.source, typed=typed).form
        assert form is not None
        assert [choice.value for choice in form.choices if choice.is_chosen] == ["B"]
        assert [choice.value for choice in form.beside if choice.is_chosen] == ["02"]
        assert (form.why, form.refused) == ("Right", "Not kept.")


class TestGrades:
    def test_a_claim_s_own_grade_and_those_of_its_sources_stand_apart(self, cast: Cast, judge: Actor) -> None:
        told = claim(judge, cast.corrected)
        assert Grades.seen_by(judge, [told]).of(told) == ()
        speaker = told.told_by[0][-1]
        grade_source(actor=judge, source=speaker.id, reliability="B", why="Right twice.")
        grade_claim(actor=judge, claim=cast.corrected, credibility="4", why="It fits badly.")
        notes = Grades.seen_by(judge, [told]).of(told)
        assert [(note.of, note.says) for note in notes] == [
            ("", "4, doubtful"),
            (speaker.name, "B, mostly reliable"),
        ]


class TestPages:
    def test_the_page_of_a_source_shows_its_grade_in_words(self, get: Get, cast: Cast, judge: Actor) -> None:
        grade_source(actor=judge, source=cast.source, reliability="B", huridocs="02", why="Right twice.")
        grade_source(actor=judge, source=cast.source, reliability="C", why="Wrong once.")
        page = get(reverse("source", args=[cast.source]))
        for told in ("C, reliable in part", "Wrong once.", "B, mostly reliable", "02, rather reliable"):
            assert told in page
        assert "What was judged before" in page
        assert "Graded C, reliable in part" in get(reverse("sources"))

    def test_the_page_of_a_claim_shows_its_grade_and_apart_from_it_its_source_s(
        self, get: Get, cast: Cast, judge: Actor
    ) -> None:
        speaker = claim(judge, cast.corrected).told_by[0][-1]
        grade_source(actor=judge, source=speaker.id, reliability="B", why="Right twice.")
        grade_claim(actor=judge, claim=cast.corrected, credibility="4", why="It fits badly.")
        page = get(reverse("claim", args=[cast.corrected]))
        assert '<p class="value">4, doubtful</p>' in page
        assert "It fits badly." in page
        assert re.search(rf"Graded apart from it: <span[^>]*>{speaker.name}</span> \(B, mostly", page)

    def test_the_page_of_an_event_shows_its_standard_and_the_grades_of_its_claims(
        self, get: Get, cast: Cast, judge: Actor
    ) -> None:
        assert "No standard set: nobody has judged it." in get(reverse("event", args=[cast.october]))
        set_standard(actor=judge, event=cast.october, standard="reasonable-grounds", why="Two voices.")
        grade_claim(actor=judge, claim=cast.corrected, credibility="4", why="It fits badly.")
        grade_source(actor=judge, source=cast.source, reliability="B", why="Right twice.")
        page = get(reverse("event", args=[cast.october]))
        assert "reasonable grounds to believe" in page
        assert "Two voices." in page
        assert "claim: 4, doubtful" in page
        assert "Council of Waiting Families</span>: B, mostly reliable" in page

    @pytest.mark.parametrize(
        ("name", "of"), [("source", "source"), ("claim", "corrected"), ("event", "october")]
    )
    def test_a_page_that_takes_judgements_has_a_form_with_nothing_chosen(
        self, cast: Cast, judge: Actor, name: str, of: str
    ) -> None:
        page = Client(**{JUDGE: judge}).get(reverse(name, args=[getattr(cast, of)])).content.decode()
        assert page.count("<form") == page.count("csrfmiddlewaretoken") >= 1
        assert not re.search(r"<input[^>]*\schecked|<option[^>]*\sselected", page)
        assert '<label for="why">' in page

    @pytest.mark.parametrize(
        ("name", "of"), [("source", "source"), ("claim", "corrected"), ("event", "october")]
    )
    def test_a_page_that_only_shows_says_how_to_judge(self, get: Get, cast: Cast, name: str, of: str) -> None:
        page = get(reverse(name, args=[getattr(cast, of)]))
        assert "tumen serve --judging" in page
        assert "--why TEXT" in page
