"""(j) All passages that the documents of an archive share: time, memory, and how much of the truth is found.

The archive is written into a file before the clock runs, and read from it: texts take no memory. The loops
are compiled before the clock runs too (`warm_up`).
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from bench.apart import Tell
from bench.filed import Filed, Pair, Places, filed, marks_of_places
from bench.machine import clocked, memory_now, peak_memory, stay_on_one_core
from tumen.corroboration.passages.archive import shared_passages
from tumen.corroboration.passages.passage import Passage
from tumen.vocabulary.spans import Span

#: Documents searched before the clock runs, so that every loop is compiled.
WARMING_UP = 400
#: Steps that the measure tells.
STEPS = 2


def measure(tell: Tell, *, documents: int) -> dict[str, Any]:
    """All shared passages of an invented archive of so many documents. `STEPS` steps.

    Gives seconds, memory in MB when the archive is written and at its peak, and the marks of what was found.
    """
    stay_on_one_core()
    warm_up()
    with filed(documents) as archive:
        tell(f"passages: {documents:,} documents written")
        before, found = memory_now(), Found()
        took = clocked(lambda: found.take(shared_passages(ids(archive), archive.text_of)))
        peak = peak_memory()
        tell(f"passages: {documents:,} documents searched")
        marked = marks_of_places(archive, found.by_pair())
    return {
        "side": "passages",
        "documents": documents,
        "found": len(found),
        "wall": took.wall,
        "processor": took.processor,
        "before": before,
        "peak": peak,
        **asdict(marked),
    }


def ids(archive: Filed) -> list[str]:
    """The documents' ids, their numbers."""
    return [str(number) for number in range(archive.size)]


def warm_up() -> None:
    """Search a small archive, so that every loop is compiled and loaded."""
    with filed(WARMING_UP, seed=2) as archive:
        Found().take(shared_passages(ids(archive), archive.text_of))


class Found:
    """Passages of documents named by their numbers, in 48 bytes each."""

    def __init__(self) -> None:
        self._numbers = array("q")

    def __len__(self) -> int:
        return len(self._numbers) // 6

    def take(self, passages: Iterable[Passage]) -> None:
        """Remember where ``passages`` are."""
        for one in passages:
            here, there = one.left_span, one.right_span
            places = here.start, here.end, there.start, there.end
            self._numbers.extend((int(one.left), int(one.right), *places))

    def by_pair(self) -> dict[Pair, Places]:
        """Their places by the pair of documents."""
        found = defaultdict(list)
        numbers = iter(self._numbers)
        for left, right, *places in zip(*[numbers] * 6, strict=True):
            found[left, right].append((Span(*places[:2]), Span(*places[2:])))
        return dict(found)
