"""How a program's answers to the totals are scored: right as a whole, or the first fault is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.corroboration.totals_cases.knowing import answer_of, explains
from tests.corroboration.totals_cases.telling import Answer, Case


@dataclass(frozen=True, slots=True)
class Given:
    """What a program says of one case. ``exceeds_by`` is in people; ``fullest`` None: nothing explains it."""

    verdict: str
    sets: int = 0
    fullest: tuple[str, ...] | None = None
    doubled: tuple[str, ...] = ()
    exceeds_by: float | None = None


@dataclass(frozen=True, slots=True)
class Miss:
    case: str
    fault: str


def misses(cases: Iterable[Case], program: Callable[[Case], Given]) -> list[Miss]:
    """The cases that the program answers otherwise than the definitions do, each with its first fault."""
    faults = ((case, fault_of(case, answer_of(case), program(case))) for case in cases)
    return [Miss(case.id, fault) for case, fault in faults if fault]


def fault_of(case: Case, known: Answer, given: Given) -> str:
    """What is wrong with an answer; "" where nothing is."""
    if given.verdict != known.verdict:
        return f"the verdict is {known.verdict}, not {given.verdict}"
    if given.sets != known.sets:
        return f"{known.sets} sets explain it, not {given.sets}"
    if sorted(given.doubled) != list(known.doubled):
        return f"counted twice: {known.doubled}, not {given.doubled}"
    if not _same_excess(known.exceeds_by, given.exceeds_by):
        people = None if known.exceeds_by is None else known.exceeds_by / 10
        return f"exceeds the record by {people}, not {given.exceeds_by}"
    return _fault_of_fullest(case, known, given.fullest or ())


def _same_excess(tenths: int | None, people: float | None) -> bool:
    if tenths is None or people is None:
        return tenths is None and people is None
    return abs(tenths / 10 - people) < 1e-6


def _fault_of_fullest(case: Case, known: Answer, fullest: tuple[str, ...]) -> str:
    figures = {event.id: event.figure.tenths for event in case.eligible}
    if strange := set(fullest) - set(figures):
        return f"the fullest set holds what is not eligible: {sorted(strange)}"
    if len(set(fullest)) != len(fullest):
        return "the fullest set holds an event twice"
    if len(fullest) != known.fullest:
        return f"the fullest set has {known.fullest} events, not {len(fullest)}"
    if fullest and not explains([figures[event] for event in fullest], case.total.figure.tenths):
        return "the fullest set does not explain the total"
    return ""
