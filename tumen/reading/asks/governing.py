"""Which state words for an authority stand for: "the Chinese side", "Beijing", "the Lao authorities"."""

from __future__ import annotations

import re
from functools import lru_cache

from tumen.vocabulary.gazetteer import gazetteer
from tumen.vocabulary.places import find_places

#: Words beside a people's name that call its state: "the Chinese side".
_STATE = re.compile(
    r"(?:the\s+)?(?P<of>[A-Z][\w'’ -]*?)\s+(?:side|authorities|government|Government|state|State)$"
)
#: Names whose states a speaker may call by their capital.
_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def governing(words: str) -> str:
    """The country's name where ``words`` are its people's name with "authorities" or "side", or its capital
    alone; empty for anything else."""
    seat = gazetteer().seats.get(words)
    if seat is not None:
        return seat.name
    match = _STATE.match(words)
    if match is None:
        return ""
    found = find_places(match["of"])
    if len(found) != 1 or not found[0].place.is_demonym or len(found[0].span) != len(match["of"]):
        return ""
    return found[0].place.name
