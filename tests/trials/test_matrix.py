"""A run of the matrix is told of as it goes, can be stopped, and goes on with what is left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from trials import matrix
from trials.kept import Kept
from trials.matrix import Asked


def asked(number: int, *, leaks: tuple[str, ...] = ()) -> Asked:
    return Asked(number, f"combination {number}", 10, {"show": 2.0, "record": 1.0}, list(leaks))


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def run(tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs the trial with combinations that are asked by ``ask``, which is given what is left."""

    def begin(ask: Any, *, count: int = 4, kept: Path | None = None) -> dict[str, Any]:
        monkeypatch.setattr(matrix, "_asked", lambda folder, numbers, cores: ask(numbers))
        return matrix.trial(tmp_path, count=count, seed=0, tell=told.append, kept=kept)

    return begin


def all_of(numbers: list[int]) -> Iterator[Asked]:
    yield from (asked(number) for number in numbers)


def stopped(numbers: list[int]) -> Iterator[Asked]:
    yield asked(numbers[0], leaks=("it tells a name",))
    raise KeyboardInterrupt


def test_each_combination_is_told_of(run: Any, told: list[str]) -> None:
    found = run(all_of)
    assert told[0] == "combination 0: 10 answers, no leak, 3.0 s"
    assert (found["combinations"], found["cells"], found["left"]) == (4, 40, 0)
    assert found["longest"] == "show 8 s, record 4 s"


def test_what_was_found_before_it_was_stopped_is_told_with_what_is_left(run: Any) -> None:
    found = run(stopped)
    assert found["left"] == 3
    assert found["faults"] == ["it tells a name"]


def test_it_goes_on_with_what_is_left(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "asked.jsonl"
    run(stopped, kept=file)
    found = run(all_of, kept=file)
    assert (found["asked_before"], found["left"]) == (1, 0)
    assert found["faults"] == ["it tells a name"]
    assert [json.loads(line)["number"] for line in file.read_text().splitlines()] == [0, 1, 2, 3]


def test_what_was_asked_of_other_code_counts_for_nothing(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "asked.jsonl"
    Kept(file, code="of yesterday").add(asdict(asked(0)))
    assert run(all_of, kept=file)["asked_before"] == 0


def test_processes_ask_and_what_leaks_is_a_fault(tmp_path: Path, told: list[str]) -> None:
    """One combination whole, by a process of its own, as `python -m trials matrix --count 1` asks it."""
    found = matrix.trial(tmp_path, count=1, seed=0, tell=told.append, workers=1)
    assert (found["combinations"], found["leaks"], found["left"]) == (1, 0, 0)
    assert found["cells"] > 500
