"""What of a text can anchor a shared passage: its content words, in Korean its runs of three syllables."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.cutting import FUNCTION, SYLLABLE
from tumen.corroboration.passages.furniture import paragraphs_of
from tumen.corroboration.passages.words import Words, is_in_syllables, words_of

#: Syllables of an anchor. One alone is in every text, three are about a word.
RUN = 3


@dataclass(frozen=True, slots=True)
class Anchored:
    """A text's words, with what each counts as when texts are laid side by side.

    ``anchors[n]`` is word ``n``'s key, or that of three syllables from ``n`` on; ``content`` are the places
    of the words that can anchor, ``sorted_keys`` their anchors in ascending order and ``sorted_places``
    where those stand. ``pace`` is 3 where most words are syllables, else 1.
    """

    words: Words
    anchors: npt.NDArray[np.uint64]
    content: npt.NDArray[np.int32]
    sorted_keys: npt.NDArray[np.uint64]
    sorted_places: npt.NDArray[np.int32]
    pace: int

    @classmethod
    def of(cls, text: str, furniture: frozenset[int] = frozenset()) -> Anchored:
        """The words of ``text``, ready to be laid beside another's; its ``furniture`` anchors nothing."""
        words = words_of(text)
        syllables = words.marks & SYLLABLE > 0
        anchors = _runs(words.keys, syllables) if syllables.any() else words.keys
        can_anchor = words.marks & FUNCTION == 0
        if furniture:
            for paragraph in paragraphs_of(words):
                can_anchor[paragraph.first : paragraph.end] &= paragraph.key not in furniture
        content = np.flatnonzero(can_anchor).astype(np.int32)
        keys = anchors[content]
        order = np.argsort(keys, kind="stable")
        return cls(
            words,
            anchors,
            content,
            keys[order],
            content[order],
            RUN if is_in_syllables(words) else 1,
        )


def _runs(keys: npt.NDArray[np.uint64], syllables: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint64]:
    """The keys, with each syllable's replaced by that of the three that begin with it."""
    runs = keys.copy()
    if len(keys) >= RUN:
        begins = syllables[:-2] & syllables[1:-1] & syllables[2:]
        three = (
            keys[:-2] * np.uint64(0x9E3779B97F4A7C15) + keys[1:-1] * np.uint64(0xC2B2AE3D27D4EB4F) + keys[2:]
        )
        runs[:-2] = np.where(begins, three ^ (three >> np.uint64(29)), runs[:-2])
    return runs
