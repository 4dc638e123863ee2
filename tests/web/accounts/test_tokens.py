"""The page of one's tokens: made once, shown once, taken back; names only to whoever proved a second step."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.accounts.cast import PASSWORD, account_of, with_app
from tests.web.accounts.test_gate import later
from tumen.access.actors import API
from tumen.access.models import Actor, AuditLine, Role
from tumen.accounts.models import Account, Token
from tumen.accounts.tokens import BEGINS

SignedIn = Callable[[Account], Client]
FORM = {"name": "our counts", "role": "reader", "clearance": "internal", "days": "30"}


def secret_in(answer: Any) -> str:
    found = re.search(rf"{BEGINS}[\w-]{{43}}", answer.content.decode())
    return found.group() if found else ""


def test_its_secret_is_shown_once_and_opens_the_api(reviewer: Account, signed_in: SignedIn) -> None:
    client = signed_in(reviewer)
    answer = client.post("/account/tokens", FORM)
    secret = secret_in(answer)
    assert secret
    page = client.get("/account/tokens").content.decode()
    assert secret not in page
    assert "our counts" in page
    bears = {"HTTP_AUTHORIZATION": f"Bearer {secret}"}
    said = Client(**{API: True}).get("/api/v1/me", **bears).json()
    assert (said["actor"], said["roles"]) == (f"a-{reviewer.actor_id}", ["reader"])


def test_taken_back_it_is_gone_from_the_page(reviewer: Account, signed_in: SignedIn) -> None:
    client = signed_in(reviewer)
    client.post("/account/tokens", FORM)
    token = Token.objects.get()
    answer = client.post(f"/account/tokens/{token.public_id}/revoke")
    assert (answer.status_code, answer["Location"]) == (302, "/account/tokens")
    assert token.public_id not in client.get("/account/tokens").content.decode()
    again = client.post(f"/account/tokens/{token.public_id}/revoke")
    assert again.status_code == 404
    assert "already" in again.content.decode()


def test_others_tokens_are_not_there(actor: Actor, reviewer: Account, signed_in: SignedIn) -> None:
    signed_in(reviewer).post("/account/tokens", FORM)
    token = Token.objects.get()
    other = signed_in(account_of(actor, Role.REVIEWER))
    assert token.public_id not in other.get("/account/tokens").content.decode()
    assert other.post(f"/account/tokens/{token.public_id}/revoke").status_code == 404
    assert Token.objects.get().revoked_at is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "keeper"},
        {"role": "documenter"},
        {"role": ""},
        {"clearance": "restricted"},
        {"clearance": "identity"},
        {"identity": "yes"},
        {"days": "400"},
        {"days": "x"},
        {"name": " "},
        {"compartment": "k-nothing0"},
    ],
)
def test_what_is_too_wide_is_refused_with_the_form_as_it_was(
    reviewer: Account, signed_in: SignedIn, wrong: dict[str, str]
) -> None:
    answer = signed_in(reviewer).post("/account/tokens", {**FORM, **wrong})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert "name" in wrong or 'value="our counts"' in page
    assert not Token.objects.exists()


def test_identities_are_given_to_who_proved_a_second_step(actor: Actor, signed_in: SignedIn) -> None:
    account = with_app(account_of(actor, Role.REVIEWER, identity=True))
    client = signed_in(account)
    assert "It shows who people are" in client.get("/account/tokens").content.decode()
    answer = client.post("/account/tokens", {**FORM, "identity": "yes", "days": "7"})
    assert secret_in(answer)
    assert Token.objects.get().identity
    line = AuditLine.objects.get(action="accounts.make_token")
    assert "totp" in line.detail["proved"]


def test_to_others_it_is_not_even_offered(reviewer: Account, signed_in: SignedIn) -> None:
    assert "It shows who people are" not in signed_in(reviewer).get("/account/tokens").content.decode()


def test_after_five_minutes_it_asks_who_one_is(
    reviewer: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(reviewer)
    later(monkeypatch, 6 * 60)
    answer = client.post("/account/tokens", FORM)
    assert answer["Location"] == "/sign-in/again?next=%2Faccount%2Ftokens"
    assert not Token.objects.exists()
    back = client.post("/sign-in/again", {"password": PASSWORD, "next": "/account/tokens"})
    assert back["Location"] == "/account/tokens"
    assert secret_in(client.post("/account/tokens", FORM))
