"""An invented archive in which it is known who copied what: each document written from its number alone.

Documents are as long as news, 180 to 460 words of a Zipf vocabulary. Every two-hundredth has a passage that
others take in the next two thousand: one document in twenty holds such a passage, edited, so that each is
taken some ten times. One in a hundred is an earlier one as a whole with few words changed. None is copied
from a copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from tumen.vocabulary.spans import Span

#: Share of documents with an edited passage of an earlier one, and of whole copies of an earlier one.
PLANTED, WHOLE = 0.05, 0.01
#: Words of a document, of a planted passage and of a sentence: the least and the most.
LENGTH, PASSAGE, SENTENCE = (180, 460), (20, 120), (8, 24)
#: Share of its words that are changed in a planted passage, and in a whole copy, at most.
EDITED, TOUCHED = 0.15, 0.03
#: Every so-manieth document has a passage that others take; it copies nothing itself.
SOURCE_EVERY = 200
#: Documents back to the earliest that is copied from, a multiple of `SOURCE_EVERY`.
BACK = 2_000
#: Words of the vocabulary. At the top ranks stand the words that hold English sentences together.
VOCABULARY = 60_000
_TOP = (
    "the of and to in a that for it was on with as by at from his her they were had has is are not be which "
    "this but their would"
)
_BEGINS, _VOWELS, _ENDS = "bcdfghklmnprstvz", "aeiou", ("", "n", "r", "l")
#: Words of the first ranks have two syllables, all others three.
_SHORT_WORDS = 3_000
#: Steps in which the share of a word among all words is told, a million.
_STEPS = 1 << 20


@dataclass(frozen=True, slots=True)
class Copied:
    """A passage of document ``left`` as it stands edited in document ``right``, with its place in both.

    ``first`` and ``end`` are the left document's words that it was taken from.
    """

    left: int
    right: int
    left_span: Span
    right_span: Span
    first: int
    end: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the archive, with what it copied."""

    number: int
    text: str
    copied: Copied | None


def documents(first: int, end: int, *, seed: int = 1) -> Iterator[Document]:
    """Documents number ``first`` to ``end`` - 1, each written when it is asked for."""
    return (document(number, seed=seed) for number in range(first, end))


def document(number: int, *, seed: int = 1) -> Document:
    """Document ``number`` of the archive with this seed: always the same."""
    chance = _chance(number, seed)
    share = _share(chance, number)
    is_whole = share >= PLANTED
    source = _source(chance, number, seed, is_whole) if share < PLANTED + WHOLE else None
    if source is None:
        return Document(number, " ".join(_sentences(_words(chance), chance)), None)
    theirs = _chance(source, seed)
    _share(theirs, source)
    original = _words(theirs)
    left = _placed(original, theirs)
    first, end = (0, len(original)) if is_whole else _taken(len(original), theirs)
    own = [] if is_whole else _words(chance)
    at = int(chance.integers(0, len(own) + 1))
    passage = _edited(original[first:end], float(chance.random()) * (TOUCHED if is_whole else EDITED), chance)
    right = _placed([*own[:at], *passage, *own[at:]], chance)
    there = Span(right.starts[at], right.ends[at + len(passage) - 1])
    copied = Copied(source, number, Span(left.starts[first], left.ends[end - 1]), there, first, end, is_whole)
    return Document(number, right.text, copied)


def _chance(number: int, seed: int) -> np.random.Generator:
    return np.random.default_rng((seed, number))


def _share(chance: np.random.Generator, number: int) -> float:
    """What decides whether a document copies; the first draw of each."""
    drawn = float(chance.random())
    return drawn if number % SOURCE_EVERY else 1.0


def _source(chance: np.random.Generator, number: int, seed: int, is_whole: bool) -> int | None:
    """An earlier document, not long before, that copied nothing; for a passage, one that has such a passage.

    None for some of the first documents: too little is before them.
    """
    if not is_whole:
        source = SOURCE_EVERY * (number // SOURCE_EVERY - int(chance.integers(0, BACK // SOURCE_EVERY)))
        return source if source >= 0 else None
    source = number
    while _share(_chance(source, seed), source) < PLANTED + WHOLE:
        source = int(chance.integers(max(0, number - BACK), number))
    return source


def _taken(words: int, chance: np.random.Generator) -> tuple[int, int]:
    """The first word and the end of the passage that others take of a document of so many words."""
    length = int(chance.integers(PASSAGE[0], PASSAGE[1] + 1))
    first = int(chance.integers(0, words - length + 1))
    return first, first + length


def _words(chance: np.random.Generator) -> list[int]:
    """The ranks of a document's words."""
    return _drawn(chance, int(chance.integers(LENGTH[0], LENGTH[1] + 1)))


def _drawn(chance: np.random.Generator, count: int) -> list[int]:
    found: list[int] = _zipf()[chance.integers(0, _STEPS, count)].tolist()
    return found


def _edited(words: list[int], share: float, chance: np.random.Generator) -> list[int]:
    """``words`` with about ``share`` of them substituted, deleted or followed by another.

    The first and the last stay, so that it is known where a passage begins and ends.
    """
    found, draws = [words[0]], chance.random(len(words)).tolist()
    for word, draw in zip(words[1:-1], draws[1:-1], strict=True):
        if draw >= share:
            found.append(word)
        elif draw < share / 2:
            found += _drawn(chance, 1)
        elif draw >= share * 3 / 4:
            found += [word, *_drawn(chance, 1)]
    return [*found, words[-1]]


@dataclass(frozen=True, slots=True)
class _Placed:
    text: str
    starts: list[int]
    ends: list[int]


def _placed(words: list[int], chance: np.random.Generator) -> _Placed:
    """The text of ``words`` with the place of each; a full stop is no part of its word."""
    spelt = _sentences(words, chance)
    lengths = np.array([len(word) for word in spelt])
    starts = np.cumsum(lengths + 1) - lengths - 1
    bare = [len(word.rstrip(".")) for word in spelt]
    return _Placed(" ".join(spelt), starts.tolist(), (starts + bare).tolist())


def _sentences(words: list[int], chance: np.random.Generator) -> list[str]:
    """``words`` spelt, in sentences that begin with a capital letter and end with a full stop."""
    plain = _vocabulary()
    spelt = [plain[word] for word in words]
    lengths = chance.integers(SENTENCE[0], SENTENCE[1] + 1, len(words) // SENTENCE[0] + 1)
    begin = 0
    for end in np.cumsum(lengths).tolist():
        end = min(end, len(spelt))
        spelt[begin] = spelt[begin].capitalize()
        spelt[end - 1] += "."
        begin = end
        if begin == len(spelt):
            break
    return spelt


@cache
def _vocabulary() -> tuple[str, ...]:
    """The words by rank, all different."""
    chance = np.random.default_rng(0)
    syllables = [begin + vowel + end for begin in _BEGINS for vowel in _VOWELS for end in _ENDS]
    words: dict[str, Any] = dict.fromkeys(_TOP.split())
    while len(words) < VOCABULARY:
        drawn = chance.integers(0, len(syllables), 2 if len(words) < _SHORT_WORDS else 3)
        words["".join(syllables[which] for which in drawn)] = None
    return tuple(words)


@cache
def _zipf() -> npt.NDArray[np.int32]:
    """The rank of a word for each of `_STEPS` steps: the word of rank r has 1/r as many as the first."""
    upto = np.cumsum(1 / np.arange(1, VOCABULARY + 1))
    return np.searchsorted(upto / upto[-1], np.arange(_STEPS) / _STEPS, side="right").astype(np.int32)
