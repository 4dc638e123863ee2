"""Signing in, second steps and one's own account: what the pages say, what is noted, and what is refused."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from tests.access.cast import somebody
from tests.accounts.cast import OTHER, PASSWORD, SECRET, WRONG, account_of, code_now, steps_of, with_app
from tumen.access.models import Actor, AuditLine, Role
from tumen.accounts.actions import close, invite, reset
from tumen.accounts.models import Account
from tumen.accounts.passwords import SHORTEST
from tumen.accounts.sealing import unseal
from tumen.web import settings as ours
from tumen.web.accounts.adapter import WRONG as WRONG_SENTENCE
from tumen.web.accounts.adapter import WRONG_CODE

SignedIn = Callable[[Account], Client]


def lines(account: Account) -> list[str]:
    """What the log says was done to an account, by whom, with its detail: the first letters of each."""
    found = AuditLine.objects.filter(item=account.public_id).order_by("number")
    return [line.action.removeprefix("accounts.") for line in found]


def says(answer: object) -> str:
    """What stands in the alert of a page."""
    content = answer.content.decode()  # type: ignore[attr-defined]
    found = re.search(r'role="alert"[^>]*>(.*?)</(?:p|div)>', content, re.S)
    return re.sub(r"<[^>]+>", "", found.group(1)).strip() if found else ""


class TestLanguage:
    """It goes with the person, not with the browser."""

    def test_it_is_found_again_in_another_browser(self, signed_in: SignedIn, reviewer: Account) -> None:
        signed_in(reviewer).post("/language", {"language": "ko"})
        other = signed_in(reviewer)
        answer = other.get("/record", headers={"Accept-Language": "en"})
        assert '<html lang="ko">' in answer.content.decode()
        assert answer["Content-Language"] == "ko"
        other.post("/language", {"language": "en-gb"})
        assert '<html lang="en-gb">' in other.get("/record").content.decode()
        assert lines(reviewer)[-1] == "choose_language"

    def test_who_is_not_signed_in_has_the_browser_s_alone(self, stranger: Client, reviewer: Account) -> None:
        stranger.post("/language", {"language": "ko"})
        assert '<html lang="ko">' in stranger.get("/sign-in").content.decode()
        assert Account.objects.get(pk=reviewer.pk).language == ""


class TestSigningIn:
    def test_it_leads_to_the_page_that_was_asked_for(self, stranger: Client, reviewer: Account) -> None:
        page = stranger.get("/sign-in?next=/documents").content.decode()
        assert 'name="next" value="/documents"' in page
        typed = {"login": reviewer.name, "password": PASSWORD, "next": "/documents"}
        assert stranger.post("/sign-in", typed)["Location"] == "/documents"
        assert stranger.get("/documents").status_code == 200

    @pytest.mark.parametrize(
        "elsewhere",
        [
            "https://elsewhere.example/",
            "//elsewhere.example/",
            "http://localhost:9999/",
            "http://127.0.0.1/",
            "/\\elsewhere.example",
            "///elsewhere.example",
            "javascript:alert(1)",
            "\thttps://elsewhere.example",
            "documents",
        ],
    )
    def test_it_leads_nowhere_else(self, stranger: Client, reviewer: Account, elsewhere: str) -> None:
        typed = {"login": reviewer.name, "password": PASSWORD, "next": elsewhere}
        assert stranger.post("/sign-in", typed)["Location"] == "/"
        again = stranger.post("/sign-in/again", {"password": PASSWORD, "next": elsewhere})
        assert again["Location"] == "/"
        assert stranger.post(f"/sign-out?next={elsewhere}")["Location"] == "/sign-in"

    def test_it_says_the_same_of_whatever_was_wrong(
        self, stranger: Client, actor: Actor, reviewer: Account
    ) -> None:
        closed, waiting = account_of(actor, Role.READER), invite(actor=actor, name=somebody().name)[0]
        close(actor=actor, account=closed, why="a test")
        tries = [
            (reviewer.name, WRONG),
            ("Nobody At All", PASSWORD),
            (closed.name, PASSWORD),
            (waiting.name, PASSWORD),
            (waiting.name, "!"),
        ]
        pages = []
        for name, password in tries:
            answer = stranger.post("/sign-in", {"login": name, "password": password})
            assert (answer.status_code, says(answer)) == (200, WRONG_SENTENCE)
            page = answer.content.decode().replace(name, "NAME")
            pages.append(re.sub(r'value="\w{64}"', "", page))
        assert len(set(pages)) == 1

    def test_it_notes_who_signed_in_and_how_and_who_failed(self, stranger: Client, keeper: Account) -> None:
        stranger.post("/sign-in", {"login": keeper.name, "password": WRONG})
        stranger.post("/sign-in", {"login": keeper.name, "password": PASSWORD})
        assert lines(keeper)[-1] == "fail_sign_in", "the password alone is no signing in"
        stranger.post("/sign-in/second-step", {"code": "000000"})
        stranger.post("/sign-in/second-step", {"code": code_now()})
        assert lines(keeper)[-3:] == ["fail_sign_in", "fail_sign_in", "sign_in"]
        first, second, last = AuditLine.objects.filter(item=keeper.public_id).order_by("number")[2:]
        assert (first.actor.name, first.detail) == ("anonymous reader", {"step": "password"})
        assert second.detail == {"step": "code"}
        assert (last.actor, last.detail) == (keeper.actor, {"by": "password, app"})

    def test_no_secret_and_no_mistyped_name_comes_into_the_log(
        self, stranger: Client, keeper: Account
    ) -> None:
        stranger.post("/sign-in", {"login": "my password in the wrong line", "password": WRONG})
        stranger.post("/sign-in", {"login": keeper.name, "password": PASSWORD})
        stranger.post("/sign-in/second-step", {"code": code_now()})
        text = " ".join(f"{line.item} {line.detail}" for line in AuditLine.objects.all())
        for secret in ("wrong line", WRONG, PASSWORD, code_now(), keeper.name):
            assert secret not in text
        assert AuditLine.objects.filter(action="accounts.fail_sign_in", item="accounts").count() == 1

    def test_somebody_without_a_role_is_told_so_and_is_not_signed_in(
        self, stranger: Client, actor: Actor, reviewer: Account
    ) -> None:
        reviewer.actor.grants.update(until=reviewer.made_at)
        answer = stranger.post("/sign-in", {"login": reviewer.name, "password": PASSWORD})
        assert answer.status_code == 403
        assert b"Not open to you" in answer.content
        assert stranger.get("/documents")["Location"] == "/sign-in?next=/documents"
        assert "sign_in" not in lines(reviewer)
        noted = AuditLine.objects.get(action="access.note_refusal")
        assert (noted.actor, noted.detail) == (reviewer.actor, {"of": "accounts.sign_in"})

    def test_the_password_alone_opens_nothing_where_there_is_a_second_step(
        self, stranger: Client, keeper: Account
    ) -> None:
        answer = stranger.post("/sign-in", {"login": keeper.name, "password": PASSWORD})
        assert answer["Location"] == "/sign-in/second-step"
        assert stranger.get("/documents")["Location"] == "/sign-in?next=/documents"
        assert stranger.get("/account")["Location"] == "/sign-in?next=/account"

    def test_a_code_opens_once(
        self, stranger: Client, browser_of: Callable[[], Client], keeper: Account
    ) -> None:
        used = code_now()
        for client, status in ((stranger, 302), (browser_of(), 200)):
            client.post("/sign-in", {"login": keeper.name, "password": PASSWORD})
            assert client.post("/sign-in/second-step", {"code": used}).status_code == status

    def test_a_code_holds_for_thirty_seconds_and_no_longer(
        self, browser_of: Callable[[], Client], keeper: Account, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(settings, "MFA_TOTP_TOLERANCE", ours.MFA_TOTP_TOLERANCE)
        step = int(time.time()) // 30
        shown = f"{hotp_value(SECRET, step):06}"
        for second, status in ((-1, 200), (30, 200), (29, 302)):
            cache.clear()
            monkeypatch.setattr(time, "time", lambda at=step * 30 + second: float(at))
            client = browser_of()
            client.post("/sign-in", {"login": keeper.name, "password": PASSWORD})
            answer = client.post("/sign-in/second-step", {"code": shown})
            assert answer.status_code == status, second
        assert "clock of your telephone" in str(WRONG_CODE)

    def test_what_is_kept_of_a_recovery_code_opens_nothing(
        self, browser_of: Callable[[], Client], keeper: Account, signed_in: SignedIn
    ) -> None:
        client = signed_in(keeper)
        client.post("/account/codes/new")
        client.get("/account/codes")
        row = Authenticator.objects.get(user=keeper, type=Authenticator.Type.RECOVERY_CODES)
        assert "seed" not in row.data
        (kept, *_) = row.data["migrated_codes"]
        thief = browser_of()
        thief.post("/sign-in", {"login": keeper.name, "password": PASSWORD})
        for typed in (kept, unseal(kept)):
            assert thief.post("/sign-in/second-step", {"code": typed}).status_code == 200
        assert len(row.wrap().get_unused_codes()) == 10
        assert b"10 left." in client.get("/account").content

    def test_a_garbled_passkey_is_refused_in_a_sentence(self, stranger: Client, keeper: Account) -> None:
        for garbage in ("", "[]", "{}", "null", '"x"', '{"response": {"userHandle": "eA"}}', "\x00", "1e9"):
            stranger.get("/sign-in/passkey", HTTP_ACCEPT="application/json")
            answer = stranger.post("/sign-in/passkey", {"credential": garbage})
            assert answer["Location"] == "/sign-in?passkey=refused", garbage
        assert says(stranger.get("/sign-in?passkey=refused")).startswith("The passkey was not accepted.")


class TestWaits:
    def test_after_some_wrong_ones_nothing_is_taken_for_a_while_known_or_not(
        self, stranger: Client, reviewer: Account
    ) -> None:
        for name in (reviewer.name, "Nobody At All"):
            for _ in range(5):
                assert stranger.post("/sign-in", {"login": name, "password": WRONG}).status_code == 200
            answer = stranger.post("/sign-in", {"login": name, "password": PASSWORD})
            assert (answer.status_code, answer["Retry-After"]) == (429, "2")
            assert says(answer) == "It was wrong several times. Try again in 2 seconds."

    def test_the_name_is_counted_however_it_is_written(self, stranger: Client, reviewer: Account) -> None:
        for name in (reviewer.name.upper(), f"  {reviewer.name}", reviewer.name.replace(" ", "  ")) * 2:
            answer = stranger.post("/sign-in", {"login": name, "password": WRONG})
        assert answer.status_code == 429

    def test_codes_of_the_second_step_are_counted_as_well(self, stranger: Client, keeper: Account) -> None:
        stranger.post("/sign-in", {"login": keeper.name, "password": PASSWORD})
        answers = [stranger.post("/sign-in/second-step", {"code": f"00000{n}"}) for n in range(6)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429]

    def test_signing_in_again_does_not_begin_the_count_of_codes_anew(
        self, stranger: Client, browser_of: Callable[[], Client], keeper: Account
    ) -> None:
        for _ in range(5):
            client = browser_of()
            client.post("/sign-in", {"login": keeper.name, "password": PASSWORD})
            client.post("/sign-in/second-step", {"code": "000000"})
        stranger.post("/sign-in", {"login": keeper.name, "password": PASSWORD})
        assert stranger.post("/sign-in/second-step", {"code": code_now()}).status_code in (302, 429)

    def test_an_account_of_ones_own_does_not_buy_more_tries_at_another(
        self, browser_of: Callable[[], Client], reviewer: Account, actor: Actor, signed_in: SignedIn
    ) -> None:
        mine = signed_in(account_of(actor, Role.READER))
        for _ in range(5):
            browser_of().post("/sign-in", {"login": reviewer.name, "password": WRONG})
            mine.post("/sign-in", {"login": reviewer.name, "password": PASSWORD})
        answer = browser_of().post("/sign-in", {"login": reviewer.name, "password": WRONG})
        assert answer.status_code == 429

    def test_codes_of_invitations_are_counted_by_address(self, stranger: Client) -> None:
        answers = [stranger.post("/join", {"code": f"{n}"}).status_code for n in range(31)]
        assert answers == [200] * 30 + [429]

    def test_a_right_one_ends_them(
        self, stranger: Client, browser_of: Callable[[], Client], reviewer: Account
    ) -> None:
        for _ in range(2):
            for _ in range(4):
                stranger.post("/sign-in", {"login": reviewer.name, "password": WRONG})
            answer = browser_of().post("/sign-in", {"login": reviewer.name, "password": PASSWORD})
            assert answer.status_code == 302


class TestJoining:
    def test_the_code_of_an_invitation_lets_choose_a_password_once(
        self, stranger: Client, browser_of: Callable[[], Client], actor: Actor
    ) -> None:
        account, code = invite(actor=actor, name=somebody(Role.READER).name)
        typed = {"code": code.upper(), "password1": PASSWORD, "password2": PASSWORD}
        assert stranger.post("/join", typed)["Location"] == "/account"
        page = stranger.get("/account").content.decode()
        assert f"<strong>{account.name}</strong>" in page
        assert says(browser_of().post("/join", typed)).startswith("This code opens no invitation")
        assert lines(account) == ["invite", "accept", "sign_in"]
        assert browser_of().post("/sign-in", {"login": account.name, "password": PASSWORD}).status_code == 302

    @pytest.mark.parametrize(
        ("password1", "password2", "said"),
        [
            ("short", "short", f"This password is too short: it needs {SHORTEST} letters or signs."),
            (PASSWORD, OTHER, "These two passwords were not the same."),
            ("", "", "This password is too short"),
        ],
    )
    def test_it_says_what_is_wrong_and_keeps_the_invitation(
        self, stranger: Client, actor: Actor, password1: str, password2: str, said: str
    ) -> None:
        account, code = invite(actor=actor, name=somebody(Role.READER).name)
        answer = stranger.post("/join", {"code": code, "password1": password1, "password2": password2})
        assert says(answer).startswith(said)
        assert f'value="{code}"' in answer.content.decode()
        assert lines(account) == ["invite"]
        again = {"code": code, "password1": PASSWORD, "password2": PASSWORD}
        assert stranger.post("/join", again).status_code == 302

    def test_after_a_reset_the_old_password_and_the_old_app_open_nothing(
        self, stranger: Client, actor: Actor, keeper: Account
    ) -> None:
        code = reset(actor=actor, account=keeper, why="a lost telephone")
        assert stranger.post("/sign-in", {"login": keeper.name, "password": PASSWORD}).status_code == 200
        assert steps_of(keeper) == []
        answer = stranger.post("/join", {"code": code, "password1": OTHER, "password2": OTHER})
        assert answer["Location"] == "/account"
        assert stranger.get("/documents")["Location"] == "/account", "a keeper sets the second step up anew"


class TestOwnAccount:
    def test_an_app_is_set_up_and_recovery_codes_are_shown_once(
        self, actor: Actor, signed_in: SignedIn
    ) -> None:
        account = account_of(actor, Role.KEEPER)
        client = signed_in(account)
        assert b"set up a second step" in client.get("/account").content
        page = client.get("/account/app").content.decode()
        secret = re.search(r'id="key">([\w ]+)<', page)
        assert secret
        assert says(client.post("/account/app", {"code": "000000"})).startswith("This code is not right")
        shown = f"{hotp_value(secret.group(1).replace(' ', ''), int(time.time()) // 30):06}"
        assert client.post("/account/app", {"code": shown})["Location"] == "/account/codes"
        codes = re.findall(r"<code>(\d{8})</code>", client.get("/account/codes").content.decode())
        assert len(set(codes)) == 10
        again = client.get("/account/codes").content.decode()
        assert not re.search(r"\d{8}", again)
        assert lines(account)[-2:] == ["add_step", "add_step"]
        assert client.get("/documents").status_code == 200

    def test_a_recovery_code_opens_once_and_is_noted(
        self, actor: Actor, keeper: Account, signed_in: SignedIn, browser_of: Callable[[], Client]
    ) -> None:
        client = signed_in(keeper)
        assert client.post("/account/codes/new")["Location"] == "/account/codes"
        code = re.findall(r"<code>(\d{8})</code>", client.get("/account/codes").content.decode())[0]
        for status in (302, 200):
            other = browser_of()
            other.post("/sign-in", {"login": keeper.name, "password": PASSWORD})
            assert other.post("/sign-in/second-step", {"code": code}).status_code == status
        used = AuditLine.objects.get(action="accounts.use_recovery_code")
        assert (used.item, used.detail) == (keeper.public_id, {"left": 9})

    def test_the_last_second_step_stays_with_who_needs_it(self, keeper: Account, signed_in: SignedIn) -> None:
        client = signed_in(keeper)
        answer = client.post("/account/app/remove")
        assert says(answer).startswith("With what you may see you need a second step")
        assert steps_of(keeper) == ["totp"]

    def test_others_may_remove_theirs(self, actor: Actor, signed_in: SignedIn) -> None:
        account = with_app(account_of(actor, Role.READER))
        client = signed_in(account)
        assert client.post("/account/app/remove").status_code == 302
        assert lines(account)[-1] == "remove_step"
        assert steps_of(account) == []

    def test_nobody_removes_somebody_elses(
        self, actor: Actor, keeper: Account, reviewer: Account, signed_in: SignedIn
    ) -> None:
        theirs = Authenticator.objects.create(
            user=keeper, type=Authenticator.Type.WEBAUTHN, data={"name": "x", "credential": {}}
        )
        client = signed_in(reviewer)
        assert client.post(f"/account/passkeys/{theirs.pk}/remove").status_code == 404
        assert Authenticator.objects.filter(pk=theirs.pk).exists()

    def test_a_second_step_is_changed_only_by_who_proved_it_a_moment_ago(
        self, keeper: Account, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client = signed_in(keeper)
        now = time.time
        monkeypatch.setattr(time, "time", lambda: now() + 6 * 60)
        assert client.get("/documents").status_code == 200
        for page in ("/account/app/remove", "/account/passkeys/add", "/account/codes/new"):
            assert client.get(page)["Location"].startswith("/sign-in/again?next="), page
            assert client.post(page)["Location"].startswith("/sign-in/again?next="), page

    def test_another_password_takes_the_one_of_now(self, reviewer: Account, signed_in: SignedIn) -> None:
        client = signed_in(reviewer)
        typed = {"oldpassword": WRONG, "password1": OTHER, "password2": OTHER}
        assert says(client.post("/account/password", typed)) == "This is not your password of now."
        short = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
        assert says(client.post("/account/password", short)).startswith("This password is too short")
        kept = client.post("/account/password", {**typed, "oldpassword": PASSWORD})
        assert kept["Location"] == "/account"
        assert lines(reviewer)[-1] == "change_password"

    def test_the_secret_of_an_app_is_sealed_in_the_database(self, keeper: Account) -> None:
        from tests.accounts.cast import SECRET

        [kept] = Authenticator.objects.filter(user=keeper)
        assert SECRET not in str(kept.data)


class TestSigningOut:
    def test_it_ends_the_session_and_empties_the_cache(self, reviewer: Account, signed_in: SignedIn) -> None:
        client = signed_in(reviewer)
        answer = client.post("/sign-out")
        assert (answer["Location"], answer["Clear-Site-Data"]) == ("/sign-in", '"cache"')
        assert client.get("/documents")["Location"] == "/sign-in?next=/documents"

    def test_a_link_does_not(self, reviewer: Account, signed_in: SignedIn) -> None:
        client = signed_in(reviewer)
        assert b"Stay signed in" in client.get("/sign-out").content
        assert client.get("/documents").status_code == 200


class TestPages:
    def test_only_those_with_passkeys_run_a_script_and_only_ours(
        self, keeper: Account, stranger: Client, signed_in: SignedIn
    ) -> None:
        client = signed_in(keeper)
        with_scripts = [(stranger, "/sign-in"), (client, "/account/passkeys/add")]
        for browser, page in [
            *with_scripts,
            (stranger, "/join"),
            (client, "/documents"),
            (client, "/account"),
        ]:
            answer = browser.get(page)
            policy = dict(
                part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";") if part
            )
            expected = "'self'" if (browser, page) in with_scripts else "'none'"
            assert (page, policy["script-src"]) == (page, expected)
            assert answer["Cache-Control"] == "no-store"

    def test_each_says_who_is_signed_in(self, reviewer: Account, signed_in: SignedIn) -> None:
        page = signed_in(reviewer).get("/documents").content.decode()
        assert f"{reviewer.name}</a>" in page
        assert 'action="/sign-out"' in page

    def test_by_number_it_says_at_which_name_passkeys_work(self, stranger: Client) -> None:
        page = stranger.get("/sign-in", headers={"host": "127.0.0.1:8000"}).content.decode()
        assert 'href="http://localhost:8000/sign-in"' in page


def test_a_wrong_password_takes_as_long_for_whoever_is_not_known(
    stranger: Client, reviewer: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Roughly: the quickest of some tries differ by far less than the work of one hash.

    It is the processor time of this process, and its least: what else the machine does only adds to it.
    """
    from django.contrib.auth.hashers import Argon2PasswordHasher

    from tumen.accounts import waits

    monkeypatch.setattr(waits, "seconds_after", lambda *_, **__: 0)
    monkeypatch.setattr(Argon2PasswordHasher, "time_cost", 2)
    monkeypatch.setattr(Argon2PasswordHasher, "memory_cost", 65536)
    reviewer.set_password(PASSWORD)
    reviewer.save()

    def work(does: Callable[[], object]) -> float:
        begin = time.process_time()
        does()
        return time.process_time() - begin

    took: dict[str, list[float]] = {reviewer.name: [], "Nobody At All": []}
    for _ in range(3):
        for name, times in took.items():
            given = {"login": name, "password": WRONG}
            times.append(work(lambda given=given: stranger.post("/sign-in", given)))  # type: ignore[misc]
    one_hash = min(work(lambda: reviewer.check_password(WRONG)) for _ in range(3))
    known, unknown = (min(times) for times in took.values())
    assert abs(known - unknown) < one_hash / 3
