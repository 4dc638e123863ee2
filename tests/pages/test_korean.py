"""The pages in Korean: a newcomer's first walk, every page by axe and on a telephone, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import TOO_WIDE, Pictures, Site
from tests.pages.test_pages import axe_finds, open_details

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

KOREAN = "ko-KR"


def test_a_newcomer_reads_korean_from_the_first_page_on(browser: Browser, site: Site) -> None:
    context = browser.new_context(locale=KOREAN)
    page = context.new_page()
    page.goto(site.address + "/")
    assert page.locator("html").get_attribute("lang") == "ko"
    page.get_by_role("navigation", name="주 메뉴").get_by_role("link", name="기록").click()
    page.get_by_role("link", name="중국에서 북한으로 강제송환").first.click()
    page.wait_for_url("**/events/*")
    page.get_by_role("link", name="문서 속 자리").first.click()
    page.wait_for_url("**/documents/*")
    expect(page.get_by_role("heading", name="이 문서가 말하는 것")).to_be_visible()
    page.locator(".margin-foot a").first.click()
    page.wait_for_url("**/claims/*")
    expect(page.get_by_role("heading", name="주장 하나를 어떻게 읽었는지")).to_be_visible()
    context.close()


def test_every_page_in_korean_has_no_serious_fault_and_fits_a_telephone(
    browser: Browser, site: Site, pictures: Pictures
) -> None:
    page = browser.new_page(locale=KOREAN, viewport={"width": 360, "height": 800})
    more = ("timeline", "map", "counts", "review")
    for name, address in {**site.pages, **{name: f"/{name}" for name in more}}.items():
        page.goto(site.address + address)
        over = page.evaluate(TOO_WIDE)
        assert over <= 0, f"{name} is {over} pixels too wide"
        open_details(page)
        pictures.take(page, f"korean-{name}-360")
        assert axe_finds(page) == [], name
    page.close()


def test_the_switch_works_by_keyboard_and_without_scripts_and_stays(browser: Browser, site: Site) -> None:
    context = browser.new_context(locale="en-GB", java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + site.pages["event"])
    page.get_by_role("button", name="한국어").press("Enter")
    page.wait_for_url("**" + site.pages["event"])
    expect(page.get_by_role("heading", name="나란히 놓은 수치")).to_be_visible()
    page.goto(site.address + "/sources")
    expect(page.get_by_role("heading", name="출처", exact=True)).to_be_visible()
    page.get_by_role("button", name="English").click()
    page.wait_for_url("**/sources")
    expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_visible()
    context.close()
