"""Names of Koreans in whatever script and romanisation: which Hangul a name can stand for. PURE.

"Ri Chol-min", "Lee Cheol-min", "Cheolmin Lee" and "리철민" can all be 이철민. A romanised syllable stands for
several of Hangul, so a name is a *set* of readings, and two names can be one where their sets meet: the size
of the set is the honest doubt. North Korean spellings (리, 렬) are folded to South Korean ones (이, 열).

What is no name of a Korean has no reading. Some Chinese names have one by chance ("Jung Chang").
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

#: Beginnings, middles and ends of a syllable in the order of Unicode, each with its Latin spellings: those of
#: the Revised system, McCune-Reischauer, North Korea's own, and what people and papers write. What stands
#: without one is in no name.
_BEGINS = (
    "g k,,n,d t,,r l,m,b p,,s sh,,,j ch z,,ch,k kh,t th,p ph,h",
    "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ",
)
_MIDDLES = (
    "a ah,ae ai,ya,,eo o u,e,yeo yo you yu,ye,o oh,wa,,oe oi,yo,u oo ou,wo weo,,wi,yu yoo,eu u,ui eui,i ee",
    "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
)
_ENDS = {0: ("",), 1: ("k", "g", "ck"), 4: ("n",), 8: ("l", "r"), 16: ("m",), 17: ("p", "b"), 21: ("ng",)}
#: Spellings of single syllables that no system makes.
_ALSO = {
    "우": ("woo", "wu"),
    "시": ("shi", "see"),
    "여": ("yo", "yeo", "yuh"),
    "영": ("young",),
    "희": ("hee", "hi"),
    "서": ("suh",),
}
_FIRST, _LAST = "가", "힣"
_MARKS = re.compile(r"[’'ʻʼ`´‘]")
_TITLES = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|pastor|rev|reverend|witness)\.?\s+|\s*(?:씨|님|동지|군|양)$", re.IGNORECASE
)
_HANGUL = re.compile(r"[가-힣]+")
#: Two ends that are changed by what follows, as McCune-Reischauer writes them: what stood there before.
_CHANGED = {"ng": ("k",), "m": ("p",), "n": ("l",), "l": ("n",)}
_CHANGING = ("n", "m", "l", "r")
#: Letters of a name at most; what is longer is no name of a person.
LONGEST = 40
#: Letters of a word at most that can be a given name, or half of one.
_LONGEST_GIVEN = 12
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A name as it can be meant, folded to South Korean spelling: 이, 철민."""

    surname: str
    given: str

    @property
    def sounds(self) -> str:
        """A coarse key: readings that are often confused share it, to find what may be one name."""
        return _coarse(self.surname) + "|" + _coarse(self.given)

    def __str__(self) -> str:
        return self.surname + self.given


@lru_cache(maxsize=_REMEMBERED)
def readings_of(name: str) -> frozenset[Reading]:
    """Every Korean name that ``name`` can stand for; empty where it is no name of theirs."""
    said = _TITLES.sub("", unicodedata.normalize("NFC", name).strip())
    if not said or len(said) > LONGEST:
        return frozenset()
    joined = "".join(_HANGUL.findall(said))
    if joined:
        return frozenset(_of_hangul(joined)) if not re.search(r"[A-Za-z]", said) else frozenset()
    return frozenset(_of_latin(said))


def names_in(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where words may be a Korean's name: the first word, the one after the last, and a coarse key of it.

    ``words`` are in small letters and follow each other in a text, hyphens parting them as blanks do. In
    Latin letters a surname and one or two more words, in either order; in Hangul the beginning of one word,
    which particles follow. Given names have two syllables here: those of one are rare, and whatever stands
    beside a surname would be one. Whatever has such a form gets its keys: they are for finding, and tell
    nobody that two are one person.
    """
    for at, word in enumerate(words):
        if _HANGUL.fullmatch(word):
            keys = {each.sounds for each in _of_hangul(word[:3]) if len(each.given) == 2}
            yield from ((at, at + 1, key) for key in sorted(keys))
        elif word in _family_names():
            yield from _latin_names(words, at)


def _latin_names(words: Sequence[str], at: int) -> Iterator[tuple[int, int, str]]:
    for begin, end in ((at + 1, at + 2), (at + 1, at + 3), (at - 1, at), (at - 2, at)):
        given = words[max(begin, 0) : end]
        if begin < 0 or len(given) < end - begin or not all(map(_may_be_given, given)):
            continue
        for key in _keys_of(words[at], tuple(given)):
            yield min(at, begin), max(at + 1, end), key


def _may_be_given(word: str) -> bool:
    return word.isascii() and word.isalpha() and len(word) <= _LONGEST_GIVEN


@lru_cache(maxsize=_REMEMBERED)
def _keys_of(surname: str, given: tuple[str, ...]) -> tuple[str, ...]:
    readings = _as([surname], list(given))
    return tuple(sorted({each.sounds for each in readings if len(each.given) == 2}))


def sounds_of(name: str) -> frozenset[str]:
    """The coarse keys of all readings: two names without a common one are two names."""
    return frozenset(reading.sounds for reading in readings_of(name))


def _of_hangul(joined: str) -> Iterator[Reading]:
    for length in (1, 2):
        surname, given = joined[:length], joined[length:]
        if 1 <= len(given) <= 3 and _folded(surname) in _surnames() and len(joined) > length:
            yield Reading(_folded(surname), _folded(given))


def _of_latin(said: str) -> Iterator[Reading]:
    first, comma, last = said.partition(",")
    tokens = [part for part in re.split(r"[\s]+", _plain(first)) if part]
    if comma:
        rest = [part for part in re.split(r"[\s]+", _plain(last)) if part]
        yield from _as(tokens, rest)
    elif len(tokens) > 1:
        yield from _as(tokens[:1], tokens[1:])
        yield from _as(tokens[-1:], tokens[:-1])


def _plain(said: str) -> str:
    """Small letters of A to Z with hyphens and blanks; the vowels that only a mark tells are spelled out."""
    said = _MARKS.sub("", said.lower())
    said = said.replace("ŏ", "eo").replace("ŭ", "eu").replace("ö", "oe").replace("–", "-").replace(".", " ")
    # A mark that is written as a letter of its own.
    said = unicodedata.normalize("NFD", said).replace("o\u0306", "eo").replace("u\u0306", "eu")
    return "".join(sign for sign in said if not unicodedata.combining(sign))


def _as(surname: list[str], given: list[str]) -> Iterator[Reading]:
    """Readings with this surname and these parts of a given name."""
    if len(surname) != 1 or not 1 <= len(given) <= 2:
        return
    family = _family_names().get(surname[0].replace("-", ""), frozenset())
    if not family:
        return
    parts = [part for word in given for part in word.split("-") if part]
    if len(parts) > 2:
        return
    for found in _given_names(tuple(parts)):
        for name in family:
            yield Reading(name, _folded(found))


@lru_cache(maxsize=_REMEMBERED)
def _given_names(parts: tuple[str, ...]) -> frozenset[str]:
    if len(parts) == 2:
        return frozenset(_joined(*parts))
    (word,) = parts
    whole = set(_syllables().get(word, ()))
    for at in range(1, len(word)):
        whole.update(_joined(word[:at], word[at:]))
    return frozenset(whole)


def _joined(one: str, other: str) -> Iterator[str]:
    seconds = _syllables().get(other, frozenset())
    if not seconds:
        return
    firsts = set(_syllables().get(one, frozenset()))
    if other.startswith(_CHANGING):
        for end, before in _CHANGED.items():
            if one.endswith(end):
                for was in before:
                    firsts |= _syllables().get(one[: -len(end)] + was, frozenset())
        if other.startswith("n") and not one.endswith("n"):
            seconds |= _syllables().get("r" + other[1:], frozenset())
    for pair in product(firsts, seconds):
        yield "".join(pair)


@cache
def _syllables() -> dict[str, frozenset[str]]:
    """Latin spellings of one syllable, each with the syllables that it can stand for."""
    found: dict[str, set[str]] = defaultdict(set)
    begins = [part.split() if part else [] for part in _BEGINS[0].split(",")]
    begins[11] = [""]
    middles = [part.split() for part in _MIDDLES[0].split(",")]
    for begin, onsets in enumerate(begins):
        for middle, vowels in enumerate(middles):
            for end, codas in _ENDS.items():
                syllable = chr(ord(_FIRST) + (begin * 21 + middle) * 28 + end)
                for letters in product(onsets, vowels, codas):
                    found["".join(letters)].add(syllable)
    for syllable, spellings in _ALSO.items():
        for spelling in spellings:
            found[spelling].add(syllable)
    return {spelling: frozenset(syllables) for spelling, syllables in found.items()}


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    text = files("tumen.vocabulary").joinpath("packs/korean/surnames.toml").read_text(encoding="utf-8")
    return {name: tuple(spelled.split()) for name, spelled in tomllib.loads(text)["spellings"].items()}


@cache
def _family_names() -> dict[str, frozenset[str]]:
    """Latin spellings of surnames, each with the surnames that it can stand for."""
    found: dict[str, set[str]] = defaultdict(set)
    for surname, spelled in _surnames().items():
        for spelling in spelled:
            found[spelling].add(surname)
    for spelling, syllables in _syllables().items():
        for syllable in syllables:
            if _folded(syllable) in _surnames():
                found[spelling].add(_folded(syllable))
    return {spelling: frozenset(names) for spelling, names in found.items()}


def _parts(syllable: str) -> tuple[int, int, int]:
    number = ord(syllable) - ord(_FIRST)
    return number // 588, number // 28 % 21, number % 28


#: Vowels before which ㄹ and ㄴ fall away at the beginning of a word in the South: ya, yeo, ye, yo, yu, i.
_PALATAL = {2, 6, 7, 12, 17, 20}


@lru_cache(maxsize=_REMEMBERED)
def _folded(name: str) -> str:
    """A surname or given name in South Korean spelling: 리 is 이, 란희 is 난희, 정렬 is 정열."""
    if not name or not all(_FIRST <= sign <= _LAST for sign in name):
        return name
    folded, before = [], -1
    for place, syllable in enumerate(name):
        begin, middle, end = _parts(syllable)
        if place == 0 and begin in (2, 5):
            begin = 11 if middle in _PALATAL else 2
        elif place and begin == 5 and middle == 6 and end in (8, 17) and before in (0, 4):
            begin = 11
        folded.append(chr(ord(_FIRST) + (begin * 21 + middle) * 28 + end))
        before = end
    return "".join(folded)


#: Letters that are often taken for another, by what they are merged into.
_ONSETS = {15: 0, 16: 3, 17: 7, 14: 12, 5: 2}
_VOWELS = {4: 8, 13: 8, 18: 8, 6: 12, 17: 12, 5: 1, 19: 20}


@lru_cache(maxsize=_REMEMBERED)
def _coarse(name: str) -> str:
    signs = []
    for syllable in name:
        begin, middle, end = _parts(syllable)
        begin, middle = _ONSETS.get(begin, begin), _VOWELS.get(middle, middle)
        signs.append(chr(ord(_FIRST) + (begin * 21 + middle) * 28 + end))
    return "".join(signs)


def can_be_one(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether some name of ``one`` and some of ``other`` can stand for the same Korean name."""
    first = {reading for name in one for reading in readings_of(name)}
    return any(reading in first for name in other for reading in readings_of(name))
