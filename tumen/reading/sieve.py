"""The sieve: which texts of an archive can matter, at the speed of raw text and before anything reads them.

Words of the vocabulary pack stand in groups; each group that a text touches is worth something once, and a
text that reaches what the pack needs is kept. What decided is always told, so that a person can see why a
text was kept or passed over, and change the words. The search is RE2's: linear in the text, whatever the
words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import re2

#: The pack whose words are used.
PACK = "refoulement"
#: The group of words that people added by which any text is kept.
OWN = "words added here"
#: Bytes that the search for the words themselves may keep of what it worked out. RE2's own 8 MB are too few
#: for so many, and a search that has none left begins again, slower, and says so in the log for each text.
_MEMORY = 64 << 20


@dataclass(frozen=True, slots=True)
class Sieved:
    """Whether a text can matter, and the groups of words that it touches."""

    is_kept: bool
    worth: int
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of words, worth so much once."""

    name: str
    worth: int
    words: tuple[str, ...]


class Sieve:
    """Groups of words, searched together in one pass over a text."""

    def __init__(
        self, groups: list[tuple[str, int, list[str]]], *, needed: Sequence[tuple[int, int]]
    ) -> None:
        """``groups`` are names, worths and words (regular expressions of RE2, without case); ``needed`` are
        lengths in bytes, growing, with the worth that texts up to each need.

        Raises ValueError naming the word that is no expression, or a sieve that nothing can pass.
        """
        most = max(worth for _, worth in needed)
        if sum(worth for _, worth, _ in groups) < most:
            raise ValueError(f"No text could pass: the groups together are worth less than {most}.")
        self._needed = needed
        self._groups = [(name, worth) for name, worth, _ in groups]
        self._of_word: list[int] = []
        self._words = re2.Set.SearchSet()
        for number, (_, _, words) in enumerate(groups):
            for word in words:
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
        worth = sum(self._groups[group][1] for group in found)
        return Sieved(
            worth >= self.needed_of(len(data)), worth, tuple(self._groups[group][0] for group in found)
        )

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
    kept = _kept()
    groups = [(group["name"], group["worth"], group["words"]) for group in kept["group"]]
    return Sieve(groups, needed=[tuple(step) for step in kept["needed"]])


@lru_cache(maxsize=8)
def sieve_with(added: tuple[tuple[str, str], ...]) -> Sieve:
    """The sieve of the pack with words that people added: pairs of a group and an expression.

    Words of the group `OWN` are worth what the longest text needs. Raises ValueError as `Sieve` does.
    """
    kept = _kept()
    most = max(worth for _, worth in kept["needed"])
    every = [*groups(), Group(OWN, most, ())]
    more = {each.name: [word for group, word in added if group == each.name] for each in every}
    filled = [(each.name, each.worth, [*each.words, *more[each.name]]) for each in every]
    return Sieve([each for each in filled if each[2]], needed=[tuple(step) for step in kept["needed"]])


def groups() -> tuple[Group, ...]:
    """The groups of the pack's words, as they are written there."""
    return tuple(Group(each["name"], each["worth"], tuple(each["words"])) for each in _kept()["group"])


def matters(text: str | bytes) -> bool:
    """Whether ``text`` can hold a claim of this field."""
    return sieve().sift(text).is_kept


@cache
def _alternatives() -> re2._Regexp:
    words = [word for group in _kept()["group"] for word in group["words"]]
    options = re2.Options()
    options.max_mem = _MEMORY
    return re2.compile("(?i)" + "|".join(f"(?:{word})" for word in words), options)


@cache
def _kept() -> dict:  # type: ignore[type-arg]
    path = files("tumen.vocabulary").joinpath(f"packs/{PACK}/sieve.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
