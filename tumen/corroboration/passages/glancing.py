"""A glance at two texts: whether a stretch of them could be a passage, before they are laid side by side."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.chaining import OFTEN, chain
from tumen.corroboration.passages.compiled import compiled
from tumen.corroboration.passages.cutting import FUNCTION, SYLLABLE

#: The score that a chain must reach if every content word were rare: four of them close together.
LEAST = 3.1
#: The lowest bit of a glanced word: it holds sentences together. The next: it is a syllable.
_FUNCTION, _SYLLABLE = np.uint32(1), np.uint32(2)
_IS_FUNCTION, _IS_SYLLABLE = FUNCTION, SYLLABLE

Glance = npt.NDArray[np.uint32]


@compiled
def glanced(keys: np.ndarray, marks: np.ndarray) -> np.ndarray:
    """As much of each word as a glance needs, in four bytes: of ``keys`` and ``marks`` of `words.Words`."""
    found = np.empty(len(keys), np.uint32)
    for at in range(len(keys)):
        found[at] = np.uint32(keys[at]) & ~np.uint32(3)
        if marks[at] & _IS_FUNCTION:
            found[at] |= _FUNCTION
        if marks[at] & _IS_SYLLABLE:
            found[at] |= _SYLLABLE
    return found


def is_worth_a_look(left: Glance, right: Glance) -> bool:
    """False only where no four content words stand in both texts close together in one order."""
    if not len(left) or not len(right):
        return False
    if (left[0] | left[-1] | left[len(left) // 2]) & _SYLLABLE:
        return True
    return bool(_best(left, right) >= LEAST)


@compiled
def _best(left: np.ndarray, right: np.ndarray) -> float:
    size = 64
    while size < 2 * len(right):
        size *= 2
    heads, after = np.full(size, -1, np.int32), np.empty(len(right), np.int32)
    shift, mask = np.uint32(2), np.uint32(size - 1)
    for at in range(len(right) - 1, -1, -1):
        if not right[at] & _FUNCTION:
            slot = (right[at] >> shift) & mask
            after[at], heads[slot] = heads[slot], at
    meets, found = np.empty((OFTEN * len(left), 2), np.int32), 0
    weights = np.empty(len(left), np.float32)
    for at in range(len(left)):
        weights[at] = 0.12 if left[at] & _FUNCTION else 1.0
        if not left[at] & _FUNCTION:
            other, times = heads[(left[at] >> shift) & mask], 0
            while other >= 0 and times < OFTEN:
                if right[other] == left[at]:
                    meets[found, 0], meets[found, 1] = at, other
                    found, times = found + 1, times + 1
                other = after[other]
    score, links = np.empty(found, np.float32), np.empty((2, found), np.int32)
    return chain(meets[:found], left, right, weights, score, links[0], links[1], 1)
