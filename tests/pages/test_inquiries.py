"""An inquiry in the browser: a claim set at an element, a finding adopted on it, an appeal made of it."""

from __future__ import annotations

import pytest

from tests.pages.conftest import TOO_WIDE, Pictures, Site, Watched
from tests.pages.test_pages import axe_finds

pytestmark = pytest.mark.browser


def test_a_claim_carries_a_finding_that_becomes_an_appeal(
    judged_site: Site, watched: Watched, pictures: Pictures
) -> None:
    from playwright.sync_api import expect

    page, ids = watched.page, judged_site.ids
    page.goto(f"{judged_site.address}/events/{ids['october']}")
    page.get_by_role("link", name="Which state was bound by what").click()
    page.get_by_label("Element", exact=True).select_option("non-refoulement-torture.returned")
    page.get_by_label("Id of an accepted claim").fill(ids["accepted"])
    page.get_by_label("Why it bears on it").fill("It tells of a return.")
    page.get_by_role("button", name="Attach it").click()
    expect(page.get_by_text("It tells of a return.")).to_be_visible()
    assert axe_finds(page) == []
    pictures.take(page, "elements")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 800})
    assert axe_finds(page) == []
    assert page.evaluate(TOO_WIDE) <= 0

    page.goto(f"{judged_site.address}/inquiries")
    page.get_by_role("link", name="The Lantern Inquiry").click()
    page.get_by_text("Draft a finding").click()
    page.get_by_label("What is found").fill("The return was shown.")
    page.get_by_label("reasonable grounds to believe").check()
    page.get_by_label("Ids of the accepted claims that it rests on").fill(ids["accepted"])
    page.locator("#new-elements").select_option("non-refoulement-torture.returned")
    page.get_by_role("button", name="Keep this draft").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Adopt it").click()
    expect(page.get_by_role("button", name="Adopt it")).to_have_count(0)
    page.get_by_text("Recommend something").click()
    page.locator("#recommend-text").fill("Ask where they are.")
    page.get_by_label("Or to whom, in words").fill("The court")
    page.get_by_label("Finding 1").check()
    page.get_by_role("button", name="Keep this recommendation").click()
    page.get_by_role("button", name="Make an appeal of it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask where they are.")
    page.go_back()
    page.reload()
    expect(page.get_by_text("What became of it:")).to_be_visible()
    page.wait_for_load_state()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert axe_finds(page) == []
    assert page.evaluate(TOO_WIDE) <= 0
    pictures.take(page, "inquiry")
    assert watched.complaints == []
