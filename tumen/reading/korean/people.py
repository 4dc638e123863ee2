"""What a counted Korean noun is: people in others' power, people, those who act or speak, cases, or
things."""

from __future__ import annotations

from functools import lru_cache

from tumen.reading.korean.pack import people
from tumen.vocabulary.people import Counted

_LISTS = (
    ("victims", Counted.VICTIMS),
    ("roles", Counted.ROLES),
    ("people", Counted.PEOPLE),
    ("kin", Counted.PEOPLE),
    ("cases", Counted.CASES),
)


@lru_cache(maxsize=4096)
def counted(noun: str) -> Counted:
    """How a figure of ``noun`` is taken; a compound counts as its last part ("이주노동자" as 노동자)."""
    noun = noun.strip().removesuffix("들")
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
    noun = noun.removesuffix("들")
    return noun in people("kin") or counted(noun) in (Counted.VICTIMS, Counted.PEOPLE)


def is_family(noun: str) -> bool:
    return noun.removesuffix("들") in people("families")
