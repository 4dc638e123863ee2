from __future__ import annotations

import random
import time
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corroboration.cast import RETURN, amount
from tumen.corroboration.totals.explaining import explain
from tumen.corroboration.totals.values import Counted, Explained, Verdict
from tumen.vocabulary.dates import Interval

PERIOD = Interval.from_edtf("2020/2024")


def counted(words: str, on: str = "2023-10-09", id: str = "total") -> Counted:
    said = amount(words)
    return Counted(id, RETURN, said.low, said.high, said.approximate, Interval.from_edtf(on))


def events_of(figures: Iterable[str]) -> list[Counted]:
    return [
        counted(words, f"2023-{n // 28 + 1:02}-{n % 28 + 1:02}", f"e-{n:02}")
        for n, words in enumerate(figures)
    ]


def asked(total: str, *figures: str) -> Explained:
    return explain(counted(total, "2020/2024"), events_of(figures))


@pytest.mark.parametrize(
    ("total", "figures", "verdict", "sets"),
    [
        (">670", [">500", "40", "80", "about 50"], Verdict.CONSISTENT, 8),
        (">30", [">500", "40", "80", "about 50"], Verdict.UNINFORMATIVE, 15),
        ("2-15", ["1", "2", "4", "8"], Verdict.UNINFORMATIVE, 14),
        ("3-15", ["1", "2", "4", "8"], Verdict.CONSISTENT, 13),
        (">30", [">500", "40"], Verdict.CONSISTENT, 3),
        (">670", [">500", "40"], Verdict.CONSISTENT, 2),
        ("670", ["500", "40", "80", "50"], Verdict.CONSISTENT, 1),
        ("620", ["500", "80", "60"], Verdict.DOUBLE_COUNTING, 0),
        ("840", ["500", "170"], Verdict.DOUBLE_COUNTING, 0),
        (">840", ["500", "170"], Verdict.EXCEEDS, 0),
        ("about 1000", ["500", "170"], Verdict.DOUBLE_COUNTING, 0),
        ("30", ["40", "about 35"], Verdict.BELOW, 0),
        ("45", ["40", "about 35", "60"], Verdict.UNEXPLAINED, 0),
        ("<500", [], Verdict.UNEXPLAINED, 0),
        ("500", [], Verdict.EXCEEDS, 0),
        ("<500", ["40"], Verdict.CONSISTENT, 1),
        ("<30", ["40"], Verdict.BELOW, 0),
    ],
)
def test_it_says_whether_events_explain_a_total(
    total: str, figures: list[str], verdict: Verdict, sets: int
) -> None:
    answer = asked(total, *figures)
    assert (answer.verdict, answer.sets) == (verdict, sets)


@pytest.mark.parametrize(
    ("total", "figures", "doubled", "exceeds_by"),
    [
        ("620", ["500", "80", "60"], ("e-02",), None),
        ("840", ["500", "170"], ("e-01",), 170),
        ("about 1000", ["500", "170"], ("e-00",), 230),
        (">840", ["500", "170"], (), 170),
        ("about 900", ["about 33"], (), 773.7),
        ("80", ["40", "40", "1000"], (), None),
    ],
)
def test_it_says_who_may_be_counted_twice_and_who_is_missing(
    total: str, figures: list[str], doubled: tuple[str, ...], exceeds_by: float | None
) -> None:
    answer = asked(total, *figures)
    assert (answer.doubled, answer.exceeds_by) == (doubled, exceeds_by)


def test_it_reckons_a_tenth_exactly_on_the_border() -> None:
    assert asked("about 70", "77").verdict is Verdict.CONSISTENT
    assert asked("about 70", "63").verdict is Verdict.CONSISTENT
    assert asked("33.3", "11.1", "22.2").verdict is Verdict.CONSISTENT


def test_it_names_the_events_that_every_explanation_needs_and_those_that_none_can_hold() -> None:
    answer = asked("540-560", "500", "40", "60", "5000")
    assert answer.needed == ("e-00",)
    assert answer.impossible == ("e-03",)
    assert asked(">670", ">500", "40", "80", "about 50").needed == ("e-00",)


def test_it_passes_over_events_that_the_total_cannot_contain() -> None:
    answer = explain(counted("500", "2022"), events_of(["500"]))
    assert (answer.events, answer.verdict) == (0, Verdict.EXCEEDS)


# Against all sets

figure = st.builds(
    lambda low, more, form: (f"{low}", f"about {low}", f">{low}", f"<{low}", f"{low}-{low + more}")[form],
    st.integers(1, 40) | st.integers(1, 9).map(lambda tens: tens * 10),
    st.integers(0, 15),
    st.sampled_from([0, 0, 0, 1, 1, 2, 3, 4]),
)
total_figure = st.builds(
    lambda low, more, form: (f"{low}", f"about {low}", f">{low}", f"<{low}", f"{low}-{low + more}")[form],
    st.integers(1, 400),
    st.integers(0, 30),
    st.integers(0, 4),
)


def _sum(
    bounds: list[tuple[Fraction, Fraction | None]], chosen: Iterable[int]
) -> tuple[Fraction, Fraction | None]:
    picked = [bounds[place] for place in chosen]
    highs = [high for _, high in picked if high is not None]
    return sum((low for low, _ in picked), Fraction(0)), sum(highs, Fraction(0)) if len(highs) == len(
        picked
    ) else None


def _reaches(bounds: list[tuple[Fraction, Fraction | None]], chosen: Iterable[int], total: Counted) -> bool:
    low, high = _sum(bounds, chosen)
    floor, ceiling = total.bounds
    return (ceiling is None or low <= ceiling) and (high is None or high >= floor)


@given(total_figure, st.lists(figure, max_size=9))
@settings(max_examples=200, deadline=None)
def test_it_finds_what_trying_every_set_finds(words: str, figures: list[str]) -> None:
    total, events = counted(words, "2020/2024"), events_of(figures)
    bounds, every = [event.bounds for event in events], range(len(events))
    tried = [set(chosen) for size in range(1, len(events) + 1) for chosen in combinations(every, size)]
    right = [chosen for chosen in tried if _reaches(bounds, chosen, total)]
    answer = explain(total, events)
    assert answer.sets == len(right)
    if right:
        assert len(answer.fullest or ()) == max(len(chosen) for chosen in right)
        assert {int(id[2:]) for id in answer.fullest or ()} in right
        assert {int(id[2:]) for id in answer.needed} == set.intersection(*right)
        assert {int(id[2:]) for id in answer.impossible} == set(every) - set.union(*right)
    elif answer.verdict is not Verdict.BELOW:
        twice = {e for chosen in tried for e in chosen if _reaches(bounds, [*chosen, e], total)}
        assert {int(id[2:]) for id in answer.doubled} == (twice if total.high is not None else set())


@given(st.integers(10, 16), st.integers(0, 2**32), st.sampled_from([0, 12, 300, 10**7, 10**16, 10**20]))
@settings(max_examples=40, deadline=None)
def test_it_counts_right_with_figures_of_any_size(number: int, seed: int, size: int) -> None:
    chance = random.Random(seed)
    figures = [str(chance.randint(1, 60) + size * chance.randint(0, 3)) for _ in range(number)]
    bounds = [Fraction(words) for words in figures]
    aim = sum(chance.sample(bounds, number // 2))
    sums = [Fraction(0)]
    for each in bounds:
        sums += [one + each for one in sums]
    # A float holds no more digits than these.
    if all(float(bound) == bound for bound in (*bounds, aim)):
        total = Counted("total", RETURN, float(aim), float(aim), when=PERIOD)
        assert explain(total, events_of(figures)).sets == sums.count(aim)


# Time

HARD = [
    pytest.param(
        size, step, at, about, id=f"up to {size:.0e}, {step} apart, at {at}{', about' if about else ''}"
    )
    for size in (100, 10_000, 10**6)
    for step, at, about in (
        (1, 0.5, False),
        (7, 0.5, False),
        (1, 0.9, False),
        (1, 1.01, False),
        (1, 0.5, True),
    )
]


@pytest.mark.parametrize(("size", "step", "at", "about"), HARD)
def test_it_answers_for_forty_events_in_under_a_second(size: int, step: int, at: float, about: bool) -> None:
    chance = random.Random(size + step)
    figures = [chance.randint(1, size) * step for _ in range(40)]
    aim = int(sum(figures) * at)
    events = events_of(f"{'about ' if about else ''}{number}" for number in figures)
    begun = time.process_time()
    answer = explain(counted(str(aim), "2020/2024"), events)
    assert time.process_time() - begun < 1
    assert answer.verdict is not Verdict.UNDECIDED


def test_it_says_where_it_does_not_decide() -> None:
    chance = random.Random(5)
    figures = [str(chance.randint(10**9, 10**10)) for _ in range(90)]
    answer = asked(str(2 * 10**11), *figures)
    assert answer.verdict is Verdict.UNDECIDED
    assert "too many" in answer.sentence
