"""An interview taken in a real browser, by keyboard: consent, turns, a crash, a pause, the close."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import TOO_WIDE, Pictures, Site
from tests.pages.test_pages import axe_finds

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

NAME = "Zqkim Moonfield"


class Walk:
    """A page that is looked at on its way: never too wide, and nothing that axe finds."""

    def __init__(self, page: Page, pictures: Pictures) -> None:
        self.page, self.pictures = page, pictures

    def looked_at(self, name: str) -> None:
        for width, scheme in ((360, "light"), (1024, "dark"), (1920, "light")):
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            self.page.set_viewport_size({"width": width, "height": 900})
            self.pictures.take(self.page, f"interview-{name}-{width}")
            over = self.page.evaluate(TOO_WIDE)
            assert over <= 0, f"{name} is {over} pixels too wide at {width}"
        assert axe_finds(self.page, "light") == [], name

    def at_the_words(self) -> None:
        """Wait until the page's own script put the cursor where words are typed."""
        self.page.locator("#words:focus").wait_for()

    def say(self, words: str) -> None:
        """Type a turn and end it by keyboard."""
        self.at_the_words()
        with self.page.expect_navigation():
            self.page.keyboard.type(words)
            self.page.keyboard.press("Control+Enter")


def test_an_interview_is_taken_by_keyboard_and_survives_a_crash(
    browser: Browser, judged_site: Site, pictures: Pictures
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    walk = Walk(page, pictures)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    begin_one(walk, judged_site)
    walk.say("When were you sent back?")
    walk.say(f"In October 2023. I am {NAME}.")
    expect(page.get_by_role("heading", name="Answer 2")).to_be_visible()
    walk.looked_at("open")
    # What is typed is kept before the turn ends; then the browser is gone.
    walk.at_the_words()
    page.keyboard.type("There were forty of us")
    page.get_by_text("Kept", exact=True).wait_for()
    page.close()
    page = walk.page = browser.new_page(viewport={"width": 1280, "height": 900})
    open_from_list(walk, judged_site)
    expect(page.get_by_label("In the words that were said")).to_have_value("There were forty of us")
    # One key stops: what is typed more is kept, and nothing of it is on the page.
    walk.at_the_words()
    page.keyboard.type(", in a bus")
    with page.expect_navigation():
        page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Paused")).to_be_visible()
    assert "October" not in page.content()
    assert "Heron" not in page.content()
    walk.looked_at("paused")
    page.get_by_role("button", name="Go on").click()
    said = page.get_by_label("In the words that were said")
    expect(said).to_have_value("There were forty of us, in a bus")
    walk.at_the_words()
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    read_back_and_close(walk)
    assert complaints == []
    page.close()


def begin_one(walk: Walk, site: Site) -> None:
    page = walk.page
    page.goto(site.address + "/interviews")
    walk.looked_at("list")
    page.get_by_role("link", name="Begin an interview").click()
    page.get_by_label("Who is interviewed").fill(NAME)
    page.get_by_label("Who asks").fill("Zqlee Harbour")
    page.get_by_label("Code name").fill("Amber Heron")
    page.get_by_label("In which language you write").select_option("en")
    page.get_by_role("button", name="Begin the interview").click()
    expect(page.get_by_role("alert")).to_contain_text("they have not agreed")
    expect(page.get_by_label("Who is interviewed")).to_have_value(NAME)
    walk.looked_at("consent")
    page.locator("input[name=for-keep][value=yes]").check()
    page.get_by_label("They agree that their voice is recorded.").check()
    page.get_by_role("button", name="Begin the interview").click()
    page.get_by_role("button", name="The recorder runs from now").click()
    expect(page.get_by_text("recorder runs")).to_be_visible()


def open_from_list(walk: Walk, site: Site) -> None:
    page = walk.page
    page.goto(site.address + "/interviews")
    assert "Heron" not in page.content()
    page.get_by_role("button", name="Show the interviews").click()
    page.get_by_role("button", name="Amber Heron").click()


def read_back_and_close(walk: Walk) -> None:
    page = walk.page
    page.get_by_text("Change turn 3").click()
    page.locator("#c-3").fill("There were about forty of us, in a bus.")
    page.locator("li:has(#c-3)").get_by_role("button", name="Put it in its place").click()
    expect(page.get_by_text("There were about forty of us, in a bus.").first).to_be_visible()
    page.get_by_role("button", name="Close the interview").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("It was read back to them, and they confirmed it").check()
    page.get_by_role("button", name="Close the interview").click()
    expect(page.get_by_text("It is closed, and a document")).to_be_visible()
    walk.looked_at("closed")
