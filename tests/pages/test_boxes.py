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
    from playwright.sync_api import Browser, Page, Route, ViewportSize

pytestmark = pytest.mark.browser

STATIC = Path(viewing.__file__).parent / "static/tumen"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
#: One white point, drawn as wide as the page.
PICTURE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+"
    "ip1sAAAAASUVORK5CYII="
)


@pytest.fixture
def drawn(browser: Browser) -> Callable[..., Page]:
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

    def opened_at(width: int, height: int = 900, has_touch: bool = False) -> Page:
        window: ViewportSize = {"width": width, "height": height}
        # Else the page scrolls softly, and a box is elsewhere by the time it is held.
        page = browser.new_page(viewport=window, has_touch=has_touch, reduced_motion="reduce")
        page.route("**/*", give)
        page.goto("http://copy.invalid/")
        return page

    return opened_at


def test_boxes_are_drawn_by_pointer_and_by_keys(drawn: Callable[..., Page]) -> None:
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
    chosen = page.get_by_role("list").get_by_role("button", name="Box 2 on page 1", exact=True)
    expect(chosen).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Delete")
    page.get_by_role("button", name="Remove: Box 1 on page 1").click()
    expect(lines).to_have_value("")
    lines.fill("1 100 100 200 200\n2 1 1 9 9\nnot a box")
    expect(page.locator("#boxes-own rect")).to_have_count(1)
    page.close()


def test_boxes_are_drawn_by_touch_where_the_page_is_higher_than_the_window(
    drawn: Callable[..., Page],
) -> None:
    page = drawn(640, 512, has_touch=True)  # 1280 by 1024 at 200 % zoom
    lines, sheet = page.get_by_label("Boxes to paint on its pages"), page.locator("#boxes-on-page")
    finger = _Finger(page)
    sheet.scroll_into_view_if_needed()
    finger.drags(0.5, 0.3, 0.5, 0.2)
    expect(lines).to_have_value("")
    by_touch = page.get_by_role("button", name="Draw by touch")
    expect(by_touch).to_be_in_viewport(ratio=1)  # it stays in sight, to be pressed again
    sheet.evaluate(_RESTS)  # a tap on what still moves only stops it
    by_touch.tap()
    expect(by_touch).to_have_attribute("aria-pressed", "true")
    sheet.evaluate("sheet => sheet.scrollIntoView()")
    finger.drags(0.2, 0.1, 0.6, 0.2)
    expect(lines).to_have_value(re.compile(r"^1 (19\d|20\d) (9\d|10\d) (59\d|60\d) (19\d|20\d)$"))
    corner = page.locator(".corner").bounding_box()
    assert corner
    assert min(corner["width"], corner["height"]) >= 44, "it is as wide as a finger"

    lines.fill("1 100 100 300 200\n2 1 1 9 9")
    box = sheet.get_by_role("button", name="Box 1 on page 1", exact=True)
    box.focus()
    for key in ["Shift+ArrowLeft", *["ArrowDown"] * 20]:
        page.keyboard.press(key)
    expect(lines).to_have_value("1 100 200 295 300\n2 1 1 9 9")
    expect(box).to_be_focused()
    expect(box).to_be_in_viewport(ratio=0.9)
    status = page.get_by_role("status")
    expect(status).to_contain_text("Box 1 on page 1: 100 from the left, 200 from the top, 195 wide, 100 high")
    page.get_by_role("button", name="Its size").tap()
    page.get_by_role("button", name="Up", exact=True).tap()
    expect(lines).to_have_value("1 100 200 295 295\n2 1 1 9 9")
    sheet.evaluate("sheet => sheet.scrollIntoView()")
    page.mouse.move(*finger.at(0.2, 0.25))
    page.mouse.down()
    page.mouse.move(*finger.at(0.9, 0.3))
    expect(lines).not_to_have_value("1 100 200 295 295\n2 1 1 9 9")
    page.keyboard.press("Escape")
    expect(lines).to_have_value("1 100 200 295 295\n2 1 1 9 9")
    page.mouse.up()
    page.close()


#: Waits until the picture has stood still for some frames.
_RESTS = """sheet => new Promise(done => {
  let still = 0, last = null
  const look = () => {
    const now = sheet.getBoundingClientRect().top
    still = now === last ? still + 1 : 0
    last = now
    still > 20 ? done() : requestAnimationFrame(look)
  }
  look()
})"""


class _Finger:
    """A finger on the picture; places are parts of its width and height."""

    def __init__(self, page: Page) -> None:
        self._sheet = page.locator("#boxes-on-page")
        self._send = page.context.new_cdp_session(page).send

    def at(self, across: float, down: float) -> tuple[float, float]:
        sheet = self._sheet.bounding_box()
        assert sheet
        return sheet["x"] + across * sheet["width"], sheet["y"] + down * sheet["height"]

    def drags(self, left: float, top: float, right: float, bottom: float) -> None:
        self._sheet.evaluate(_RESTS)  # what was flung still moves for a while
        (x, y), (to_x, to_y) = self.at(left, top), self.at(right, bottom)
        for kind, part in (("touchStart", 0.0), ("touchMove", 0.3), ("touchMove", 1.0)):
            point = {"x": x + (to_x - x) * part, "y": y + (to_y - y) * part}
            self._send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
        self._send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
