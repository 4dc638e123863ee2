"""The map: drawn on the server with the table that Leaflet reads, and nothing finer than what is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.cast import Cast
from tumen.vocabulary.gazetteer import gazetteer
from tumen.vocabulary.where import Where
from tumen.web.maps import FRAMES, OUTLINES, WIDTH, Frame, lands, place_of, small_map
from tumen.web.provinces import CENTRES

Get = Callable[[str], str]


def test_marks_and_table_say_the_same(get: Get, cast: Cast) -> None:
    page = get("/map")
    assert page.count("<circle") == page.count("data-longitude=") == 1
    assert re.search(r'data-country="CN" data-level="country"', page)
    assert 'href="/timeline?country=CN"' in page


def test_it_says_of_borders_and_of_what_is_not_drawn(get: Get, cast: Cast) -> None:
    page = get("/map")
    assert "Several borders are disputed" in page
    assert "Natural Earth, public domain" in page
    assert "it takes sight of identities" in page
    assert "nobody’s whereabouts" in page


def test_its_scripts_are_of_this_server_and_it_may_ask_no_other(client: Client, cast: Cast) -> None:
    answer = client.get("/map")
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert "img-src 'self'" in policy
    assert "unsafe" not in policy
    assert set(re.findall(r'(?:src|data-outlines)="([^"]+)"', answer.content.decode())) == {
        *("/static/leaflet/leaflet.js", "/static/tumen/map.js", "/static/tumen/outlines.json")
    }


def test_the_world_can_be_chosen(get: Get, cast: Cast) -> None:
    assert get("/map?view=world").count("<path d=") > get("/map").count("<path d=") > 10


def test_nothing_found_says_what_to_do(get: Get, cast: Cast) -> None:
    assert "Nothing to draw" in get("/map?act=torture")


# ---- geometry ----


def test_north_is_up_and_west_is_left() -> None:
    frame = FRAMES["asia"]
    assert frame.at((frame.west, frame.north)) == (0, 0)
    x, y = frame.at((frame.east, frame.south))
    assert (x, y) == (WIDTH, frame.height)


def test_a_frame_leaves_out_what_lies_beside_it() -> None:
    frame = Frame(100, 10, 110, 20, WIDTH)
    assert frame.touches([(105, 15), (120, 15), (120, 18)])
    assert not frame.touches([(111, 15), (120, 15), (120, 18)])
    assert frame.holds((105, 15))
    assert not frame.holds((95, 15))


def test_a_ring_is_cut_where_it_leaves_the_frame_and_goes_on_where_it_comes_back() -> None:
    frame = Frame(100, 10, 110, 20, WIDTH)
    inside = [(101, 11), (105, 11), (105, 15)]
    assert frame.cut(inside) == inside
    cut = frame.cut([(105, 15), (125, 15), (125, 17), (105, 17)])
    assert set(cut) == {(105, 15), (111, 15), (111, 17), (105, 17)}
    assert frame.cut([(120, 15), (125, 15), (125, 17)]) == []


def test_nothing_is_drawn_far_outside() -> None:
    for frame in FRAMES.values():
        numbers = [float(n) for land in lands(frame, ()) for n in re.findall(r"-?[0-9.]+", land.path)]
        assert -15 < min(numbers) < max(numbers) < WIDTH + 15


@pytest.mark.parametrize("country", CENTRES)
def test_a_province_is_marked_within_its_country(country: str) -> None:
    known = gazetteer().provinces
    told = json.loads(OUTLINES.read_text("ascii"))["features"]
    rings = [
        ring
        for each in told
        if each["id"] == country
        for polygon in each["geometry"]["coordinates"]
        for ring in polygon
    ]
    for name, point in CENTRES[country].items():
        assert known[name].country == country
        assert all(2 * degrees % 1 == 0 for degrees in point), f"{name} is finer than half a degree"
        assert any(_near(point, ring) for ring in rings), f"{name} lies outside of {country}"


def _near(point: tuple[float, float], ring: list[tuple[float, float]]) -> bool:
    """Whether the point lies in the ring, or half a degree beside it: marks are rounded."""
    steps = (-0.5, -0.25, 0, 0.25, 0.5)
    return any(_inside((point[0] + x, point[1] + y), ring) for x in steps for y in steps)


def _inside(point: tuple[float, float], ring: list[tuple[float, float]]) -> bool:
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def test_every_province_of_the_field_has_a_place() -> None:
    for name, place in gazetteer().provinces.items():
        if place.country in ("CN", "KP", "KR"):
            assert name in CENTRES[place.country]


def test_what_has_no_place_of_its_own_stands_at_its_country() -> None:
    assert place_of(Where("KP", "Ryanggang"))[1] is True
    point, is_province = place_of(Where("US", "Texas"))
    assert point is not None
    assert not is_province
    assert place_of(Where())[0] is None


def test_the_map_of_one_event_has_marks_and_no_lines() -> None:
    found = small_map((Where("CN"), Where("KP")))
    assert found is not None
    assert [line.name for line in found.lines] == ["China", "North Korea"]
    assert small_map(()) is None
    far = small_map((Where("CN"), Where("GB")))
    assert far is not None
    assert far.height == FRAMES["world"].height


def test_an_event_has_its_places_on_a_map_and_as_words(get: Get, cast: Cast) -> None:
    page = get(f"/events/{cast.october}")
    assert '<div class="small-map">' in page
    assert "<li>China</li>" in page
    assert '<h2 id="history">' in page
    assert "Judged to be one event" in page


def test_the_outlines_name_their_source_and_every_country_that_the_gazetteer_has() -> None:
    told = json.loads(OUTLINES.read_text("ascii"))
    assert "Natural Earth" in told["source"]
    assert "public domain" in told["source"]
    ids = {each["id"] for each in told["features"]}
    assert set(gazetteer().countries) - ids <= {"TV", "XK"}
    assert OUTLINES.stat().st_size < 260_000
