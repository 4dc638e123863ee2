"""Voices in words: the name of a group, the sentence that counts them, and what they have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tumen.corroboration.voices.telling import Edge, Kind, Part, Telling, name_of
from tumen.vocabulary.languages import language_words

ONE_ORGANISATION = "all through one organisation: {name}"
NOT_FIRST_HAND = "no first-hand source"
ONE_LANGUAGE = "all in {name}"


def sentence_of(reports: int, documents: int, least: int, most: int) -> str:
    """ "5 reports, 4 documents, between 1 and 2 independent voices"."""
    voices = _many(most, "independent voice")
    if least != most:
        voices = f"between {least} and {most} independent voices"
    return f"{_many(reports, 'report')}, {_many(documents, 'document')}, {voices}"


def repeated_words(voices: int) -> str:
    """What is to be known of voices that came later with a number which was there."""
    if voices == 1:
        return "one of these gives a number that another gave before it"
    return f"{voices:,} of these give a number that another gave before them"


def name_of_group(tellings: Sequence[Telling], edges: Iterable[Edge]) -> str:
    """ "Wire A, and 3 documents that took it from it": the origin most of them lead to, and the rest."""
    if len(tellings) == 1:
        return _origin_of(tellings[0], edges)
    claims = {telling.claim: telling for telling in tellings}
    taken: Counter[str] = Counter()
    for edge in edges:
        if edge.is_directed:
            taken[edge.other] += 1
    givers = {edge.one for edge in edges if edge.is_directed}
    # What gives and takes nothing itself comes before what passes on; then what most took it from.
    order = sorted(taken, key=lambda end: (end in givers, -taken[end], end))
    if not order:
        return _name_of_alike(tellings)
    first = order[0]
    name = _own_name(claims[first]) if first in claims else name_of(first)
    others = {telling.document for telling in tellings if name not in telling.own}
    if first in claims:
        others = {telling.document for telling in tellings} - {claims[first].document}
    return f"{name}, and {_many(len(others), 'document')} that took it from it"


def _name_of_alike(tellings: Sequence[Telling]) -> str:
    """The name of a group of which nobody knows who took it from whom: "A, B and 2 more", "A, 3 reports"."""
    names = sorted({_own_name(telling) for telling in tellings})
    if len(names) == 1:
        return f"{names[0]}, {_many(len(tellings), 'report')}"
    return " and ".join(names) if len(names) < 3 else f"{names[0]}, {names[1]} and {len(names) - 2} more"


def flags_of(part: Part, told: Sequence[Telling], edges: Iterable[Edge]) -> tuple[str, ...]:
    """What all tellings of a part have in common; a single telling has nothing in common with others."""
    found = []
    through = _through(part, told, edges)
    common = set.intersection(*through) if through else set()
    if len(told) > 1 and common:
        found.append(ONE_ORGANISATION.format(name=sorted(common)[0]))
    if told and all(telling.is_first_hand is False for telling in told):
        found.append(NOT_FIRST_HAND)
    languages = {telling.language for telling in told}
    if len(told) > 1 and len(languages) == 1 and languages != {""}:
        found.append(ONE_LANGUAGE.format(name=language_words(languages.pop())))
    return tuple(found)


def _through(part: Part, told: Sequence[Telling], edges: Iterable[Edge]) -> list[set[str]]:
    """For each telling the names that its word went through: speakers, publishers, whom they took it from."""
    taken: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.is_directed and edge.is_confirmed:
            taken[edge.one].add(edge.other)
    by_claim = {telling.claim: telling for telling in told}
    found = []
    for telling in told:
        names: set[str] = set()
        open_, seen = [telling.claim], {telling.claim}
        while open_:
            end = open_.pop()
            if end in by_claim:
                names |= _names(by_claim[end], part)
            else:
                names.add(name_of(end))
            open_ += taken[end] - seen
            seen |= taken[end]
        found.append(names)
    return found


def _names(telling: Telling, part: Part) -> set[str]:
    said = telling.said(part)
    speakers = {name for chain in said.chains for name in chain} if said else set()
    return {telling.publisher, *speakers} - {""}


def _origin_of(telling: Telling, edges: Iterable[Edge]) -> str:
    named = sorted(name_of(e.other) for e in edges if e.kind is Kind.ATTRIBUTED and e.one == telling.claim)
    return f"{named[0]}, told by {_own_name(telling)}" if named else _own_name(telling)


def _own_name(telling: Telling) -> str:
    return telling.publisher or telling.author or telling.document


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
