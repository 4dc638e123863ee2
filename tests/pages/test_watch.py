"""The watch in the browser: alerts, the digest, signs, what was passed over, and a word tried and added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.conftest import TOO_WIDE, Pictures, Site
from tests.pages.test_pages import axe_finds

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

#: Each page of the watch, by a name for pictures.
PAGES = {
    "watch": "/watch",
    "watch-digest": "/watch/digest?day=2026-10-12",
    "watch-reading": "/watch/digest/reading",
    "watch-board": "/watch/board?until=2023-10-29",
    "watch-feeds": "/watch/feeds",
    "watch-items": "/watch/items",
    "watch-words": "/watch/words",
}


def _looks_well(page: Page, pictures: Pictures, name: str) -> None:
    over = page.evaluate(TOO_WIDE)
    assert over <= 0, f"{name} is {over} pixels too wide"
    pictures.take(page, name)
    assert axe_finds(page) == [], name


def test_a_day_of_the_watch_is_read_put_away_and_widened_by_a_word(
    judged_site: Site, browser: Browser, pictures: Pictures
) -> None:
    from playwright.sync_api import expect

    page = browser.new_page(locale="en-GB", viewport={"width": 1024, "height": 900})
    page.goto(f"{judged_site.address}/")
    page.get_by_role("link", name="Read the alerts").click()
    expect(page.get_by_role("heading", level=1, name="Watch")).to_be_visible()
    page.wait_for_load_state()
    count = page.get_by_role("button", name="Put it away").count()
    page.get_by_role("button", name="Put it away").first.click()
    expect(page.get_by_role("button", name="Put it away")).to_have_count(count - 1)
    page.get_by_role("link", name="Alerts put away").click()
    page.get_by_role("button", name="Show it again").click()
    expect(page.get_by_role("button", name="Put it away")).to_have_count(count)

    page.goto(f"{judged_site.address}/watch/words")
    page.get_by_label("The word, in English or Korean").fill("night boats")
    page.get_by_role("button", name="See what it would have caught").click()
    expect(page.get_by_text("Night boats at the old pier")).to_be_visible()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("button", name="Look for it no more")).to_be_visible()

    page.goto(f"{judged_site.address}/watch/digest/reading")
    page.get_by_label("Time zone").fill("Asia/Seoul")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    for name, address in PAGES.items():
        page.goto(judged_site.address + address)
        _looks_well(page, pictures, name)
    page.close()
    korean = browser.new_page(locale="ko-KR", viewport={"width": 360, "height": 800}, color_scheme="dark")
    for name, address in PAGES.items():
        korean.goto(judged_site.address + address)
        _looks_well(korean, pictures, f"{name}-korean-360")
    korean.close()
