"""The public site in a real browser, from its folder: what axe finds, what it asks for, how wide it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.pages.conftest import TOO_WIDE, Pictures, Watched
from tests.pages.test_pages import axe_finds
from tests.publication.site.test_pages import RELEASES
from tumen.publication.site.folder import write_site
from tumen.publication.site.pages import site_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
#: Width in CSS pixels, and the scheme in which it is looked at.
LOOKS = ((360, "light"), (1920, "dark"))


def test_it_is_open_to_everybody_and_asks_nobody(
    watched: Watched, tmp_path: Path, pictures: Pictures
) -> None:
    write_site(tmp_path / "site", site_of(RELEASES))
    for name in ("index", "en/index", "en/release-4", "ko/release-3", "en/release-2"):
        watched.page.goto(f"{(tmp_path / 'site').as_uri()}/{name}.html")
        assert watched.complaints == []
        for width, scheme in LOOKS:
            _look(watched.page, name, width, scheme, pictures)
        watched.complaints.clear()  # axe asks for the stylesheet itself, which the pages forbid
    assert all(url.startswith(tmp_path.as_uri()) for url in watched.asked)


def _look(page: Page, name: str, width: int, scheme: str, pictures: Pictures) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    pictures.take(page, f"site-{name.replace('/', '-')}-{width}")
    over = page.evaluate(TOO_WIDE)
    assert over <= 0, f"{name} is {over} pixels too wide at {width}"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(20, 24, 28)" if scheme == "dark" else "rgb(253, 253, 251)"), (
        "its stylesheet is there"
    )
    assert axe_finds(page, scheme) == [], f"{name} in {scheme} at {width}"
