"""Every address is closed to strangers, to the sleeping, and to whoever must prove more."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.access.cast import somebody
from tests.accounts.cast import PASSWORD, account_of, joined, with_app
from tests.vault.cast import PASSPHRASE, RECOVERY_KEY, make_cheap
from tumen.access.actions import grant, revoke
from tumen.access.models import Actor, AuditLine, GrantKind, Role
from tumen.accounts.actions import close, reset
from tumen.accounts.models import Account
from tumen.accounts.sessions import BEGAN, LONGEST
from tumen.vault import keyring, opening
from tumen.web import settings as ours
from tumen.web.accounts import addresses, gate
from tumen.web.accounts.gate import HELD, OPEN, SETTING_UP
from tumen.web.locked import LOCKED
from tumen.web.settings import Settings
from tumen.web.urls import urlpatterns

SignedIn = Callable[[Account], Client]
#: What an address is asked for with: no such item is there, which a stranger must not learn.
IDS = {"id": "d-00000000", "pk": 1}
NAMES = [str(pattern.name) for pattern in urlpatterns]


def address(name: str) -> str:
    pattern = next(pattern for pattern in urlpatterns if pattern.name == name)
    return reverse(name, kwargs={key: IDS[key] for key in pattern.pattern.converters})


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """The clock of the pages goes on by so much."""
    now = time.time
    monkeypatch.setattr(gate.time, "time", lambda: now() + seconds)


class TestStrangers:
    @pytest.mark.parametrize("method", ["get", "post", "head", "put", "patch", "delete", "options"])
    def test_nothing_is_open_but_what_is_listed(self, stranger: Client, actor: Actor, method: str) -> None:
        before = AuditLine.objects.count()
        for name in set(NAMES) - OPEN:
            answer = getattr(stranger, method)(address(name))
            assert answer.status_code in (302, 403), name
            if answer.status_code == 302:
                assert answer["Location"].startswith("/sign-in?next=/"), name
            assert actor.name.encode() not in answer.content
        assert AuditLine.objects.count() == before

    def test_what_is_listed_shows_nothing_of_the_record(self) -> None:
        assert {
            "account_login",
            "mfa_authenticate",
            "mfa_login_webauthn",
            "join",
            "lock",
            "unlock",
            "language",
        } == OPEN

    def test_an_address_that_is_not_there_is_as_closed_as_one_that_is(self, stranger: Client) -> None:
        there, nowhere = stranger.get("/documents"), stranger.get("/nowhere")
        assert there.status_code == nowhere.status_code == 302

    def test_styles_are_open(self, stranger: Client) -> None:
        assert stranger.get("/static/tumen/tumen.css").status_code == 200

    def test_a_header_does_not_open_the_pages_of_one_person(self, reviewer: Account) -> None:
        forged = Client(SERVER_NAME="localhost", HTTP_TUMEN_ACCOUNTS="", **{"tumen.accounts": True})
        assert forged.get("/", HTTP_X_TUMEN_ACCOUNTS="0").status_code == 302

    def test_words_that_come_too_late_are_shown_and_not_kept(self, stranger: Client) -> None:
        answer = stranger.post("/claims/c-00000000/grade", {"credibility": "2", "why": "Two <b>saw</b> it."})
        assert answer.status_code == 403
        assert b"Two &lt;b&gt;saw&lt;/b&gt; it." in answer.content


class TestOnePerson:
    def test_without_accounts_the_pages_are_as_they_were(self, client: Client, actor: Actor) -> None:
        assert client.get("/documents").status_code == 200

    def test_and_nothing_of_accounts_is_there(self, client: Client, db: None) -> None:
        for name in [str(pattern.name) for pattern in addresses.urlpatterns]:
            assert client.get(address(name)).status_code == 404
            assert client.post(address(name)).status_code == 404


class TestSecondStep:
    """Who may see identities, or say what others may see, gets nowhere without it."""

    def test_it_is_needed_by_whom_the_rule_says(self, actor: Actor, signed_in: SignedIn) -> None:
        for role, sees in product(Role, ("nothing", "identity", "break-glass")):
            account = account_of(actor, role)
            if sees != "nothing":
                value = "2" if sees == "break-glass" else ""
                grant(actor=actor, to=account.actor, kind=sees, value=value, why="a test")
            client, needed = signed_in(account), role is Role.KEEPER or sees != "nothing"
            answer = client.get("/account/password")
            led = (answer.status_code, answer.get("Location"))
            assert led == ((302, "/account") if needed else (200, None)), (role, sees)
            with_app(account)
            assert client.get("/account/password").status_code == 200, (role, sees)

    def test_it_is_needed_by_everybody_where_whoever_serves_says_so(
        self, reviewer: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client = signed_in(reviewer)
        assert client.get("/documents").status_code == 200
        monkeypatch.setenv("TUMEN_SECOND_STEP", "everybody")
        monkeypatch.setattr(settings, "TUMEN", Settings.from_environment())
        assert client.get("/documents")["Location"] == "/account"
        with_app(reviewer)
        assert client.get("/documents").status_code == 200

    def test_it_is_asked_for_as_soon_as_it_is_needed(
        self, actor: Actor, reviewer: Account, signed_in: SignedIn
    ) -> None:
        client = signed_in(reviewer)
        assert client.get("/documents").status_code == 200
        grant(actor=actor, to=reviewer.actor, kind=GrantKind.IDENTITY, why="a test")
        assert client.get("/documents")["Location"] == "/account"

    def test_the_pages_that_set_it_up_are_all_that_is_there(self, actor: Actor, signed_in: SignedIn) -> None:
        client = signed_in(account_of(actor, Role.REVIEWER, identity=True))
        for name in set(NAMES) - SETTING_UP:
            for answer in (client.get(address(name)), client.post(address(name))):
                assert (answer.status_code, answer["Location"]) == (302, "/account"), name


class TestPause:
    def test_after_it_the_password_is_asked_for_and_leads_back(
        self, reviewer: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client = signed_in(reviewer)
        later(monkeypatch, 15 * 60 + 1)
        answer = client.get("/documents?about=spring")
        assert answer["Location"] == "/sign-in/again?next=/documents%3Fabout%3Dspring"
        page = client.get(answer["Location"]).content.decode()
        assert 'name="next" value="/documents?about=spring"' in page
        back = client.post("/sign-in/again", {"password": PASSWORD, "next": "/documents?about=spring"})
        assert (back.status_code, back["Location"]) == (302, "/documents?about=spring")

    def test_within_it_nothing_is_asked(
        self, reviewer: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client = signed_in(reviewer)
        for minutes in (14, 14, 14):
            later(monkeypatch, minutes * 60)
            assert client.get("/documents").status_code == 200

    def test_it_can_be_shorter(
        self, reviewer: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shorter = Settings(workspace=ours.TUMEN.workspace, port=8000, idle_minutes=2)
        monkeypatch.setattr(settings, "TUMEN", shorter)
        client = signed_in(reviewer)
        later(monkeypatch, 121)
        assert client.get("/documents").status_code == 302

    def test_nothing_but_unlocking_is_there_during_it(
        self, keeper: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client = signed_in(keeper)
        later(monkeypatch, 16 * 60)
        for name in set(NAMES) - gate.UNLOCKING:
            for answer in (client.get(address(name)), client.post(address(name))):
                assert answer["Location"].startswith("/sign-in/again?next="), name

    def test_a_clock_set_back_does_not_lengthen_it(
        self, reviewer: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client = signed_in(reviewer)
        later(monkeypatch, -10 * 60)
        assert client.get("/documents").status_code == 302

    def test_a_form_is_kept_through_it_and_sent_when_its_writer_says_so(
        self, reviewer: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client = signed_in(reviewer)
        later(monkeypatch, 16 * 60)
        typed = {"credibility": "2", "why": "Two people saw it."}
        answer = client.post("/claims/c-00000000/grade", typed)
        assert answer["Location"] == "/sign-in/again?next=/account/held"
        client.post("/sign-in/again", {"password": PASSWORD, "next": "/account/held"})
        page = client.get("/account/held").content.decode()
        assert "Two people saw it." in page
        assert 'action="/claims/c-00000000/grade"' in page
        assert '<a href="/claims/c-00000000">' in page, "its writer can look again before sending it"
        assert client.post("/claims/c-00000000/grade", typed).status_code == 404
        assert HELD not in client.session

    def test_what_was_typed_about_the_account_itself_is_not_kept(
        self, reviewer: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client = signed_in(reviewer)
        later(monkeypatch, 16 * 60)
        client.post("/account/password", {"oldpassword": PASSWORD})
        assert HELD not in client.session

    def test_it_can_be_thrown_away(self, reviewer: Account, signed_in: SignedIn) -> None:
        client = signed_in(reviewer)
        session = client.session
        session[HELD] = {"path": "/", "fields": [["why", "words"]]}
        session.save()
        assert b"words" in client.get("/account/held").content
        assert client.post("/account/held")["Location"] == "/"
        assert client.get("/account/held")["Location"] == "/"


def test_an_address_that_is_too_long_is_led_back_to_by_nobody(stranger: Client) -> None:
    assert stranger.get("/documents", {"about": "w" * 20_000})["Location"] == "/sign-in?next=/"


class TestEnds:
    def test_twelve_hours_after_signing_in_whatever_is_done(
        self, reviewer: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client = signed_in(reviewer)
        session = client.session
        session[BEGAN] -= LONGEST + 1
        session.save()
        assert client.get("/documents")["Location"] == "/sign-in?next=/documents"
        assert not Session.objects.filter(session_key=session.session_key).exists()

    def test_a_session_without_a_beginning_is_none(self, reviewer: Account, stranger: Client) -> None:
        stranger.force_login(reviewer)
        session = stranger.session
        del session[BEGAN]
        session.save()
        assert stranger.get("/documents")["Location"] == "/sign-in?next=/documents"

    @pytest.mark.parametrize("how", ["closed", "reset"])
    def test_with_the_account_in_every_browser(
        self, actor: Actor, reviewer: Account, signed_in: SignedIn, how: str
    ) -> None:
        one, other = signed_in(reviewer), signed_in(reviewer)
        end: Any = close if how == "closed" else reset
        end(actor=actor, account=reviewer, why="a test")
        for client in (one, other):
            assert client.get("/documents")["Location"] == "/sign-in?next=/documents"

    def test_when_another_password_is_chosen_but_for_this_browser(
        self, reviewer: Account, signed_in: SignedIn
    ) -> None:
        one, other = signed_in(reviewer), signed_in(reviewer)
        new = "four owls beside the kiln"
        one.post("/account/password", {"oldpassword": PASSWORD, "password1": new, "password2": new})
        assert one.get("/documents").status_code == 200
        assert other.get("/documents").status_code == 302

    def test_when_the_vault_is_locked_and_opened_again(
        self, reviewer: Account, signed_in: SignedIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_cheap(monkeypatch)
        vault = opening.start(tmp_path / "vault", passphrase=PASSPHRASE, recovery_key=RECOVERY_KEY)
        for place in (settings, ours):
            monkeypatch.setattr(place, "TUMEN", Settings(workspace=vault, port=8000))
        client = signed_in(reviewer)
        assert client.get("/documents").status_code == 200
        client.post("/lock")
        assert client.get("/documents").status_code == LOCKED
        client.post("/unlock", {"passphrase": PASSPHRASE})
        assert vault.is_open
        assert client.get("/documents")["Location"] == "/sign-in?next=/documents"
        keyring.drop(vault.path)


class TestViewer:
    def test_it_is_the_actor_of_the_account_with_the_grants_of_now(
        self, actor: Actor, reviewer: Account, signed_in: SignedIn
    ) -> None:
        client = signed_in(reviewer)
        assert client.get("/documents").status_code == 200
        revoke(actor=actor, of=reviewer.actor, kind=GrantKind.ROLE, value=Role.REVIEWER.value, why="a test")
        answer = client.get("/documents")
        assert answer.status_code == 403
        assert b"Not open to you" in answer.content

    def test_each_judges_in_their_own_name(self, actor: Actor, signed_in: SignedIn) -> None:
        allowed, not_allowed = account_of(actor, Role.REVIEWER), account_of(actor, Role.READER)
        address = "/claims/c-00000000/grade"
        assert signed_in(allowed).post(address, {"credibility": "2", "why": "x"}).status_code == 404
        assert signed_in(not_allowed).post(address, {"credibility": "2", "why": "x"}).status_code == 403

    def test_a_view_that_is_reached_past_the_gate_still_shows_nothing(
        self, stranger: Client, actor: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(gate, "_refusal", lambda request: None)
        assert stranger.get("/documents").status_code == 403


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(
    reviewer: Account, signed_in: SignedIn, browser_of: Any
) -> None:
    cookie = signed_in(reviewer).cookies["tumen_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert not cookie["secure"], "http on this computer itself"
    assert not cookie["expires"], "it goes with the browser"
    secure = browser_of()
    secure.post("/sign-in", {"login": reviewer.name, "password": PASSWORD}, secure=True)
    assert secure.cookies["tumen_session"]["secure"]


def test_the_session_gets_another_number_at_sign_in(reviewer: Account, stranger: Client) -> None:
    stranger.get("/sign-in", HTTP_ACCEPT="text/html")
    stranger.get("/sign-in/passkey", HTTP_ACCEPT="application/json")
    before = stranger.cookies["tumen_session"].value
    stranger.post("/sign-in", {"login": reviewer.name, "password": PASSWORD})
    assert stranger.cookies["tumen_session"].value != before


def test_the_last_sign_in_is_kept(actor: Actor, signed_in: SignedIn) -> None:
    account = joined(actor, somebody(Role.READER))
    signed_in(account)
    account.refresh_from_db()
    assert account.last_login
    assert (datetime.now(UTC) - account.last_login).total_seconds() < 60
