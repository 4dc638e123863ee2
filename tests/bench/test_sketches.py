"""Near duplicates by other programs, where they are installed."""

from __future__ import annotations

import sys

import pytest

from bench import sketches
from bench.apart import Measure, taken
from bench.sketches import RUN, STEPS, TOOLS, measure, runs_of


def test_both_tools_get_the_same_runs_of_words() -> None:
    assert runs_of("A b c. D e f.") == ["a b c d e", "b c d e f"]
    assert runs_of(" ".join("abcd"[: RUN - 1])) == []


@pytest.mark.parametrize("tool", TOOLS)
def test_it_finds_whole_copies_and_no_passages(tool: str) -> None:
    pytest.importorskip(tool)
    told: list[str] = []
    found = taken(Measure("bench.sketches", STEPS, {"tool": tool, "documents": 700}), told.append)
    assert found["whole"] >= 0.9
    assert found["precision"] >= 0.9
    assert found["passages"] == 0
    assert found["processor"] > 0
    assert len(told) == STEPS


def test_it_has_nothing_to_compare_where_a_tool_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketches, "stay_on_one_core", lambda: None)
    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(SystemExit, match="rensa is not installed"):
        measure(lambda _: None, tool="rensa", documents=5)
