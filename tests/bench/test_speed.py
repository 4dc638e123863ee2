from __future__ import annotations

from typing import Any

import pytest

from bench import speed
from bench.apart import Measure, taken
from bench.speed import measure, parse_through, plain_model, read_through
from tumen.reading import Source
from tumen.reading.parsing import model

TINY = {"text": "news", "words_of_text": 200, "repetitions": 2}


@pytest.fixture
def unpinned(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process of the tests stays on all its cores."""
    monkeypatch.setattr(speed, "stay_on_one_core", lambda: None)


def test_it_times_both_sides_as_often_over_the_same_words() -> None:
    told: list[str] = []
    found = taken(Measure("bench.speed", 4, TINY), told.append)
    assert found["words"] >= 200
    assert len(found["reading"]) == len(found["plain"]) == 2
    assert all(turn["wall"] > 0 and turn["processor"] > 0 for turn in found["reading"] + found["plain"])
    assert len(told) == 4


@pytest.mark.usefixtures("unpinned")
def test_it_changes_the_order_of_the_sides_from_turn_to_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr(speed, "read_through", lambda _: order.append("reading"))
    monkeypatch.setattr(speed, "parse_through", lambda *_: order.append("plain"))
    measure(lambda _: None, **{**TINY, "repetitions": 3})
    warming_up, turns = order[:2], order[2:]
    assert sorted(warming_up) == ["plain", "reading"]
    assert turns == ["plain", "reading", "reading", "plain", "plain", "reading"]


@pytest.mark.usefixtures("unpinned")
def test_it_tells_the_reader_and_what_plain_is_made_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "read_through", lambda _: None)
    monkeypatch.setattr(speed, "parse_through", lambda *_: None)
    found: dict[str, Any] = measure(lambda _: None, **TINY)
    assert "en_core_web_sm" in found["reader"]
    assert {"parser", "tagger", "ner", "lemmatizer"} <= set(found["components"])


def test_plain_is_the_readers_model_with_all_its_components() -> None:
    plain, used = plain_model(), model()
    assert used is not None
    assert (plain.meta["name"], plain.meta["version"]) == (used.meta["name"], used.meta["version"])
    assert "ner" in plain.pipe_names
    assert plain is not used


def test_it_has_nothing_to_compare_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "MODELS", ("no_such_model",))
    with pytest.raises(SystemExit, match="No English model"):
        plain_model()


def test_both_sides_go_through_every_document() -> None:
    asked: list[str] = []

    def sources() -> Any:
        for key in ("a", "b", "c"):
            asked.append(key)
            yield Source(key=key, text="Nobody was there.")

    read_through(sources())
    parse_through(plain_model(), sources())
    assert asked == ["a", "b", "c"] * 2
