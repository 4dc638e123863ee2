"""Words looked for in a real browser: by keyboard, in both languages, at three widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import TOO_WIDE, Pictures, Site, Watched
from tests.pages.test_pages import axe_finds

pytestmark = pytest.mark.browser


def test_somebody_looks_for_words_by_keyboard(site: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(site.address + "/search")
    assert axe_finds(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("송환")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("송환")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type('"sent back" families')
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Documents")).to_be_visible()
    assert axe_finds(page) == []
    page.get_by_role("button", name="Claims", exact=True).click()
    page.locator("#found-claims").wait_for()
    assert page.url == site.address + "/search", "what is looked for stands in no address"
    page.locator(".results a").first.click()
    page.wait_for_url("**/claims/*")
    page.locator("#find").fill("nonesuch")
    page.keyboard.press("Enter")
    page.get_by_text("Nothing that you may see holds this").wait_for()
    assert watched.complaints == []


def test_it_fits_every_width_and_is_seen_in_both_lights(
    site: Site, watched: Watched, pictures: Pictures
) -> None:
    page = watched.page
    for name, address in (("begins", "/search"), ("found", f"/search/saved/{site.ids['saved']}")):
        page.goto(site.address + address)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            for width in (360, 1024, 1920):
                page.set_viewport_size({"width": width, "height": 900})
                over = page.evaluate(TOO_WIDE)
                pictures.take(page, f"search-{name}-{width}-{scheme}")
                assert over <= 0, f"{name} is {over} pixels too wide at {width}"
