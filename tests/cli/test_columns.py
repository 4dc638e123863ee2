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


def test_a_later_file_is_held_against_the_earlier_one(tumen: Tumen, actor: Actor) -> None:
    rows = (
        "Ref,Who,incident_date,송환지\nT-1,Zo Mi-rae,2023-10-09,North Korea\nT-2,Om,2023-10-09,North Korea\n"
    )
    one, two = (
        take_in(actor=actor, data=text.encode(), name="a.csv", origin="a test").public_id
        for text in (rows, "\n".join(rows.replace("10-09", "11-09").split("\n")[:2]))
    )
    told = ("--list", "Lantern", "--act", "forced return")
    assert "No list was taken in yet" in said(tumen("columns", "list"))
    assert "2 new, 0 changed" in said(tumen("columns", "take", one, *told, "--column", "Who=person"))
    shown = said(tumen("columns", "show", two, *told))
    assert "time: 2023-10-09 → 2023-11-09" in shown
    assert "Row 2 of the earlier file is not in this one" in shown
    assert "0 new, 1 changed" in said(tumen("columns", "take", two, *told))
    last = json.loads(said(tumen("columns", "list", "--json")))[0]
    assert (last["name"], last["counts"]) == ("Lantern", {"changed": 1, "gone": 1})
    assert last["id"] in said(tumen("columns", "list"))
    assert "1 changed" in said(tumen("columns", "report", last["id"]))
    assert tumen("columns", "back", one, "--why", "The wrong list.").exit_code == 1


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
