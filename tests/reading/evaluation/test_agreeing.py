"""When a reading agrees with a label."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.evaluation.acts import same_places
from tumen.reading.evaluation.agreeing import (
    matched,
    overlap,
    overlapping_date,
    same_date,
    same_name,
    same_names,
)
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

MARCH = Interval.from_edtf("2024-03")


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ("Kang Do-yun", "Kang Do-yun"),
        ("Kang Do-yun", "Ms Kang Do-yun, a nurse"),
        ("the Willow Centre", "Willow Centre"),
        ("Lord Averley of Thornbeck", "Averley"),
        ("spokesman for the ministry", "a ministry spokesman"),
        ("", ""),
    ],
)
def test_names_agree_by_half_of_the_shorter_ones_words(expected: str, got: str) -> None:
    assert same_name(expected, got)


@pytest.mark.parametrize(
    ("expected", "got"), [("Kang Do-yun", "Ro Eun-sil"), ("Kang Do-yun", ""), ("", "Kang Do-yun")]
)
def test_other_names_and_missing_ones_do_not_agree(expected: str, got: str) -> None:
    assert not same_name(expected, got)


def test_of_several_names_one_is_enough() -> None:
    assert same_names("Kang Do-yun; Ro Eun-sil", ["Ro Eun-sil"])
    assert not same_names("Kang Do-yun; Ro Eun-sil", ["Han Seok-ju"])
    assert same_names("", [])
    assert not same_names("Kang Do-yun", [])
    assert not same_names("", ["Kang Do-yun"])


@pytest.mark.parametrize(
    ("expected", "got", "agree"),
    [
        ("2024-03", "2024-03", True),
        ("2024-03-01/2024-03-31", "2024-03", True),
        ("2024-03", "2024-03-04", False),
        ("2024-03-01/", "2024-03", True),
        ("/2024-03-31", "../2024-03-31", True),
        ("", None, True),
        ("2024-03", None, False),
        ("", "2024-03", False),
    ],
)
def test_dates_agree_by_their_days(expected: str, got: str | None, agree: bool) -> None:
    read = Interval.from_edtf(got) if got else None
    assert same_date(expected, read, MARCH) is agree


def test_dates_overlap_by_one_day() -> None:
    assert overlapping_date("2024-03", Interval.from_edtf("2024-03-31/2024-04-02"))
    assert not overlapping_date("2024-03", Interval.from_edtf("2024-04"))
    assert overlapping_date("", None)
    assert not overlapping_date("2024-03", None)


def test_pairs_are_made_of_what_is_most_alike_each_used_once() -> None:
    rows, found = [Span(0, 10), Span(5, 12)], [Span(4, 11), Span(30, 40)]

    def likeness(row: Span, each: Span) -> tuple[float, ...] | None:
        return (overlap(row, each),) if overlap(row, each) else None

    assert matched(rows, found, likeness) == [(Span(0, 10), Span(4, 11))]


spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 9))


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_nothing_is_paired_twice(rows: list[Span], found: list[Span]) -> None:
    pairs = matched(rows, found, lambda row, each: (overlap(row, each),) if overlap(row, each) else None)
    assert len(pairs) <= min(len(rows), len(found))
    assert all(row.overlaps(each) for row, each in pairs)


@pytest.mark.parametrize(
    ("label", "slot", "agree"),
    [
        ("지린성 바이산시", ["Baishan"], True),
        ("지린성 바이산시", ["Jilin"], False),
        ("선양과 단둥", ["Dandong"], True),
        ("온성 보위부", ["Onsong"], True),
        ("구류소", ["구류소"], True),
        ("한국", ["South Korea"], True),
        ("한국", ["North Korea"], False),
        ("", [], True),
        ("한국", [], False),
        ("", ["South Korea"], False),
    ],
)
def test_a_place_in_korean_is_looked_up_where_the_slots_have_their_names_from(
    label: str, slot: list[str], agree: bool
) -> None:
    assert same_places(label, slot) is agree
