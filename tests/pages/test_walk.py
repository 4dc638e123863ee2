"""A newcomer with the example workspace and no manual: who first said 600, five claims, a date, the map.

What is clicked is what the pages say; nothing is gone to by an address that is not linked.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import processes
from tests.pages.conftest import PATIENCE, REPOSITORY, Site, Watched, serving
from tumen.vault.workspace import VARIABLE

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example documents, read and served as ``make run`` does it."""
    environment = {**os.environ, VARIABLE: str(tmp_path_factory.mktemp("example") / "workspace")}
    read = processes.run(
        [*processes.TUMEN, "read", "examples/documents"],
        env=environment,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=2 * PATIENCE,
    )
    assert read.returncode == 0, read.stderr
    with serving(environment, "--judging") as address:
        yield Site(address, {})


def waiting(page: Page) -> int:
    page.get_by_role("link", name="Home", exact=True).click()
    page.wait_for_url(re.compile(r"://[^/]+/$"))
    said = page.locator("main").inner_text()
    return int(re.findall(r"([\d,]+)\s+claims? to review", said)[0].replace(",", ""))


def test_a_newcomer_finds_the_way(example_site: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(example_site.address)

    # Who first said "600"? From what disagrees on the first page to the figures side by side.
    page.get_by_role("link", name="500 to 600 people forcibly returned").first.click()
    lane = page.locator("figure .strip > li").filter(
        has=page.locator(".lane-words", has_text=re.compile("^600$"))
    )
    first = lane.first.get_by_role("link").first
    assert first.inner_text() == "Lanternlight Korea, 12 October 2023"
    first.click()
    page.wait_for_url("**#*")
    sentence = page.locator(f"[id='{page.url.partition('#')[2]}']").inner_text()
    assert "600" in sentence

    # Five claims are found right, one key each.
    before = waiting(page)
    page.get_by_role("link", name="Begin with what is worth most").click()
    page.wait_for_selector("#desk :focus", state="attached")
    for _ in range(5):
        with page.expect_navigation():
            page.keyboard.press("a")
        page.wait_for_selector("#desk :focus", state="attached")
        assert "You accepted" in page.get_by_role("status").inner_text()
    assert waiting(page) == before - 5

    # A date is given where one is missing, with how one knows.
    page.get_by_role("link", name="China sends about 600 people back to North Korea").first.click()
    page.get_by_label("When it was published").fill("18 October 2023")
    page.get_by_label("How you know").fill("The editor said so on the telephone.")
    page.get_by_role("button", name="Keep this date").click()
    expect(page.locator("main")).to_contain_text("18 October 2023")

    page.get_by_role("navigation", name="Main").get_by_text("Views", exact=True).click()
    page.get_by_role("link", name="Map", exact=True).click()
    page.locator(".leaflet-container").wait_for()
    expect(page.locator("main")).to_contain_text("China")
    assert watched.complaints == []
    assert all(url.startswith((example_site.address, "data:", "blob:")) for url in watched.asked)
