"""What sessions and the pages of accounts answer to whoever means harm."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import hotp_value
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from tests.accounts.cast import PASSWORD, WRONG, account_of, with_app
from tests.web.accounts.test_gate import later
from tests.web.test_templates import TEMPLATES
from tumen.access.actors import anonymous_reader
from tumen.access.models import Actor, AuditLine, Role
from tumen.accounts.models import Account
from tumen.accounts.waits import by_address
from tumen.web.accounts import gate
from tumen.web.accounts.gate import HELD

SignedIn = Callable[[Account], Client]
Browser = Callable[[], Client]
COOKIE = "tumen_session"


def with_session(client: Client, key: str) -> Client:
    """A browser that holds the number of a session, as a thief would."""
    client.cookies[COOKIE] = key
    return client


def number(client: Client) -> str:
    return str(client.cookies[COOKIE].value)


def test_the_number_of_a_session_is_long_random_and_of_nobody_else(
    reviewer: Account, signed_in: SignedIn
) -> None:
    numbers = {number(signed_in(reviewer)) for _ in range(5)}
    assert len(numbers) == 5
    assert all(re.fullmatch(r"[a-z0-9]{32}", each) for each in numbers), "165 bits"


def test_a_number_that_the_server_did_not_give_is_none(stranger: Client, reviewer: Account) -> None:
    thief = with_session(stranger, "a" * 32)
    thief.post("/sign-in", {"login": reviewer.name, "password": PASSWORD})
    assert number(thief) != "a" * 32
    assert not Session.objects.filter(session_key="a" * 32).exists()


def test_proving_it_again_gives_another_number_and_ends_the_one_before(
    reviewer: Account, signed_in: SignedIn, browser_of: Browser
) -> None:
    client = signed_in(reviewer)
    before = number(client)
    client.post("/sign-in/again", {"password": PASSWORD})
    assert number(client) != before
    assert client.get("/documents").status_code == 200
    assert with_session(browser_of(), before).get("/documents").status_code == 302


def test_after_signing_out_the_number_opens_nothing(
    reviewer: Account, signed_in: SignedIn, browser_of: Browser
) -> None:
    client = signed_in(reviewer)
    before = number(client)
    assert with_session(browser_of(), before).get("/documents").status_code == 200
    client.post("/sign-out")
    assert with_session(browser_of(), before).get("/documents").status_code == 302


@pytest.mark.parametrize("change", ["/account/app/remove", "/account/codes/new"])
def test_a_changed_second_step_ends_the_sessions_in_other_browsers(
    actor: Actor, signed_in: SignedIn, browser_of: Browser, change: str
) -> None:
    account = with_app(account_of(actor, Role.READER))
    one = signed_in(account)
    cache.clear()  # the same code opens a second browser
    other, before = signed_in(account), number(one)
    assert one.post(change).status_code == 302
    assert one.get("/documents").status_code == 200
    assert other.get("/documents")["Location"] == "/sign-in?next=/documents"
    assert with_session(browser_of(), before).get("/documents").status_code == 302


def test_so_does_a_new_one(reviewer: Account, signed_in: SignedIn) -> None:
    one, other = signed_in(reviewer), signed_in(reviewer)
    page = one.get("/account/app").content.decode()
    secret = re.search(r'id="key">([\w ]+)<', page)
    assert secret
    shown = f"{hotp_value(secret.group(1).replace(' ', ''), int(time.time()) // 30):06}"
    assert one.post("/account/app", {"code": shown})["Location"] == "/account/codes"
    assert len(re.findall(r"<code>\d{8}</code>", one.get("/account/codes").content.decode())) == 10
    assert other.get("/documents").status_code == 302


def test_a_header_buys_no_tries_from_another_address(stranger: Client) -> None:
    answers = [
        stranger.post("/join", {"code": f"{n}"}, headers={"x-forwarded-for": f"192.0.2.{n}"}).status_code
        for n in range(by_address("").free + 1)
    ]
    assert answers[-1] == 429


def test_tries_that_wait_leave_one_line_however_many_they_are(stranger: Client) -> None:
    for n in range(by_address("").free + 20):
        stranger.post("/join", {"code": f"{n}"})
    lines = AuditLine.objects.filter(action="access.note_refusal")
    assert [(line.actor, line.detail) for line in lines] == [
        (anonymous_reader(), {"of": "web.try_that_waits"})
    ]


def test_who_is_signed_in_cannot_keep_the_server_busy(
    actor: Actor, reviewer: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "MOST_A_MINUTE", 5)
    one, other = signed_in(reviewer), signed_in(reviewer)
    answers = [client.get("/sources") for client in (one, other) * 4]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3, "in all browsers together"
    assert 1 <= int(answers[-1]["Retry-After"]) <= 61
    assert "than anybody reads" in answers[-1].content.decode()
    assert signed_in(account_of(actor, Role.REVIEWER)).get("/sources").status_code == 200
    (line,) = AuditLine.objects.filter(action="access.note_refusal")
    assert (line.actor_id, line.detail) == (reviewer.actor_id, {"of": "web.too_many_requests"})
    now = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: now() + 61)
    assert one.get("/sources").status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_is_not_kept_through_a_pause(
    reviewer: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, site: str
) -> None:
    client = signed_in(reviewer)
    later(monkeypatch, 16 * 60)
    typed = {"credibility": "2", "why": "Two people saw it."}
    answer = client.post("/claims/c-00000000/grade", typed, headers={"sec-fetch-site": site})
    assert answer.status_code == 403
    assert HELD not in client.session


def test_words_in_an_address_do_not_stand_for_a_form(stranger: Client, reviewer: Account) -> None:
    typed = {"login": reviewer.name, "password": PASSWORD}
    stranger.post("/sign-in", query_params=typed)
    assert stranger.get("/documents").status_code == 302
    assert stranger.get("/sign-in", typed).status_code == 200
    assert stranger.get("/documents").status_code == 302


def test_a_field_given_twice_is_counted_as_the_one_that_is_looked_at(
    stranger: Client, reviewer: Account
) -> None:
    typed = {"login": ["Nobody At All", reviewer.name], "password": WRONG}
    answers = [stranger.post("/sign-in", typed).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]
    typed = {"login": [reviewer.name, "Nobody At All"], "password": PASSWORD}
    assert stranger.post("/sign-in", typed).status_code == 200
    assert stranger.get("/documents").status_code == 302


@pytest.mark.parametrize("page", ["/account/app", "/account/passkeys/add"])
def test_a_first_second_step_is_set_up_only_by_who_proved_it_a_moment_ago(
    reviewer: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    client, now = signed_in(reviewer), time.time
    monkeypatch.setattr(time, "time", lambda: now() + 6 * 60)
    assert client.get("/documents").status_code == 200
    for answer in (client.get(page), client.post(page)):
        assert answer["Location"].startswith("/sign-in/again?next=")


def test_every_field_of_a_password_hides_it() -> None:
    fields = [
        field
        for path in TEMPLATES
        for field in re.findall(r"<input[^>]*>", path.read_text("utf-8"))
        if re.search(r'name="\w*password\d?"|"passphrase"', field)
    ]
    assert len(fields) >= 6
    assert [field for field in fields if 'type="password"' not in field] == []
