"""Signing in with a real browser: invitation, passkey, app with codes, pause, and every page looked at."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.accounts.cast import PASSWORD
from tests.pages.conftest import TOO_WIDE, Pictures, Site
from tests.pages.test_pages import axe_finds
from tumen.client import TokenRefused, Tumen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

#: What every page of accounts is looked at in: a telephone by day and a desk by night.
LOOKS = ((390, "light"), (1280, "dark"))


def tumen(site: Site, *words: str) -> str:
    assert site.commands
    return site.commands.run(*words)


def begins(words: str) -> re.Pattern[str]:
    """Matches a text that begins with these words."""
    return re.compile(rf"^\s*{re.escape(words)}")


def invited(site: Site, name: str, role: str) -> str:
    return str(json.loads(tumen(site, "account", "invite", name, "--role", role, "--json"))["code"])


class Looked:
    """Takes pictures of a page at both widths, in light and in dark, and asks axe each time."""

    def __init__(self, page: Page, pictures: Pictures) -> None:
        self.page, self.pictures = page, pictures

    def at(self, name: str) -> None:
        for width, scheme in LOOKS:
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            self.page.set_viewport_size({"width": width, "height": 900})
            over = self.page.evaluate(TOO_WIDE)
            self.pictures.take(self.page, f"accounts-{name}-{width}-{scheme}")
            assert over <= 0, f"{name} is {over} pixels too wide at {width}"
            assert axe_finds(self.page, scheme) == [], f"{name} in {scheme}"


@pytest.fixture
def context(browser: Browser, team_site: Site) -> Iterator[BrowserContext]:
    """A browser of somebody's own. Whatever it asks elsewhere, or complains of, fails the test."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    complaints: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda said: complaints.append(said.text))
    yield opened
    opened.close()
    assert [url for url in asked if not url.startswith((team_site.address + "/", "data:image/svg"))] == []
    expected = ("status of 4", "Cleared data types")  # a refusal, and what signing out is for
    assert [said for said in complaints if not any(words in said for words in expected)] == []


def with_authenticator(page: Page, *, verifies: bool = True) -> tuple[Any, str]:
    """The page with a passkey's device that says yes, as if a finger lay on it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": verifies,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, made["authenticatorId"]


def joined(page: Page, site: Site, code: str) -> None:
    page.goto(site.address + "/join")
    page.get_by_label("Code of your invitation").fill(code)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same once more").fill(PASSWORD)
    page.get_by_role("button", name="Keep this password").click()
    page.wait_for_url("**/account")


def signed_in(page: Page, site: Site, name: str) -> None:
    page.goto(site.address + "/documents")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()


def signed_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")


def test_a_passkey_from_the_invitation_to_the_record_and_back_again(
    context: BrowserContext, team_site: Site, pictures: Pictures
) -> None:
    site, page = team_site, context.new_page()
    look = Looked(page, pictures)
    with_authenticator(page)
    code = invited(site, "Mina Park", "keeper")
    page.goto(site.address + "/join")
    look.at("join")
    joined(page, site, code)
    look.at("account-to-set-up")
    page.goto(site.address + "/documents")
    assert page.url.endswith("/account"), "a keeper without a second step sees nothing else"
    page.get_by_role("link", name="Add a passkey").click()
    page.wait_for_url("**/account/passkeys/add")
    look.at("add-passkey")
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/account/codes")
    look.at("codes")
    page.get_by_role("link", name="They are written down: go to the record").click()
    expect(page.get_by_role("link", name="Your account: Mina Park")).to_be_visible()
    page.goto(site.address + "/account")
    look.at("account")
    page.get_by_role("link", name="Remove Passkey 1").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("alert")).to_have_text(begins("With what you may see you need a second step"))
    look.at("remove-passkey")
    signed_out(page)
    page.goto(site.address + "/documents")
    look.at("sign-in")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/documents")
    signed_out(page)
    signed_in(page, site, "Mina Park")
    page.wait_for_url("**/sign-in/second-step")
    look.at("second-step-passkey")
    page.get_by_role("button", name="Use your passkey").click()
    page.wait_for_url("**/documents")
    _archives_are_looked_through(page, look, site)


def _archives_are_looked_through(page: Page, look: Looked, site: Site) -> None:
    """They are shown to who is signed in and cleared for identities: an event is left out and put back."""
    page.goto(site.address + "/archives")
    expect(page.get_by_text("No archive that is shown to you")).to_be_visible()
    for what in (("identity",), ("role", "documenter")):
        tumen(site, "access", "grant", "Mina Park", *what, "--why", "She reads what archives kept.")
    page.reload()
    look.at("archives")
    page.get_by_role("link", name="Crawl of the Reed, 2023").click()
    expect(page.get_by_role("heading", name="The queue, by event")).to_be_visible()
    page.get_by_text("Files with something wrong").click()
    page.locator("summary", has_text="Leave it out").click()
    look.at("archive")
    page.get_by_label("Leave it out, because").fill("It is told already.")
    page.get_by_role("button", name="Leave it out").click()
    expect(page.get_by_text("Nothing waits.")).to_be_visible()
    page.get_by_role("link", name="What was left out").click()
    expect(page.get_by_role("button", name="Put it into the queue again")).to_have_count(2)
    look.at("archive-left-out")


def test_a_passkey_without_a_finger_or_a_pin_opens_nothing(context: BrowserContext, team_site: Site) -> None:
    site, page = team_site, context.new_page()
    session, device = with_authenticator(page)
    joined(page, site, invited(site, "Jun Seo", "reader"))
    page.goto(site.address + "/account/passkeys/add")
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/account/codes")
    signed_out(page)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.goto(site.address + "/documents")
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_text("The passkey was not used. Try again, or go on without it.").wait_for()
    assert "/sign-in" in page.url


def test_an_app_with_codes(context: BrowserContext, team_site: Site, pictures: Pictures) -> None:
    from allauth.mfa.totp.internal.auth import hotp_value

    def shown() -> str:
        # What is typed at the end of its half minute is over before it arrives.
        left = 30 - time.time() % 30
        time.sleep(left if left < 8 else 0)
        return f"{hotp_value(secret, int(time.time()) // 30):06}"

    site, page = team_site, context.new_page()
    look = Looked(page, pictures)
    joined(page, site, invited(site, "Elena Ivanova", "documenter"))
    page.get_by_role("link", name="Set up an app").click()
    page.wait_for_url("**/account/app")
    secret = page.locator("#key").inner_text().replace(" ", "")
    look.at("add-app")
    page.get_by_label("Code that the app shows").fill("000000")
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("alert")).to_have_text(begins("This code is not right"))
    assert page.locator("#key").inner_text().replace(" ", "") == secret
    look.at("add-app-refused")
    page.get_by_label("Code that the app shows").fill(shown())
    page.get_by_role("button", name="Set up").click()
    page.wait_for_url("**/account/codes")
    recovery = page.locator(".codes code").first.inner_text()
    signed_out(page)
    signed_in(page, site, "Elena Ivanova")
    page.wait_for_url("**/sign-in/second-step")
    look.at("second-step-app")
    page.get_by_label(re.compile("Code from your app")).fill(recovery)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/documents")
    for path, name in (
        ("/account/password", "new-password"),
        ("/account/app/remove", "remove-app"),
        ("/account/codes/new", "new-codes"),
        ("/account/sessions", "sessions"),
        ("/sign-out", "sign-out"),
        ("/sign-in/again", "again"),
    ):
        page.goto(site.address + path)
        look.at(name)


def test_wrong_words_and_a_wait(context: BrowserContext, team_site: Site, pictures: Pictures) -> None:
    site, page = team_site, context.new_page()
    look = Looked(page, pictures)
    for _ in range(5):
        signed_in(page, site, "Nobody At All")
    expect(page.get_by_role("alert").first).to_have_text(begins("Name or password is not right."))
    expect(page.get_by_label("Name")).to_have_value("Nobody At All")
    look.at("sign-in-refused")
    waits = page.get_by_text("It was wrong several times.")
    for _ in range(
        10
    ):  # a slow machine is over the first waits before it tries again; each is twice the last
        if waits.is_visible():
            break
        signed_in(page, site, "Nobody At All")
    waits.wait_for()
    look.at("wait")
    page.get_by_role("link", name="Go back to the form").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_words_that_come_when_nobody_is_signed_in_any_more_are_shown(
    context: BrowserContext, team_site: Site, pictures: Pictures
) -> None:
    site, page = team_site, context.new_page()
    joined(page, site, invited(site, "Han Ji-won", "reviewer"))
    page.goto(f"{site.address}/claims/{site.ids['corrected']}")
    page.get_by_label("Why").first.fill("Two people saw it from the mill.")
    page.locator('input[name="credibility"]').first.check()
    tumen(site, "account", "close", "Han Ji-won", "--why", "a test")
    page.get_by_role("button", name="Keep this").first.click()
    page.get_by_role("heading", name="Not kept: you are signed out").wait_for()
    expect(page.get_by_label("Your words")).to_have_value("Two people saw it from the mill.")
    Looked(page, pictures).at("signed-out")


def test_the_way_in_is_gone_through_by_keyboard(context: BrowserContext, team_site: Site) -> None:
    site, page = team_site, context.new_page()
    joined(page, site, invited(site, "Noor Haddad", "reader"))
    signed_out(page)
    page.goto(site.address + "/documents")
    expect(page.locator("#login")).to_be_focused()
    page.keyboard.type("Noor Haddad")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents")


def test_without_scripts_everything_but_a_passkey_works(browser: Browser, team_site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    joined(page, team_site, invited(team_site, "Sol Marek", "reader"))
    signed_out(page)
    page.goto(team_site.address + "/sign-in")
    expect(page.get_by_text("Passkeys need a browser that has them")).to_be_visible()
    expect(page.get_by_role("button", name="Use a passkey")).not_to_be_visible()
    signed_in(page, team_site, "Sol Marek")
    page.wait_for_url("**/documents")
    context.close()


def test_a_program_reads_the_record_with_a_token_that_was_made_in_the_pages(
    context: BrowserContext, team_site: Site, pictures: Pictures
) -> None:
    site, page = team_site, context.new_page()
    look = Looked(page, pictures)
    joined(page, site, invited(site, "Sora Lim", "reviewer"))
    page.get_by_role("link", name="Tokens for programs").click()
    page.wait_for_url("**/account/tokens")
    look.at("tokens-none")
    page.get_by_label("What it is for").fill("our counts")
    page.get_by_label("It may").select_option("reviewer")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Make the token").press("Enter")
    secret = page.locator(".notice code").inner_text()
    look.at("tokens-made")
    with Tumen(site.address, secret) as record:
        assert record.me().roles == ("reviewer",)
        assert site.ids["dispatch"] in {document.id for document in record.documents()}
        assert record.accept(site.ids["corrected"]).status == "accepted"
        assert record.undo(site.ids["corrected"]).id == site.ids["corrected"]
        page.get_by_role("button", name="Take back our counts").click()
        expect(page.get_by_text("our counts")).to_have_count(0)
        with pytest.raises(TokenRefused):
            record.me()
