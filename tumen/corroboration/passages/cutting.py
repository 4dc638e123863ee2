"""A text cut into words, one loop over its code points: where each begins and ends, and what it counts as.

A word's key is a hash of its folded stem, so that "returned" and "returns", "8,125" and "8125", "China's" and
"China", "organise" and "organize" are one word. In Korean, Chinese and Japanese each syllable is a word.
"""

from __future__ import annotations

import numpy as np

from tumen.corroboration.passages.compiled import compiled

#: Bits of a word's mark.
CAPITAL, NUMBER, FUNCTION, SYLLABLE = 1, 2, 4, 8
#: What stands between a word and the one before it.
AFTER_STOP, AFTER_BREAK, AFTER_QUOTE, AFTER_GAP = 16, 32, 64, 128

_LONGEST = 48  #: letters of a word that count
_GAP, _LETTER, _DIGIT, _SYLLABLE, _SILENT, _APOSTROPHE, _COMMA, _POINT = range(8)
_STOP, _LINE, _QUOTE, _ELLIPSIS, _BRACKET, _BREAK = range(8, 14)
_A, _C, _D, _E, _G, _H, _I, _L, _N, _R, _S, _U, _X, _Y, _Z = (ord(letter) for letter in "acdeghilnrsuxyz")
_O = ord("o")
_HYPHENS = (0x2D, 0x2010, 0x2011)


@compiled
def mixed(word: np.uint64) -> np.uint64:
    """The finishing of a hash: every bit depends on every other (splitmix64)."""
    word ^= word >> np.uint64(30)
    word *= np.uint64(0xBF58476D1CE4E5B9)
    word ^= word >> np.uint64(27)
    word *= np.uint64(0x94D049BB133111EB)
    return word ^ (word >> np.uint64(31))


@compiled
def _stemmed(word: np.ndarray, length: int) -> int:
    """Take the ends off that number and tense put on; return the new length. ``word`` is changed in place."""
    if length > 3 and word[length - 1] == _S and word[length - 2] not in (_S, _U, _I):
        length -= 1
        if length > 3 and word[length - 1] == _E:
            if word[length - 2] == _I:
                word[length - 2] = _Y
                length -= 1
            elif word[length - 2] in (_X, _S, _Z, _H):
                length -= 1
    if length > 4 and word[length - 1] == _D and word[length - 2] == _E:
        if word[length - 3] == _I:
            word[length - 3] = _Y
        length -= 2
        length = _undoubled(word, length)
    elif length > 5 and word[length - 1] == _G and word[length - 2] == _N and word[length - 3] == _I:
        length = _undoubled(word, length - 3)
    if length > 3 and word[length - 1] == _E:
        length -= 1
    if length > 4 and word[length - 1] == _R and word[length - 2] == _U and word[length - 3] == _O:
        word[length - 2] = _R
        length -= 1
    for at in range(1, length):
        if word[at] == _Z and word[at - 1] == _I:
            word[at] = _S
    return length


@compiled
def _undoubled(word: np.ndarray, length: int) -> int:
    last = word[length - 1]
    if length > 3 and last == word[length - 2] and last not in (_L, _S, _Z, _E, _O):
        return length - 1
    return length


@compiled
def _key(word: np.ndarray, length: int) -> np.uint64:
    key = np.uint64(0xCBF29CE484222325)
    for at in range(length):
        key = (key ^ np.uint64(word[at])) * np.uint64(0x100000001B3)
    return mixed(key)


@compiled
def is_in(key: np.uint64, known: np.ndarray) -> bool:
    """Whether a hash table of a power of two, with 0 for what is empty, holds ``key``."""
    size = np.uint64(len(known) - 1)
    slot = key & size
    while known[slot]:
        if known[slot] == key:
            return True
        slot = (slot + np.uint64(1)) & size
    return False


@compiled
def cut(
    codes: np.ndarray,
    kinds: np.ndarray,
    folded: np.ndarray,
    known: np.ndarray,
    starts: np.ndarray,
    ends: np.ndarray,
    keys: np.ndarray,
    marks: np.ndarray,
) -> int:
    """Cut ``codes`` (UTF-32) into words and return their number; the last four arrays take the result.

    ``kinds`` and ``folded`` are `letters.tables`, ``known`` a hash table of the function words' keys.
    """
    word = np.empty(_LONGEST, np.uint16)
    size, found, at = len(codes), 0, 0
    mark, lines, points = AFTER_BREAK, 0, 0
    while at < size:
        code = codes[at]
        kind = kinds[code] if code < 0x10000 else _GAP
        if kind == _SYLLABLE:
            starts[found], ends[found] = at, at + 1
            keys[found] = mixed(np.uint64(folded[code]) + np.uint64(0x9E3779B97F4A7C15))
            marks[found] = mark | SYLLABLE
            found, at, mark, lines, points = found + 1, at + 1, 0, 0, 0
            continue
        if kind != _LETTER and kind != _DIGIT:
            lines = lines + 1 if kind == _LINE else lines
            points = points + 1 if kind == _POINT else 0
            mark |= _between(kind, lines, points)
            at += 1
            continue
        starts[found] = at
        mark |= NUMBER if kind == _DIGIT else 0
        mark |= CAPITAL if folded[code] != code and kind == _LETTER else 0
        mark |= _carried(codes, ends, marks, found, at)
        at, length = _read(codes, kinds, folded, word, at, mark & NUMBER)
        ends[found] = at
        if not mark & NUMBER:
            length = _stemmed(word, length)
        keys[found] = _key(word, length)
        mark |= FUNCTION if is_in(keys[found], known) else 0
        marks[found] = mark
        found, mark, lines, points = found + 1, 0, 0, 0
        if _is_genitive(codes, kinds, folded, at):
            at += 2
    return found


@compiled
def _read(
    codes: np.ndarray, kinds: np.ndarray, folded: np.ndarray, word: np.ndarray, at: int, is_number: int
) -> tuple[int, int]:
    """Write the letters and digits of the word that begins at ``at`` into ``word``: where it ends, and how
    many there are."""
    size, length, is_digit = len(codes), 0, False
    while at < size:
        code = codes[at]
        kind = kinds[code] if code < 0x10000 else _GAP
        if kind in (_LETTER, _DIGIT):
            is_digit = kind == _DIGIT
            if length < _LONGEST:
                word[length] = folded[code]
                length += 1
        elif kind == _APOSTROPHE:
            if _kind_at(codes, kinds, at + 1) != _LETTER or is_number:
                break
            later = _kind_at(codes, kinds, at + 2)
            if folded[codes[at + 1]] == _S and later != _LETTER and later != _DIGIT:
                break
        elif kind in (_COMMA, _POINT):
            if not is_digit or _kind_at(codes, kinds, at + 1) != _DIGIT:
                break
            if kind == _POINT and length < _LONGEST:
                word[length] = 46
                length += 1
        elif kind != _SILENT:
            break
        at += 1
    return at, length


@compiled
def _carried(codes: np.ndarray, ends: np.ndarray, marks: np.ndarray, found: int, at: int) -> int:
    """The capital of "Ok" for the "hee" of "Ok-hee": what a hyphen joins to a name is of the name."""
    if found == 0 or ends[found - 1] != at - 1 or codes[at - 1] not in _HYPHENS:
        return 0
    return int(marks[found - 1] & CAPITAL)


@compiled
def _kind_at(codes: np.ndarray, kinds: np.ndarray, at: int) -> int:
    """What stands at ``at``; nothing stands behind the end."""
    if at >= len(codes) or codes[at] >= 0x10000:
        return _GAP
    return int(kinds[codes[at]])


@compiled
def _is_genitive(codes: np.ndarray, kinds: np.ndarray, folded: np.ndarray, at: int) -> bool:
    """Whether an apostrophe and an s stand at ``at``."""
    if at + 1 >= len(codes) or codes[at + 1] >= 0x10000:
        return False
    return bool(_kind_at(codes, kinds, at) == _APOSTROPHE and folded[codes[at + 1]] == _S)


@compiled
def _between(kind: int, lines: int, points: int) -> int:
    if kind == _STOP or (kind == _POINT and points == 1):
        return AFTER_STOP
    if kind in (_LINE, _BREAK):
        return AFTER_BREAK if lines > 1 or kind == _BREAK else 0
    if kind == _QUOTE:
        return AFTER_QUOTE
    return AFTER_GAP if kind in (_ELLIPSIS, _BRACKET) or points > 1 else 0
