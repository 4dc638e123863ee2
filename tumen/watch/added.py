"""Words that people added, as a sieve with those of the pack (PURE).

They are rows where they are kept (`wording.py`) and values here: parts of archives are sifted where there is
no database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import re2

from tumen.reading.sieve import Sieve, sieve, sieve_with


class Looked(NamedTuple):
    """An added word as it is looked for: its id, the group that it counts in, its expression (RE2)."""

    id: str
    group: str
    expression: str


@dataclass(frozen=True, slots=True)
class Added:
    """The sieve with what people added, and each added word by itself: its id and its expression."""

    sieve: Sieve
    words: tuple[tuple[str, str], ...] = ()

    def that_kept(self, text: bytes) -> tuple[str, ...]:
        """Ids of the added words in a text, where without any of them it would be passed over."""
        return () if not self.words or sieve().sift(text).is_kept else self.found_in(text)

    def found_in(self, text: bytes) -> tuple[str, ...]:
        """Ids of the added words in a text."""
        return tuple(id for id, word in self.words if re2.search(f"(?i){word}", text))


@cache
def pack_alone() -> Added:
    """The words of the pack, and none beside."""
    return Added(sieve())


def sieve_of(words: Sequence[Looked]) -> Added:
    """The sieve of the pack with these words. Raises ValueError for what is no expression."""
    return _sieve_of(tuple(words)) if words else pack_alone()


@lru_cache(maxsize=8)
def _sieve_of(words: tuple[Looked, ...]) -> Added:
    searched = sieve_with(tuple((each.group, each.expression) for each in words))
    return Added(searched, tuple((each.id, each.expression) for each in words))
