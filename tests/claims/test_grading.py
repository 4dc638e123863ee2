"""Grades of sources and claims: two judgements by people, added and never altered, computed from nothing."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.claims.cast import TEXT, proposal, read_as, read_both
from tumen.access.errors import NotPermitted, UnknownActor
from tumen.access.models import Actor, AuditLine
from tumen.claims.actions import (
    grade_claim,
    grade_source,
    review_claim,
    withdraw_claim_grade,
    withdraw_source_grade,
)
from tumen.claims.errors import GradeIsFinal, NoReason, NoSuchClaim, NoSuchSource, NotGraded, WrongValue
from tumen.claims.models import Claim, ClaimGrade, SourceGrade
from tumen.claims.queries import (
    ClaimGradeView,
    SourceGradeView,
    claim_grades,
    claims_of,
    graded,
    source_grades,
    sources,
)
from tumen.documents.models import Document
from tumen.vocabulary.grading import Credibility, Huridocs, Reliability


@pytest.fixture
def source(actor: Actor, report: Document) -> str:
    return next(each.id for each in sources(actor) if each.name == "the Lantern Group")


@pytest.fixture
def claim(actor: Actor, report: Document) -> str:
    return claims_of(actor, report)[0].id


def of_source(viewer: Actor, id: str) -> tuple[SourceGradeView, ...]:
    return source_grades(viewer, [id]).get(id, ())


def of_claim(viewer: Actor, id: str) -> tuple[ClaimGradeView, ...]:
    return claim_grades(viewer, [id]).get(id, ())


# A source


def test_it_keeps_who_graded_a_source_how_and_why(actor: Actor, source: str) -> None:
    grade_source(actor=actor, source=source, reliability="B", huridocs="02", why=" Right twice. ")
    [grade] = of_source(actor, source)
    assert (grade.reliability, grade.huridocs) == (Reliability.B, Huridocs.LIKELY)
    assert (grade.actor, grade.why) == ("Test Researcher", "Right twice.")
    assert grade.at is not None


def test_the_last_grade_of_a_source_holds_and_the_earlier_stay(actor: Actor, source: str) -> None:
    grade_source(actor=actor, source=source, reliability=Reliability.B, why="Right twice.")
    grade_source(actor=actor, source=source, reliability=Reliability.D, why="Wrong since.")
    grades = of_source(actor, source)
    assert [each.reliability for each in grades] == [Reliability.B, Reliability.D]
    held = graded(grades)
    assert held is not None
    assert held.why == "Wrong since."


def test_the_code_of_huridocs_is_never_worked_out(actor: Actor, source: str) -> None:
    grade_source(actor=actor, source=source, reliability="A", why="Always right.")
    assert of_source(actor, source)[0].huridocs is None


def test_the_code_of_huridocs_is_not_carried_over_to_the_next_grade(actor: Actor, source: str) -> None:
    grade_source(actor=actor, source=source, reliability="B", huridocs="02", why="Right twice.")
    grade_source(actor=actor, source=source, reliability="D", why="Wrong since.")
    assert of_source(actor, source)[-1].huridocs is None


def test_a_grade_of_a_source_is_taken_back_by_a_further_row(actor: Actor, source: str) -> None:
    grade_source(actor=actor, source=source, reliability="B", huridocs="02", why="Right twice.")
    withdraw_source_grade(actor=actor, source=source, why="A new editor.")
    grades = of_source(actor, source)
    assert graded(grades) is None
    assert [each.is_withdrawal for each in grades] == [False, True]
    assert grades[-1].huridocs is None


def test_it_grades_again_after_taking_back(actor: Actor, source: str) -> None:
    grade_source(actor=actor, source=source, reliability="B", why="Right twice.")
    withdraw_source_grade(actor=actor, source=source, why="A new editor.")
    grade_source(actor=actor, source=source, reliability="C", why="The new editor was right once.")
    held = graded(of_source(actor, source))
    assert held is not None
    assert held.reliability is Reliability.C


def test_what_is_not_graded_cannot_be_taken_back(actor: Actor, source: str, claim: str) -> None:
    with pytest.raises(NotGraded, match=source):
        withdraw_source_grade(actor=actor, source=source, why="A mistake.")
    with pytest.raises(NotGraded, match=claim):
        withdraw_claim_grade(actor=actor, claim=claim, why="A mistake.")
    grade_claim(actor=actor, claim=claim, credibility="4", why="Odd.")
    withdraw_claim_grade(actor=actor, claim=claim, why="A mistake.")
    with pytest.raises(NotGraded):
        withdraw_claim_grade(actor=actor, claim=claim, why="A mistake.")


# A claim


def test_it_keeps_who_graded_a_claim_how_and_why(actor: Actor, claim: str) -> None:
    grade_claim(actor=actor, claim=claim, credibility="3", why="Nobody else was there.")
    [grade] = of_claim(actor, claim)
    assert grade.credibility is Credibility.POSSIBLE
    assert (grade.actor, grade.why, grade.claim, grade.revision) == (
        "Test Researcher",
        "Nobody else was there.",
        claim,
        1,
    )


def test_the_last_grade_of_a_claim_holds_and_can_be_taken_back(actor: Actor, claim: str) -> None:
    grade_claim(actor=actor, claim=claim, credibility="3", why="Nobody else was there.")
    grade_claim(actor=actor, claim=claim, credibility="2", why="It fits the timetable.")
    held = graded(of_claim(actor, claim))
    assert held is not None
    assert held.credibility is Credibility.PROBABLE
    withdraw_claim_grade(actor=actor, claim=claim, why="The timetable was of another year.")
    assert graded(of_claim(actor, claim)) is None
    assert len(of_claim(actor, claim)) == 3


def test_grading_leaves_the_claim_as_it_is(actor: Actor, claim: str) -> None:
    before = Claim.objects.values().get(public_id=claim)
    grade_claim(actor=actor, claim=claim, credibility="5", why="It cannot be.")
    assert Claim.objects.values().get(public_id=claim) == before


def test_a_grade_says_of_which_reading_of_the_claim_it_is(actor: Actor, report: Document, claim: str) -> None:
    grade_claim(actor=actor, claim=claim, credibility="3", why="Nobody else was there.")
    read_both(actor, report, act="arrest")
    assert claims_of(actor, report)[0].revision > of_claim(actor, claim)[0].revision


def test_a_grade_passes_on_to_the_claim_that_takes_the_place(
    actor: Actor, report: Document, claim: str
) -> None:
    review_claim(actor=actor, claim=claim, verdict="accepted", why="Read twice.")
    grade_claim(actor=actor, claim=claim, credibility="2", why="It fits the timetable.")
    read_as(actor, report, proposal(TEXT, "60 people", act="arrest"))
    newer = next(each.id for each in claims_of(actor, report) if each.beside == claim)
    assert of_claim(actor, newer) == ()
    review_claim(actor=actor, claim=newer, verdict="accepted", why="Read anew.")
    assert [each.claim for each in of_claim(actor, newer)] == [claim]
    assert [each.claim for each in of_claim(actor, claim)] == [claim]
    grade_claim(actor=actor, claim=newer, credibility="4", why="An arrest fits less well.")
    assert [each.claim for each in of_claim(actor, newer)] == [claim, newer]
    assert [each.claim for each in of_claim(actor, claim)] == [claim]


def test_claims_that_took_each_others_place_are_gone_through_once(actor: Actor, report: Document) -> None:
    one, other = (each.id for each in claims_of(actor, report))
    grade_claim(actor=actor, claim=one, credibility="2", why="It fits.")
    for id, successor in ((one, other), (other, one)):
        Claim.objects.filter(public_id=id).update(replaced_by=Claim.objects.get(public_id=successor))
    assert len(of_claim(actor, one)) == len(of_claim(actor, other)) == 1


# Both


def test_a_source_and_its_claims_are_graded_apart(actor: Actor, source: str, claim: str) -> None:
    grade_source(actor=actor, source=source, reliability="A", why="Always right.")
    assert of_claim(actor, claim) == ()
    grade_claim(actor=actor, claim=claim, credibility="5", why="Not this time.")
    held = graded(of_source(actor, source))
    assert held is not None
    assert held.reliability is Reliability.A


def test_reading_and_reviewing_grade_nothing(actor: Actor, report: Document, claim: str) -> None:
    review_claim(actor=actor, claim=claim, verdict="accepted", why="Read twice.")
    read_both(actor, report)
    assert (SourceGrade.objects.count(), ClaimGrade.objects.count()) == (0, 0)
    assert source_grades(actor) == {}


@pytest.mark.parametrize("why", ["", "  \n"])
def test_it_refuses_a_grade_without_a_reason(actor: Actor, source: str, claim: str, why: str) -> None:
    with pytest.raises(NoReason, match=source):
        grade_source(actor=actor, source=source, reliability="B", why=why)
    with pytest.raises(NoReason, match=claim):
        grade_claim(actor=actor, claim=claim, credibility="2", why=why)
    assert (SourceGrade.objects.count(), ClaimGrade.objects.count()) == (0, 0)


def test_the_database_itself_refuses_a_grade_without_a_reason(actor: Actor, claim: str) -> None:
    row = Claim.objects.get(public_id=claim)
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimGrade.objects.create(claim=row, credibility="2", claim_revision=1, why="", actor=actor)


def test_it_refuses_what_is_no_code(actor: Actor, source: str, claim: str) -> None:
    with pytest.raises(WrongValue, match="“G” is no code here. Use one of A, B, C, D, E, F"):
        grade_source(actor=actor, source=source, reliability="G", why="A guess.")
    with pytest.raises(WrongValue, match="“2” is no code"):
        grade_source(actor=actor, source=source, reliability="B", huridocs="2", why="A guess.")
    with pytest.raises(WrongValue, match="“0” is no code"):
        grade_claim(actor=actor, claim=claim, credibility="0", why="A guess.")
    with pytest.raises(WrongValue):
        grade_source(actor=actor, source=source, reliability="", why="A guess.")


def test_it_says_that_there_is_no_such_thing(actor: Actor) -> None:
    with pytest.raises(NoSuchSource, match="s-00000000"):
        grade_source(actor=actor, source="s-00000000", reliability="B", why="Right twice.")
    with pytest.raises(NoSuchClaim, match="c-00000000"):
        grade_claim(actor=actor, claim="c-00000000", credibility="2", why="It fits.")
    with pytest.raises(NoSuchClaim):
        withdraw_claim_grade(actor=actor, claim="c-00000000", why="It fits.")


def test_a_reader_grades_nothing(actor: Actor, reader: Actor, source: str, claim: str) -> None:
    with pytest.raises(NotPermitted):
        grade_source(actor=reader, source=source, reliability="B", why="Right twice.")
    with pytest.raises(NotPermitted):
        grade_claim(actor=reader, claim=claim, credibility="2", why="It fits.")
    assert (SourceGrade.objects.count(), ClaimGrade.objects.count()) == (0, 0)


def test_a_reader_sees_the_grades_and_a_stranger_does_not(
    actor: Actor, reader: Actor, source: str, claim: str
) -> None:
    grade_source(actor=actor, source=source, reliability="B", why="Right twice.")
    grade_claim(actor=actor, claim=claim, credibility="2", why="It fits.")
    assert len(of_source(reader, source)) == len(of_claim(reader, claim)) == 1
    stranger = Actor(name="somebody")
    with pytest.raises(UnknownActor):
        of_source(stranger, source)
    with pytest.raises(UnknownActor):
        of_claim(stranger, claim)


def test_it_leaves_an_audit_line_with_the_codes_and_without_the_reason(
    actor: Actor, source: str, claim: str
) -> None:
    grade_source(actor=actor, source=source, reliability="B", huridocs="02", why="Right twice.")
    grade_claim(actor=actor, claim=claim, credibility="2", why="It fits.")
    withdraw_claim_grade(actor=actor, claim=claim, why="A mistake.")
    lines = AuditLine.objects.filter(action__startswith="claims.grade").order_by("pk")
    assert [(line.action, line.item, line.detail) for line in lines] == [
        ("claims.grade_source", source, {"reliability": "B", "huridocs": "02"}),
        ("claims.grade_claim", claim, {"credibility": "2"}),
        ("claims.grade_claim", claim, {"credibility": ""}),
    ]


def test_a_grade_is_never_altered_or_removed(actor: Actor, source: str, claim: str) -> None:
    for row in (
        grade_source(actor=actor, source=source, reliability="B", why="Right twice."),
        grade_claim(actor=actor, claim=claim, credibility="2", why="It fits."),
    ):
        row.why = "Something else."
        with pytest.raises(GradeIsFinal):
            row.save()
        with pytest.raises(GradeIsFinal):
            row.delete()
    for rows in (SourceGrade.objects.all(), ClaimGrade.objects.all()):
        with pytest.raises(GradeIsFinal):
            rows.update(why="Something else.")
        with pytest.raises(GradeIsFinal):
            rows.delete()
    assert len(of_source(actor, source)) == len(of_claim(actor, claim)) == 1


def test_it_gives_the_grades_of_all_sources_at_once(actor: Actor, report: Document) -> None:
    read_as(actor, report, proposal(TEXT, "60 people", speakers=(("the ministry", "the Lantern Group"),)))
    first, second = (each.id for each in sources(actor))
    grade_source(actor=actor, source=first, reliability="B", why="Right twice.")
    assert set(source_grades(actor)) == {first}
    grade_source(actor=actor, source=second, reliability="F", why="Not known.")
    assert set(source_grades(actor)) == {first, second}
    assert set(source_grades(actor, [second])) == {second}
