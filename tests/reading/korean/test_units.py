"""Counters by what they count."""

from __future__ import annotations

import pytest

from tumen.reading.korean.units import COUNTERS, MEASURE, UNIT, VEHICLES, Counter


@pytest.mark.parametrize(
    ("word", "counter"),
    [
        ("명", Counter.PERSONS),
        ("가구", Counter.FAMILIES),
        ("구", Counter.BODIES),
        ("건", Counter.CASES),
        ("개월", Counter.DURATION),
        ("살", Counter.AGE),
        ("차례", Counter.TIMES),
        ("퍼센트", Counter.SHARE),
        ("배", Counter.MULTIPLE),
        ("위안", Counter.THINGS),
        ("학년", Counter.DATE),
    ],
)
def test_a_counter_counts_one_sort(word: str, counter: Counter) -> None:
    assert COUNTERS[word] is counter


@pytest.mark.parametrize(
    ("text", "word"), [("개월 동안", "개월"), ("명분", "명분"), ("개국", "개국"), ("년간", "년간")]
)
def test_the_longest_counter_is_taken(text: str, word: str) -> None:
    match = UNIT.match(text)
    assert match
    assert match[0] == word


def test_a_measure_is_no_word_that_goes_on() -> None:
    assert MEASURE.match(" kg")
    assert not MEASURE.match("mob")


def test_a_vehicle_before_a_number_makes_it_no_age() -> None:
    assert VEHICLES.search("버스 ")
    assert not VEHICLES.search("여성 ")
