"""The acts of a field: codes, labels, HURIDOCS terms and the English words that tell them.

Takes the vocabulary pack (a data file); another field of human-rights documentation brings another pack.
Source of the codes: HURIDOCS micro-thesaurus 4, with this field's additions.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PACK = "refoulement"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb (lemmas; empty for any) with words that must follow it in its clause."""

    verbs: frozenset[str]
    follows: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Form:
    """A narrower term for an act, told by words beside the act's own ("shot in the market": public
    execution).

    ``huridocs`` is the code and term of micro-thesaurus 4; empty where it has none.
    """

    name: str
    huridocs: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of act, and how English tells it. The lower ``rank`` wins where one figure has several
    acts."""

    code: str
    label: str
    done: str
    huridocs: str
    rank: int
    nouns: frozenset[str]
    event_nouns: frozenset[str]
    verbs: frozenset[str]
    object_verbs: frozenset[str]
    phrases: tuple[Phrase, ...]
    states: tuple[str, ...]
    forms: tuple[Form, ...] = ()


@cache
def acts() -> dict[str, Act]:
    """All acts of the pack by code, in the pack's order."""
    data = files("tumen.vocabulary").joinpath(f"packs/{PACK}/acts.toml").read_text(encoding="utf-8")
    return {row["code"]: _act(row) for row in tomllib.loads(data)["act"]}


def label(code: str) -> str:
    """The act's name for people ("forced return"); an act outside the pack ("other:strike") is named by its
    own word."""
    act = acts().get(code)
    return act.label if act else code.removeprefix("other:")


def done(code: str) -> str:
    """The act as what was done to people ("forcibly returned"), for titles; one outside the pack by its
    quoted verb."""
    act = acts().get(code)
    if act is not None:
        return act.done
    word = code.removeprefix("other:")
    return f"(“{word}”)" if word else ""


def _act(row: dict[str, object]) -> Act:
    def words(name: str) -> frozenset[str]:
        return frozenset(str(word) for word in row.get(name, ()))  # type: ignore[attr-defined]

    phrases = tuple(
        Phrase(
            frozenset() if verbs == "*" else frozenset(verbs.split("|")), re.compile(follows, re.IGNORECASE)
        )
        for verbs, follows in row["phrases"]  # type: ignore[attr-defined]
    )
    return Act(
        code=str(row["code"]),
        label=str(row["label"]),
        done=str(row["done"]),
        huridocs=str(row["huridocs"]),
        rank=int(row["rank"]),  # type: ignore[call-overload]
        nouns=words("nouns"),
        event_nouns=words("event_nouns"),
        verbs=words("verbs"),
        object_verbs=words("object_verbs"),
        phrases=phrases,
        states=tuple(str(state) for state in row["states"]),  # type: ignore[attr-defined]
        forms=tuple(
            Form(name, huridocs, re.compile(rf"\b(?:{words_})", re.IGNORECASE))
            for name, huridocs, words_ in row["forms"]  # type: ignore[attr-defined]
        ),
    )
