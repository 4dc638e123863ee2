"""(k) One more document for an archive: how long it takes until what it shares with all others is known.

That is: cut into words, matched against the index, laid beside each document that it may share a passage with
(whose text is read and cut too), and taken into the index.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean, median, quantiles
from time import perf_counter
from typing import Any

from bench.apart import Tell
from bench.filed import Filed, filed, marks, shared
from bench.machine import peak_memory, stay_on_one_core
from bench.passages import warm_up
from tumen.corroboration.passages.aligning import Text, align
from tumen.corroboration.passages.archive import surveyed
from tumen.corroboration.passages.index import Index
from tumen.corroboration.passages.passage import Passage
from tumen.corroboration.passages.weighing import Stock
from tumen.corroboration.passages.words import words_of

#: Steps that the measure tells.
STEPS = 3
#: Documents added before the clock runs.
WARMING_UP = 20


def measure(tell: Tell, *, documents: int, added: int) -> dict[str, Any]:
    """Add ``added`` documents to an index of so many, one by one. `STEPS` steps.

    Gives milliseconds for one by the clock on the wall (median, 95th percentile, the most), how many
    documents each is laid beside, the share of planted passages found, and memory in MB.
    """
    stay_on_one_core()
    warm_up()
    with filed(documents + WARMING_UP + added) as archive:
        tell(f"one more document: {archive.size:,} written")
        growing = Growing(archive)
        for number in range(documents):
            growing.take(number)
        tell(f"one more document: {documents:,} indexed")
        for number in range(documents, documents + WARMING_UP):
            list(growing.added(number))
        first, found, seconds = documents + WARMING_UP, set(), []
        growing.beside.clear()
        for number in range(first, archive.size):
            began = perf_counter()
            passages = list(growing.added(number))
            seconds.append(perf_counter() - began)
            found |= {(int(one.left), int(one.right)) for one in passages}
        tell(f"one more document: {added:,} added")
        planted = {(one.left, one.right) for one in shared(archive.copied) if one.right >= first}
        times = [1_000 * each for each in seconds]
        return {
            "documents": documents,
            "added": added,
            "median": median(times),
            "slow": quantiles(times, n=20)[-1],
            "most": max(times),
            "beside": mean(growing.beside),
            "planted": len(planted),
            "passages": len(planted & found) / max(1, len(planted)),
            "precision": marks(archive, found).precision,
            "peak": peak_memory(),
        }


class Growing:
    """An index with the archive behind it. ``beside`` is how many documents each new one was laid beside."""

    def __init__(self, archive: Filed) -> None:
        self._archive = archive
        self._index = Index(salt=1)
        self._survey, self._stock = surveyed(archive.size, archive.text_of), Stock.none()
        self.beside: list[int] = []

    def take(self, number: int) -> None:
        """Take document ``number`` into the index."""
        self._index.add(self._index.postings(words_of(self._archive.text_of(number)), number))

    def added(self, number: int) -> Iterator[Passage]:
        """What document ``number`` shares with those before it; it is in the index afterwards."""
        words = words_of(self._archive.text_of(number))
        others = self._index.like(words)
        self._index.add(self._index.postings(words, number))
        self.beside.append(len(others))
        new = self._text(number)
        for other in others:
            yield from align(self._text(other), new)

    def _text(self, number: int) -> Text:
        return Text.of(str(number), self._archive.text_of(number), self._survey, self._stock)
