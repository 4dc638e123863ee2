"""The method against the thousand totals of tests/corroboration/totals_cases, whose answers are known."""

from __future__ import annotations

import time

from tests.corroboration.totals_cases.generating import cases
from tests.corroboration.totals_cases.scoring import Given, misses
from tests.corroboration.totals_cases.telling import Case, Event, Total
from tumen.corroboration.totals.explaining import explain
from tumen.corroboration.totals.values import Counted
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places

#: Seconds that one case took, in order.
took: list[float] = []


def counted(id: str, told: Total | Event, when: Interval | None) -> Counted:
    said, where = told.figure, Places(at=told.place)
    return Counted(id, told.act, said.low, said.high, said.approximate, when, where, Unit(told.unit))


def answered(case: Case) -> Given:
    total = counted(case.id, case.total, case.total.period)
    events = [counted(event.id, event, event.when) for event in case.events]
    begun = time.process_time()
    answer = explain(total, events)
    took.append(time.process_time() - begun)
    return Given(answer.verdict.value, answer.sets, answer.fullest, answer.doubled, answer.exceeds_by)


def test_it_is_right_on_every_total_with_a_known_answer_and_in_time() -> None:
    assert misses(cases(), answered) == []
    assert len(took) == 1_000
    assert max(took) < 1
