"""A keeper in a real browser: signs in, grants something and takes it back, and reads that it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import Pictures, Site
from tests.pages.test_accounts import Looked, invited, joined, with_authenticator

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_a_keeper_grants_and_takes_back_and_finds_it_in_the_log(
    browser: Browser, team_site: Site, pictures: Pictures
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    look = Looked(page, pictures)
    with_authenticator(page)
    invited(team_site, "Invented Newcomer", "reader")
    joined(page, team_site, invited(team_site, "Invented Keeper", "keeper"))
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/account/codes")

    page.goto(team_site.address + "/house")
    look.at("house")
    page.get_by_role("link", name="People and roles").click()
    page.get_by_label("To whom").select_option(label="Invented Newcomer")
    page.get_by_label("What", exact=True).select_option(label="Sees identities")
    why = page.locator("#new + p + form").get_by_label("Why")
    why.focus()
    page.keyboard.type("Speaks with the families.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people#a-*")
    newcomer = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Invented Newcomer"))
    newcomer.get_by_text("Who said so").click()
    expect(newcomer.get_by_text("Speaks with the families.")).to_be_visible()
    look.at("people")
    newcomer.get_by_label("What is taken back").select_option(label="Sees identities")
    newcomer.get_by_label("Why").fill("Speaks with them no more.")
    with page.expect_navigation():
        newcomer.get_by_role("button", name="Take it back at once").click()
    expect(newcomer.get_by_text("Sees identities")).to_have_count(0)

    for name in ("vocabulary", "health", "settings", "audit"):
        page.goto(f"{team_site.address}/{name}")
        look.at(name)
    page.get_by_label("Action, or room").fill("access.revoke")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**action=access.revoke**")
    expect(page.get_by_text("1 grant revoked").first).to_be_visible()
    page.close()
