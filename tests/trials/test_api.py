"""What the trial of the API makes of the description, and of what goes wrong while it asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from trials import api
from trials.kept import Kept


def test_a_tuple_is_told_as_an_array_of_its_sorts() -> None:
    pair = {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "maxItems": 2}
    told: dict[str, Any] = {"Round": {"left": {"type": "array", "items": pair}}, "others": [pair]}
    api.loosen_tuples(told)
    loose = {"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}, "maxItems": 2}
    assert told["Round"]["left"]["items"] == loose


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., api.Found]:
    """Asks five operations by ``ask`` instead of by the API, as two tokens."""
    operations = [SimpleNamespace(label=f"GET /{at}") for at in range(5)]
    monkeypatch.setattr(api, "_secrets", lambda cast, names: dict.fromkeys(names, "secret"))
    monkeypatch.setattr(api, "_operations", lambda only: operations)
    monkeypatch.setattr(api, "staying_connected", nullcontext)
    cast: Any = None

    def through(ask: Any, *, count: int = 1, **more: Any) -> api.Found:
        monkeypatch.setattr(api, "_ask", ask)
        return api.asked_through(cast, count=count, seed=1, **{"tokens": TWO, **more})

    return through


TWO = ("reader", "reviewer")


def answered(turn: api.Turn, secrets: dict[str, str], cast: Any, found: api.Found, new: Any) -> None:
    for token in turn.tokens:
        found.asked[token] += turn.count
        found.statuses["200"] += turn.count


def stopped_at_the_third(
    turn: api.Turn, secrets: dict[str, str], cast: Any, found: api.Found, new: Any
) -> None:
    if turn.operation.label == "GET /2":
        raise KeyboardInterrupt
    answered(turn, secrets, cast, found, new)


def broken_at_the_third(
    turn: api.Turn, secrets: dict[str, str], cast: Any, found: api.Found, new: Any
) -> None:
    if turn.operation.label == "GET /2":
        raise ValueError("no schema")
    answered(turn, secrets, cast, found, new)


def test_what_cannot_be_asked_is_told_with_what_was_found(run: Callable[..., api.Found]) -> None:
    told = list[str]()
    found = run(broken_at_the_third, tell=told.append)
    assert list(found.faults.values()) == ["GET /2 as reader, reviewer: ValueError: no schema"]
    assert told[4] == "GET /4 as reader, reviewer, 1 faults", "the others are asked"


def test_what_was_found_before_it_was_stopped_is_told_with_what_is_left(
    run: Callable[..., api.Found],
) -> None:
    found = run(stopped_at_the_third)
    assert (found.asked, found.left, found.faults) == ({"reader": 2, "reviewer": 2}, 6, {})


def test_it_says_beforehand_how_many_steps_it_will_tell_of(run: Callable[..., api.Found]) -> None:
    expected, told = list[int](), list[str]()
    run(answered, count=api.SHARE * 2 + 1, expect=expected.append, tell=told.append)
    assert expected == [len(told)] == [15]


def test_every_operation_has_a_share_before_any_has_its_next(run: Callable[..., api.Found]) -> None:
    told, asked = list[str](), Counter[str]()
    found = run(answered, count=api.SHARE * 2 + 1, tell=told.append)
    asked.update(line.partition(" as ")[0] for line in told[:5])
    assert set(asked.values()) == {1}
    assert found.asked["reader"] == 5 * (api.SHARE * 2 + 1)


def test_it_goes_on_with_what_is_left_as_each_token(run: Callable[..., api.Found], tmp_path: Path) -> None:
    book = Kept(tmp_path / "asked.jsonl", code="of today")
    run(stopped_at_the_third, book=book)
    run(answered, tokens=("reader",), book=book)
    found = run(answered, book=book)
    assert (found.before, found.left) == (7, 0)
    assert found.asked == {"reader": 5, "reviewer": 5}
    assert found.statuses == {"200": 10}
    again = list[str]()
    run(answered, book=book, tell=again.append)
    assert again == []


def test_what_was_at_fault_or_of_other_code_is_asked_again(
    run: Callable[..., api.Found], tmp_path: Path
) -> None:
    file = tmp_path / "asked.jsonl"
    run(broken_at_the_third, book=Kept(file, code="of yesterday"))
    wide, told = list[str](), list[str]()
    run(answered, book=Kept(file, code="of today"), of_other_code=True, tell=wide.append)
    assert wide == ["GET /2 as reader, reviewer, 0 faults"]
    run(answered, book=Kept(file, code="of tomorrow"), tell=told.append)
    assert len(told) == 5


def test_shared_each_operation_is_asked_as_one_token(run: Callable[..., api.Found]) -> None:
    assert run(answered, shared=True).asked == {"reader": 2, "reviewer": 3}


def case(**more: Any) -> Any:
    said = {
        "path_parameters": {"id": "c-1"},
        "query": {},
        "headers": {},
        "cookies": {},
        "body": {"why": "x"},
    }
    of = {
        "media_type": "application/json",
        "method": "POST",
        "operation": SimpleNamespace(label="POST /a"),
    }
    return SimpleNamespace(**{**said, **of, **more})


def asked_as(new: api._New, of: Any, among: tuple[str, ...] = TWO, *, is_wrong: bool = False) -> list[str]:
    return list(new.tokens(of, among, is_wrong=is_wrong))


def test_what_was_asked_to_the_letter_is_not_asked_again() -> None:
    new = api._New()
    assert asked_as(new, case(), ("reader",)) == ["reader"]
    assert asked_as(new, case()) == ["reviewer"]
    assert asked_as(new, case()) == []
    for other in (
        {"query": {"after": ""}},
        {"body": {"why": "y"}},
        {"body": b"x"},
        {"media_type": "text/plain"},
    ):
        assert asked_as(new, case(**other)) == [*TWO]


def test_what_got_no_answer_or_was_held_against_other_rules_is_asked_again() -> None:
    new = api._New()
    ended = new.tokens(case(), TWO, is_wrong=False)
    assert [next(ended), next(ended)] == [*TWO]
    ended.close()
    assert asked_as(new, case()) == ["reviewer"]
    assert asked_as(new, case(), is_wrong=True) == [*TWO]
