"""The desk by keyboard alone, in a browser: right claims in one key each, a correction, a mark; undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.pages.conftest import TOO_WIDE, Pictures, Site, Watched
from tests.pages.test_pages import SCHEMES, axe_finds

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SELECTS = """(words) => {
  const walk = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.textContent.indexOf(words)
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + words.length)
    document.getSelection().removeAllRanges()
    document.getSelection().addRange(range)
  }
}"""


def chosen(page: Page) -> str:
    return page.locator("#claim-head").inner_text()


def after(page: Page, act: Callable[[], Any]) -> None:
    """Do what leads to another page, and wait until its script has put the focus where it belongs."""
    with page.expect_navigation():
        act()
    page.wait_for_selector("#desk:focus, #desk :focus", state="attached")


def test_a_document_is_reviewed_by_keyboard_alone(
    judged_site: Site, watched: Watched, pictures: Pictures
) -> None:
    page, key = watched.page, watched.page.keyboard
    page.goto(f"{judged_site.address}/review/{judged_site.ids['dispatch']}")
    assert chosen(page) == "More than 500 people"
    after(page, lambda: key.press("a"))
    assert chosen(page) == "About 2,000 people"
    assert "You accepted" in page.get_by_role("status").inner_text()
    after(page, lambda: key.press("u"))
    assert chosen(page) == "More than 500 people"
    after(page, lambda: key.press("j"))
    after(page, lambda: key.press("k"))
    assert chosen(page) == "More than 500 people"

    # Correct the day: to the slots, down to the time, its form, another date.
    key.press("c")
    while page.evaluate("document.activeElement.closest('.desk-slot').id") != "slot-time":
        key.press("j")
    after(page, lambda: key.press("Enter"))
    assert page.evaluate("document.activeElement.name") == "edtf"
    key.press("Control+a")
    key.type("2023-10-10")
    pictures.take(page, "review-date")
    after(page, lambda: key.press("Enter"))
    assert "10 October 2023" in page.locator("#slot-time").inner_text()

    # Reject without a reason is refused by the form; with one it goes on.
    key.press("r")
    key.type("Misread")
    after(page, lambda: key.press("Enter"))
    assert chosen(page) == "About 2,000 people"

    # Mark what nobody read, by selecting it.
    page.evaluate(SELECTS, "held\nfor almost")
    page.evaluate(SELECTS, "They had been")
    key.press("m")
    assert page.locator("#mark-words").input_value() == "They had been"
    page.locator("#mark-sort").select_option("act")
    after(page, lambda: page.get_by_role("button", name="Mark it").press("Enter"))
    assert chosen(page) == "They had been"
    key.press("Escape")
    after(page, lambda: key.press("u"))
    key.press("?")
    assert page.locator("#keys").get_attribute("open") is not None
    assert watched.complaints == []
    assert all(url.startswith(judged_site.address) for url in watched.asked)


def test_the_desk_has_no_serious_fault_at_any_width(
    judged_site: Site, watched: Watched, pictures: Pictures
) -> None:
    page = watched.page
    desk = f"/review/{judged_site.ids['release']}"
    for name, address in (
        ("desk", desk),
        ("slot", f"{desk}?claim={judged_site.ids['corrected']}&slot=place"),
        ("coding", f"{desk}/coding"),
    ):
        page.goto(judged_site.address + address)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two that there are
            for width in (1920, 1024, 360):
                page.set_viewport_size({"width": width, "height": 900})
                assert axe_finds(page, scheme) == [], scheme
                assert page.evaluate(TOO_WIDE) <= 0
                pictures.take(page, f"review-{name}-{width}-{scheme}")
