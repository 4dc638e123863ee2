"""Loads the cases of one event's figures, and scores a program's answers to them (README.md beside this)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tumen.corroboration.ranges import range_of
from tumen.vocabulary.quantities import Quantity

CASES = Path(__file__).with_name("cases.json")
Case = dict[str, Any]
Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Given:
    """What a program says of one case: ``range`` (low, high), ``preferred`` the figure's id ("" for none),
    ``rule`` R1 to R6, tie or only, ``out`` id → reason for all that does not count or does not fit."""

    range: Bounds
    preferred: str
    rule: str
    out: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Miss:
    case: str
    faults: tuple[str, ...]


def cases() -> list[Case]:
    loaded: list[Case] = json.loads(CASES.read_text("utf-8"))
    return loaded


def misses(asked: Iterable[Case], program: Callable[[Case], Given]) -> list[Miss]:
    """The cases whose answer no careful documenter would accept, with what parts it from the nearest answer.

    The program is not shown the answers, nor the doubt.
    """
    found = []
    for case in asked:
        shown = {key: value for key, value in case.items() if key not in ("answers", "doubt", "about")}
        if faults := faults_of(case, program(shown)):
            found.append(Miss(case["id"], faults))
    return found


def faults_of(case: Case, given: Given) -> tuple[str, ...]:
    """What parts an answer from the acceptable one that is nearest to it; nothing where it is that one."""
    return min((_faults(answer, given) for answer in case["answers"]), key=len)


def _faults(answer: dict[str, Any], given: Given) -> tuple[str, ...]:
    ranges = [tuple(answer[key]) for key in ("range", "range_also") if key in answer]
    faults = []
    if tuple(given.range) not in ranges:
        faults.append(f"the range is {ranges[0]}, not {tuple(given.range)}")
    if given.preferred not in (answer["preferred"] or [""]):
        faults.append(f"preferred is {answer['preferred']}, not {given.preferred!r}")
    if given.rule not in answer["rules"]:
        faults.append(f"the rule is {answer['rules']}, not {given.rule}")
    if given.out != answer["out"]:
        faults.append(f"out are {answer['out']}, not {given.out}")
    return tuple(faults)


def range_of_fitting(case: Case, answer: dict[str, Any]) -> list[float | None]:
    """The range of what counts and fits, by an answer's own word."""
    return list(range_among(figure for figure in case["figures"] if figure["id"] not in answer["out"]))


def range_among(figures: Iterable[dict[str, Any]]) -> Bounds:
    supported = range_of(Quantity(f["low"], f["high"], f["approximate"]) for f in figures)
    return supported.low, supported.high
