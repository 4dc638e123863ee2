"""Parting a figure from an event in a browser, by keyboard alone: what follows, why, and the way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import TOO_WIDE, Pictures, Site, Watched
from tests.pages.test_pages import axe_finds

pytestmark = pytest.mark.browser


def test_a_figure_is_parted_and_taken_back_by_keyboard(
    judged_site: Site, watched: Watched, pictures: Pictures
) -> None:
    page = watched.page
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(judged_site.address + judged_site.pages["event"])
    page.get_by_role("link", name="Part figures from this event, or join them to another").press("Enter")
    figures = page.get_by_role("group", name="Which figures you mean").get_by_role("checkbox")
    expect(figures.first).to_be_visible()
    page.wait_for_load_state()
    number = figures.count()
    figures.last.press("Space")
    page.get_by_role("button", name="See what follows").press("Enter")
    foretold = page.get_by_role("region", name="What would follow")
    expect(foretold).to_contain_text(f"It would have {number - 1} figures")
    assert axe_finds(page) == []
    assert page.evaluate(TOO_WIDE) <= 0
    pictures.take(page, "figures-follow-360")
    foretold.get_by_label("Why").fill("Another night.")
    foretold.get_by_role("button", name="Keep this judgement").press("Enter")
    line = page.get_by_role("listitem").filter(has_text="Another night.")
    expect(line).to_contain_text("were judged different events by")
    expect(figures).to_have_count(number - 1)
    line.get_by_label("Why it is taken back").fill("One night.")
    line.get_by_role("button", name="Take it back").press("Enter")
    expect(figures).to_have_count(number)
    expect(line).to_have_count(0)
