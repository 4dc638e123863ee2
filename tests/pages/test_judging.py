"""Judging in a real browser: its own form gets through, the answer is read out, and nothing is too wide."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import TOO_WIDE, Pictures, Site, Watched
from tests.pages.test_pages import SCHEMES, axe_finds

pytestmark = pytest.mark.browser

JUDGED = ("source", "claim", "event")


@pytest.mark.parametrize("name", JUDGED)
def test_a_page_with_its_form_has_no_serious_fault(
    judged_site: Site, watched: Watched, pictures: Pictures, name: str
) -> None:
    page = watched.page
    page.goto(judged_site.address + judged_site.pages[name])
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two that there are
        for width in (1280, 380):
            page.set_viewport_size({"width": width, "height": 900})
            assert axe_finds(page, scheme) == [], scheme
            assert page.evaluate(TOO_WIDE) <= 0
            pictures.take(page, f"judge-{name}-{width}-{scheme}")


def test_it_takes_a_grade_from_its_own_form_and_says_what_is_missing(
    judged_site: Site, watched: Watched, pictures: Pictures
) -> None:
    page = watched.page
    page.goto(judged_site.address + judged_site.pages["source"])
    assert page.get_by_role("radio", checked=True).count() == 0
    form = page.get_by_role("region", name="How far it can be relied on")
    form.get_by_role("radio", name="B, mostly reliable").check()
    form.get_by_role("button", name="Keep this judgement").click()
    refused = re.compile(r"^\s*Nothing was kept, because it does not say why\.")
    expect(page.get_by_role("alert")).to_have_text(refused)
    expect(page.get_by_role("radio", name="B, mostly reliable")).to_be_checked()
    assert axe_finds(page) == []
    pictures.take(page, "judge-refused-1280-light")
    form.get_by_label("Why").fill("Right twice.")
    form.get_by_role("button", name="Keep this judgement").click()
    page.wait_for_url(f"**{judged_site.pages['source']}#judged-by-people")
    assert page.locator(".judged .value").inner_text() == "B, mostly reliable"
    assert "Right twice." in page.locator(".judged").inner_text()
    assert page.get_by_role("radio", checked=True).count() == 0
    pictures.take(page, "judge-kept-1280-light")
