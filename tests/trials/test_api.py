"""What the trial of the API makes of the description, and of what goes wrong while it asks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from trials import api


def test_a_tuple_is_told_as_an_array_of_its_sorts() -> None:
    pair = {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "maxItems": 2}
    told: dict[str, Any] = {"Round": {"left": {"type": "array", "items": pair}}, "others": [pair]}
    api.loosen_tuples(told)
    loose = {"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}, "maxItems": 2}
    assert told["Round"]["left"]["items"] == loose


def test_what_cannot_be_asked_is_told_with_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(operation: Any, *args: Any, **options: Any) -> None:
        if operation.label == "GET /broken":
            raise ValueError("no schema")

    operations = [SimpleNamespace(label=f"GET /{name}") for name in ("broken", "whole")]
    monkeypatch.setattr(api, "_secrets", lambda cast: {"reader": "secret"})
    monkeypatch.setattr(api, "_operations", lambda only: operations)
    monkeypatch.setattr(api, "_ask", broken)
    asked = list[str]()
    cast: Any = None
    found = api.asked_through(cast, count=1, seed=1, tell=asked.append)
    assert list(found.faults.values()) == ["GET /broken as reader: ValueError: no schema"]
    assert asked == ["reader: GET /broken, 1 faults", "reader: GET /whole, 1 faults"], "the others are asked"


def test_what_was_found_before_it_was_stopped_is_told_with_what_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stopped(operation: Any, name: str, secret: str, cast: Any, found: api.Found, **options: Any) -> None:
        if operation.label == "GET /2":
            raise KeyboardInterrupt
        found.asked += 1

    monkeypatch.setattr(api, "_secrets", lambda cast: {"reader": "secret"})
    monkeypatch.setattr(
        api, "_operations", lambda only: [SimpleNamespace(label=f"GET /{at}") for at in range(5)]
    )
    monkeypatch.setattr(api, "_ask", stopped)
    cast: Any = None
    found = api.asked_through(cast, count=1, seed=1)
    assert (found.asked, found.left, found.faults) == (2, 3, {})
