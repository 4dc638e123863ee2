"""The acts of a field: codes, labels, HURIDOCS terms and the English words that tell them.

Takes the vocabulary pack (a data file); another field of human-rights documentation brings another pack.
Source of the codes: HURIDOCS micro-thesaurus 4, with this field's additions.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

PACK = "refoulement"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb (lemmas; empty for any) with words that must follow it in its clause, after a few others."""

    verbs: frozenset[str]
    follows: re.Pattern[str]
    negated: bool = False  #: told only where the clause is negated: "was not seen again"


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
    also: frozenset[str]
    phrases: tuple[Phrase, ...]
    states: tuple[re.Pattern[str], ...]
    forms: tuple[Form, ...] = ()


#: The pack's files: the acts that a labeller may name, and the acts around them ("other:" and a word).
_FILES = ("acts.toml", "acts_around.toml")
#: More words for the same acts, by which a document tells them of somebody it does not count.
_TOLD = "acts_told.toml"
#: A word that may stand between a verb and what makes it tell an act: no mark ends the stretch before it, and
#: it opens no clause of its own.
_BETWEEN = (
    r"(?!(?:who|whom|which|that|while|when|where|before|after|because|although|but|until|if|without)\b)"
    r"[^\s,;:.]+\s+"
)


@cache
def acts() -> dict[str, Act]:
    """All acts of the pack by code, in the pack's order."""
    return {code: _act(row) for code, row in _rows().items()}


@cache
def _rows() -> dict[str, dict[str, Any]]:
    """The acts as they stand in the files: whoever only names them needs none of their patterns."""
    return {row["code"]: row for name in _FILES for row in _rows_of(name)}


def _rows_of(name: str) -> list[dict[str, Any]]:
    file = files("tumen.vocabulary").joinpath(f"packs/{PACK}/{name}")
    rows: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["act"]
    return rows


@cache
def told_acts() -> dict[str, Act]:
    """The acts again, each with the words alone that tell it where nobody is counted."""
    names = ("code", "label", "done", "huridocs", "rank")
    named = {code: {name: row[name] for name in names} for code, row in _rows().items()}
    return {row["code"]: _act(named[row["code"]] | row) for row in _rows_of(_TOLD)}


def label(code: str) -> str:
    """The act's name for people ("forced return"); an act outside the pack ("other:strike") is named by its
    own word."""
    act = _rows().get(code)
    return str(act["label"]) if act else code.removeprefix("other:")


def done(code: str) -> str:
    """The act as what was done to people ("forcibly returned"), for titles; one outside the pack by its
    quoted verb."""
    act = _rows().get(code)
    if act is not None:
        return str(act["done"])
    word = code.removeprefix("other:")
    return f"(“{word}”)" if word else ""


def happened(code: str, *, one: bool) -> str:
    """What a sentence says of the people to whom it happened, or of the ``one``: "were forcibly returned",
    "crossed a border"; "" for an act outside the pack, which has no English of its own."""
    act = _rows().get(code)
    if act is None:
        return ""
    return str(act.get("happened") or f"{'was' if one else 'were'} {act['done']}")


def _act(row: dict[str, object]) -> Act:
    def words(name: str) -> frozenset[str]:
        return frozenset(str(word) for word in row.get(name, ()))  # type: ignore[attr-defined]

    def rows(name: str) -> Iterable[Any]:
        return row.get(name, ())  # type: ignore[return-value]

    phrases = tuple(
        Phrase(
            frozenset() if verbs == "*" else frozenset(verbs.split("|")),
            re.compile(rf"(?:{_BETWEEN}){{0,{most}}}?(?:{follows})(?!\w)", re.IGNORECASE),
            negated="negated" in more,
        )
        for verbs, most, follows, *more in rows("phrases")
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
        also=words("also"),
        phrases=phrases,
        states=tuple(
            re.compile(rf"(?:{_BETWEEN}){{0,3}}?(?:{state})(?!\w)", re.IGNORECASE) for state in rows("states")
        ),
        forms=tuple(
            Form(name, huridocs, re.compile(rf"\b(?:{words_})", re.IGNORECASE))
            for name, huridocs, words_ in rows("forms")
        ),
    )
