"""A table of counts as it is public, whatever form it is given. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tumen.vocabulary import acts

TOTAL = "total"
#: What the rows and columns of acts are headed with: these are codes, which have a label.
_ACT = "act"


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as it is public: its words, and its count where that is not withheld.

    ``across`` is what its column is of, in a table by two things; "" in one by one thing.
    """

    words: str
    count: int | None
    is_total: bool = False
    across: str = ""


@dataclass(frozen=True, slots=True)
class Public:
    """A release as anybody may read it.

    ``of`` is claims or events, ``head`` what the rows are by, ``across`` what the columns are by ("" for
    none); ``filters`` are what it is narrowed to. ``counted`` and ``withheld`` are sentences, and so are
    ``caveats``. ``digest`` is the SHA-256 of the table (data.csv), ``key`` the one that signs the manifest,
    both in hexadecimal.
    """

    number: int
    title: str
    day: date
    of: str
    head: str
    across: str
    filters: tuple[tuple[str, str], ...]
    lines: tuple[Shown, ...]
    counted: str
    withheld: str
    caveats: tuple[str, ...]
    digest: str
    key: str

    @property
    def number_withheld(self) -> int:
        return sum(line.count is None for line in self.lines)


def rows_of(lines: Sequence[Shown]) -> tuple[str, ...]:
    """What the rows are of, in order, the total last."""
    return tuple(dict.fromkeys(line.words for line in lines))


def columns_of(lines: Sequence[Shown]) -> tuple[str, ...]:
    """What the columns are of, in order, the total last; one without words in a table by one thing."""
    return tuple(dict.fromkeys(line.across for line in lines))


def margins_of(lines: Sequence[Shown]) -> tuple[Shown, ...]:
    """The rows' own counts, without the total: what a drawing draws."""
    return tuple(
        line for line in lines if not line.is_total and line.words != TOTAL and line.across in ("", TOTAL)
    )


def named(head: str, words: str) -> str:
    """A row or column in words: the label of an act, everything else as it is."""
    return acts.label(words) if head == _ACT else words
