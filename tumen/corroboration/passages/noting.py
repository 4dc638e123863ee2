"""What a search of a whole archive keeps of each document, in one compiled call: postings and a glance."""

from __future__ import annotations

import numpy as np

from tumen.corroboration.passages.compiled import compiled
from tumen.corroboration.passages.cutting import SYLLABLE, cut
from tumen.corroboration.passages.glancing import Glance, glanced
from tumen.corroboration.passages.letters import tables
from tumen.corroboration.passages.postings import Layout, Postings, posted
from tumen.corroboration.passages.words import codes_of, function_words

_SYLLABLE = SYLLABLE


def noted(text: str, number: int, layout: Layout) -> tuple[Postings, Glance, bool]:
    """The postings of document ``number``, its words for a glance, and whether most of it is syllables."""
    return _noted(codes_of(text), *tables(), function_words(), np.uint64(number), layout.bits)


@compiled
def _noted(
    codes: np.ndarray,
    kinds: np.ndarray,
    folded: np.ndarray,
    known: np.ndarray,
    number: np.uint64,
    number_bits: int,
) -> tuple[np.ndarray, np.ndarray, bool]:
    size = len(codes) + 1
    starts, ends = np.empty(size, np.int32), np.empty(size, np.int32)
    keys, marks = np.empty(size, np.uint64), np.empty(size, np.uint8)
    words = cut(codes, kinds, folded, known, starts, ends, keys, marks)
    keys, marks = keys[:words], marks[:words]
    syllables = 0
    for mark in marks:
        if mark & _SYLLABLE:
            syllables += 1
    return (
        posted(keys, marks, np.uint64(0), number, number_bits),
        glanced(keys, marks),
        2 * syllables > words,
    )
