from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tumen.corroboration.totals.counting import TooManySums
from tumen.corroboration.totals.meeting import Meeting
from tumen.corroboration.totals.values import Sums

pairs = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 12)), min_size=1, max_size=10)


def sums_of(pairs: list[tuple[int, int]], ceiling: int, floor: int, size: int = 1) -> Sums:
    lows = tuple(low * size for low, _ in pairs)
    highs = tuple((low + more) * size for low, more in pairs)
    return Sums(lows, highs, ceiling * size, floor * size)


def reaches(sums: Sums, chosen: tuple[int, ...], event: int | None = None, times: int = 0) -> bool:
    low, high = sum(sums.lows[each] for each in chosen), sum(sums.highs[each] for each in chosen)
    if event is not None:
        low, high = low + times * sums.lows[event], high + times * sums.highs[event]
    return low <= sums.ceiling and high >= sums.floor


def subsets(events: list[int]) -> list[tuple[int, ...]]:
    return [chosen for size in range(len(events) + 1) for chosen in combinations(events, size)]


@given(pairs, st.integers(0, 120), st.integers(0, 40), st.sampled_from([1, 10**6, 10**20]))
@settings(max_examples=150, deadline=None)
def test_it_finds_a_set_where_there_is_one(
    figures: list[tuple[int, int]], floor: int, more: int, size: int
) -> None:
    sums = sums_of(figures, floor + more, floor, size)
    meeting = Meeting(sums)
    for event in range(len(figures)):
        others = [each for each in range(len(figures)) if each != event]
        for times in (0, 1, 2):
            found = meeting.set_without(event, times)
            expected = any(reaches(sums, chosen, event, times) for chosen in subsets(others))
            assert (found is not None) is expected
            if found is not None:
                assert event not in found
                assert reaches(sums, tuple(found), event, times)


def test_an_event_beyond_the_machines_numbers_is_in_no_small_total() -> None:
    meeting = Meeting(Sums(lows=(1, 10**20), highs=(1, 10**20), ceiling=1, floor=1))
    assert meeting.set_without(1) == frozenset({0})
    assert meeting.set_without(0) is None


@given(pairs, st.integers(1, 120), st.integers(0, 40))
@settings(max_examples=150, deadline=None)
def test_it_finds_the_fullest_set(figures: list[tuple[int, int]], floor: int, more: int) -> None:
    sums = sums_of(figures, floor + more, floor)
    found = Meeting(sums).fullest()
    right = [chosen for chosen in subsets(list(range(len(figures)))) if reaches(sums, chosen)]
    assert (found is not None) is bool(right)
    if found is not None:
        assert reaches(sums, tuple(found))
        assert len(found) == max(map(len, right))


def test_it_searches_many_sums_as_it_searches_few() -> None:
    """Past a thousand sums those without a partner near them are sorted out first."""
    chance = random.Random(8)
    figures = [(chance.randint(1, 10**6), 0) for _ in range(26)]
    planted = frozenset(chance.sample(range(26), 9))
    aim = sum(figures[event][0] for event in planted)
    meeting = Meeting(sums_of(figures, aim, aim))
    for event in planted:
        found = meeting.set_without(event, times=1)
        assert found is not None
        assert sum(figures[each][0] for each in found | {event}) == aim


def test_it_says_only_whether_there_is_a_set_of_very_many_events() -> None:
    few, many = Meeting(sums_of([(3, 0)] * 40, 30, 30)), Meeting(sums_of([(3, 0)] * 80, 30, 30))
    assert (few.names_sets, many.names_sets) == (True, False)
    assert many.set_without(0) is not None
    assert Meeting(sums_of([(3, 0)] * 79 + [(4, 0)], 32, 32)).set_without(79) is None


def test_it_refuses_what_would_outgrow_memory() -> None:
    chance = random.Random(9)
    figures = [(chance.randint(10**8, 10**9), 0) for _ in range(60)]
    with pytest.raises(TooManySums, match="60 events"):
        Meeting(sums_of(figures, 10**10, 10**10)).fullest()
