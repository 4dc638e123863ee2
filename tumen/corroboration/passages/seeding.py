"""What a document is found again by: hashes of content words that stand close together, in whichever order.

A pair outlives a changed word on either side of it, an inserted one between, and an exchange of clauses; a
run of six syllables does the same work in Korean. Three words together are rarer, and find what is copied
so widely that its pairs are in too many documents to be followed.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.compiled import compiled
from tumen.corroboration.passages.cutting import FUNCTION, SYLLABLE, mixed
from tumen.corroboration.passages.words import Words

#: Words from the first to the last of a seed.
APART = 9
#: Seeds of a text, at most, for each of its words.
PER_WORD = 3
#: The bit that tells a seed of three words from one of two, and that which tells syllables from words; the
#: others are the hash.
THREE, SYLLABLES = np.uint64(1 << 63), np.uint64(1 << 62)

_FUNCTION, _SYLLABLE = FUNCTION, SYLLABLE


@compiled
def fill_seeds(
    keys: np.ndarray, marks: np.ndarray, salt: np.uint64, out: np.ndarray, places: np.ndarray
) -> int:
    """Write the seeds of words into ``out`` and the word that each ends with into ``places``; give their
    number.
    """
    found, one, two = 0, -1, -1
    run, key = 0, np.uint64(0)
    three, syllables, low = np.uint64(1 << 63), np.uint64(1 << 62), np.uint64((1 << 62) - 1)
    for at in range(len(keys)):
        if marks[at] & _SYLLABLE:
            run += 1
            if run >= 6:
                key = np.uint64(0)
                for back in range(6):
                    key = key * np.uint64(0x100000001B3) + keys[at - back]
                out[found], places[found] = mixed(key ^ salt) & low | syllables, at
                found += 1
                if run >= 9:
                    for back in range(6, 9):
                        key = key * np.uint64(0x100000001B3) + keys[at - back]
                    out[found], places[found] = mixed(key ^ salt) & low | syllables | three, at
                    found += 1
            continue
        run = 0
        if marks[at] & _FUNCTION:
            continue
        if one >= 0 and at - one < APART:
            out[found], places[found] = mixed((keys[one] + keys[at]) ^ salt) & low, at
            found += 1
            if two >= 0 and at - two < APART:
                out[found] = mixed((keys[two] + keys[at]) ^ salt) & low
                places[found], places[found + 1] = at, at
                out[found + 1] = mixed((keys[two] + keys[one] + keys[at]) ^ salt) & low | three
                found += 2
        two, one = one, at
    return found


def seeds_in(words: Words, salt: int = 0) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """The seeds of a text in the order of its words, and the word at which each ends; a seed may come twice.

    ``salt`` is secret where seeds are kept: without it nobody can tell from them what a text says.
    """
    size = PER_WORD * len(words) + 1
    seeds, places = np.empty(size, np.uint64), np.empty(size, np.uint64)
    number = fill_seeds(words.keys, words.marks, np.uint64(salt), seeds, places)
    return seeds[:number], places[:number]


def pairs_in_words(
    words: Words, salt: int = 0
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The seeds of two content words in a row, or of six syllables, with their first and last word."""
    seeds, lasts = seeds_in(words, salt)
    at = lasts.astype(np.int64)
    content = np.flatnonzero(words.marks & (FUNCTION | SYLLABLE) == 0)
    before = np.full(len(words), -1, np.int64)
    before[content[1:]] = content[:-1]
    is_run = words.marks[at] & SYLLABLE > 0
    firsts = np.where(is_run, at - 5, before[at])
    # A word's first seed is the one with its nearest fellow.
    near = np.append(True, at[1:] != at[:-1]) & (seeds & THREE == 0) & (firsts >= 0)
    return seeds[near], firsts[near], at[near]
