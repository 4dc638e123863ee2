"""Where something is told of, as levels that can be counted and shown: country, province, facility.

Of several places the one where it happened stands before the one that people were taken from, and that before
the one that they were taken to. Nothing of a way between them is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from tumen.vocabulary.gazetteer import Place, chain, gazetteer
from tumen.vocabulary.places import canonical
from tumen.vocabulary.slots import Places

#: Where people may be alive in hiding, or held: there nothing finer than the country is shown but to those
#: cleared for identities.
GUARDED = frozenset({"CN", "KP"})


@dataclass(frozen=True, slots=True)
class Where:
    """``country`` is an ISO 3166-1 code, ``province`` and ``facility`` are names of the gazetteer; "" for
    what is not told, or is no one country: a river, a region of several, a camp known by its number alone."""

    country: str = ""
    province: str = ""
    facility: str = ""

    @property
    def coarse(self) -> Where:
        """As counted and drawn for those who are not cleared for identities. A facility stays a name without
        a place: reports print it."""
        return replace(self, province="") if self.country in GUARDED else self


def where_of(places: Places | None) -> Where:
    """Where ``places`` say that it was, by the first of at, from and to that the gazetteer knows."""
    names = (places.at, places.origin, places.destination) if places else ()
    found = (where_is(name) for name in names if name)
    return next((where for where in found if where != Where()), Where())


@lru_cache(maxsize=50_000)
def where_is(name: str) -> Where:
    """Where the place called ``name`` is; nothing for one that the gazetteer does not know."""
    place = canonical(name)
    if place is None:
        return Where()
    facility = place.name if place.level == "facility" else ""
    return Where(place.country, _province(place), facility)


def _province(place: Place) -> str:
    if place.level == "province":
        return place.name
    return next((name for name in chain(place) if _is_province(name)), "")


def _is_province(name: str) -> bool:
    return name in gazetteer().provinces


def country_name(code: str) -> str:
    """The country's name; the code itself where the gazetteer has none."""
    known = gazetteer().countries.get(code)
    return known.name if known else code
