"""The stem of an English word, so that "returned", "returns" and "returning" are one word to look for.

The algorithm is Porter's of 1980 ("An algorithm for suffix stripping", Program 14, 130-137), with his own
later amendments. A stem is no word: it is compared with other stems and never shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

#: Stems that are remembered.
_REMEMBERED = 100_000
_WORD = re.compile(r"[a-z]{3,}")

_STEP_2 = (
    "ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous "
    "ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive "
    "biliti:ble logi:log"
)
_STEP_3 = "icate:ic ative: alize:al iciti:ic ical:ic ful: ness:"
_STEP_4 = "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize"


def _pairs(said: str) -> tuple[tuple[str, str], ...]:
    """Endings with what takes their place, the longest first: the first that fits is the one."""
    found = [tuple(pair.split(":")) for pair in said.split()]
    return tuple(sorted(((old, new) for old, new in found), key=lambda pair: -len(pair[0])))


_TWO, _THREE = _pairs(_STEP_2), _pairs(_STEP_3)
_FOUR = tuple(sorted(_STEP_4.split(), key=len, reverse=True))


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """The stem of a word in small letters; a word in other letters, with digits or under three letters is its
    own."""
    if not _WORD.fullmatch(word):
        return word
    for step in (_plural, _past, _y_to_i, _two, _three, _four, _last):
        word = step(word)
    return word


def _is_consonant(word: str, at: int) -> bool:
    if word[at] in "aeiou":
        return False
    return word[at] != "y" or at == 0 or not _is_consonant(word, at - 1)


def _measure(word: str) -> int:
    """How often a consonant follows a vowel: m in Porter's [C](VC)^m[V]."""
    kinds = [_is_consonant(word, at) for at in range(len(word))]
    return sum(now and not before for before, now in zip(kinds, kinds[1:], strict=False))


def _has_vowel(word: str) -> bool:
    return any(not _is_consonant(word, at) for at in range(len(word)))


def _is_doubled(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _is_consonant(word, len(word) - 1)


def _is_short(word: str) -> bool:
    """Ends in consonant, vowel, consonant, the last none of w, x and y: "hop"."""
    if len(word) < 3 or word[-1] in "wxy":
        return False
    last = len(word) - 1
    return _is_consonant(word, last) and not _is_consonant(word, last - 1) and _is_consonant(word, last - 2)


def _plural(word: str) -> str:
    if word.endswith("sses") or word.endswith("ies"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        if word.endswith(ending) and _has_vowel(rest := word[: -len(ending)]):
            return _mended(rest)
    return word


def _mended(rest: str) -> str:
    """What is left of "hoping" and "hopping": "hope" and "hop"."""
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if _is_doubled(rest) and rest[-1] not in "lsz":
        return rest[:-1]
    return rest + "e" if _measure(rest) == 1 and _is_short(rest) else rest


def _y_to_i(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and _has_vowel(word[:-1]) else word


def _replaced(pairs: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    def step(word: str) -> str:
        for old, new in pairs:
            if word.endswith(old):
                rest = word[: -len(old)]
                return rest + new if _measure(rest) > 0 else word
        return word

    return step


_two, _three = _replaced(_TWO), _replaced(_THREE)


def _four(word: str) -> str:
    for ending in _FOUR:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            may_go = _measure(rest) > 1 and (ending != "ion" or rest.endswith(("s", "t")))
            return rest if may_go else word
    return word


def _last(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        if _measure(rest) > 1 or (_measure(rest) == 1 and not _is_short(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word
