"""The archive's index: each new document is matched against all that came before it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from tumen.corroboration.passages.postings import FOLLOWED, PLACE_BITS, Layout, Postings, common
from tumen.corroboration.passages.seeding import SYLLABLES, THREE
from tumen.corroboration.passages.weighing import Stock
from tumen.corroboration.passages.words import Words

#: Of the way in which postings are made; those of another version are made anew.
VERSION = "passages 1"
#: Four million documents to an index.
LAYOUT = Layout(22)
MOST_DOCUMENTS = 1 << LAYOUT.bits
#: Postings that are sorted into a part of their own once so many have come.
PART = 1 << 20

_BELOW = np.uint64(LAYOUT.below)
_PLACES = np.uint64((1 << PLACE_BITS) - 1)
_SEEDS = ~np.uint64((1 << LAYOUT.below) - 1)


class Index:
    """The seeds of documents, by number. Holds no text, and with a secret ``salt`` nothing that tells of one.

    ``parts`` are sorted postings that were kept before. It takes 8 bytes for each seed, about 4 kB a
    document.
    """

    def __init__(self, salt: int = 0, parts: Iterable[Postings] = ()) -> None:
        self._salt = salt
        self._parts: list[Postings] = list(parts)
        self._new: list[Postings] = []

    def postings(self, words: Words, number: int) -> Postings:
        """What the index keeps of document ``number``. Raises ValueError past the four millionth."""
        if not 0 <= number < MOST_DOCUMENTS:
            raise ValueError(f"An index holds documents 0 to {MOST_DOCUMENTS - 1:,}, not {number:,}.")
        return LAYOUT.postings(words, number, self._salt)

    def add(self, postings: Postings) -> None:
        """Take in what `postings` gave."""
        self._new.append(postings)
        if sum(map(len, self._new)) >= PART:
            self._settle()

    def like(self, words: Words) -> list[int]:
        """The numbers of the documents that share enough to be laid beside this one, in ascending order."""
        if self._new:
            self._settle()
        own = MOST_DOCUMENTS - 1  # sorts after every other, so that it is the later one of each pair
        mine = np.sort(LAYOUT.postings(words, own, self._salt))
        theirs = np.sort(np.concatenate([mine, *self._found(mine)]))
        pairs = LAYOUT.pairs(theirs)
        with_me = pairs[(pairs >> np.uint64(PLACE_BITS + 1)) & np.uint64(own) == own]
        return [int(pair) >> 32 for pair in LAYOUT.often(with_me)]

    def stock(self) -> Stock:
        """The phrases that so many of the documents have that they are nobody's."""
        if self._new:
            self._settle()
        whole = np.sort(np.concatenate(self._parts)) if self._parts else np.empty(0, np.uint64)
        in_syllables = whole & SYLLABLES > 0
        of_words, of_syllables = (
            common(len(np.unique(LAYOUT.numbers(whole[some])))) for some in (~in_syllables, in_syllables)
        )
        return Stock(LAYOUT.stock(whole, (of_words, of_syllables)), LAYOUT.below, self._salt)

    def _found(self, mine: Postings) -> Iterable[Postings]:
        """The postings of other documents under the seeds of ``mine``; of a phrase of the field only some."""
        seeds = np.unique(mine & _SEEDS)
        for part in self._parts:
            first = np.searchsorted(part, seeds)
            last = np.searchsorted(part, seeds | ~_SEEDS, side="right")
            for at in np.flatnonzero(last > first):
                run = part[first[at] : last[at]]
                if len(run) <= 4 * FOLLOWED:
                    yield run
                elif seeds[at] & THREE:
                    yield run[[0, -1]]

    def _settle(self) -> None:
        """Sort what is new into a part; parts of like size are merged, so that there are never many."""
        part = np.sort(np.concatenate(self._new))
        self._new = []
        while self._parts and len(self._parts[-1]) <= 2 * len(part):
            part = np.sort(np.concatenate([self._parts.pop(), part]))
        self._parts.append(part)
