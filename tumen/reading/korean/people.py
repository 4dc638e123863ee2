"""What a counted Korean noun is: people in others' power, people, those who act or speak, cases, or
things."""

from __future__ import annotations

from functools import cache, lru_cache

from tumen.reading.korean.pack import people
from tumen.vocabulary.people import Counted

_LISTS = (
    ("victims", Counted.VICTIMS),
    ("roles", Counted.ROLES),
    ("people", Counted.PEOPLE),
    ("kin", Counted.PEOPLE),
    ("relatives", Counted.PEOPLE),
    ("cases", Counted.CASES),
)


@cache
def _no_plurals() -> tuple[str, ...]:
    """The listed nouns that end with 들 by themselves: "아들"."""
    listed = frozenset[str]().union(*(people(name) for name, _ in _LISTS))
    return tuple(noun for noun in listed if noun.endswith("들") and noun.removesuffix("들") not in listed)


def singular(noun: str) -> str:
    """The noun without the 들 of a plural: "여성" of "여성들", and "맏아들" as it is."""
    return noun if noun.endswith(_no_plurals()) else noun.removesuffix("들")


@lru_cache(maxsize=4096)
def counted(noun: str) -> Counted:
    """How a figure of ``noun`` is taken; a compound counts as its last part ("이주노동자" as 노동자)."""
    noun = singular(noun.strip())
    if not noun:
        return Counted.UNKNOWN
    best, longest = Counted.UNKNOWN, 0
    for name, kind in _LISTS:
        for word in people(name):
            if len(word) > longest and (noun == word or (len(word) > 1 and noun.endswith(word))):
                best, longest = kind, len(word)
    if longest:
        return best
    return Counted.PEOPLE if noun.endswith(("인", "족", "민", "자")) and len(noun) > 2 else Counted.UNKNOWN


def is_kin(noun: str) -> bool:
    """Whether a native numeral directly before ``noun`` counts people ("두 모녀")."""
    noun = singular(noun)
    return noun in people("kin") or may_suffer(noun)


def is_family(noun: str) -> bool:
    return singular(noun) in people("families")


def is_human(noun: str) -> bool:
    """Whether ``noun`` is of people of any sort."""
    return may_suffer(noun) or counted(noun) is Counted.ROLES


def may_suffer(noun: str) -> bool:
    """Whether ``noun`` is of people to whom something may be done, and not of those who act or rule."""
    return counted(noun) in (Counted.PEOPLE, Counted.VICTIMS)
