"""The sieve: which texts of an archive can matter, at the speed of raw text and before anything reads them.

Words of the vocabulary pack stand in groups; each group that a text touches is worth something once, and a
text that reaches what the pack needs is kept. What decided is always told, so that a person can see why a
text was kept or passed over, and change the words. The search is RE2's: linear in the text, whatever the
words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

import re2

#: The pack whose words are used.
PACK = "refoulement"
#: The group of words that people added by which any text is kept.
OWN = "words added here"
#: Bytes that a search may keep of what it worked out, each for itself. RE2's own 8 MB are too few for so many
#: words: a search that has none left begins again, and again, at 2 MB of news in a second in the place of 60.
_MEMORY, _MEMORY_OF_A_REASON = 32 << 20, 64 << 20
#: Bytes up to which a group is worth nothing beside the one that it is a weaker form of: in a short text both
#: are touched by one and the same word ("handed over"), in a longer one by two.
_ONE_WORD = 1_500


@dataclass(frozen=True, slots=True)
class Sieved:
    """Whether a text can matter, and the groups of words that it touches."""

    is_kept: bool
    worth: int
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of words, worth so much once.

    ``upto`` are the bytes of the longest text that it counts in, None for any; ``beside`` names the group
    that it is a weaker form of, "" for none: in short texts it is worth nothing beside that one.
    """

    name: str
    worth: int
    words: tuple[str, ...]
    upto: int | None = None
    beside: str = ""


class Sieve:
    """Groups of words, searched together in one pass over a text."""

    def __init__(self, groups: Sequence[Group], *, needed: Sequence[tuple[int, int]]) -> None:
        """``groups`` have words that are regular expressions of RE2, without case; ``needed`` are lengths in
        bytes, growing, with the worth that texts up to each need.

        Raises ValueError naming the word that is no expression, or a sieve that nothing can pass.
        """
        most = max(worth for _, worth in needed)
        if sum(each.worth for each in groups) < most:
            raise ValueError(f"No text could pass: the groups together are worth less than {most}.")
        self._needed = needed
        self._groups = groups
        self._of_word: list[int] = []
        self._words = re2.Set.SearchSet(_with_memory(_MEMORY))
        for number, group in enumerate(groups):
            for word in group.words:
                self._add(number, word)
        self._words.Compile()

    def _add(self, group: int, word: str) -> None:
        try:
            self._words.Add(f"(?i){word}")
        except re2.error as error:
            raise ValueError(f"“{word}” is no expression that the sieve can search for: {error}") from error
        self._of_word.append(group)

    def sift(self, text: str | bytes) -> Sieved:
        """Say whether ``text`` (UTF-8 when it is bytes) can matter."""
        data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        found = sorted({self._of_word[word] for word in self._words.Match(data) or ()})
        counted = _counted([self._groups[number] for number in found], len(data))
        worth = sum(group.worth for group in counted)
        return Sieved(worth >= self.needed_of(len(data)), worth, tuple(group.name for group in counted))

    @property
    def needed(self) -> tuple[int, ...]:
        """The worths that texts need, the shortest first."""
        return tuple(worth for _, worth in self._needed)

    def needed_of(self, length: int) -> int:
        """The worth that a text of so many bytes needs: a longer one touches more groups by chance."""
        return next((worth for most, worth in self._needed if length <= most), self._needed[-1][1])

    def words_in(self, text: str) -> list[str]:
        """The words of ``text`` that the sieve knows, as it writes them; for people, and slower."""
        return [match[0] for match in _alternatives().finditer(text)]


@cache
def sieve() -> Sieve:
    """The sieve of the pack."""
    return Sieve(groups(), needed=_needed())


@lru_cache(maxsize=8)
def sieve_with(added: tuple[tuple[str, str], ...]) -> Sieve:
    """The sieve of the pack with words that people added: pairs of a group and an expression.

    Words of the group `OWN` are worth what the longest text needs. Raises ValueError as `Sieve` does.
    """
    every = [*groups(), Group(OWN, max(worth for _, worth in _needed()), ())]
    more = {each.name: [word for group, word in added if group == each.name] for each in every}
    filled = [replace(each, words=(*each.words, *more[each.name])) for each in every]
    return Sieve([each for each in filled if each.words], needed=_needed())


def groups() -> tuple[Group, ...]:
    """The groups of the pack's words, as they are written there."""
    return tuple(
        Group(each["name"], each["worth"], tuple(each["words"]), each.get("upto"), each.get("beside", ""))
        for each in _kept()["group"]
    )


def matters(text: str | bytes) -> bool:
    """Whether ``text`` can hold a claim of this field."""
    return sieve().sift(text).is_kept


def _counted(touched: Sequence[Group], length: int) -> list[Group]:
    """Those of the groups that are worth something in a text of so many bytes."""
    names = {group.name for group in touched if length <= _ONE_WORD}
    return [
        group
        for group in touched
        if (group.upto is None or length <= group.upto) and group.beside not in names
    ]


@cache
def _alternatives() -> re2._Regexp:
    words = [word for group in groups() for word in group.words]
    return re2.compile("(?i)" + "|".join(f"(?:{word})" for word in words), _with_memory(_MEMORY_OF_A_REASON))


def _with_memory(most: int) -> re2.Options:
    options = re2.Options()
    options.max_mem = most
    return options


def _needed() -> list[tuple[int, int]]:
    return [(length, worth) for length, worth in _kept()["needed"]]


@cache
def _kept() -> dict:  # type: ignore[type-arg]
    path = files("tumen.vocabulary").joinpath(f"packs/{PACK}/sieve.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
