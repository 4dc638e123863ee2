"""Two people code one document in two browsers, blind; a third settles where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import Site
from tests.pages.test_accounts import invited, joined
from tests.pages.test_pages import axe_finds

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WHY = "The paper tells it of another day."


@pytest.fixture
def three(browser: Browser, team_site: Site) -> Iterator[tuple[Page, Page, Page]]:
    """Three reviewers, each signed in with a browser of their own."""
    pages = []
    with ExitStack() as closing:
        for name in ("Coder One", "Coder Two", "A Third"):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            closing.callback(context.close)
            pages.append(context.new_page())
            joined(pages[-1], team_site, invited(team_site, name, "reviewer"))
        yield pages[0], pages[1], pages[2]


def at_the_desk(page: Page) -> None:
    page.wait_for_selector("#desk :focus", state="attached")


def take(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/review/{site.ids['release']}/coding")
    page.get_by_role("button", name="Take it for coding").click()
    at_the_desk(page)


def code(page: Page, *, rejects: int, of: int = 4) -> None:
    """Code every claim by keyboard: the first so many as not said, the others as said."""
    for at in range(of):
        with page.expect_navigation():
            if at < rejects:
                page.keyboard.press("r")
                page.keyboard.type(WHY)
                page.keyboard.press("Enter")
            else:
                page.keyboard.press("a")
        at_the_desk(page)


def finish(page: Page) -> None:
    page.get_by_role("button", name="Finish my coding").click()
    page.get_by_role("heading", name="Coded twice").wait_for()
    page.wait_for_load_state()


def test_two_code_blind_and_a_third_settles(three: tuple[Page, Page, Page], team_site: Site) -> None:
    one, other, third = three
    take(one, team_site)
    take(other, team_site)
    code(one, rejects=1)
    finish(one)
    expect(one.locator("main")).to_contain_text("Coder Two: not finished yet")

    # Nothing of what the first said reaches the second, nor anybody, before both have finished.
    for page in (other, third):
        for address in ("/coding", ""):
            page.goto(f"{team_site.address}/review/{team_site.ids['release']}{address}")
            assert WHY not in page.content()
            assert page.get_by_role("heading", name="How far they agree").count() == 0
    other.goto(f"{team_site.address}/review/{team_site.ids['release']}")
    at_the_desk(other)
    code(other, rejects=0)
    finish(other)

    told = other.inner_text("main")
    assert "How far they agree" in told
    assert WHY in told
    assert axe_finds(other) == []
    assert other.locator("tbody tr").first.locator("td").all_inner_texts() == ["4", "75 %", "0.00"]

    third.goto(f"{team_site.address}/review/{team_site.ids['release']}/coding")
    difference = third.locator(".coding-difference")
    assert difference.count() == 1
    difference.get_by_label("Coder Two").check()
    difference.get_by_label("Why").fill("The paper says so in its first line.")
    difference.get_by_role("button", name="Settle it").click()
    expect(third.locator(".coding-difference")).to_contain_text("Settled")
    third.get_by_role("button", name="Review 3 claims as both coded them").click()
    expect(third.locator("main")).to_contain_text("All of them are reviewed")
