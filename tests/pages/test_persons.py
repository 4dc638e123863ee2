"""A person in a real browser: nobody is named until somebody said why; by keyboard, and not too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import TOO_WIDE, Pictures, Site
from tests.pages.test_pages import axe_finds

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_who_says_why_reads_who_it_is_and_may_judge(
    browser: Browser, judged_site: Site, pictures: Pictures
) -> None:
    page = browser.new_page(viewport={"width": 380, "height": 900})
    page.goto(judged_site.address + "/persons")
    page.get_by_role("link", name="A woman, 30s, forcibly returned October 2023").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/persons/h-*")
    assert "Ri Myong-suk" not in page.content()
    page.get_by_label("Why do you look?").focus()
    page.keyboard.type("Her mother asks.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Open to you until")
    expect(page.get_by_text("Ri Myong-suk").first).to_be_visible()
    expect(page.get_by_role("heading", name="Possibly the same person")).to_be_visible()
    for width in (380, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert axe_finds(page) == []
        assert page.evaluate(TOO_WIDE) <= 0
        pictures.take(page, f"person-open-{width}")
    page.close()
