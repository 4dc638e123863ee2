"""A person as one document tells of them: what two documents' persons are compared by. PURE."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tumen.vocabulary.dates import Interval
from tumen.vocabulary.parties import Sex

#: Years within which a person was born, both included.
Years = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is told of a person; ``place`` is a name of the gazetteer or as written, "" for none.

    ``is_fine`` says that the place is finer than a country.
    """

    act: str
    when: Interval | None = None
    place: str = ""
    is_fine: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """What one document tells of one person; ``names`` are proper names, in any script and spelling.

    ``kin`` holds what the person is to whom: ("son", "Kang Da-on").
    """

    id: str
    document: str
    names: frozenset[str] = frozenset()
    sex: Sex | None = None
    born: Years | None = None
    kin: frozenset[tuple[str, str]] = frozenset()
    told: tuple[Told, ...] = ()


_TENS = {
    "teens": 10, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80,
}  # fmt: skip
_NUMBER = re.compile(r"\d{1,3}")
_DECADE = re.compile(r"\b(\d)0s\b|(\d)0대")
_OLDEST = 120


def ages_of(written: str) -> Years | None:
    """The ages that an age as written can mean: "17", "in her forties", "40s", "40대"; None for no age."""
    words = written.lower()
    if decade := _DECADE.search(words):
        first = int(decade[1] or decade[2]) * 10
        return _part_of(first, words)
    for name, first in _TENS.items():
        if name in words:
            return _part_of(first, words)
    if found := _NUMBER.search(words):
        age = int(found[0])
        return (age, age) if age <= _OLDEST else None
    return None


def _part_of(first: int, words: str) -> Years:
    if "early" in words or "초반" in words:
        return first, first + 4
    if "late" in words or "후반" in words:
        return first + 5, first + 9
    return first, first + 9


def born_in(ages: Years | None, as_of: Interval | None) -> Years | None:
    """The years in which somebody of these ages at that time was born.

    A Korean age counts a year more than others do, or two before a birthday: the earlier year is only one
    more, and `comparing` forgives the other.
    """
    if ages is None or as_of is None or not (as_of.earliest or as_of.latest):
        return None
    first = as_of.earliest or as_of.latest
    last = as_of.latest or as_of.earliest
    assert first is not None
    assert last is not None
    return first.year - ages[1] - 1, last.year - ages[0]


def narrowed(spans: Iterable[Years]) -> Years | None:
    """What several statements of one person's birth have in common; the narrowest where nothing is."""
    found = sorted(spans, key=lambda years: years[1] - years[0])
    if not found:
        return None
    first, last = found[0]
    for one, other in found[1:]:
        if one <= last and other >= first:
            first, last = max(first, one), min(last, other)
    return first, last
