"""How much a shared word says: little where many documents have it, much where hardly any has.

Where the archive is small its own counts say nothing, so the counts of a background stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.anchors import Anchored
from tumen.corroboration.passages.cutting import FUNCTION, SYLLABLE

#: A word that one document in this many has says as much as a word can say.
RARE = 300
#: What a word that holds sentences together says, and what any other says at least.
FUNCTION_WORTH, LEAST_WORTH = 0.12, 0.15
#: What a syllable says beside a word: two and a half of them are read as one.
SYLLABLE_WORTH = 0.4


@dataclass(frozen=True, slots=True)
class Counts:
    """In how many of ``documents`` documents each of ``keys`` (ascending) stands; what is not named is in none."""

    keys: npt.NDArray[np.uint64]
    numbers: npt.NDArray[np.int64]
    documents: int

    @classmethod
    def of(cls, texts: Iterable[Anchored]) -> Counts:
        """Count ``texts``, one document each."""
        each = [np.unique(text.anchors) for text in texts]
        keys, numbers = np.unique(np.concatenate(each) if each else np.empty(0, np.uint64), return_counts=True)
        return cls(keys, numbers, len(each))

    @classmethod
    def none(cls) -> Counts:
        return cls.of(())

    def with_(self, other: Counts) -> Counts:
        """Both counts taken together."""
        keys, back = np.unique(np.concatenate([self.keys, other.keys]), return_inverse=True)
        numbers = np.bincount(back, np.concatenate([self.numbers, other.numbers])).astype(np.int64)
        return Counts(keys, numbers, self.documents + other.documents)

    def share(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.float64]:
        """The share of the documents that has each of ``keys``."""
        if not len(self.keys):
            return np.zeros(len(keys))
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.numbers[at], 0) / max(self.documents, 1)


def worth(text: Anchored, counts: Counts) -> npt.NDArray[np.float32]:
    """What each word of ``text`` says when another text has it too, from 0 to 1."""
    share = np.maximum(counts.share(text.anchors), 1 / RARE)
    found = np.clip(np.log(1 / share) / np.log(RARE), LEAST_WORTH, 1)
    found[text.words.marks & FUNCTION > 0] = FUNCTION_WORTH
    found[text.words.marks & SYLLABLE > 0] *= SYLLABLE_WORTH
    return found.astype(np.float32)
