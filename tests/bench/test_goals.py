from __future__ import annotations

from typing import Any

import pytest

from bench.goals import (
    LINEAR,
    MANY_PASSAGES_MEMORY,
    MEMORY,
    ONE_MORE,
    PASSAGES_MEMORY,
    PASSAGES_PACE,
    TIMES_AS_FAST,
    TIMES_THE_BASELINE,
    Goal,
    goals,
)


def only(results: dict[str, Any]) -> Goal:
    """The one goal that these results say something about."""
    (goal,) = goals(results)
    return goal


def test_it_promises_what_the_issue_asks_for() -> None:
    assert (TIMES_AS_FAST, MEMORY) == (1.5, 700)
    assert 1 < LINEAR < 1.2


@pytest.mark.parametrize(("times", "kept"), [(1.49, False), (1.5, True), (2.3, True)])
def test_it_wants_reading_one_and_a_half_times_as_fast_as_plain(times: float, kept: bool) -> None:
    goal = only({"speed": [{"text": "news", "times_as_fast": times}]})
    assert goal.kept is kept
    assert goal.measured == f"{times:.2f} times"


def test_it_judges_every_text_by_itself() -> None:
    speed = [{"text": "news", "times_as_fast": 2.0}, {"text": "dense", "times_as_fast": 1.0}]
    assert [goal.kept for goal in goals({"speed": speed})] == [True, False]


@pytest.mark.parametrize(("peak", "kept"), [(699.4, True), (700, False), (900, False)])
def test_it_wants_reading_under_700_megabytes(peak: float, kept: bool) -> None:
    assert only({"memory": [{"peak": 10}, {"peak": peak}]}).kept is kept


@pytest.mark.parametrize(("exponent", "kept"), [(0.7, True), (1.0, True), (1.104, True), (1.2, False)])
@pytest.mark.parametrize("part", ["reading", "main job"])
def test_it_wants_linear_growth(part: str, exponent: float, kept: bool) -> None:
    goal = only({part: {"exponent": exponent}})
    assert goal.kept is kept
    assert part in goal.promised


@pytest.mark.parametrize(("later", "kept"), [(100.0, True), (130.0, True), (150.0, False)])
def test_it_wants_memory_flat_while_an_archive_is_taken_in(later: float, kept: bool) -> None:
    sizes = [{"documents": 500, "at_first": 100.0, "later": 110.0}]
    goal = only({"archive": [*sizes, {"documents": 20_000, "at_first": 100.0, "later": later}]})
    assert goal.kept is kept
    assert "20,000 pages" in goal.promised


def test_it_says_nothing_of_what_was_not_measured() -> None:
    assert list(goals({})) == []


PASSAGES: dict[str, Any] = {
    "documents": 100_000,
    "times_as_fast": 2.0,
    "passages": {"documents_per_second": 4_800.0, "passages": 0.99, "peak": 1_499.0},
    "baseline": {"passages": 0.872},
}


def test_it_promises_of_passages_what_the_issue_asks_for() -> None:
    assert (TIMES_THE_BASELINE, PASSAGES_PACE) == (2, 2 * 2_400)
    assert (PASSAGES_MEMORY, MANY_PASSAGES_MEMORY, ONE_MORE) == (1_500, 3_000, 100)
    assert all(goal.kept for goal in goals({"passages": PASSAGES}))


@pytest.mark.parametrize(
    ("changed", "missed"),
    [
        ({"times_as_fast": 1.99}, "2 times the baseline"),
        ({"passages": PASSAGES["passages"] | {"documents_per_second": 4_700.0}}, "4,800 documents a second"),
        ({"passages": PASSAGES["passages"] | {"passages": 0.872}}, "more found than by the baseline"),
        ({"passages": PASSAGES["passages"] | {"peak": 1_500.0}}, "under 1,500 MB"),
    ],
)
def test_it_judges_passages_by_pace_by_what_is_found_and_by_memory(
    changed: dict[str, Any], missed: str
) -> None:
    judged = list(goals({"passages": PASSAGES | changed}))
    (wrong,) = (goal.promised for goal in judged if not goal.kept)
    assert missed in wrong
    assert len(judged) == 4


@pytest.mark.parametrize(("slow", "kept"), [(99.9, True), (100.0, False)])
def test_it_wants_one_more_document_answered_at_once(slow: float, kept: bool) -> None:
    assert only({"one more": [{"documents": 100_000, "slow": slow}]}).kept is kept


@pytest.mark.parametrize(
    ("peak", "exponent", "kept"),
    [(2_999.0, 1.1, [True, True]), (3_000.0, 1.0, [False, True]), (900.0, 1.2, [True, False])],
)
def test_it_wants_a_million_documents_in_bounds(peak: float, exponent: float, kept: list[bool]) -> None:
    sizes = [{"documents": 1_000_000, "peak": peak}, {"documents": 100_000, "peak": 5.0}]
    judged = list(goals({"many passages": {"sizes": sizes, "exponent": exponent}}))
    assert [goal.kept for goal in judged] == kept
    assert "1,000,000 documents" in judged[0].promised
    assert "linear growth of finding passages" in judged[1].promised


PACES = {"times_as_fast": 130.0, "megabytes_per_second": 80.0, "korean_megabytes_per_second": 90.0}
SIFTED = {"one_in": 1000, **PACES, "ours": 20, "ours_kept": 20}


@pytest.mark.parametrize(
    ("changed", "missed"),
    [
        ({}, []),
        ({"times_as_fast": 99.0}, ["100 times"]),
        ({"megabytes_per_second": 49.0}, ["50 MB/s"]),
        ({"korean_megabytes_per_second": 49.0}, ["50 MB/s or more in Korean"]),
        ({"ours_kept": 19}, ["loses no document"]),
    ],
)
def test_it_judges_the_sieve_by_pace_and_by_what_it_loses(changed: dict[str, Any], missed: list[str]) -> None:
    judged = list(goals({"sieve": [SIFTED | changed]}))
    wrong = [goal.promised for goal in judged if not goal.kept]
    assert len(judged) == 4
    assert len(wrong) == len(missed)
    assert all(words in promised for words, promised in zip(missed, wrong, strict=True))


@pytest.mark.parametrize(("growth", "kept"), [(0.0, True), (29.9, True), (30.0, False)])
def test_it_wants_memory_flat_over_many_documents(growth: float, kept: bool) -> None:
    assert only({"endurance": [{"documents": 100_000, "growth": growth}]}).kept is kept


@pytest.mark.parametrize(
    ("processor", "peak", "kept"),
    [(299.0, 999.0, [True, True]), (300.0, 999.0, [False, True]), (20.0, 1_000.0, [True, False])],
)
def test_it_wants_a_release_to_every_form_in_five_minutes_and_a_gigabyte(
    processor: float, peak: float, kept: list[bool]
) -> None:
    large = {"claims": 100_000, "processor": processor, "peak": peak}
    found = list(goals({"releases": [large, {"claims": 1_000, "processor": 999.0, "peak": 9_999.0}]}))
    assert [goal.kept for goal in found] == kept
    assert all("100,000 claims" in goal.promised for goal in found)


@pytest.mark.parametrize(
    ("processor", "faults", "kept"),
    [(9.9, 0, [True, True]), (10.0, 0, [False, True]), (1.0, 1, [True, False])],
)
def test_it_wants_a_table_protected_in_ten_seconds_and_the_attacker_none_the_wiser(
    processor: float, faults: int, kept: list[bool]
) -> None:
    line = {"name": "three margins", "processor": processor, "faults": faults}
    found = list(goals({"disclosure": [{"codes": [20, 20, 10], "margins": [line]}]}))
    assert [goal.kept for goal in found] == kept
    assert all("20 × 20 × 10" in goal.promised for goal in found)
