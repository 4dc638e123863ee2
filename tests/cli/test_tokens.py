"""Tokens at the terminal: made for oneself, listed without their secrets, taken back."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from tumen.access.models import Actor
from tumen.accounts.models import Token
from tumen.accounts.tokens import BEGINS, token_of

pytestmark = pytest.mark.django_db
Tumen = Callable[..., Result]


def test_it_makes_one_and_shows_its_secret_once(tumen: Tumen, actor: Actor) -> None:
    done = tumen("account", "token", "new", "our counts", "--role", "reviewer", "--days", "7")
    assert done.exit_code == 0
    secret = next(line for line in done.output.splitlines() if line.startswith(BEGINS))
    token = token_of(secret)
    assert (token.actor, token.role) == (actor, "reviewer")
    listed = tumen("account", "token", "list").output
    assert token.public_id in listed
    assert secret not in listed


def test_in_json_too(tumen: Tumen) -> None:
    said = json.loads(tumen("account", "token", "new", "our counts", "--json").output)
    assert token_of(said["secret"]).public_id == said["token"]
    [listed] = json.loads(tumen("account", "token", "list", "--json").output)
    assert (listed["id"], listed["state"]) == (said["token"], "open")


def test_none_of_them_shows_identities(tumen: Tumen) -> None:
    tumen("account", "token", "new", "our counts")
    assert not Token.objects.get().identity


def test_it_refuses_a_circle_that_one_is_not_in(tumen: Tumen) -> None:
    done = tumen("account", "token", "new", "our counts", "--compartment", "nowhere")
    assert done.exit_code == 1
    assert "compartments" in done.output


def test_it_takes_one_back(tumen: Tumen) -> None:
    said = json.loads(tumen("account", "token", "new", "our counts", "--json").output)
    assert tumen("account", "token", "revoke", said["token"]).exit_code == 0
    again = tumen("account", "token", "revoke", said["token"])
    assert again.exit_code == 1
    assert "already" in again.output


def test_without_any_it_says_how_to_make_one(tumen: Tumen) -> None:
    assert "tumen account token new" in tumen("account", "token", "list").output
