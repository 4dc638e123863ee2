"""An appeal in the browser, from its draft to its silence: an office, an ask, the day that passes."""

from __future__ import annotations

import pytest

from tests.pages.conftest import TOO_WIDE, Pictures, Site, Watched
from tests.pages.test_pages import axe_finds

pytestmark = pytest.mark.browser


def test_an_appeal_is_written_sent_and_waited_for(
    judged_site: Site, watched: Watched, pictures: Pictures
) -> None:
    from playwright.sync_api import expect

    page = watched.page
    page.goto(f"{judged_site.address}/appeals")
    page.get_by_role("link", name="Offices, and who held them").click()
    page.get_by_label("Office", exact=True).select_option(
        label="Working Group on Enforced or Involuntary Disappearances"
    )
    page.get_by_role("button", name="Take this office").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Working Group")

    page.get_by_role("navigation").get_by_role("link", name="Appeals").click()
    page.get_by_text("Begin an appeal").click()
    page.get_by_label("Title").fill("Communication on the night of 9 October")
    page.get_by_label("By what it goes").select_option("UN special procedure")
    page.get_by_label("To which office").select_option(
        label="Working Group on Enforced or Involuntary Disappearances"
    )
    page.get_by_label("Ids of the events that it is about").fill(judged_site.ids["october"])
    page.get_by_role("button", name="Keep this draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Communication on the night of 9 October")

    page.get_by_label("What they are asked to do").fill("ask China where they are")
    page.get_by_label("Ids of the claims that it rests on").fill(judged_site.ids["corrected"])
    page.get_by_role("button", name="Add what is asked").click()
    expect(page.get_by_text("ask China where they are").first).to_be_visible()

    page.locator("#kind").select_option("sent")
    page.locator("#step #on").fill("2023-10-20")
    page.get_by_label("An answer is due by").fill("2023-12-19")
    page.get_by_role("button", name="Keep this step").click()
    expect(page.get_by_text("No answer is recorded by 19 December 2023.")).to_be_visible()
    page.wait_for_load_state()
    for details in page.locator("main details").all():
        details.locator("summary").click()
    assert axe_finds(page) == []
    pictures.take(page, "appeal-silent")

    with page.expect_navigation():
        page.get_by_role("link", name="Home", exact=True).click()
    page.get_by_role("link", name="What is due").click()
    due = page.get_by_role("region", name="What is due")
    expect(due).to_contain_text("Communication on the night of 9 October")
    page.goto(f"{judged_site.address}/events/{judged_site.ids['october']}")
    expect(page.get_by_role("heading", name="Appeals made about it")).to_be_visible()
    page.goto(f"{judged_site.address}/appeals")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 800})
    assert axe_finds(page) == []
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert axe_finds(page) == []
    assert page.evaluate(TOO_WIDE) <= 0
    assert watched.complaints == []
