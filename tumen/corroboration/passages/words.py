"""The words of a text as passages compare them, with their places in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages import cutting
from tumen.corroboration.passages.letters import tables
from tumen.vocabulary.spans import Span

#: Words that hold a sentence together, and say little of what it is about.
FUNCTION_WORDS = """
a about above after again against all also am an and any are as at be because been before being below between
both but by can could did do does doing done down during each either few for from further had has have having
he her here hers herself him himself his how i if in into is it its itself just may me might more most must my
myself neither no nor not now of off on once one only or other our ours ourselves out over own per said say
same shall she should since so some such than that the their theirs them themselves then there these they this
those though through to too two under until up upon us very was we were what when where which while who whom
whose why will with within without would yet you your yours yourself although among another around ever every
however many much never often onto perhaps still therefore thus toward towards whether told tell according
mr mrs ms dr
"""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: ``keys`` (what each counts as) and ``marks`` (bits of `cutting`), one per word.

    Word ``n`` stands in code points ``starts[n]`` to ``ends[n]`` of the text.
    """

    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    keys: npt.NDArray[np.uint64]
    marks: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, last: int) -> Span:
        """The code points from word ``first`` to word ``last``, both included."""
        return Span(int(self.starts[first]), int(self.ends[last]))


def words_of(text: str) -> Words:
    """The words of ``text``. A text without words gives none."""
    return _words(text, function_words())


def is_in_syllables(words: Words) -> bool:
    """Whether most of a text is written in Korean, Chinese or Japanese."""
    return bool(2 * np.count_nonzero(words.marks & cutting.SYLLABLE) > len(words))


def keys_of(words: Iterable[str]) -> npt.NDArray[np.uint64]:
    """What each of ``words`` counts as; a word that is several ("re-opened") is left out."""
    cuts = (words_of(word).keys for word in words)
    return np.array(sorted({int(keys[0]) for keys in cuts if len(keys) == 1}), np.uint64)


def codes_of(text: str) -> npt.NDArray[np.uint32]:
    """The code points of ``text``."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _words(text: str, known: npt.NDArray[np.uint64]) -> Words:
    codes = codes_of(text)
    # Two code points for a word and the blank after it, one for a syllable.
    size = len(codes) + 1
    starts, ends = np.empty(size, np.int32), np.empty(size, np.int32)
    keys, marks = np.empty(size, np.uint64), np.empty(size, np.uint8)
    number = cutting.cut(codes, *tables(), known, starts, ends, keys, marks)
    return Words(starts[:number].copy(), ends[:number].copy(), keys[:number].copy(), marks[:number].copy())


@cache
def function_words() -> npt.NDArray[np.uint64]:
    """The keys of `FUNCTION_WORDS`, as `cutting.cut` looks them up."""
    nothing = np.zeros(2, np.uint64)
    return hash_table(int(_words(word, nothing).keys[0]) for word in FUNCTION_WORDS.split())


def hash_table(keys: Iterable[Any]) -> npt.NDArray[np.uint64]:
    """``keys`` as `cutting.cut` looks them up: each in the first free slot from its own on."""
    wanted = {int(key) for key in keys if key}
    size = 1 << max(4, (4 * len(wanted)).bit_length())
    table = np.zeros(size, np.uint64)
    for key in sorted(wanted):
        slot = key & (size - 1)
        while table[slot]:
            slot = (slot + 1) & (size - 1)
        table[slot] = key
    return table


def quotations(text: str, words: Words) -> list[tuple[int, int]]:
    """First word and end of what stands in quotation marks. An unclosed quotation ends with its paragraph."""
    spans = [found.span() for found in _QUOTATION.finditer(text)]
    return [(int(first), int(last)) for first, last in np.searchsorted(words.starts, spans)] if spans else []


_QUOTATION = re.compile(
    r"[\u201c\u201e\u00ab\u300c\u300e](?:(?!\n\s*\n)[^\u201d\u00bb\u300d\u300f])*"
    r"|\"(?:(?!\n\s*\n)[^\"])+\"?"
    r"|(?<!\w)[\u2018'](?=\w)(?:(?!\n\s*\n)(?:[^'\u2019]|['\u2019](?=\w)))+(?:['\u2019](?!\w))"
)
