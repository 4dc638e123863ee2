"""All passages of a small archive, and one more document: what is found there; not how fast."""

from __future__ import annotations

from typing import Any

import pytest

from bench.apart import Measure, taken
from bench.passages import STEPS, Found
from tumen.corroboration.passages.passage import Passage
from tumen.vocabulary.spans import Span


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def found(told: list[str]) -> dict[str, Any]:
    """A small archive, searched in a process of its own."""
    return taken(Measure("bench.passages", STEPS, {"documents": 4_000}), told.append)


def test_it_finds_more_passages_than_the_baseline_can(found: dict[str, Any]) -> None:
    assert found["passages"] >= 0.98


def test_it_finds_every_whole_copy(found: dict[str, Any]) -> None:
    assert found["whole"] == 1


def test_what_it_finds_is_true(found: dict[str, Any]) -> None:
    assert found["precision"] >= 0.98


def test_it_finds_where_they_are(found: dict[str, Any]) -> None:
    assert found["covered"] >= 0.95
    assert found["ends"] >= 0.9


def test_it_measures_time_and_memory(found: dict[str, Any], told: list[str]) -> None:
    assert found["wall"] > 0
    assert found["processor"] > 0
    assert 50 < found["before"] < found["peak"] < 1_500
    assert found["found"] > 900
    assert len(told) == STEPS


def passage(left: int, right: int, start: int) -> Passage:
    return Passage(str(left), str(right), Span(start, start + 9), Span(2, 11), (), 8, 1.0, 9.0)


def test_it_remembers_passages_by_pair() -> None:
    found = Found()
    found.take(iter([passage(1, 2, 30), passage(1, 2, 90)]))
    found.take([passage(3, 4, 5)])
    assert len(found) == 3
    assert found.by_pair() == {
        (1, 2): [(Span(30, 39), Span(2, 11)), (Span(90, 99), Span(2, 11))],
        (3, 4): [(Span(5, 14), Span(2, 11))],
    }
