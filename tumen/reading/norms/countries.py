"""Whose law it is, where many countries have one of that name: "the Criminal Law", "its Constitution"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from tumen.reading.norms.instruments import Instrument
from tumen.reading.norms.referring import is_one_sentence
from tumen.vocabulary.norms import norms
from tumen.vocabulary.places import find_places

#: Code points of a document in which the countries that it is about are looked for.
_OPENING = 4000
#: Code points within which a word beside an act tells whose it is.
_FAR = 250
#: Code points that a word behind it counts as farther away: "Congress let the Act lapse; Seoul ...".
_BEHIND = 60
_AMERICAN = re.compile(
    r"\b(?:Congress|Washington|U\.?S\.?|United States|America|American|Senate|State Department|Capitol)\b"
)
_SOUTHERN = re.compile(r"\b(?:Seoul|South Korean?|National Assembly|ROK|Republic of Korea)\b")


def countries_of(text: str) -> Callable[[], frozenset[str]]:
    """The countries that a document is about, worked out when first asked for."""

    @cache
    def found() -> frozenset[str]:
        counts = Counter(mention.place.country for mention in find_places(text[:_OPENING]))
        return frozenset(country for country, _ in counts.most_common(6) if country)

    return found


@cache
def _shared() -> dict[str, dict[str, str]]:
    """Names that several countries' laws share, with each country's code."""
    found: dict[str, dict[str, str]] = {}
    for norm in norms().values():
        for name in norm.common:
            found.setdefault(name, {})[norm.country] = norm.code
    return found


def of_country(instrument: Instrument, text: str) -> str:
    """The code of a law known by a shared name, by the country that stands beside it; empty when none does.

    A country counts in the name itself, before it ("South Korea's"), after it ("of the DPRK"), or as the only
    country in which the sentence is set ("In North Korea, ...").
    """
    name = instrument.name.lower()
    for shared, codes in _shared().items():
        if re.search(rf"\b{shared}\b", name):
            country = _beside(instrument, text) or _set_in(instrument, text)
            return codes.get(country, "")
    return ""


def _beside(instrument: Instrument, text: str) -> str:
    start, end = instrument.span.start, instrument.span.end
    inside = find_places(text[start:end])
    if inside:
        return inside[-1].place.country
    before = text[max(0, start - 40) : start]
    for mention in find_places(before):
        if re.fullmatch(r"(?:['’]s?)?\s+(?:own\s+|revised\s+|\d{4}\s+)*", before[mention.span.end :]):
            return mention.place.country
    after = text[end : end + 50]
    for mention in find_places(after):
        if re.fullmatch(r"\s+(?:of|in)\s+(?:the\s+)?", after[: mention.span.start]):
            return mention.place.country
    return ""


def _set_in(instrument: Instrument, text: str) -> str:
    start = instrument.span.start
    begin = max(0, start - 300)
    countries = {
        mention.place.country
        for mention in find_places(text[begin:start])
        if mention.place.level == "country"
        and not mention.place.is_demonym
        and is_one_sentence(text, begin + mention.span.end, start)
    }
    return countries.pop() if len(countries) == 1 else ""


def whose_act(text: str) -> str:
    """Whose North Korean Human Rights Act a text tells of that names the bodies of one country alone."""
    is_american, is_southern = _AMERICAN.search(text), _SOUTHERN.search(text)
    if bool(is_american) == bool(is_southern):
        return "nk-human-rights-act"
    return "us-nk-human-rights-act" if is_american else "rok-nk-human-rights-act"


def of_congress_or_assembly(text: str, start: int, end: int) -> str:
    """Whose North Korean Human Rights Act: that of the United States of 2004, or the South's of 2016; ""
    where nothing near tells."""
    american, southern = _distance(_AMERICAN, text, start, end), _distance(_SOUTHERN, text, start, end)
    if american == southern:
        return ""
    return "us-nk-human-rights-act" if american < southern else "rok-nk-human-rights-act"


def _distance(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Code points to the nearest match within reach on either side, those behind reckoned farther; `_FAR`
    where there is none."""
    near = [start - found.end() for found in pattern.finditer(text, max(0, start - _FAR), start)]
    near += [_BEHIND + found.start() - end for found in pattern.finditer(text, end, end + _FAR)]
    return min([*near, _FAR])
