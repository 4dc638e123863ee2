"""Names of places in running text: which words name a place, which place, and what lies in what.

Only names that public reports print are read, and nothing finer than the facility they name; no coordinates
are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from tumen.vocabulary.capitals import governs
from tumen.vocabulary.gazetteer import (
    FIELD,
    Level,
    Place,
    chain,
    cities,
    compatible,
    contains,
    first_word,
    gazetteer,
    plain,
)
from tumen.vocabulary.spans import Span

__all__ = [
    "Level",
    "Place",
    "PlaceMention",
    "around",
    "canonical",
    "compatible",
    "contains",
    "country",
    "find_places",
]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """The words at ``span`` (code points of the text) name ``place``."""

    span: Span
    place: Place


#: People of a town that is taken for meant in a text about other countries.
_LARGE = 100_000
#: Names that `canonical` and its like remember.
_REMEMBERED = 50_000

_WORD = re.compile(r"(?<!\w)[A-Z][^\W_]*")
_OF_PROVINCE = re.compile(r" (?:[Pp]rovince|[Pp]refecture|[Rr]egion|[Ss]tate)\b")
_OF_TOWN = re.compile(r" (?:[Cc]ity|[Cc]ounty)\b")
#: A treaty is named after a place and is none.
_NORM = re.compile(
    r"(?:'s)? (?:Convention|Conventions|Protocol|Agreement|Treaty|Accords?|Declaration|Statute"
    r"|Principles|Process|Rules|Olympics)\b"
)
_NAMESAKES = frozenset(
    {"Jordan", "Chad", "Georgia", "Israel", "Washington", "Paris", "Sofia", "Berlin", "Kenya", "Santiago"}
)
_CAPITALISED_BEFORE = re.compile(
    r"(?:^|[\w,] )(?!In |From |To |At |Near |And |The |Of |But |When |While |Since |For |By |Both "
    r"|Outside )[A-Z][\w'-]+ $"
)
_CAPITALISED_AFTER = re.compile(r" [A-Z][a-z]")

_DIRECTION = re.compile(
    r"(?<![\w-])(?:(?P<from>[Nn]orth|[Ss]outh)-? ?(?P<side>[Ee]ast|[Ww]est)|(?P<one>[Nn]orth|[Ss]outh"
    r"|[Ee]ast|[Ww]est|[Cc]entral))"
    r"(?:ern)?(?: of | |-)$"
)
_FACILITY = re.compile(
    r"(?:'s)?(?P<kind> (?:[A-Z][a-z]+ |(?:women's|men's|political|immigration|border|labou?r"
    r"|re-?education|reform|county|city|provincial|central"
    r"|state|security|police|military|temporary|public|friendship|main) ){0,3}"
    r"(?:(?:[Dd]etention|[Hh]olding|[Ii]nternment|[Rr]eception) (?:[Cc]entre|[Cc]enter|[Ff]acility"
    r"|[Hh]ouse|[Cc]amp)|[Pp]rison [Cc]amp|[Pp]rison|[Jj]ail"
    r"|(?:[Ll]abou?r|[Rr]e-?education|[Cc]oncentration|[Rr]efugee|[Tt]ransit) [Cc]amp|[Cc]amp|[Pp]olice"
    r" [Ss]tation|[Cc]heckpoint"
    r"|[Bb]order (?:[Cc]rossing|[Pp]ost)|[Bb]ridge|[Cc]ustoms|[Aa]irport|[Rr]eformatory))\b(?! "
    r"(?:guards?|staff|officials?|inmates?))"
)
_NUMBERED_CAMP = re.compile(
    r"(?<!\w)(?:(?P<camp>(?:[Pp]olitical )?(?:[Pp]rison )?Camp(?: No\.?| Number)?|(?:prison )?camp "
    r"(?:No\.?|[Nn]umber))"
    r"|(?P<korean>[Kk]wan-?li-?so(?: No\.?)?)|(?P<reform>[Kk]yo-?hwa-?so(?: No\.?)?)) ?"
    r"(?P<number>\d{1,2})\b(?!,\d)"
)
#: The towns that the political prison camps of North Korea are known by.
_CAMP_TOWNS = {
    "14": "Kaechon",
    "15": "Yodok",
    "16": "Hwasong",
    "18": "Pukchang",
    "22": "Hoeryong",
    "25": "Chongjin",
}
_HALVES = re.compile(
    r"\b[Tt]he (North|South)(?='s\b|[.,;:!?)\"\u201d]|$| (?!of\b|and [Ss]outh|and [Nn]orth|-)[a-z(])"
)
_THE = re.compile(r"\b[Tt]he (?:(?:frozen|swollen|shallow|upper|lower) )?$")

_LISTED = re.compile(r"(?:, | and | or |, and |/)$")

#: Where a name that only GeoNames knows is taken for a town.
_IN_TOWN = re.compile(
    r"(?<!\w)(?:[Ii]n|[Ff]rom|[Tt]o|[Nn]ear|[Oo]utside|[Vv]ia|[Rr]eached|[Tt]hrough|[Tt]owards?|(?:city"
    r"|town|village|port|outskirts|streets|people) of|(?:left|bound|heading) for|and|or|,)"
    r" (?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})(?!\w)"
)


def find_places(text: str, *, assume: Iterable[str] = FIELD) -> list[PlaceMention]:
    """Every name of a place in ``text``, in order and without overlaps.

    Demonyms and capitals that stand for their government give the country. ``assume`` holds the country codes
    that the text is about: only with "KP" or "KR" among them can "the North" be North Korea. Not found: names
    in lower case, streets, places known only by a nickname, towns under 15,000 people that no pack lists.
    """
    smooth = plain(text)
    found = _listed(smooth)
    found += _other_towns(smooth, found)
    found += _numbered_camps(smooth, found)
    if {"KP", "KR"} & set(assume):
        found += _halves(smooth, found)
    return sorted(found, key=lambda mention: mention.span)


@cache
def _heads() -> dict[str, list[str]]:
    heads = gazetteer().heads()
    for head, names in list(heads.items()):
        if len(head) > 3 and head.upper() not in heads:
            heads[head.upper()] = [name.upper() for name in names]
    return heads


@cache
def _capitals() -> dict[str, str]:
    """Names written in capitals throughout, as headlines and datelines do."""
    known = gazetteer()
    return {name.upper(): name for name in {*known.names, *known.seats} if len(first_word(name)) > 3}


def _listed(text: str) -> list[PlaceMention]:
    """The places that the packs list."""
    heads, found, end = _heads(), list[PlaceMention](), 0
    for match in _WORD.finditer(text):
        names = heads.get(match.group())
        if names is None or match.start() < end:
            continue
        name = _name_at(text, match.start(), names)
        if not name:
            continue
        end = match.start() + len(name)
        mention = _mention(text, match.start(), name, found)
        if mention:
            found.append(mention)
            end = mention.span.end
    return found


def _name_at(text: str, start: int, names: list[str]) -> str:
    for name in names:
        if text.startswith(name, start) and not text[start + len(name) : start + len(name) + 1].isalnum():
            return name
    return ""


def _mention(text: str, start: int, name: str, before: list[PlaceMention]) -> PlaceMention | None:
    known = gazetteer()
    place = known.names.get(name) or known.names.get(_capitals().get(name, ""))
    end = start + len(name)
    if place is None or _is_something_else(text, start, end, place):
        return None
    seat = known.seats.get(name) or known.seats.get(_capitals().get(name, ""))
    if (
        seat
        and place.level == "town"
        and not _FACILITY.match(text, end)
        and governs(text, start, end, seat, _listed_with(text, start, before))
    ):
        return PlaceMention(Span(start, end), seat)
    if place.level in ("town", "province") and not place.is_demonym:
        return _widened(text, start, end, place)
    if place.level == "country" and not place.is_demonym:
        return _directed(text, start, end, place)
    return PlaceMention(Span(start, end), place)


def _is_something_else(text: str, start: int, end: int, place: Place) -> bool:
    """A treaty, a person, a language."""
    if _NORM.match(text, end):
        return True
    left = text[max(0, start - 24) : start]
    if place.name in _NAMESAKES and not place.is_demonym:
        return bool(
            _CAPITALISED_BEFORE.search(left)
            or (_CAPITALISED_AFTER.match(text, end) and place.level == "country")
        )
    return (
        place.is_demonym and left.endswith((" in ", " into ")) and re.match(r"[,.;)]", text[end:]) is not None
    )


def _widened(text: str, start: int, end: int, place: Place) -> PlaceMention:
    """Take in "province" or "city"; "Tumen detention centre" is the facility, "the Tumen" the river."""
    facility = _FACILITY.match(text, end)
    if facility:
        name = place.name + re.sub(r"([Cc])enter\b", r"\1entre", facility["kind"])
        return PlaceMention(
            Span(start, facility.end()), Place(name, "facility", place.country, part_of=place.name)
        )
    article = _THE.search(text, max(0, start - 24), start)
    if (
        place.name == "Tumen"
        and article
        and not re.match(r"(?:'s)? [A-Za-z]*(?:[A-Z]|office|group|customs|border)", text[end:])
    ):
        return PlaceMention(Span(article.start(), end), gazetteer().names["Tumen River"])
    suffix = (_OF_PROVINCE if place.level == "province" else _OF_TOWN).match(text, end)
    return PlaceMention(Span(start, suffix.end() if suffix else end), place)


def _directed(text: str, start: int, end: int, place: Place) -> PlaceMention:
    """ "north-east China", "southern Vietnam": a region of the country."""
    match = _DIRECTION.search(text, max(0, start - 24), start)
    if not match or match[0][0].isupper() and match[0] != match[0].title() or match.end() != start:
        return PlaceMention(Span(start, end), place)
    if match["from"]:
        words = f"{match['from']}-{match['side']}".lower()
    else:
        words = match["one"].lower() + ("" if match["one"].lower() == "central" else "ern")
    name = f"{words} {place.name}"
    region = gazetteer().names.get(name) or Place(name, "region", place.country)
    return PlaceMention(Span(match.start(), end), region)


def _listed_with(text: str, start: int, before: list[PlaceMention]) -> Place | None:
    """The place just before, where only "and" or a comma lies between."""
    return before[-1].place if before and _LISTED.fullmatch(text, before[-1].span.end, start) else None


def _covered(found: list[PlaceMention]) -> set[int]:
    """The code points that lie in a mention."""
    return {place for mention in found for place in range(mention.span.start, mention.span.end)}


def _other_towns(text: str, found: list[PlaceMention]) -> list[PlaceMention]:
    """Towns that only GeoNames lists, where the words before them point to a town."""
    taken = _covered(found)
    ends = {mention.span.end for mention in found if not mention.place.is_demonym}
    countries = {mention.place.country for mention in found} - {""}
    towns: list[PlaceMention] = []
    position = 0
    while match := _IN_TOWN.search(text, position):
        start = position = match.start("name")
        town = (
            None if start in taken or _joins_nothing(match, text, ends) else _town(match["name"], text, start)
        )
        place = _of_a_country(town, countries) if town else None
        if town and place:
            position = start + len(town)
            ends.add(position)
            towns.append(PlaceMention(Span(start, position), place))
    return towns


def _joins_nothing(match: re.Match[str], text: str, ends: set[int]) -> bool:
    """Whether "and" or a comma stands before the name, and no place before that."""
    before = text[match.start() : match.start("name")].strip()
    return before in ("and", "or", ",") and match.start() - (before != ",") not in ends


def _town(words: str, text: str, start: int) -> str:
    """The town that ``words`` are; none when a capitalised word follows, as in a person's name."""
    whole = words.removesuffix("'s")
    if whole in gazetteer().not_towns or first_word(whole) in _heads():
        return ""
    return whole if whole in cities() and not _CAPITALISED_AFTER.match(text, start + len(words)) else ""


def _of_a_country(town: str, countries: set[str]) -> Place | None:
    """Which of the towns of one name: one in a country that the text names, else the first if it is large."""
    same = cities()[town]
    near = [city.place for city in same if city.place.country in countries]
    large = [city.place for city in same if not countries or city.people >= _LARGE]
    return next(iter(near + large), None)


def _numbered_camps(text: str, found: list[PlaceMention]) -> list[PlaceMention]:
    korea = any(mention.place.country == "KP" for mention in found)
    taken, camps = _covered(found), []
    for match in _NUMBERED_CAMP.finditer(text):
        is_korean = bool(korea or match["korean"] or match["reform"])
        name = f"Kyohwaso No. {match['number']}" if match["reform"] else f"Camp {match['number']}"
        town = _CAMP_TOWNS.get(match["number"], "") if is_korean and not match["reform"] else ""
        if match.start() not in taken:
            place = Place(name, "facility", "KP" if is_korean else "", part_of=town)
            camps.append(PlaceMention(Span(match.start(), match.end()), place))
    return camps


def _halves(text: str, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "the North" and "the South", unless the text speaks of other countries and not of Korea."""
    countries = {mention.place.country for mention in found}
    if countries - {"", *FIELD} and not countries & {"KP", "KR"}:
        return []
    known, taken = gazetteer().countries, _covered(found)
    return [
        PlaceMention(Span(match.start(), match.end()), known["KP" if match[1] == "North" else "KR"])
        for match in _HALVES.finditer(text)
        if match.start() not in taken and not text.endswith("Global ", 0, match.start())
    ]


@lru_cache(maxsize=_REMEMBERED)
def canonical(name: str) -> Place | None:
    """The one place that ``name`` names ("DPRK", "Jilin province", "Tumen detention center"), or None.

    A capital is the town here and a demonym the country.
    """
    smooth = plain(name).strip().removesuffix("'s")
    known = gazetteer().names
    bare = re.sub(r"^[Tt]he ", "", smooth)
    short = re.sub(r" (?:[Pp]rovince|[Cc]ity|[Cc]ounty)$", "", bare)
    place = known.get(smooth) or known.get(bare) or known.get(short)
    if place:
        return place
    mentions = find_places(smooth)
    if len(mentions) == 1 and len(mentions[0].span) >= len(bare):
        return mentions[0].place
    return cities()[bare][0].place if bare in cities() else None


@lru_cache(maxsize=_REMEMBERED)
def around(place: str) -> tuple[str, ...]:
    """The names of what the place called ``place`` lies in, nearest first; () when nothing is known."""
    found = canonical(place)
    if found is None or (found.level == "country" and not found.is_demonym):
        return ()
    whole = gazetteer().countries.get(found.country)
    return (*chain(found), *([whole.name] if whole else []))


@lru_cache(maxsize=_REMEMBERED)
def country(words: str) -> str:
    """The country that ``words`` name ("Chinese authorities", "Beijing"); "" for none or several."""
    countries = {mention.place.country for mention in find_places(words)} - {""}
    whole = gazetteer().countries.get(countries.pop()) if len(countries) == 1 else None
    return whole.name if whole else ""


def is_town(words: str) -> bool:
    """Whether ``words``, in capitals or not, are the name of one place that is smaller than a country."""
    place = canonical(words.title() if words.isupper() else words)
    return place is not None and place.level != "country"
