"""Persons at the terminal: listed and shown without a name, judged, opened and looked up."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from tests.record.people_cast import both
from tumen.access.models import Actor

Tumen = Callable[..., Result]
NAMES = ("Myong-suk", "Myung-sook", "Chol-u", "Musan", "Yanji")


@pytest.fixture
def ids(actor: Actor) -> tuple[str, str]:
    return both(actor)


def said(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_it_lists_persons_without_a_name(tumen: Tumen, ids: tuple[str, str]) -> None:
    told = said(tumen("record", "--persons"))
    assert "a woman, 30s" in told
    assert not [name for name in NAMES if name in told]
    lines = json.loads(tumen("record", "--persons", "--json").stdout)
    assert "a woman, 30s, forcibly returned October 2023" in [line["words"] for line in lines]
    assert len(lines) == 4
    assert len(json.loads(tumen("record", "--persons", "--act", "torture", "--json").stdout)) == 1


def test_it_shows_one_stage_by_stage(tumen: Tumen, ids: tuple[str, str]) -> None:
    told = said(tumen("show", ids[0]))
    assert "forced return October 2023" in told
    assert "not shown: it tells how or where somebody crossed" in told
    assert f"possibly {ids[1]}" in told
    assert not [name for name in NAMES if name in told]
    assert json.loads(tumen("show", ids[0], "--json").stdout)["identity"] is None


def test_it_says_that_there_is_no_such_person(tumen: Tumen, ids: tuple[str, str]) -> None:
    result = tumen("show", "h-00000000")
    assert result.exit_code == 1
    assert "There is no person h-00000000" in result.output


def test_it_joins_and_parts_by_judgement(tumen: Tumen, ids: tuple[str, str]) -> None:
    one, other = ids
    assert "are one person" in said(
        tumen("person", "judge", one, other, "--same", "--why", "the same arrest")
    )
    assert "is one with" in said(tumen("show", other))
    assert "was taken back" in said(tumen("person", "undo", "1", "--why", "another town"))
    assert "Taken back" in said(tumen("show", other))


def test_it_opens_an_identity_with_a_reason(tumen: Tumen, ids: tuple[str, str]) -> None:
    assert tumen("person", "open", ids[0]).exit_code == 2
    told = said(tumen("person", "open", ids[0], "--why", "Her mother asks."))
    assert "Ri Myong-suk" in told
    assert "Musan" in told


def test_it_looks_a_name_up_in_any_spelling(tumen: Tumen, ids: tuple[str, str]) -> None:
    found = json.loads(tumen("person", "seek", "Lee Myung Sook", "--json").stdout)
    assert {line["id"] for line in found} == set(ids)
