"""Words of a document without the names that its claims tell, and without places finer than a country. PURE.

For who may see a document and is not cleared for identities, or has not said why they look. Names that nobody
marked as covered stand in the document itself; what is told of persons shows none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tumen.documents.identities import signs_in
from tumen.documents.masking import MASK, SHORTEST, Covering, Masked
from tumen.record.persons.gathering import proper_name
from tumen.vocabulary.parties import Party
from tumen.vocabulary.places import find_places

_TITLES = frozenset("mr mrs ms miss dr witness pastor rev of and the".split())
#: Names within a description: "son of Kang Da-on".
_NAMES = re.compile(r"(?:[A-Z][\w’'-]*)(?:\s+[A-Z][\w’'-]*)*|[가-힣]{2,4}")

#: Parts of the world, which are wider than a country and tell nobody where somebody is.
_WIDER = frozenset(
    (
        *("East Asia", "Southeast Asia", "Central Asia", "South Asia", "Asia", "Middle East"),
        *("Europe", "Eastern Europe", "Western Europe", "Central Europe", "Africa", "West Africa"),
        *("East Africa", "Central Africa", "North Africa", "North America", "South America"),
    )
)


class Shield:
    """Covers the names of some persons, of their relatives, and what tells where somebody is."""

    def __init__(self, parties: Iterable[Party]) -> None:
        names: set[str] = set()
        for party in parties:
            for called in (party.name, party.words, party.relative):
                names |= _names_in(called, party)
        self._names = Covering({*names, *(part for name in names for part in _parts(name))})

    def words(self, said: str) -> str:
        """``said`` with names, fine places, and signs of identities covered."""
        spans = [
            mention.span
            for mention in find_places(said)
            if mention.place.level != "country" and mention.place.name not in _WIDER
        ]
        spans += [sign.span for sign in signs_in(said)]
        return self._names.words(Masked.of(said, spans).text if spans else said)

    def names(self, said: str) -> str:
        """``said`` with the names alone covered."""
        return self._names.words(said)

    def value(self, value: Any) -> Any:
        """A value with the names covered in each of its strings."""
        return self._names.value(value)

    def hides(self, said: str) -> bool:
        return MASK in self.words(said)


def _names_in(called: str, party: Party) -> set[str]:
    if not called:
        return set()
    if proper_name(Party(called)) or (called == party.name and proper_name(party)):
        return {called}
    within = {found[0] for found in _NAMES.finditer(called)}
    return {name for name in within if proper_name(Party(name)) and len(name) > SHORTEST}


def _parts(name: str) -> Iterable[str]:
    """The parts by which somebody may be called again: "Kang", "Da-on"; two syllables of three of Hangul."""
    if re.fullmatch(r"[가-힣]{3,4}", name):
        yield name[1:]
        return
    for part in re.split(r"\s+", name):
        if len(part) > SHORTEST and part.lower() not in _TITLES:
            yield part
