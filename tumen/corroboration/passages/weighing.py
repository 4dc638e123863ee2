"""How much a shared word says: the rarer it is, the less two texts share it by chance; stock phrases say
little.

A phrase that many documents of an archive have (a name, an office, a formula of law, the foot of a page) is
no sign that one was taken from another. A long stretch of such phrases is: nobody has so long a formula.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.anchors import Anchored
from tumen.corroboration.passages.cutting import FUNCTION, SYLLABLE
from tumen.corroboration.passages.furniture import furniture_of, paragraphs_of
from tumen.corroboration.passages.seeding import THREE, pairs_in_words

#: A word that makes up one in so many of all words says as much as a word can say.
RARE = 2_000
#: What a word that holds sentences together says, and what any other says at least.
FUNCTION_WORTH, LEAST_WORTH = 0.12, 0.2
#: What a syllable says beside a word: two and a half of them are read as one.
SYLLABLE_WORTH = 0.4
#: What is left of a word's worth in a stock phrase, and the words up to which a phrase is one.
STOCK_WORTH, STOCK_WORDS = 0.1, 30
#: A quotation of so many words or more of which so large a share is stock was quoted for its own sake.
LEAST_QUOTED, QUOTED_SHARE = 5, 0.85


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each of ``keys`` (ascending) stands among ``words`` words; what is not named, never."""

    keys: npt.NDArray[np.uint64]
    numbers: npt.NDArray[np.int64]
    words: int

    @classmethod
    def of(cls, texts: Iterable[Anchored]) -> Counts:
        """Count ``texts``."""
        each = [text.anchors for text in texts]
        keys, numbers = np.unique(
            np.concatenate(each) if each else np.empty(0, np.uint64), return_counts=True
        )
        return cls(keys, numbers, int(numbers.sum()))

    def share(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.float64]:
        """The share of all words that each of ``keys`` makes up; one never met counts as met once."""
        if not len(self.keys):
            return np.full(len(keys), 1 / RARE)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.numbers[at], 1) / max(self.words, RARE)


@dataclass(frozen=True, slots=True)
class Survey:
    """What an archive's documents have in common: how often words stand in them, and furniture."""

    counts: Counts
    furniture: frozenset[int] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Survey:
        """Look through ``texts``, or a sample of them."""
        anchored = [Anchored.of(text) for text in texts]
        return cls(Counts.of(anchored), furniture_of(paragraphs_of(text.words) for text in anchored))


@dataclass(frozen=True, slots=True)
class Stock:
    """The seeds of phrases that everybody uses, ascending, without the bits ``below``; made with ``salt``."""

    seeds: npt.NDArray[np.uint64]
    below: int
    salt: int = 0

    @classmethod
    def none(cls) -> Stock:
        return cls(np.empty(0, np.uint64), 0)

    def holds(self, seeds: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
        """Which of ``seeds`` are of a stock phrase."""
        if not len(self.seeds):
            return np.zeros(len(seeds), np.bool_)
        wanted = seeds >> np.uint64(self.below)
        at = np.minimum(np.searchsorted(self.seeds, wanted), len(self.seeds) - 1)
        found: npt.NDArray[np.bool_] = (self.seeds[at] == wanted) & (seeds & THREE == 0)
        return found


def worth(text: Anchored, counts: Counts) -> npt.NDArray[np.float32]:
    """What each word of ``text`` says when another text has it too, from 0 to 1."""
    found = np.clip(np.log(1 / counts.share(text.anchors)) / np.log(RARE), LEAST_WORTH, 1)
    found[text.words.marks & FUNCTION > 0] = FUNCTION_WORTH
    found[text.words.marks & SYLLABLE > 0] *= SYLLABLE_WORTH
    weights: npt.NDArray[np.float32] = found.astype(np.float32)
    return weights


def stock_words(text: Anchored, stock: Stock, quotations: Iterable[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """Which words of ``text`` are of a stock phrase.

    ``quotations`` are first words and ends of what stands in quotation marks: a phrase that is quoted as
    such is somebody's words, however many quote it.
    """
    seeds, firsts, lasts = pairs_in_words(text.words, stock.salt)
    held = stock.holds(seeds)
    begins, ends = np.zeros(len(text.words) + 1, np.int32), np.zeros(len(text.words) + 1, np.int32)
    np.add.at(begins, firsts[held], 1)
    np.add.at(ends, lasts[held] + 1, 1)
    found = np.cumsum(begins - ends)[:-1] > 0
    for first, last in quotations:
        if last - first >= LEAST_QUOTED and found[first:last].mean() > QUOTED_SHARE:
            found[first:last] = False
    return found
