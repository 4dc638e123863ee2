"""The days and years that a time lies within, as they are kept beside it to be counted. PURE."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tumen.vocabulary.dates import Interval


@dataclass(frozen=True, slots=True)
class Years:
    """``begins`` and ``ends`` are both the one end that an open time has; a year is 0 where none is told."""

    begins: date | None = None
    ends: date | None = None
    is_open: bool = False

    @property
    def first(self) -> int:
        return self.begins.year if self.begins else 0

    @property
    def last(self) -> int:
        return self.ends.year if self.ends else 0


def years_of(when: Interval | None) -> Years:
    """What is kept of a time; nothing for none, and for one that is open at both ends."""
    if when is None or not (when.earliest or when.latest):
        return Years()
    is_open = not (when.earliest and when.latest)
    return Years(when.earliest or when.latest, when.latest or when.earliest, is_open)
