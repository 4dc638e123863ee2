"""Loads the cases of numbers that come again, and scores a program's answers (README.md beside this)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CASES = Path(__file__).with_name("cases.json")
Case = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Same:
    """What a program says of a later figure: its first appearance (itself where it is a new one), and why."""

    first: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Miss:
    case: str
    faults: tuple[str, ...]


Program = Callable[[Case], Mapping[str, Same]]


def cases() -> list[Case]:
    loaded: list[Case] = json.loads(CASES.read_text("utf-8"))
    return loaded


def misses(asked: Iterable[Case], program: Program, *, reasons: bool = True) -> list[Miss]:
    """The cases whose answer no careful documenter would accept, with what parts it from the nearest answer.

    The program is not shown the answers, nor the doubt. Without ``reasons`` only the first appearances count.
    """
    found = []
    for case in asked:
        shown = {key: value for key, value in case.items() if key not in ("answers", "doubt", "about")}
        if faults := faults_of(case, program(shown), reasons=reasons):
            found.append(Miss(case["id"], faults))
    return found


def faults_of(case: Case, given: Mapping[str, Same], *, reasons: bool = True) -> tuple[str, ...]:
    """What parts an answer from the acceptable one that is nearest to it; nothing where it is that one."""
    return min((_faults(answer, given, reasons) for answer in case["answers"]), key=len)


def _faults(answer: dict[str, Any], given: Mapping[str, Same], reasons: bool) -> tuple[str, ...]:
    faults = []
    for figure, right in answer.items():
        said = given.get(figure)
        if said is None:
            faults.append(f"{figure} has no answer")
        elif said.first != right["first"]:
            faults.append(f"{figure} first appears as {right['first']}, not {said.first}")
        elif reasons and said.why not in right["why"]:
            faults.append(f"{figure}: because of {right['why']}, not {said.why!r}")
    return tuple(faults)
