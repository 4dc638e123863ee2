"""Audiences as letters: every word of the index begins with the letter of those to whom its text is shown.

Words that are covered from an audience are therefore not among the words that are looked up for it, whatever
they are: a covered name takes the way of a word that stands nowhere, and no longer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from tumen.access.audiences import AUDIENCES, Audience

V = TypeVar("V")

#: For everybody; for whoever sees identities, and for whoever does not; each audience has its number beside.
ALL, CLEARED, OTHERS = "a", "i", "o"


def letters_of(audience: Audience) -> tuple[str, str, str]:
    """The letters that somebody of this audience reads."""
    return ALL, CLEARED if audience.identity else OTHERS, str(AUDIENCES.index(audience))


def lettered(shown: Mapping[Audience, V]) -> dict[str, V]:
    """What each audience is shown, under as few letters as can be; an audience without anything has none."""
    given = [shown.get(audience) for audience in AUDIENCES]
    if given[0] is not None and all(each == given[0] for each in given):
        return {ALL: given[0]}
    found: dict[str, V] = {}
    half = len(AUDIENCES) // 2
    for letter, part in ((OTHERS, range(half)), (CLEARED, range(half, 2 * half))):
        own = [given[at] for at in part]
        if own[0] is not None and all(each == own[0] for each in own):
            found[letter] = own[0]
        else:
            found |= {str(at): each for at in part if (each := given[at]) is not None}
    return found


#: Which variant of an item each letter is.
VARIANT = {letter: at for at, letter in enumerate((*map(str, range(len(AUDIENCES))), CLEARED, OTHERS))}
VARIANT[ALL] = VARIANT[OTHERS]
