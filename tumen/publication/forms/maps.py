"""A table by country as a map: a drawing, and GeoJSON for other programs. PURE.

Countries whose count is told are filled, the more the darker, and named with their number; one whose count is
withheld is hatched, and one without a row of its own is left plain: neither says whether anything is there.
A map shows what its table shows, and nothing finer than a country.

Standard: GeoJSON, RFC 7946. The outlines are Natural Earth's; they are taken as they are given.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tumen.publication.forms.counts import Public, Shown, margins_of
from tumen.publication.forms.frames import Frame, Point

MAP, GEO = "map.svg", "map.geojson"
#: What the rows of a table that can be drawn as a map are by.
COUNTRY = "country"
_WIDTH, _TOP, _FOOT = 760, 40, 26
#: Fills from few to many: each a step that is told from the next in print and by those who see no colours.
_FILLS = ("#cfdeec", "#94b8d6", "#4f86b5", "#1f4f7d")
_LAND, _EDGE, _SEA = "#eeeae2", "#b9b2a3", "#f8fafc"

#: Outlines by the code of a country (ISO 3166-1): its rings in degrees, and where its name stands.
Outlines = Mapping[str, "Outline"]


@dataclass(frozen=True, slots=True)
class Outline:
    """A country's polygons, each with its rings of points in degrees, and a point in its middle."""

    polygons: tuple[tuple[tuple[Point, ...], ...], ...]
    middle: Point


#: What is shown where no country has a place; degrees around those that have one, and the least of a side.
_WORLD = Frame(-170, -56, 190, 78, _WIDTH)
_AROUND, _LEAST = 12.0, 30.0
#: How tall a drawing is beside its width, at most.
_TALLEST = 0.75
#: How far two names stand apart, in units: beside each other, and below each other.
_BESIDE, _BELOW = 120, 17


#: Whoever has the outlines gives what reads them.
_GIVEN: list[Callable[[], Outlines]] = []


def draw_on(outlines: Callable[[], Outlines]) -> None:
    """Take what gives the outlines of countries; without it there are no maps."""
    _GIVEN[:] = [outlines]


def outlines() -> Outlines:
    """The outlines that were given; none where nobody gave any."""
    return _GIVEN[0]() if _GIVEN else {}


def outlines_in(data: bytes) -> dict[str, Outline]:
    """The outlines of a GeoJSON file as `tools/make_outlines.py` writes it."""
    found = {}
    for each in json.loads(data)["features"]:
        polygons = tuple(
            tuple(tuple((x, y) for x, y in ring) for ring in polygon)
            for polygon in each["geometry"]["coordinates"]
        )
        found[each["id"]] = Outline(polygons, _middle(polygons))
    return found


def _middle(polygons: Iterable[tuple[tuple[Point, ...], ...]]) -> Point:
    """The middle of the largest piece of land."""
    boxes = []
    for polygon in polygons:
        xs, ys = zip(*_whole(polygon[0]), strict=True)
        sides = max(xs) - min(xs), max(ys) - min(ys)
        boxes.append((sides[0] * sides[1], (min(xs) + sides[0] / 2, min(ys) + sides[1] / 2)))
    return max(boxes)[1]


def maps_of(public: Public, outlines: Outlines, code_of: Callable[[str, str], str]) -> dict[str, bytes]:
    """The map of a table by country, and its GeoJSON; nothing for another table.

    ``code_of`` gives the code of a country by its name.
    """
    if public.head != COUNTRY or not outlines:
        return {}
    told = {code_of(COUNTRY, line.words): line for line in margins_of(public.lines)}
    placed = {code: line for code, line in told.items() if code in outlines}
    beside = [line for line in margins_of(public.lines) if line not in placed.values()]
    return {MAP: _svg(public, placed, beside, outlines), GEO: _geojson(public, placed, beside, outlines)}


def _geojson(public: Public, placed: Mapping[str, Shown], beside: list[Shown], outlines: Outlines) -> bytes:
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"country": line.words, "count": line.count, "withheld": line.count is None},
            "geometry": {"type": "MultiPolygon", "coordinates": outlines[code].polygons},
        }
        for code, line in sorted(placed.items())
    ]
    told = {
        "type": "FeatureCollection",
        "release": public.number,
        "title": public.title,
        "counted": public.counted,
        "not_on_the_map": [{"row": line.words, "count": line.count} for line in beside],
        "features": features,
    }
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _svg(public: Public, placed: Mapping[str, Shown], beside: list[Shown], outlines: Outlines) -> bytes:
    frame = _around([outlines[code].middle for code in placed])
    height = _TOP + frame.height + _FOOT * (2 if beside else 1)
    words = "; ".join(_told(line) for line in (*placed.values(), *beside, *public.lines[-1:]))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" '
        f'height="{height}" role="img" aria-labelledby="title words" font-family="sans-serif" '
        'font-size="13">',
        f'<title id="title">{escape(public.title)}</title><desc id="words">{escape(words)}</desc>',
        '<defs><pattern id="withheld" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{_LAND}"/>'
        f'<rect width="2" height="6" fill="{_EDGE}"/></pattern>'
        f'<clipPath id="frame"><rect y="{_TOP}" width="{_WIDTH}" height="{frame.height}"/></clipPath></defs>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        f'<rect y="{_TOP}" width="{_WIDTH}" height="{frame.height}" fill="{_SEA}"/>',
        f'<text x="8" y="24" font-size="15" font-weight="bold">{escape(public.title)}</text>',
        f'<g clip-path="url(#frame)" stroke="{_EDGE}" stroke-width="0.6">',
        *_lands(frame, placed, outlines),
        "</g>",
        *_names(frame, placed, outlines),
        *_foot(_TOP + frame.height, beside),
    ]
    return "\n".join([*parts, "</svg>", ""]).encode()


def _around(points: list[Point]) -> Frame:
    """A frame with every point in it and some land around."""
    if not points:
        return _WORLD
    xs, ys = zip(*points, strict=True)
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    wide = max(max(xs) - min(xs) + 2 * _AROUND, 1.6 * _LEAST)
    tall = max(max(ys) - min(ys) + 2 * _AROUND, _LEAST, wide / 2.4)
    wide = max(wide, tall / (_TALLEST * math.cos(math.radians(y))))
    return Frame(
        max(_WORLD.west, x - wide / 2),
        max(_WORLD.south, y - tall / 2),
        min(_WORLD.east, x + wide / 2),
        min(_WORLD.north, y + tall / 2),
        _WIDTH,
    )


def _lands(frame: Frame, placed: Mapping[str, Shown], outlines: Outlines) -> Iterator[str]:
    most = max((line.count or 0 for line in placed.values()), default=0)
    for code, outline in sorted(outlines.items()):
        rings = [_whole(ring) for polygon in outline.polygons for ring in polygon]
        rings = [ring for ring in rings if frame.touches(ring)]
        if rings:
            path = "".join(_path(frame, ring) for ring in rings)
            yield f'<path d="{path}" fill-rule="evenodd" fill="{_fill(placed.get(code), most)}"/>'


def _whole(ring: Iterable[Point]) -> list[Point]:
    """A ring that crosses the 180th meridian as one piece, where it would be drawn around the world."""
    found: list[Point] = []
    for x, y in ring:
        if found and abs(x - found[-1][0]) > 180:
            x += 360 if x < found[-1][0] else -360
        found.append((x, y))
    return found


def _path(frame: Frame, ring: Iterable[Point]) -> str:
    points = (_at(frame, point) for point in ring)
    return f"M{'L'.join(f'{x},{y}' for x, y in points)}Z"


def _at(frame: Frame, point: Point) -> Point:
    """A place in the drawing, whose frame stands below its title."""
    x, y = frame.at(point)
    return x, round(_TOP + y, 1)


def _fill(line: Shown | None, most: int) -> str:
    if line is None:
        return _LAND
    if line.count is None:
        return "url(#withheld)"
    if not line.count:
        return _LAND
    return _FILLS[min(len(_FILLS) - 1, len(_FILLS) * line.count // (most + 1))]


def _names(frame: Frame, placed: Mapping[str, Shown], outlines: Outlines) -> Iterator[str]:
    """Names and numbers, with a light edge so that they are read on any fill; one that would lie on another
    stands below it."""
    taken: list[Point] = []
    for code in sorted(placed, key=lambda code: -outlines[code].middle[1]):
        x, y = _at(frame, outlines[code].middle)
        while any(abs(x - beside) < _BESIDE and abs(y - below) < _BELOW for beside, below in taken):
            y = round(y + _BELOW, 1)
        taken.append((x, y))
        yield (
            f'<text x="{x}" y="{y}" text-anchor="middle" paint-order="stroke" stroke="#fff" '
            f'stroke-width="3" stroke-linejoin="round">{escape(_told(placed[code]))}</text>'
        )


def _foot(y: int, beside: list[Shown]) -> Iterator[str]:
    yield (
        f'<text x="8" y="{y + 18}" fill="#555" font-size="12">The more the darker. Hatched: withheld. '
        "A country without a number has no row of its own.</text>"
    )
    if beside:
        words = "Not on the map: " + "; ".join(map(_told, beside))
        yield f'<text x="8" y="{y + _FOOT + 14}" fill="#555" font-size="12">{escape(words)}</text>'


def _told(line: Shown) -> str:
    return f"{line.words}: {'withheld' if line.count is None else f'{line.count:,}'}"
