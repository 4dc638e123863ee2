"""Citations of a paper that is being drafted: each claim has one number, in the order in which it is named.

What the writers add is a line that may end in the ids of the claims that it rests on. PURE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tumen.publication.forms.papers import Citation

#: "Nobody was told where they are. [c-7k3m9xqa, c-2p4r6t8v]"
_IDS = re.compile(r"\s*\[\s*(c-[0-9a-z]+(?:\s*[,;]\s*c-[0-9a-z]+)*)\s*\]\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;]\s*")


class Citing:
    """Gives numbers to claims; ``known`` are those that can be cited, with what an annex says of each.

    The number within ``known`` is no number yet. ``missing`` are ids that were named and are not known.
    """

    def __init__(self, known: Mapping[str, Citation]) -> None:
        self._known = known
        self._numbers: dict[str, int] = {}
        self.citations: list[Citation] = []
        self.missing: list[str] = []

    def numbers(self, claims: Iterable[str]) -> tuple[int, ...]:
        """The numbers of these claims, the same each time; what is not known has none."""
        return tuple(self._number(claim) for claim in dict.fromkeys(claims) if claim in self._known)

    def line(self, typed: str) -> tuple[str, tuple[int, ...]]:
        """A line of the writers without the ids at its end, and the numbers of the claims that they name."""
        found = _IDS.search(typed)
        if found is None:
            return typed.strip(), ()
        ids = [id.lower() for id in _BETWEEN.split(found[1])]
        self.missing += [id for id in ids if id not in self._known and id not in self.missing]
        return typed[: found.start()].strip(), self.numbers(ids)

    def _number(self, claim: str) -> int:
        if claim not in self._numbers:
            self._numbers[claim] = number = len(self.citations) + 1
            told = self._known[claim]
            about = (told.source, told.document, told.day, claim)
            self.citations.append(Citation(number, told.quote, *about))
        return self._numbers[claim]


def ids_in(lines: Iterable[str]) -> set[str]:
    """The claims that lines of the writers name."""
    found = (_IDS.search(line) for line in lines)
    return {id.lower() for each in found if each for id in _BETWEEN.split(each[1])}
