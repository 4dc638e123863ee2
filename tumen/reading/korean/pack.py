"""The Korean pack (data files in vocabulary/packs/korean), read once: acts, counted nouns, places, speech."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

#: A place name without another meaning is given to the analyser; one syllable is too little to be sure of.
_NAME_LENGTH = 2


def _read(name: str) -> str:
    return files("tumen.vocabulary").joinpath(f"packs/korean/{name}").read_text(encoding="utf-8")


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_read(name))


@dataclass(frozen=True, slots=True)
class ActWords:
    """How Korean tells one act; ``suffered`` verbs have the sufferer as their subject, ``done`` the doer."""

    code: str
    nouns: frozenset[str]
    verbal: frozenset[str]
    people: frozenset[str]
    suffered: frozenset[str]
    done: frozenset[str]
    phrases: tuple[re.Pattern[str], ...]
    weak: tuple[re.Pattern[str], ...]
    states: frozenset[str]


#: Auxiliaries that may stand between a phrase of the pack and the end of its predicate.
_AUXILIARIES = (
    r"(?: (?:지다|있다|주다|버리다|오다|가다|놓다|두다|내다|나가다|되다|하다|싶다|못하다|않다|말다|달다))*"
)


@cache
def acts_in_korean() -> tuple[ActWords, ...]:
    """The words of every act, in the pack's order."""
    return tuple(_act(row) for row in _toml("acts.toml")["act"])


def _act(row: dict[str, Any]) -> ActWords:
    def phrases(name: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(rf"(?:^|(?<= ))(?:{each}){_AUXILIARIES}$") for each in row.get(name, ()))

    return ActWords(
        code=row["code"],
        nouns=frozenset(row["nouns"].split()),
        verbal=frozenset(row.get("verbal", "").split()),
        people=frozenset(row["people"].split()),
        suffered=frozenset(row["suffered"].split()),
        done=frozenset(row["done"].split()),
        phrases=phrases("phrases"),
        weak=phrases("weak"),
        states=frozenset(row.get("states", "").split()),
    )


@cache
def people(name: str) -> frozenset[str]:
    """One list of people.toml: victims, people, roles, kin, relatives, families or cases."""
    return frozenset(_toml("people.toml")[name].split())


@cache
def norm_names() -> dict[str, tuple[str, ...]]:
    """The Korean names of norms, by their codes in the vocabulary."""
    return {code: tuple(names) for code, names in _toml("norms.toml")["names"].items()}


@cache
def speech(name: str) -> frozenset[str]:
    """One list of speech.toml."""
    return frozenset(_toml("speech.toml")[name].split())


@cache
def reply_words() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The words of answers: for each row its kind, its way (told, said, weak) and what it looks like."""
    pack = _toml("replies.toml")
    lists = {name: pack[name] for name in ("REPLY", "NOT", "DONE")}
    return tuple((row["kind"], row["way"], _filled("|".join(row["words"]), lists)) for row in pack["reply"])


def _filled(words: str, lists: dict[str, str]) -> re.Pattern[str]:
    for name, listed in lists.items():
        words = words.replace(name, listed)
    return re.compile(words)


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A Korean place name, the gazetteer's name for it, and whether the word has another meaning too."""

    korean: str
    name: str
    is_ambiguous: bool


@cache
def place_words() -> dict[str, PlaceWord]:
    """Every place of the pack by its Korean name."""
    return {word.korean: word for word in _place_rows()}


def _place_rows() -> Iterator[PlaceWord]:
    for line in _read("places.tsv").splitlines():
        if line and not line.startswith("#"):
            korean, name, *mark = line.split("\t")
            yield PlaceWord(korean, name, "?" in mark)


def domain_words() -> Iterator[tuple[str, str]]:
    """Words of this field for the analyser, each with its tag: names of places, people, acts."""
    for word in place_words().values():
        if not word.is_ambiguous and len(word.korean) >= _NAME_LENGTH:
            yield word.korean, "NNP"
    nouns = set(people("victims")) | {noun for act in acts_in_korean() for noun in act.states | act.people}
    for noun in sorted(nouns):
        yield noun, "NNG"
