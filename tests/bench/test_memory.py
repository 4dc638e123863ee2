from __future__ import annotations

from typing import Any

import pytest

from bench import memory
from bench.apart import Measure, taken
from bench.memory import measure


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would be read; nothing is."""
    asked: list[Any] = []
    monkeypatch.setattr(memory, "read_through", asked.extend)
    monkeypatch.setattr(memory, "model", lambda: None)
    return asked


def test_it_measures_a_fresh_process_before_and_after_the_model_and_at_its_peak() -> None:
    told: list[str] = []
    found = taken(Measure("bench.memory", 1, {"text": "news", "words_of_text": 300}), told.append)
    assert 10 < found["before"] < found["with_model"] <= found["peak"]
    assert told == ["memory: news"]


def test_it_reads_as_many_words_as_asked_for(read: list[Any]) -> None:
    found = measure(lambda _: None, text="dense", words_of_text=900)
    assert found["words"] >= 900
    assert found["documents"] == len(read) > 1


@pytest.mark.parametrize("words", [1_000, 5_000])
def test_it_reads_one_long_document(read: list[Any], words: int) -> None:
    found = measure(lambda _: None, text="one document", words_of_text=words)
    assert found["documents"] == len(read) == 1
    assert 0.7 * words < found["words"] < 1.3 * words
