"""A list taken in by its columns, its later file held against it, and that taken back: by keyboard, in a real
browser, and not too wide. The persons are invented."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import TOO_WIDE, Pictures, Site
from tests.pages.test_pages import axe_finds

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
FIRST = """번호,Name,incident_date,출발지,송환지,행위
L-1,Zo Mi-rae,2023-10-09,China,North Korea,forced repatriation
L-2,Pak Sun-ae,2023-10-10,China,North Korea,forced repatriation
"""
LATER = (
    FIRST.replace("2023-10-10", "2023-11-10") + "L-3,Om Sol-hui,soon,China,North Korea,forced repatriation\n"
)
#: What would become of each row of the later file.
FATES = ["the same as it is", "would be changed", "would be made"]


def test_import_with_undo(browser: Browser, judged_site: Site, pictures: Pictures, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 900})
    _hand_in(page, judged_site, tmp_path, "first.csv", FIRST)
    page.get_by_label("What you call the list").fill("Lantern returns")
    _take(page)
    _hand_in(page, judged_site, tmp_path, "later.csv", LATER)
    page.get_by_role("button", name="It is a later file of that list").press("Enter")
    page.get_by_text("2023-11-10", exact=True).wait_for()
    expect(page.locator(".columns-fate strong")).to_have_text(FATES)
    _looks_right(page, pictures, "list-columns")
    _take(page)
    page.get_by_role("link", name="Lists", exact=True).click()
    page.get_by_role("heading", name="Take in a list").wait_for()
    _looks_right(page, pictures, "lists")
    page.get_by_role("link", name="Lantern returns").first.click()
    page.get_by_role("heading", name="What became of each row").wait_for()
    expect(page.locator("table")).to_contain_text("changed · time")
    _looks_right(page, pictures, "list-report")
    page.get_by_role("link", name="Decide on many of its claims").click()
    page.get_by_text("2 claims are chosen.").wait_for()
    _looks_right(page, pictures, "many")
    page.go_back()
    page.get_by_role("link", name="Its columns, and the way back").click()
    page.get_by_label("Why").fill("The wrong file.")
    page.get_by_role("button", name="Take all of it back").press("Enter")
    page.get_by_text("It is taken back.").wait_for()
    expect(page.locator(".columns-fate strong")).to_have_text(FATES)
    page.close()


def _hand_in(page: Page, site: Site, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    page.goto(site.address + "/documents")
    page.get_by_role("link", name="Lists taken in").click()
    page.get_by_label("The file").set_input_files(folder / name)
    page.get_by_label("Where it came from").fill("a test")
    page.get_by_role("button", name="Keep it, and look at its columns").press("Enter")
    page.get_by_role("heading", name="Columns of a list").wait_for()


def _take(page: Page) -> None:
    page.get_by_role("button", name="Take the list in").press("Enter")
    page.get_by_text("The list is taken in.").wait_for()


def _looks_right(page: Page, pictures: Pictures, name: str) -> None:
    for width in (360, 1024, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) <= 0
        pictures.take(page, f"{name}-{width}")
    page.set_viewport_size({"width": 360, "height": 900})
    assert axe_finds(page) == []
