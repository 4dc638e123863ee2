"""A table by country as a map: what it fills, what it says, and that it says no more than the table."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tests.publication.forms.tables import BY_YEAR
from tumen.publication import packing
from tumen.publication.forms.counts import Public, Shown
from tumen.publication.forms.maps import GEO, MAP, Outline, maps_of

SVG = "{http://www.w3.org/2000/svg}"


def square(x: float, y: float, side: float = 4) -> Outline:
    ring = ((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))
    return Outline(((ring,),), (x + side / 2, y + side / 2))


OUTLINES = {"CN": square(100, 30, 10), "KP": square(126, 38), "KR": square(126, 35), "JP": square(136, 36)}
BY_COUNTRY = replace(
    BY_YEAR,
    head="country",
    title="Claims by country & <more>",
    filters=(),
    lines=(
        *(Shown("China", 1200), Shown("North Korea", 20), Shown("South Korea", None)),
        *(Shown("all others", None), Shown("not told", 12), Shown("total", 1300, is_total=True)),
    ),
)


def drawn(public: Public = BY_COUNTRY) -> ElementTree.Element:
    return ElementTree.fromstring(maps_of(public, OUTLINES, packing.code_of)[MAP])


def fills(root: ElementTree.Element) -> list[str]:
    return [each.attrib["fill"] for each in root.iter(f"{SVG}path")]


def test_the_more_the_darker_and_what_is_withheld_is_hatched() -> None:
    china, japan, north, south = fills(drawn())
    assert (china, south) == ("#1f4f7d", "url(#withheld)")
    assert north == "#cfdeec"
    assert japan not in (china, north, south), "it has no row, and looks like land of which nothing is told"


def test_it_says_in_words_what_it_draws_and_what_it_does_not() -> None:
    root = drawn()
    words = [each.text or "" for each in root.iter(f"{SVG}text")]
    assert "China: 1,200" in words
    assert "Not on the map: all others: withheld; not told: 12" in words
    (described,) = root.iter(f"{SVG}desc")
    assert described.text
    assert "South Korea: withheld" in described.text
    assert "total: 1,300" in described.text
    assert not list(root.iter(f"{SVG}script"))


def test_no_name_lies_on_another() -> None:
    named = {str(each.text): each.attrib for each in drawn().iter(f"{SVG}text") if each.get("text-anchor")}
    north, south = (named[words]["y"] for words in ("North Korea: 20", "South Korea: withheld"))
    assert abs(float(north) - float(south)) >= 17


def test_geojson_has_the_countries_of_the_table_and_no_other_number() -> None:
    told = json.loads(maps_of(BY_COUNTRY, OUTLINES, packing.code_of)[GEO])
    assert {each["id"]: each["properties"]["count"] for each in told["features"]} == {
        "CN": 1200, "KP": 20, "KR": None,
    }  # fmt: skip
    assert told["not_on_the_map"] == [
        {"row": "all others", "count": None}, {"row": "not told", "count": 12},
    ]  # fmt: skip
    for feature in told["features"]:
        for (ring,) in feature["geometry"]["coordinates"]:
            assert ring[0] == ring[-1]


@pytest.mark.parametrize("public", [BY_YEAR, replace(BY_COUNTRY, lines=BY_COUNTRY.lines[3:])])
def test_another_table_has_no_map_and_one_without_countries_an_empty_one(public: Public) -> None:
    made = maps_of(public, OUTLINES, packing.code_of)
    assert set(made) == (set() if public is BY_YEAR else {MAP, GEO})
    if made:
        assert json.loads(made[GEO])["features"] == []


def test_land_across_the_last_meridian_is_no_band_around_the_world() -> None:
    ring = ((170.0, 60.0), (179.0, 60.0), (-175.0, 64.0), (175.0, 66.0), (170.0, 60.0))
    outlines = {"CN": Outline(((ring,),), (175.0, 63.0))}
    (path,) = ElementTree.fromstring(maps_of(BY_COUNTRY, outlines, packing.code_of)[MAP]).iter(f"{SVG}path")
    xs = [float(point.split(",")[0]) for point in path.attrib["d"].strip("MZ").split("L")]
    assert max(xs) - min(xs) < 760 / 2
