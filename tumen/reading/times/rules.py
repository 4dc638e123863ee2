"""What a rule of the grammar is: a pattern with named groups, a kind of time, and how its words are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tumen.reading.times.meanings import Meaning, Mode, Shift
from tumen.reading.times.words import unit

Kind = Literal["date", "relative", "duration", "rate", "age", "span"]

#: Characters of the text that a rule may look at on each side of its words.
CONTEXT = 64


@dataclass(frozen=True, slots=True)
class Found:
    """Matched words with their named groups and what stands on either side."""

    words: str
    groups: dict[str, str]
    left: str
    right: str
    follows_time: (
        bool  #: only "and", "or", a comma or a dash lies between these words and the time before them
    )

    def __getitem__(self, name: str) -> str:
        """The words of group ``name``, empty when it took no part."""
        return self.groups.get(name, "")

    def stands_after(self, pattern: str) -> bool:
        """Whether the text before the words ends in ``pattern``."""
        return re.search(rf"(?:{pattern})[^\w.,;:!?]*$", self.left, re.IGNORECASE) is not None

    def stands_before(self, pattern: str) -> bool:
        return re.match(pattern, self.right, re.IGNORECASE) is not None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``build`` returns None when the words are no time after all."""

    name: str
    kind: Kind
    pattern: str
    build: Callable[[Found], Meaning | None]


#: How "last", "that" and their like choose: the shift in units, from which date, and the mode for calendar
#: things.
_CHOICES: dict[str, tuple[int, Literal["published", "anchor"], Mode]] = {
    "last": (-1, "published", "last"),
    "past": (-1, "published", "last"),
    "this": (0, "published", "this"),
    "this past": (-1, "published", "last"),
    "this coming": (1, "published", "next"),
    "the current": (0, "published", "this"),
    "next": (1, "published", "next"),
    "that": (0, "anchor", "that"),
    "the same": (0, "anchor", "that"),
    "that same": (0, "anchor", "that"),
    "the following": (1, "anchor", "following"),
    "the next": (1, "anchor", "following"),
    "the previous": (-1, "anchor", "previous"),
    "the preceding": (-1, "anchor", "previous"),
}


def shifted(which: str, word: str) -> Shift:
    """The meaning of "last week", "that year", "the following month"."""
    step, base, _ = _CHOICES[" ".join(which.lower().split())]
    name, count = unit(word)
    return Shift(name, step * count, base)


def mode(which: str) -> Mode:
    """How "last", "this" or "the following" chooses among Octobers or Tuesdays; "plain" for no word."""
    return _CHOICES[" ".join(which.lower().split())][2] if which.strip() else "plain"
