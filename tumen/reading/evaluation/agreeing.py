"""When a reading agrees with a label: spans that overlap, names, dates and words that mean the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

Row = TypeVar("Row")
Found = TypeVar("Found")

_UNTELLING = frozenset(
    "the a an of s mr mrs ms miss dr sir lord lady mp rev prof and his her its their who in at to from on by "
    "for hon rt right honourable".split()
)
_WORD = re.compile(r"[^\W_]+")


def telling_words(name: str) -> set[str]:
    """The words of a name that tell it from another: without articles, titles, prepositions."""
    return {word for word in _WORD.findall(name.lower()) if word not in _UNTELLING}


def same_name(expected: str, got: str) -> bool:
    """Whether half of the shorter name's telling words agree; two empty names agree."""
    left, right = telling_words(expected), telling_words(got)
    if not left or not right:
        return not left and not right
    return 2 * len(left & right) >= min(len(left), len(right))


def same_names(expected: str, got: Sequence[str]) -> bool:
    """Whether names parted by ";" agree: each expected name with one of ``got``, at least one of them."""
    wanted = [name for name in expected.split(";") if name.strip()]
    if not wanted or not got:
        return not wanted and not got
    return any(same_name(name, each) for name in wanted for each in got)


def same_date(expected: str, got: Interval | None, published: Interval | None) -> bool:
    """Whether an interval is the labelled one; an open end equals the document's own date, empty nothing."""
    if not expected or got is None:
        return not expected and got is None
    wanted = Interval.from_edtf(expected)
    closed = published.latest if published else None
    return (wanted.earliest, wanted.latest or closed) == (got.earliest, got.latest or closed)


def overlapping_date(expected: str, got: Interval | None) -> bool:
    """Whether an interval shares a day with the labelled one; two empty ones agree."""
    if not expected or got is None:
        return not expected and got is None
    return Interval.from_edtf(expected).overlaps(got)


def overlap(left: Span, right: Span) -> int:
    """Code points that two spans share."""
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def matched(
    rows: Sequence[Row], found: Sequence[Found], likeness: Callable[[Row, Found], tuple[float, ...] | None]
) -> list[tuple[Row, Found]]:
    """Pairs of row and finding, each used once, the most alike first; ``likeness`` None means no pair.

    Of pairs alike in the same way the first in order is taken.
    """
    likely = [
        (degree, -left, -right)
        for left, row in enumerate(rows)
        for right, each in enumerate(found)
        if (degree := likeness(row, each)) is not None
    ]
    used_rows: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, left, right in sorted(likely, reverse=True):
        if left not in used_rows and right not in used_found:
            used_rows.add(left)
            used_found.add(right)
            pairs.append((rows[-left], found[-right]))
    return pairs
