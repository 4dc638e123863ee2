"""Letters as passages compare them: what each code point is, and what it counts as.

Standard: Unicode; case, accents, width and typographic signs are folded as far as one letter stays one
letter.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import cache

import numpy as np
import numpy.typing as npt


class Letter(IntEnum):
    """What a code point does in a text."""

    GAP = 0  #: parts words: blanks, dashes, brackets
    LETTER = 1
    DIGIT = 2
    SYLLABLE = 3  #: a word of its own in the comparison: Hangul, Han, Kana
    SILENT = 4  #: counts as not there: soft hyphen, combining accent, joiner
    APOSTROPHE = 5
    COMMA = 6  #: groups digits, else a gap
    POINT = 7  #: ends a sentence, or stands in a number
    STOP = 8  #: ends a sentence: ! ?
    LINE = 9
    QUOTE = 10
    ELLIPSIS = 11
    BRACKET = 12  #: [ or ]: an editor speaks
    BREAK = 13  #: ends a paragraph by itself: U+2029, form feed


_APOSTROPHES = "'\u2019\u2018\u02bc\uff07`"
_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f\uff02\u2039\u203a'
_SYLLABLES = (
    (0x1100, 0x11FF),
    (0x3040, 0x30FF),
    (0x3130, 0x318F),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
)
_SIGNS = {
    **dict.fromkeys(_APOSTROPHES, Letter.APOSTROPHE),
    **dict.fromkeys(_QUOTES, Letter.QUOTE),
    **dict.fromkeys(",\uff0c", Letter.COMMA),
    **dict.fromkeys(".\u3002\uff0e", Letter.POINT),
    **dict.fromkeys("!?\uff01\uff1f", Letter.STOP),
    **dict.fromkeys("\n\r\u2028\u000b", Letter.LINE),
    **dict.fromkeys("\u2029\u000c", Letter.BREAK),
    **dict.fromkeys("\u2026\u22ef", Letter.ELLIPSIS),
    **dict.fromkeys("[]", Letter.BRACKET),
}
_SILENT = frozenset({"Mn", "Me", "Cf"})


@cache
def tables() -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint16]]:
    """For each code point of the first plane its `Letter`, and the code point that it counts as."""
    kinds = np.zeros(0x10000, np.uint8)
    folded = np.arange(0x10000, dtype=np.uint16)
    for code in range(0x10000):
        if not 0xD800 <= code <= 0xDFFF:
            kinds[code], folded[code] = _kind(chr(code)), _folded(chr(code))
    return kinds, folded


def _kind(letter: str) -> Letter:
    if letter in _SIGNS:
        return _SIGNS[letter]
    category = unicodedata.category(letter)
    if category in _SILENT:
        return Letter.SILENT
    if category[0] == "L" or category == "So":
        code = ord(letter)
        if any(first <= code <= last for first, last in _SYLLABLES):
            return Letter.SYLLABLE
        return Letter.LETTER if category[0] == "L" else Letter.GAP
    return Letter.DIGIT if category[0] == "N" else Letter.GAP


def _folded(letter: str) -> int:
    """A full-width, accented or capital letter as the plain small one; an old syllable sign as the usual."""
    plain = unicodedata.normalize("NFKC", letter)
    if not 0xAC00 <= ord(plain[0]) <= 0xD7A3:
        plain = unicodedata.normalize("NFD", plain)[0].casefold()
    code = ord(plain[0])
    return code if code < 0x10000 else ord(letter)
