"""The cases themselves: what they are built to be is what the definitions make of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corroboration.totals_cases.generating import cases
from tests.corroboration.totals_cases.knowing import (
    EverySet,
    answer_by_force,
    answer_of,
    explains,
    fullest_size,
    sets_that_explain,
    sums_up_to,
)
from tests.corroboration.totals_cases.scoring import Given, fault_of, misses
from tests.corroboration.totals_cases.telling import VERDICTS, Answer, Case, Event, Figure, Total
from tumen.vocabulary.dates import Interval

CASES = cases()
PERIOD = Interval.year(2021)


@cache
def answers() -> dict[str, Answer]:
    """The answer to each: a second's work, which is none of the collecting."""
    return {case.id: answer_of(case) for case in CASES}


def asked(total: Figure, *figures: Figure) -> Case:
    events = tuple(Event(f"e{at}", figure, PERIOD) for at, figure in enumerate(figures))
    return Case("asked", "by hand", Total(total, PERIOD), events, VERDICTS)


def exactly(*numbers: int) -> list[Figure]:
    return [Figure(number, number) for number in numbers]


def test_there_are_a_thousand_and_the_same_ones_each_time() -> None:
    assert len({case.id for case in CASES}) == 1000
    assert cases() == CASES


def test_they_go_up_to_forty_events_and_have_each_verdict_often() -> None:
    assert max(len(case.eligible) for case in CASES) == 40
    assert min(Counter(answer.verdict for answer in answers().values()).values()) >= 40
    assert {answer.verdict for answer in answers().values()} == set(VERDICTS)
    assert sum(answer.verdict == "uninformative" for answer in answers().values()) >= 60


def test_many_have_events_that_must_not_be_used() -> None:
    assert sum(len(case.events) > len(case.eligible) for case in CASES) > 500


@pytest.mark.parametrize("kind", ["exact", "about", "at least", "up to", "range"])
def test_they_have_figures_of_each_kind(kind: str) -> None:
    def is_of_kind(figure: Figure) -> bool:
        if None in (figure.low, figure.high):
            return kind == ("up to" if figure.low is None else "at least")
        return kind == ("about" if figure.approximate else "exact" if figure.low == figure.high else "range")

    assert sum(is_of_kind(case.total.figure) for case in CASES) > 20
    assert sum(is_of_kind(event.figure) for case in CASES for event in case.eligible) > 200


def test_the_verdict_is_one_that_its_building_leaves_open() -> None:
    assert [case.id for case in CASES if answers()[case.id].verdict not in case.verdicts] == []


def test_what_was_planted_explains_the_total() -> None:
    for case in CASES:
        figures = {event.id: event.figure.tenths for event in case.eligible}
        planted = [figures[event] for event in case.planted]
        if case.planted_twice:
            planted.append(figures[case.planted_twice])
            assert answers()[case.id].doubled == (case.planted_twice,), case.id
        assert not planted or explains(planted, case.total.figure.tenths), case.id


def test_for_up_to_sixteen_events_all_sets_say_the_same() -> None:
    few = [case for case in CASES if len(case.eligible) <= 16]
    assert len(few) > 500
    assert [case.id for case in few if answer_by_force(case) != answers()[case.id]] == []


def halves(weights: list[int], limit: int) -> int:
    """Subsets up to a sum, by the sums of two halves side by side."""
    middle = len(weights) // 2
    left, right = (
        EverySet([(weight, weight) for weight in part]) for part in (weights[:middle], weights[middle:])
    )
    return int(numpy.searchsorted(numpy.sort(left.sums), limit - right.sums, side="right").sum())


def test_for_more_events_two_halves_say_the_same() -> None:
    many = [case for case in CASES if len(case.eligible) >= 30 and answers()[case.id].sets][::15]
    assert len(many) >= 5
    for case in many:
        low, high = case.total.figure.tenths
        figures = [event.figure.tenths for event in case.eligible]
        within = 2 ** len(figures) if high is None else halves([bound for bound, _ in figures], high)
        short = halves([bound for _, bound in figures if bound is not None], low - 1) if low else 1
        assert answers()[case.id].sets == within - short, case.id


def test_the_fullest_is_right_where_going_up_one_by_one_steps_over_it() -> None:
    figures = [figure.tenths for figure in exactly(1, 2, 100, 200)]
    assert fullest_size(figures, (1020, 1020)) == 2
    assert fullest_size(figures, (2020, 2020)) == 2
    assert fullest_size(figures, (3010, 3020)) == 3


@pytest.mark.parametrize(
    ("total", "figures", "answer"),
    [
        (
            Figure(670, None),
            [Figure(500, None), *exactly(40, 80), Figure(50, 50, True)],
            Answer("consistent", 8, 4),
        ),
        (
            Figure(30, None),
            [Figure(500, None), *exactly(40, 80), Figure(50, 50, True)],
            Answer("uninformative", 15, 4),
        ),
        (Figure(2, 15), exactly(1, 2, 4, 8), Answer("uninformative", 14, 4)),
        (Figure(3, 15), exactly(1, 2, 4, 8), Answer("consistent", 13, 4)),
        (Figure(670, None), [Figure(500, None), *exactly(40)], Answer("consistent", 2, 2)),
        (Figure(670, 670), exactly(500, 40, 80, 50), Answer("consistent", 1, 4)),
        (Figure(620, 620), exactly(500, 80, 60), Answer("double counting", doubled=("e2",))),
        (Figure(840, 840), exactly(500, 170), Answer("double counting", doubled=("e1",), exceeds_by=1700)),
        (Figure(840, None), exactly(500, 170), Answer("exceeds", exceeds_by=1700)),
        (
            Figure(1000, 1000, True),
            exactly(500, 170),
            Answer("double counting", doubled=("e0",), exceeds_by=2300),
        ),
        (Figure(30, 30), [*exactly(40), Figure(35, 35, True)], Answer("below")),
        (Figure(45, 45), [*exactly(40), Figure(35, 35, True), *exactly(60)], Answer("unexplained")),
        (Figure(None, 500), [], Answer("unexplained")),
        (Figure(3, 3), [], Answer("exceeds", exceeds_by=30)),
        (Figure(None, None), exactly(5, 6), Answer("consistent", 3, 2)),
        (Figure(607, 607), [Figure(675, 675, True)], Answer("below")),
        (Figure(743, None), [Figure(675, 675, True)], Answer("exceeds", exceeds_by=5)),
    ],
)
def test_the_examples_of_the_definitions_hold(total: Figure, figures: list[Figure], answer: Answer) -> None:
    assert answer_of(asked(total, *figures)) == answer_by_force(asked(total, *figures)) == answer


bounds = st.none() | st.integers(1, 30)
amounts = st.tuples(bounds, bounds, st.booleans()).map(
    lambda given: Figure(*(sorted(given[:2]) if None not in given[:2] else given[:2]), given[2])
)


@given(amounts, st.lists(amounts, max_size=7))
def test_both_methods_say_the_same_of_anything(total: Figure, figures: list[Figure]) -> None:
    assert answer_of(asked(total, *figures)) == answer_by_force(asked(total, *figures))


def test_it_counts_the_empty_sum_and_those_of_nothing() -> None:
    assert sums_up_to([], 0) == 1
    assert sums_up_to([0, 0, 5], 0) == 4
    assert sums_up_to([5, 7], 11) == 3
    assert sums_up_to([5, 7], -1) == 0
    assert sets_that_explain([(0, 50), (10, None)], (0, 40)) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"when": None},
        {"when": Interval.year(2022)},
        {"when": Interval(None, Interval.year(2020).latest)},
        {"act": "detention"},
        {"place": "Ostrel"},
        {"unit": "families"},
    ],
)
def test_an_event_of_something_else_is_not_eligible(change: dict[str, object]) -> None:
    event = Event("e", Figure(5, 5), PERIOD)
    total = Total(Figure(5, 5), PERIOD)
    assert total.can_contain(event)
    assert total.can_contain(replace(event, when=Interval(Interval.year(2020).earliest, PERIOD.earliest)))
    assert total.can_contain(replace(event, place=""))
    assert not total.can_contain(replace(event, **change))  # type: ignore[arg-type]


# The scoring.


def by_force(case: Case) -> Given:
    """A program that tries all sets."""
    known = answer_by_force(case)
    figures = [event.figure.tenths for event in case.eligible]
    every = EverySet(figures)
    explaining = numpy.nonzero(every.reaching(case.total.figure.tenths))[0]
    most = max(explaining.tolist(), key=int.bit_count, default=0)
    fullest = tuple(event.id for bit, event in enumerate(case.eligible) if most >> bit & 1)
    exceeds_by = None if known.exceeds_by is None else known.exceeds_by / 10
    return Given(known.verdict, known.sets, fullest or None, known.doubled, exceeds_by)


def test_who_answers_by_the_definitions_misses_nothing() -> None:
    few = [case for case in CASES if len(case.eligible) <= 12]
    assert len(few) > 400
    assert misses(few, by_force) == []


def test_who_always_says_consistent_misses_most() -> None:
    assert len(misses(CASES, lambda case: Given("consistent", 1))) > 900


def all_used(case: Case) -> Case:
    total = case.total
    events = tuple(Event(event.id, event.figure, total.period, place=total.place) for event in case.events)
    return replace(case, events=events)


def those_wholly_within(case: Case) -> Case:
    inside = tuple(event for event in case.events if event.when and case.total.period.covers(event.when))
    return replace(case, events=inside)


def refigured(case: Case, change: Callable[[Figure], Figure]) -> Case:
    events = tuple(replace(event, figure=change(event.figure)) for event in case.events)
    return replace(case, events=events, total=replace(case.total, figure=change(case.total.figure)))


def unwidened(case: Case) -> Case:
    return refigured(case, lambda figure: replace(figure, approximate=False))


def closed(case: Case) -> Case:
    return refigured(
        case,
        lambda figure: replace(
            figure,
            low=figure.high if figure.low is None else figure.low,
            high=figure.low if figure.high is None else figure.high,
        ),
    )


def widened_to_whole_people(case: Case) -> Case:
    return refigured(
        case,
        lambda figure: Figure(
            figure.low and figure.tenths[0] // 10, figure.high and -(-(figure.tenths[1] or 0) // 10)
        ),
    )


@pytest.mark.parametrize(
    "mistaking",
    [all_used, those_wholly_within, unwidened, closed, widened_to_whole_people],
    ids=lambda f: f.__name__,
)
def test_who_makes_a_usual_mistake_is_found_out(mistaking: Callable[[Case], Case]) -> None:
    few = [case for case in CASES if len(case.events) <= 12]
    assert len(misses(few, lambda case: by_force(mistaking(case)))) >= 5


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (Given("consistent", 1, ("e0", "e1")), ""),
        (Given("uninformative", 1, ("e0", "e1")), "the verdict is consistent, not uninformative"),
        (Given("consistent", 2, ("e0", "e1")), "1 sets explain it, not 2"),
        (Given("consistent", 1, ("e0",)), "the fullest set has 2 events, not 1"),
        (Given("consistent", 1, ("e0", "e2")), "the fullest set does not explain the total"),
        (Given("consistent", 1, ("e0", "e0")), "the fullest set holds an event twice"),
        (Given("consistent", 1, ("e0", "e9")), "the fullest set holds what is not eligible: ['e9']"),
        (Given("consistent", 1, ("e0", "e1"), ("e0",)), "counted twice: (), not ('e0',)"),
        (Given("consistent", 1, ("e0", "e1"), (), 3.0), "exceeds the record by None, not 3.0"),
    ],
)
def test_it_names_the_first_fault(said: Given, fault: str) -> None:
    case = asked(Figure(7, 7), *exactly(3, 4, 20))
    assert fault_of(case, answer_of(case), said) == fault
