"""The page of the map: events by country and province, and the facilities that claims name.

Drawn here, with the same marks and the same words in a table; where a browser runs scripts, Leaflet lays the
marks of that table over the same outlines, so that one can move and zoom. No other machine is asked: there
are no tiles.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tumen.access.models import Viewer
from tumen.publication.forms.frames import Frame, Point
from tumen.record.queries import Mapped, PlaceMark, Wanted, mapped
from tumen.vocabulary.where import Where, country_name
from tumen.web.filters import OF_PLACES, Box, Chip, Tab, boxes, chips, link, wanted_of
from tumen.web.outlines import OUTLINES
from tumen.web.provinces import CENTRES
from tumen.web.saying import said
from tumen.web.words import Words, number_words

#: Width of a drawing, in its own units.
WIDTH = 640
#: Radius of the smallest and the largest mark, in units. A mark's area grows with its events.
SMALL, LARGE = 4.0, 20.0

FRAMES: Mapping[str, Frame] = {
    "asia": Frame(82, 6, 147, 54, WIDTH),
    "world": Frame(-170, -56, 180, 78, WIDTH),
}
_FRAME_WORDS: Mapping[str, Words] = {"asia": gettext_lazy("East Asia"), "world": gettext_lazy("The world")}


@dataclass(frozen=True, slots=True)
class Land:
    """A country's outline in a drawing; ``is_marked`` where a mark or its country stands in it."""

    path: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark: where it stands in the drawing, and in degrees for a map that is moved about."""

    x: float
    y: float
    radius: float
    longitude: float
    latitude: float
    is_province: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table, with its mark; None where the drawing does not reach it."""

    name: str
    country: str
    level: Words
    events: str
    years: str
    address: str
    dot: Dot | None
    longitude: float | None
    latitude: float | None


@dataclass(frozen=True, slots=True)
class FacilityLine:
    name: str
    place: str
    claims: str
    address: str


@dataclass(frozen=True, slots=True)
class MapPage:
    says: str
    tabs: tuple[Tab, ...]
    width: int
    height: int
    lands: tuple[Land, ...]
    lines: tuple[Line, ...]
    outside: int
    facilities: tuple[FacilityLine, ...]
    further: int
    nowhere: int
    kept_off: int
    is_coarse: bool
    boxes: tuple[Box, ...]
    chips: tuple[Chip, ...]
    carried: Mapping[str, str]
    address: str
    bounds: Frame


def shown(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Where events happened, as finely as this viewer is shown it and never finer than a province."""
    wanted = wanted_of(request.GET, OF_PLACES).for_viewer(viewer)
    view = request.GET.get("view", "")
    page = map_page(viewer, mapped(viewer, wanted), wanted, view if view in FRAMES else "asia")
    return render(request, "tumen/map.html", {"room": "map", "page": page})


def map_page(viewer: Viewer, found: Mapped, wanted: Wanted, view: str) -> MapPage:
    """The page's words and drawing."""
    here, frame = reverse("map"), FRAMES[view]
    more = {"view": "" if view == "asia" else view}
    most = max((mark.events for mark in found.marks), default=1)
    lines = tuple(_line(mark, most, frame, wanted) for mark in found.marks)
    number = sum(mark.events for mark in found.marks)
    return MapPage(
        says=ngettext("%(n)s event is on this map.", "%(n)s events are on this map, each once.", number)
        % {"n": number_words(number) or "0"},
        tabs=tuple(
            Tab(words, link(here, {**wanted.given, "view": "" if name == "asia" else name}), name == view)
            for name, words in _FRAME_WORDS.items()
        ),
        width=WIDTH,
        height=frame.height,
        lands=tuple(lands(frame, {mark.where.country for mark in found.marks})),
        lines=lines,
        outside=sum(line.dot is None for line in lines),
        facilities=tuple(_facility(each.where, each.claims) for each in found.facilities),
        further=found.further,
        nowhere=found.nowhere,
        kept_off=found.kept_off,
        is_coarse=found.is_coarse,
        boxes=boxes(viewer, wanted, OF_PLACES),
        chips=chips(here, wanted, more),
        carried={**more, **({"province": wanted.province} if wanted.province else {})},
        address=here,
        bounds=frame,
    )


def _line(mark: PlaceMark, most: int, frame: Frame, wanted: Wanted) -> Line:
    where, first, last = mark.where, mark.first, mark.last
    point, is_province = place_of(where)
    years = str(first) if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    narrowed = {**wanted.given, "country": where.country, "province": where.province}
    radius = max(SMALL, LARGE * math.sqrt(mark.events / most))
    return Line(
        name=name_of(where),
        country=where.country,
        level=_("province") if where.province else _("country"),
        events=number_words(mark.events),
        years=years if first else "",
        address=link(reverse("timeline"), narrowed),
        dot=dot_of(point, is_province, radius, frame) if point and frame.holds(point) else None,
        longitude=point[0] if point else None,
        latitude=point[1] if point else None,
    )


def name_of(where: Where) -> str:
    """ "Jilin, China", "China"."""
    country = said(country_name(where.country))
    if not where.province:
        return country
    return _("%(province)s, %(country)s") % {"province": said(where.province), "country": country}


@dataclass(frozen=True, slots=True)
class SmallLine:
    """A place of one event, with its mark."""

    name: str
    events: str
    dot: Dot


@dataclass(frozen=True, slots=True)
class SmallMap:
    """A drawing of one event's places, and each by name."""

    width: int
    height: int
    lands: tuple[Land, ...]
    lines: tuple[SmallLine, ...]
    says: str


def small_map(places: Iterable[Where]) -> SmallMap | None:
    """One event's places; None where none of them can be drawn."""
    found = [(where, point, fine) for where in places for point, fine in [place_of(where)] if point]
    if not found:
        return None
    near = all(FRAMES["asia"].holds(point) for _where, point, _fine in found)
    frame = FRAMES["asia" if near else "world"]
    lines = tuple(
        SmallLine(name_of(where), "", dot_of(point, fine, 2.2 * SMALL, frame)) for where, point, fine in found
    )
    drawn = tuple(lands(frame, {where.country for where, _point, _fine in found}))
    return SmallMap(WIDTH, frame.height, drawn, lines, "; ".join(line.name for line in lines))


def _facility(where: Where, claims: int) -> FacilityLine:
    place = name_of(where) if where.country else _("country not told")
    words = ngettext("%(n)s claim", "%(n)s claims", claims) % {"n": number_words(claims)}
    address = link(reverse("counted-claims"), {"facility": where.facility})
    return FacilityLine(where.facility, place, words, address)


def dot_of(point: Point, is_province: bool, radius: float, frame: Frame) -> Dot:
    x, y = frame.at(point)
    return Dot(x, y, round(radius, 1), point[0], point[1], is_province)


def place_of(where: Where) -> tuple[Point | None, bool]:
    """Where a mark stands, in degrees, and whether it is a province's; None for a country without outline."""
    if where.province in CENTRES.get(where.country, {}):
        return CENTRES[where.country][where.province], True
    return _middles().get(where.country), False


def lands(frame: Frame, marked: Iterable[str]) -> Iterator[Land]:
    """The outlines that a frame shows, as paths of its drawing."""
    of = set(marked)
    for code, path in _paths(frame):
        yield Land(path, code in of)


@cache
def _paths(frame: Frame) -> tuple[tuple[str, str], ...]:
    """Worked out once for each frame: there are few, and the outlines do not change while this runs."""
    found = ((code, "".join(_drawn(rings, frame))) for code, rings in _rings())
    return tuple((code, path) for code, path in found if path)


def _drawn(rings: Iterable[list[Point]], frame: Frame) -> Iterator[str]:
    for ring in rings:
        if frame.touches(ring):
            points = [frame.at(point) for point in frame.cut(ring)]
            kept = [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]
            if len(kept) > 3:
                yield "M" + "L".join(f"{x:g} {y:g}" for x, y in kept[:-1]) + "z"


@cache
def _outlines() -> tuple[tuple[str, Point, tuple[list[Point], ...]], ...]:
    told = json.loads(OUTLINES.read_text(encoding="ascii"))
    return tuple(
        (
            each["id"],
            tuple(each["properties"]["at"]),
            tuple(ring for polygon in each["geometry"]["coordinates"] for ring in polygon),
        )
        for each in told["features"]
    )


def _rings() -> Iterator[tuple[str, tuple[list[Point], ...]]]:
    for code, _at, rings in _outlines():
        yield code, rings


@cache
def _middles() -> dict[str, Point]:
    return {code: at for code, at, _rings_ in _outlines()}
