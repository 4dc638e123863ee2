"""Two people in a real browser: one makes a release of a table, the other lets it go, it is downloaded."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import Pictures, Site
from tests.pages.test_accounts import Looked, invited, joined, tumen, with_authenticator

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desks(browser: Browser, team_site: Site) -> Iterator[tuple[Page, Page]]:
    """Two publishers from whom nothing is hidden, each signed in in a browser of their own."""
    pages = []
    for name in ("Invented Maker", "Invented Approver"):
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        with_authenticator(page)
        code = invited(team_site, name, "publisher")
        for given in (("clearance", "restricted"), ("identity",)):
            tumen(team_site, "access", "grant", name, *given, "--why", "a test")
        joined(page, team_site, code)
        page.get_by_role("link", name="Add a passkey").click()
        page.get_by_role("button", name="Add it").click()
        page.wait_for_url("**/account/codes")
        pages.append(page)
    yield pages[0], pages[1]
    for page in pages:
        page.context.close()


def test_a_table_leaves_by_two_people(desks: tuple[Page, Page], team_site: Site, pictures: Pictures) -> None:
    maker, approver = desks
    look = Looked(maker, pictures)
    maker.goto(team_site.address + "/releases")
    maker.get_by_role("main").get_by_role("link", name="Counts").last.click()
    maker.get_by_label("Its title, which everybody may read").focus()
    maker.keyboard.type("Claims by year, invented")
    maker.keyboard.press("Enter")
    maker.wait_for_url("**/releases/l-*")
    expect(maker.get_by_text("withheld: too few, or changed by too few").first).to_be_visible()
    expect(maker.get_by_text("You made it, so somebody else has to approve it.")).to_be_visible()
    look.at("release-draft")

    approver.goto(maker.url)
    approver.get_by_role("button", name="Approve it").click()
    expect(approver.get_by_text("approved, not out yet")).to_be_visible()

    maker.reload()
    maker.get_by_role("button", name="Publish it").click()
    expect(maker.get_by_role("heading", name="1. Claims by year, invented")).to_be_visible()
    look.at("release-published")
    with maker.expect_download() as coming:
        maker.get_by_role("link", name="Everything, with the signed manifest (ZIP)").click()
    with zipfile.ZipFile(coming.value.path()) as archive:
        assert json.loads(archive.read("manifest.json"))["number"] == 1

    maker.get_by_text("Retract it").first.click()
    form = maker.locator("form").filter(has=maker.get_by_role("button", name="Retract it"))
    form.get_by_label("Why").fill("It was only tried out.")
    form.get_by_role("button", name="Retract it").click()
    expect(maker.get_by_role("alert")).to_contain_text("Tick the box")
    form.get_by_label("It cannot be undone, and I am sure.").check()
    form.get_by_label("Why").fill("It was only tried out.")
    form.get_by_role("button", name="Retract it").click()
    expect(maker.get_by_text("It was only tried out.")).to_be_visible()
    expect(maker.get_by_role("link", name="The table (CSV)")).to_have_count(0)
    maker.get_by_role("main").get_by_role("link", name="Releases").click()
    expect(maker.locator("p.meta", has_text="retracted")).to_be_visible()
    pictures.take(maker, "releases")


def test_a_copy_of_a_document_is_made_beside_it(
    desks: tuple[Page, Page], team_site: Site, pictures: Pictures
) -> None:
    maker, approver = desks
    tumen(team_site, "access", "grant", "Invented Maker", "role", "documenter", "--why", "a test")
    look = Looked(maker, pictures)
    maker.set_viewport_size({"width": 1280, "height": 900})
    maker.goto(f"{team_site.address}/documents/{team_site.ids['dispatch']}")
    maker.get_by_role("link", name="Make a redacted copy").click()
    text = maker.locator("#copy-text")
    expect(text).to_contain_text("More than 500 sent back")
    maker.wait_for_load_state()
    text.evaluate(
        """text => {
          const range = document.createRange(), node = text.firstChild, at = node.data.indexOf("families say")
          range.setStart(node, at)
          range.setEnd(node, at + "families say".length)
          getSelection().removeAllRanges()
          getSelection().addRange(range)
        }"""
    )
    maker.get_by_role("button", name="Take out what is selected").click()
    expect(maker.get_by_label("Words to take out too")).to_have_value("families say\n")
    maker.get_by_role("button", name="Show it so").click()
    expect(text.locator("mark").filter(has_text="families say")).to_be_visible()
    look.at("copy-preview")
    maker.get_by_label("Title, which everybody may read").fill("An invented dispatch")
    maker.get_by_label("Why it is made").fill("It was only tried out.")
    maker.get_by_role("button", name="Draft the copy").click()
    maker.wait_for_url("**/releases/l-*")
    expect(maker.get_by_text("More than 500 sent back, [withheld]")).to_be_visible()
    look.at("copy-draft")

    approver.goto(maker.url)
    approver.get_by_role("button", name="Approve it").click()
    expect(approver.get_by_text("approved, not out yet")).to_be_visible()
