"""What has to be shown for a norm to have been broken: rules, each with its elements; and reservations.

Data: packs/norms/elements.toml and packs/norms/reservations.toml, written for Tumen in its own words from the
articles that each entry names. Which claims can bear on an element is a proposal by their act and slots;
whether one does is for a person to say, and whether a norm was broken for a court.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from tumen.vocabulary.codes import Realis
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.norms import Norm, norms

#: What was asked of somebody, or supposed, tells nothing of what happened or threatened.
_TELLS_NOTHING = frozenset({Realis.DEMANDED, Realis.HYPOTHETICAL})


class Bound(str, Enum):
    """Whom a rule binds."""

    STATE = "state"
    PERSON = "person"  #: people answer for it; states party to it prosecute


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that has to be shown. ``code`` is unique among all rules ("torture.pain").

    ``asks`` is what has to be shown, as a question; ``source`` the article that it stands in ("33(1)"). A
    claim of one of ``acts`` can bear on it, and so can one of the rule's acts that fills one of ``slots``.
    """

    code: str
    called: str
    asks: str
    source: str
    acts: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """An article of a norm with its elements, in the order in which the article has them.

    ``acts`` are those of events that it belongs to; ``also`` are norms that extend it; ``note`` is what a
    reader should know beside it.
    """

    code: str
    norm: str
    article: str
    called: str
    binds: Bound
    source: str
    acts: frozenset[str]
    elements: tuple[Element, ...]
    also: tuple[str, ...] = ()
    note: str = ""

    @property
    def instrument(self) -> Norm:
        """The norm that it stands in."""
        return norms()[self.norm]

    def bears(self, element: Element, values: Mapping[str, Any]) -> bool:
        """Whether a claim with these slots (typed values, empty ones left out) can bear on an element."""
        act = values.get("act")
        if values.get("realis") in _TELLS_NOTHING or not act:
            return False
        if act in element.acts:
            return True
        return act in self.acts and any(values.get(slot) for slot in element.slots)


@dataclass(frozen=True, slots=True)
class Reservation:
    """What a state declared itself not bound by: ``articles`` of ``norm``, and what that excludes.

    ``is_checked`` is false where no second source confirms it: pages say "not verified" beside it.
    """

    norm: str
    country: str
    articles: str
    says: str
    made: Interval
    withdrawn: Interval | None
    source: str
    is_checked: bool

    def stood_on(self, day: date) -> bool:
        """Whether it stood on a day; one withdrawn in a year known alone stands until the year is over."""
        ended = self.withdrawn.latest if self.withdrawn else None
        begun = self.made.earliest is None or self.made.earliest <= day
        return begun and (ended is None or day <= ended)


@cache
def rules() -> dict[str, Rule]:
    """Every rule of the pack by its code, in the pack's order."""
    return {row["code"]: _rule(row) for row in _pack("elements.toml")["rule"]}


@cache
def elements() -> dict[str, tuple[Rule, Element]]:
    """Every element of every rule by its code, with its rule."""
    return {element.code: (rule, element) for rule in rules().values() for element in rule.elements}


@cache
def reservations() -> tuple[Reservation, ...]:
    """Every reservation of the pack."""
    return tuple(
        Reservation(
            norm=row["norm"],
            country=row["country"],
            articles=row["articles"],
            says=row["says"],
            made=Interval.from_edtf(row["made"]),
            withdrawn=Interval.from_edtf(row["withdrawn"]) if "withdrawn" in row else None,
            source=row["source"],
            is_checked=row["checked"],
        )
        for row in _pack("reservations.toml")["reservation"]
    )


def reservations_of(norm: str, country: str, on: date) -> tuple[Reservation, ...]:
    """The reservations that the pack knows of a state to a norm and that stood on a day."""
    of = [each for each in reservations() if (each.norm, each.country) == (norm, country)]
    return tuple(each for each in of if each.stood_on(on))


def rules_for(acts: Collection[str]) -> tuple[Rule, ...]:
    """The rules that belong to one of these acts, in the pack's order."""
    return tuple(rule for rule in rules().values() if rule.acts & set(acts))


def _pack(name: str) -> dict[str, Any]:
    return tomllib.loads(
        files("tumen.vocabulary").joinpath(f"packs/norms/{name}").read_text(encoding="utf-8")
    )


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        code=row["code"],
        norm=row["norm"],
        article=row["article"],
        called=row["called"],
        binds=Bound(row["binds"]),
        source=row["source"],
        acts=frozenset(row["acts"]),
        elements=tuple(_element(row["code"], each) for each in row["element"]),
        also=tuple(row.get("also", ())),
        note=row.get("note", ""),
    )


def _element(rule: str, row: Mapping[str, Any]) -> Element:
    return Element(
        code=f"{rule}.{row['code']}",
        called=row["called"],
        asks=row["asks"],
        source=row["source"],
        acts=frozenset(row.get("acts", ())),
        slots=frozenset(row.get("slots", ())),
    )
