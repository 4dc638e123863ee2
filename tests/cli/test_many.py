"""One decision on many claims at the terminal. The persons are invented."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from tests.claims.test_updating import FIRST, SAID, made, taken
from tumen.access.models import Actor
from tumen.claims.mapping import take_columns

Tumen = Callable[..., Result]


@pytest.fixture
def listed(actor: Actor) -> str:
    id = taken(actor, FIRST)
    take_columns(actor=actor, document=id, columns=SAID)
    return id


def said(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_it_is_shown_done_and_undone(tumen: Tumen, listed: str) -> None:
    which = ("--document", listed, "--verdict", "accepted", "--why", "Each was read.")
    assert "3 would be decided, 0 left as they are." in said(tumen("claim", "many", *which))
    assert {claim.status for claim in made(listed).values()} == {"proposed"}
    assert len(json.loads(said(tumen("claim", "many", *which, "--json")))) == 3
    done = json.loads(said(tumen("claim", "many", *which, "--sure", "--json")))
    assert {claim.status for claim in made(listed).values()} == {"accepted"}
    again = ("--status", "accepted", *which)
    assert "would be left: it is so already" in said(tumen("claim", "many", *again))
    undone = said(tumen("claim", "many-undo", done["number"], "--why", "The wrong list."))
    assert "3 decided, 0 left as they are." in undone
    assert {claim.status for claim in made(listed).values()} == {"proposed"}


def test_what_is_wrong_says_what_to_do(tumen: Tumen, listed: str) -> None:
    refused = tumen("claim", "many", "--document", listed, "--verdict", "accepted", "--sure")
    assert refused.exit_code == 1
    assert "does not say why" in " ".join(refused.output.split())
