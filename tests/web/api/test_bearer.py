"""The API is closed: without a token, with a wrong one, to a cookie, where nobody serves it, when locked."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.accounts.cast import PASSWORD, account_of, make_cheap
from tests.web.api.cast import BASE, Program, secret_of
from tumen.access.actions import revoke
from tumen.access.actors import ACCOUNTS, API, JUDGE
from tumen.access.models import Actor, AuditLine, Level, Role
from tumen.access.rules import RULES
from tumen.accounts.actions import revoke_token
from tumen.accounts.models import Token, Tries
from tumen.web import locked
from tumen.web.api.addresses import urlpatterns
from tumen.web.api.bearer import pace
from tumen.web.pace import Pace
from tumen.web.viewing import LOOKS, RULE


@pytest.fixture
def bearing(actor: Actor) -> Program:
    """A program of somebody in whose workspace nothing is kept yet."""
    return Program(secret_of(actor))


NAMES = [str(pattern.name) for pattern in urlpatterns if pattern.name != "api-description"]


def address(name: str) -> str:
    return BASE + name.removeprefix("api ").replace("{id}", "d-00000000")


@pytest.mark.parametrize("environ", [{API: True}, {API: True, ACCOUNTS: True}])
def test_nothing_is_answered_without_a_token(actor: Actor, environ: dict[str, Any]) -> None:
    client = Client(**environ, **{JUDGE: actor})
    before = AuditLine.objects.count()
    for name in NAMES:
        for ask in (client.get, client.post, client.put, client.delete, client.head, client.options):
            answer = ask(address(name))
            assert answer.status_code == 401, name
            assert answer["WWW-Authenticate"].startswith("Bearer")
            assert not answer.cookies
    assert AuditLine.objects.count() == before


def test_nothing_is_there_where_nobody_serves_it(actor: Actor) -> None:
    bears = {"HTTP_AUTHORIZATION": f"Bearer {secret_of(actor)}"}
    for forged in ({}, {"HTTP_TUMEN_API": "1"}, {"HTTP_X_TUMEN_API": "1"}):
        for path in (*map(address, NAMES), "/api/openapi.json"):
            answer = Client(**forged).get(path, **bears)
            assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    "sent",
    ["Bearer tumen_wrong", "Bearer ", "Bearer", "Basic YTpi", "bearer\ttumen", "Bearer \x00", "Bearer 한글"],
)
def test_a_wrong_token_opens_nothing(actor: Actor, sent: str) -> None:
    secret_of(actor)
    answer = Client(**{API: True}).get(f"{BASE}/documents", HTTP_AUTHORIZATION=sent)
    assert answer.status_code == 401
    assert answer.json()["status"] == 401


def test_wrong_tokens_and_what_is_not_as_described_leave_lines(actor: Actor, bearing: Program) -> None:
    for _ in range(3):
        Client(**{API: True}).get(f"{BASE}/documents", HTTP_AUTHORIZATION="Bearer tumen_wrong")
        assert bearing.get("/documents/d-00000000").status_code == 404
        assert bearing.post("/search", {"colour": "red"}).status_code == 422
    lines = AuditLine.objects.filter(action="access.note_refusal").order_by("number")
    token = {"token": Token.objects.get().public_id}
    assert [line.detail for line in lines] == [
        {"of": "api.wrong_token"},
        {"of": "api", "because": "not there", **token},
        {"of": "api", "because": "body", **token},
    ]


def test_the_scheme_may_be_written_in_any_case(actor: Actor) -> None:
    secret = secret_of(actor)
    answer = Client(**{API: True}).get(f"{BASE}/me", HTTP_AUTHORIZATION=f"bearer {secret}")
    assert answer.status_code == 200


def test_a_session_opens_nothing(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    make_cheap(monkeypatch)
    account = account_of(actor, Role.REVIEWER)
    browser = Client(SERVER_NAME="localhost", **{ACCOUNTS: True, API: True})
    browser.post("/sign-in", {"login": account.name, "password": PASSWORD})
    assert browser.get("/documents").status_code == 200
    assert browser.get(f"{BASE}/documents").status_code == 401


def test_a_token_opens_no_page(actor: Actor) -> None:
    bears = {"HTTP_AUTHORIZATION": f"Bearer {secret_of(actor)}"}
    closed = Client(SERVER_NAME="localhost", **{ACCOUNTS: True, API: True})
    assert closed.get("/documents", **bears).status_code == 302


def test_no_form_token_is_asked_for(actor: Actor) -> None:
    """A cookie says nothing here, so another site that is open in a browser gains nothing by sending one."""
    client = Client(enforce_csrf_checks=True, **{API: True})
    answer = client.post(
        f"{BASE}/search",
        {"words": "returned"},
        content_type="application/json",
        HTTP_AUTHORIZATION=f"Bearer {secret_of(actor)}",
        HTTP_ORIGIN="https://elsewhere.example",
    )
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_taken_back_it_opens_nothing_at_once(actor: Actor, bearing: Program) -> None:
    assert bearing.get("/me").status_code == 200
    revoke_token(actor=actor, token=Token.objects.get().public_id)
    assert bearing.get("/me").status_code == 401


def test_what_its_owner_loses_it_loses(actor: Actor) -> None:
    who = account_of(actor, Role.REVIEWER).actor
    bearing = Program(secret_of(who, clearance=Level.INTERNAL))
    assert bearing.get("/documents").status_code == 200
    revoke(actor=actor, of=who, kind="role", value="reviewer", why="a test")
    answer = bearing.get("/documents")
    assert answer.status_code == 403
    assert "token" in answer.json()["detail"]


def test_a_refusal_leaves_a_line_that_names_the_token(actor: Actor) -> None:
    bearing = Program(secret_of(actor, role=Role.READER))
    assert bearing.post("/claims/c-00000000/undo").status_code == 403
    line = AuditLine.objects.get(action="access.note_refusal")
    assert line.detail == {"of": "claims.undo_step", "token": Token.objects.get().public_id}


def test_a_locked_vault_says_so_as_a_problem(bearing: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = type("Closed", (), {"is_open": False, "has_passphrase": True})()
    monkeypatch.setattr(locked, "workspace", lambda: closed)
    answer = bearing.get("/documents")
    assert (answer.status_code, answer["Content-Type"]) == (423, "application/problem+json")


def test_too_many_requests_wait(bearing: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "TUMEN", replace(settings.TUMEN, api_per_minute=3))
    answers = [bearing.get("/me") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 61
    pace.forget()
    assert bearing.get("/me").status_code == 200


def test_what_is_older_than_a_minute_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, now = Pace(), [1000.0]
    monkeypatch.setattr("tumen.web.pace.time.monotonic", lambda: now[0])
    assert [kept.seconds_to_wait(token, 1) for token in ("t-1", "t-2", "t-1")] == [0, 0, 61]
    now[0] += 61
    assert kept.seconds_to_wait("t-1", 1) == 0


def test_wrong_tokens_wait_and_right_ones_do_not(actor: Actor, bearing: Program) -> None:
    stranger = Program("tumen_wrong")
    statuses = [stranger.get("/me").status_code for _ in range(32)]
    assert statuses[:30] == [401] * 30
    assert statuses[-1] == 429
    assert bearing.get("/me").status_code == 200
    assert Tries.objects.count() == 1


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: str(pattern.name))
def test_every_address_has_a_rule(pattern: Any) -> None:
    rule = getattr(pattern.callback, RULE)
    assert rule == LOOKS or rule in RULES


def test_what_fails_says_no_more_than_that(
    bearing: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_: Any) -> None:
        raise RuntimeError("the name of somebody")

    monkeypatch.setattr("tumen.web.api.documents.queries.newest_documents", failing)
    caplog.set_level(logging.CRITICAL)
    answer = Client(raise_request_exception=False, **{API: True}).get(
        f"{BASE}/documents", HTTP_AUTHORIZATION=bearing._bears["HTTP_AUTHORIZATION"]
    )
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert b"somebody" not in answer.content
