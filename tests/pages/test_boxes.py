"""Boxes drawn on the page of a PDF in a real browser: by pointer, by keys, and typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from tumen.web import viewing
from tumen.web.copies import Asked, Drawing, Rectangle
from tumen.web.copies import Page as CopyPage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

STATIC = Path(viewing.__file__).parent / "static/tumen"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
#: One white point, drawn as wide as the page.
PICTURE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+"
    "ip1sAAAAASUVORK5CYII="
)


@pytest.fixture
def drawn(browser: Browser) -> Callable[[int], Page]:
    """What the page of a copy has for boxes, in a window of some width, under the policy of that page."""
    drawing = Drawing(1, 2, PICTURE, [Rectangle(100, 120, 300, 20)], [])
    told = {"page": CopyPage("d-invented", "An account", asked=Asked(), drawing=drawing)}
    files = "".join(f"<link rel=stylesheet href=/{name}.css>" for name in ("tumen", "copies"))
    form = render_to_string("tumen/copy_boxes.html", told)
    body = f"<!doctype html><title>x</title>{files}<form>{form}</form><script src=/boxes.js></script>"

    def give(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        if not name:
            kind = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
            route.fulfill(body=body, headers=kind)
        elif (file := STATIC / name).is_file():
            route.fulfill(
                body=file.read_bytes(),
                content_type="text/css" if name[-1] == "s" and "css" in name else "text/javascript",
            )
        else:
            route.fulfill(status=404)

    def opened_at(width: int) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.route("**/*", give)
        page.goto("http://copy.invalid/")
        return page

    return opened_at


def test_boxes_are_drawn_by_pointer_and_by_keys(drawn: Callable[[int], Page]) -> None:
    page = drawn(360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    lines, sheet = page.get_by_label("Boxes to paint on its pages"), page.locator("#boxes-on-page")
    sheet.scroll_into_view_if_needed()
    at = sheet.bounding_box()
    assert at
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.down()
    page.mouse.move(at["x"] + at["width"] / 10, at["y"] + at["height"] / 4)
    page.mouse.up()
    expect(lines).to_have_value(re.compile(r"^1 (9\d|10\d) (24\d|25\d) (49\d|50\d) (49\d|50\d)$"))
    page.get_by_role("button", name="Add a box").focus()
    page.keyboard.press("Enter")
    for key in ("ArrowLeft", "ArrowDown", "Shift+ArrowRight"):
        page.keyboard.press(key)
    expect(lines).to_have_value(re.compile(r"\n1 395 455 600 505$"))
    expect(page.get_by_role("button", name="Box 2 on page 1", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    page.keyboard.press("Delete")
    page.get_by_role("button", name="Remove: Box 1 on page 1").click()
    expect(lines).to_have_value("")
    lines.fill("1 100 100 200 200\n2 1 1 9 9\nnot a box")
    expect(page.locator("#boxes-own rect")).to_have_count(1)
    page.close()
