"""A list by its columns at the terminal. Persons and groups are invented."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from tumen.access.models import Actor
from tumen.documents.actions import take_in

Tumen = Callable[..., Result]
LIST = """Who,How many,incident_date,송환지
Zo Mi-rae,,2023-10-09,North Korea
Pak Sun-ae,,2023-10-10,North Korea
"""


@pytest.fixture
def listed(actor: Actor) -> str:
    return take_in(actor=actor, data=LIST.encode(), name="list.csv", origin="a test").public_id


def said(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_it_is_shown_taken_and_taken_back(tumen: Tumen, listed: str) -> None:
    told = ("--column", "Who=person", "--act", "forced return")
    shown = json.loads(said(tumen("columns", "show", listed, *told, "--json")))
    assert [row["fate"] for row in shown["rows"]] == ["made", "made"]
    assert "2 made; 0 claims" in said(tumen("columns", "show", listed, *told))
    assert "2 new, 0 changed" in said(tumen("columns", "take", listed, *told))
    assert "0 new, 0 changed, 2 the same" in said(tumen("columns", "take", listed, *told))
    assert "2 taken back" in said(tumen("columns", "back", listed, "--why", "The wrong list."))


@pytest.mark.parametrize(
    ("column", "why"),
    [
        ("Whom=person", "there is no column “Whom”. There are: Who, incident_date, 송환지."),
        ("Who=bird", "“bird” is nothing that a column tells"),
    ],
)
def test_a_wrong_column_says_what_there_is(tumen: Tumen, listed: str, column: str, why: str) -> None:
    refused = tumen("columns", "take", listed, "--column", column)
    assert refused.exit_code == 2
    assert why in " ".join(refused.output.replace("│", " ").split())
