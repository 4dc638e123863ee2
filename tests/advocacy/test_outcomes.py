"""What came of appeals: counted by whom, when, on which ground; what worked; in order of time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.access.cast import somebody
from tests.advocacy.cast import the_letter
from tumen.access.models import Actor, Level, Role
from tumen.advocacy.actions import add_ask, draft_appeal, judge_appeal, note_answer, note_step
from tumen.advocacy.queries import Came, MomentKind, appeal, outcomes
from tumen.documents.actions import set_sensitivity

SENT = date(2023, 11, 1)


@pytest.fixture
def found(actor: Actor) -> str:
    return f"x-{the_letter(actor).partition('-')[2]}"


def sent(actor: Actor, to: str, due: date | None = None) -> str:
    made = draft_appeal(actor=actor, title=f"To {to}", channel="letter", addressee=to).public_id
    add_ask(actor=actor, appeal=made, to_do="meet the families")
    note_step(actor=actor, appeal=made, kind="sent", on=SENT, due=due)
    return made


def came(actor: Actor, name: str) -> dict[Came, int]:
    (row,) = [each for each in outcomes(actor).by_whom if each.name == name]
    return {each: number for each, number in zip(Came, row.came, strict=True) if number}


def test_each_is_counted_once_for_everybody_whom_it_asks(actor: Actor, found: str) -> None:
    told = outcomes(actor)
    assert {row.name: row.appeals for row in told.by_whom} == {
        **{part.asked.name: 1 for part in appeal(actor, found).of},
        "ministry": 1,  # whom relatives asked, as the letter tells
    }
    assert {row.key for row in told.by_year} == {"2021"}
    assert [row.appeals for row in told.by_ground] == [len(appeal(actor, found).of)]
    assert came(actor, "United Kingdom") == {Came.NOTHING: 1}
    assert told.worked == ()


def test_the_best_that_came_back_counts_and_what_worked_is_told(actor: Actor) -> None:
    id = sent(actor, "the far ministry")
    note_answer(actor=actor, appeal=id, reply="refused", words="No.", on=SENT + timedelta(9))
    assert came(actor, "far ministry") == {Came.AGAINST: 1}
    due = SENT + timedelta(90)
    note_answer(
        actor=actor, appeal=id, reply="pledged commitment", words="We will.", on=SENT + timedelta(30), due=due
    )
    assert came(actor, "far ministry") == {Came.PLEDGED: 1}
    told = outcomes(actor)
    (worked,) = told.worked
    assert (worked.days, worked.whom, [ask.to_do for ask in worked.asks]) == (
        30,
        "far ministry",
        ["meet the families"],
    )
    assert [(each.day, each.kind) for each in told.moments] == [
        (SENT, MomentKind.ASKED),
        (SENT + timedelta(9), MomentKind.ANSWERED),
        (SENT + timedelta(30), MomentKind.ANSWERED),
        (due, MomentKind.DUE),
    ]


def test_silence_is_a_day_that_passed_and_no_refusal(actor: Actor) -> None:
    sent(actor, "the far ministry", due=SENT + timedelta(60))
    assert came(actor, "far ministry") == {Came.SILENT: 1}
    assert outcomes(actor).moments[-1].kind is MomentKind.SILENT


def test_drafts_and_what_is_no_appeal_are_left_out(actor: Actor, found: str) -> None:
    draft_appeal(actor=actor, title="Later", channel="letter", addressee="the far ministry")
    judge_appeal(actor=actor, appeal=found, is_one=False, why="It is a speech.")
    assert [row.name for row in outcomes(actor).by_whom] == ["ministry"]


def test_what_somebody_may_not_see_is_counted_nowhere(actor: Actor, found: str) -> None:
    document = f"d-{found.partition('-')[2]}"
    set_sensitivity(actor=actor, document=document, level=Level.RESTRICTED, why="A test.")
    assert outcomes(somebody(Role.READER)).by_whom == ()
    assert outcomes(actor).by_whom
