"""Every page in a real browser: seen at three widths, in light and dark, by axe, by keyboard and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import TOO_WIDE, Pictures, Site, Watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

#: CSS pixels: a telephone, a tablet, a desk.
WIDTHS = (380, 820, 1280)
SCHEMES = ("light", "dark")
NAMES = (
    "record event documents document document-korean document-undated document-broken claim claim-broken "
    "passages passage document-shared sources source search missing"
).split()


#: Whether the second side of a passage stands below the first; asked again for a second, as `TOO_WIDE` is.
IS_BELOW = """async () => {
  for (let asked = 0; ; asked++) {
    const [one, other] = [...document.querySelectorAll(".side")].map(side => side.getBoundingClientRect())
    if (one.bottom <= other.top || asked >= 20) return one.bottom <= other.top
    await new Promise(go => setTimeout(go, 50))
  }
}"""


def axe_finds(page: Page, scheme: str = "light") -> list[dict[str, Any]]:
    """What axe finds, of any weight but "minor"; in the dark of the colours alone: nothing else differs."""
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_load_state()  # of a page that still comes only what is there would be looked at
    options: dict[str, Any] = {"resultTypes": ["violations"]}  # what is well needs no words for each place
    if scheme != "light":
        options["runOnly"] = {"type": "rule", "values": ["color-contrast"]}
    # Half a megabyte of script is given to a page once, however often it is asked.
    axe = Axe("null") if page.evaluate("typeof axe !== 'undefined'") else Axe()
    found = axe.run(page, options=options).response["violations"]
    return [
        {"rule": each["id"], "weight": each["impact"], "at": [node["html"][:200] for node in each["nodes"]]}
        for each in found
        if each["impact"] != "minor"
    ]


def open_details(page: Page) -> None:
    """Open all that is folded up, as a click on each does."""
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")


@pytest.mark.parametrize("name", NAMES)
def test_it_asks_only_this_computer_breaks_no_rule_and_has_no_serious_fault(
    site: Site, watched: Watched, name: str
) -> None:
    page = watched.page
    page.goto(site.address + site.pages[name])
    open_details(page)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two that there are
        assert axe_finds(page, scheme) == [], scheme
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 380, "height": 800})
    assert axe_finds(page) == []  # in one scheme: colours do not depend on the width
    assert len(watched.asked) >= 2, "the page and its style sheet"
    assert [address for address in watched.asked if not address.startswith(site.address + "/")] == []
    expected = "404 (Not Found)" if name == "missing" else None
    assert [said for said in watched.complaints if not expected or expected not in said] == []


def test_it_fits_every_width(site: Site, watched: Watched, pictures: Pictures) -> None:
    page = watched.page
    for name, address in site.pages.items():
        page.goto(site.address + address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            over = page.evaluate(TOO_WIDE)
            for scheme in SCHEMES if pictures.folder else ():
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
                pictures.take(page, f"{name}-{width}-{scheme}")
            assert over <= 0, f"{name} is {over} pixels too wide at {width}"


def test_it_shows_the_same_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + site.pages["event"])
    expect(page.get_by_text("The figures side by side")).to_be_visible()
    page.locator("main details summary").first.click()
    expect(page.get_by_text("nothing is known above").first).to_be_visible()
    context.close()


def test_it_uses_its_own_fonts(site: Site, watched: Watched) -> None:
    watched.page.goto(site.address + "/record")
    watched.page.wait_for_function("document.fonts.check('20px \"Tumen Serif\"')", polling=100)
    assert any(address.endswith("source-serif-4-latin.woff2") for address in watched.asked)


def test_it_leads_from_the_record_to_the_sentence_and_back(site: Site, watched: Watched) -> None:
    page, ids = watched.page, site.ids
    page.goto(site.address + "/record")
    page.locator(f'a[href="/events/{ids["october"]}"]').first.click()
    page.get_by_role("link", name="In its place in the document (600 people)").click()
    page.wait_for_url(f"**/documents/{ids['release']}#t-{ids['corrected']}")
    marked = page.locator(f"#t-{ids['corrected']}")
    expect(marked).to_be_visible()
    assert "600 people" in marked.inner_text()
    marked.click()
    page.wait_for_url(f"**#m-{ids['corrected']}")
    margin = page.locator(f"#m-{ids['corrected']}")
    margin.get_by_role("link", name="How it was read (600 people)").click()
    page.wait_for_url(f"**/claims/{ids['corrected']}")
    page.get_by_role("link", name="600 people forcibly returned").first.click()
    page.wait_for_url(f"**/events/{ids['october']}")


def test_it_leads_from_a_document_to_both_sides_of_a_passage_and_back(site: Site, watched: Watched) -> None:
    page, ids = watched.page, site.ids
    page.goto(site.address + site.pages["document-shared"])
    page.get_by_role("link", name="shared with News for friends").click()
    page.wait_for_url(f"**/passages/{ids['passage']}")
    one, other = (page.locator(".side").nth(side).bounding_box() for side in (0, 1))
    assert one["y"] == other["y"]  # type: ignore[index]
    page.set_viewport_size({"width": 380, "height": 800})
    assert page.evaluate(IS_BELOW)
    assert "only here: [many]" in page.locator(".side ins").first.text_content()  # type: ignore[operator]
    page.locator(f'.side a[href^="/documents/{ids["letter"]}"]').click()
    page.wait_for_url(f"**/documents/{ids['letter']}#t-{ids['passage']}")
    expect(page.locator(".shared").first).to_be_visible()


def test_it_can_be_gone_through_by_keyboard(site: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(site.address + "/record")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    assert skip.evaluate("it => it === document.activeElement")
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_it_has_its_landmarks(site: Site, watched: Watched) -> None:
    watched.page.goto(site.address + site.pages["document"])
    for role in ("banner", "main", "contentinfo", "complementary"):
        assert watched.page.get_by_role(role).count() == 1, role  # type: ignore[arg-type]
    assert watched.page.get_by_role("navigation", name="Main").count() == 1
    assert watched.page.locator("h1").count() == 1


def test_it_shows_korean_and_english(site: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(site.address + site.pages["event"])
    quote = page.locator('blockquote[lang="ko"]').first
    assert "약 600명이 송환됐다고" in quote.inner_text()
    assert "Noto Sans KR" in quote.evaluate("it => getComputedStyle(it).fontFamily")
    expect(page.get_by_text("were sent back on 9 October").first).to_be_visible()


def test_it_says_the_drawing_to_those_who_do_not_see_it(site: Site, watched: Watched) -> None:
    watched.page.goto(site.address + "/record")
    drawing = watched.page.get_by_role("img", name="Figures side by side, not added: 500 or more; 600")
    assert drawing.count() == 1


def test_it_prints_without_the_way_around(site: Site, watched: Watched, pictures: Pictures) -> None:
    page = watched.page
    page.goto(site.address + site.pages["event"])
    page.emulate_media(media="print")
    pictures.take(page, "event-print")
    expect(page.get_by_role("navigation", name="Main")).not_to_be_visible()
    expect(page.get_by_text("were sent back on 9 October").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_it_says_what_to_do_when_nothing_was_read(
    empty_site: str, watched: Watched, pictures: Pictures
) -> None:
    page = watched.page
    page.goto(empty_site)
    pictures.take(page, "empty-1280-light")
    expect(page.get_by_text("read path/to/documents")).to_be_visible()
    assert axe_finds(page) == []
