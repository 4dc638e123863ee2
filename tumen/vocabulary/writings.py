"""What can be written from the record: kinds of papers, each with its sections and their parts in order.

Data: packs/advocacy/writings.toml, written for Tumen; each kind says where its parts can be looked up.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files


class About(str, Enum):
    """What a paper is drafted about."""

    EVENT = "event"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper under its heading; ``heading`` is by language ("en", "ko"), "" for none."""

    heading: Mapping[str, str]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """A kind of paper. ``needs`` are purposes of consent that nobody whom it quotes may have refused.

    ``title`` is by language, with ``{about}`` for the event or person; ``is_addressed`` where it is greeted
    and signed; ``says_consent`` where its sender has to say whether those concerned agreed; ``is_public``
    where it is for everybody, so that it goes out as a release and, finished, in no other way.
    """

    code: str
    about: frozenset[About]
    title: Mapping[str, str]
    sections: tuple[Section, ...]
    needs: tuple[str, ...]
    source: str
    is_addressed: bool = False
    says_consent: bool = False
    is_public: bool = False


#: What is written where nothing else is asked for.
LETTER = "letter"
#: The kind that a report on an event is, which everybody may read once it is released.
PUBLIC = "public-report"
#: The kind that an open letter, a petition or a press statement is.
OPEN = "public-letter"


@cache
def writings() -> dict[str, Writing]:
    """Every kind by its code, in the pack's order."""
    data = files("tumen.vocabulary").joinpath("packs/advocacy/writings.toml").read_text(encoding="utf-8")
    return {row["code"]: _writing(row) for row in tomllib.loads(data)["kind"]}


def writings_about(what: About) -> tuple[Writing, ...]:
    """The kinds that can be drafted about an event, or about a person."""
    return tuple(each for each in writings().values() if what in each.about)


def _writing(row: Mapping[str, object]) -> Writing:
    told = dict(row)
    return Writing(
        code=str(told["code"]),
        about=frozenset(About(each) for each in _list(told["about"])),
        title=_words(told["title"]),
        sections=tuple(
            Section(_words(each["heading"]), tuple(str(part) for part in _list(each["parts"])))
            for each in _list(told["section"])
        ),
        needs=tuple(str(each) for each in _list(told["needs"])),
        source=str(told["source"]),
        is_addressed=bool(told.get("addressed")),
        says_consent=bool(told.get("says_consent")),
        is_public=bool(told.get("public")),
    )


def _list(value: object) -> list:  # type: ignore[type-arg]
    assert isinstance(value, list)
    return value


def _words(value: object) -> Mapping[str, str]:
    assert isinstance(value, Mapping)
    return value
