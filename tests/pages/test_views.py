"""Counts, timeline and map in a real browser: gone through, at three widths, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import TOO_WIDE, Pictures, Site, Watched
from tests.pages.test_pages import SCHEMES, axe_finds

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

VIEWS = {"counts": "/counts", "timeline": "/timeline", "map": "/map", "behind": "/counts/claims?country=CN"}


@pytest.mark.parametrize("name", VIEWS)
def test_each_view_fits_and_has_no_serious_fault(
    site: Site, watched: Watched, pictures: Pictures, name: str
) -> None:
    page = watched.page
    page.goto(site.address + VIEWS[name])
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two that there are
        for width in (360, 1024, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(TOO_WIDE) <= 0, scheme
            pictures.take(page, f"{name}-{width}-{scheme}")
        assert axe_finds(page, scheme) == [], scheme


def test_it_leads_from_a_count_to_claims_and_from_a_year_to_an_event(
    site: Site, watched: Watched, pictures: Pictures
) -> None:
    page = watched.page
    page.goto(site.address + "/counts")
    page.get_by_role("row", name="2021").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One claim")
    page.goto(site.address + "/timeline")
    with page.expect_navigation():
        page.get_by_role("navigation", name="Zoom").get_by_role("link", name="2023").click()
    page.get_by_label("Act").select_option("forced repatriation")
    with page.expect_navigation():
        page.get_by_role("button", name="Show").click()
    page.get_by_role("row", name="9 October 2023").get_by_role("link").click()
    page.wait_for_url(f"**/{site.ids['october']}")
    pictures.take(page, "event-1280-light")
    expect(page.get_by_role("region", name="Where").locator("circle")).to_have_count(2)
    assert watched.complaints == []


def test_the_map_can_be_moved_and_asks_this_computer_alone(site: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(site.address + "/map")
    page.get_by_role("region", name="Map; the table below says the same").wait_for()
    expect(page.locator("path.mark")).to_have_count(1)
    expect(page.locator("path.outline.marked")).to_have_count(1)
    page.get_by_role("button", name="Zoom in").click()
    assert watched.complaints == []
    assert all(address.startswith(site.address) for address in watched.asked)
    assert not [address for address in watched.asked if address.endswith(".png")]


def test_the_map_is_there_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + "/map")
    assert page.locator("svg.land circle").count() == 1
    expect(page.get_by_role("row", name="China")).to_be_visible()
    context.close()
