"""What is public already: the tables of earlier releases, as they are kept and as they are checked.

Things came into the record with an *edition*, which is a dimension like any other: what a release counted is
what came in with its edition or before. Where a count fell between two releases the record shrank, and a new
*era* begins: tables of different eras are held against each other cell by cell alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tumen.publication.disclosure.cells import Cell, Codes, Public, Small, Space, Table, at_least, exactly
from tumen.publication.disclosure.suppress import Mark, Plan, attack, protect
from tumen.publication.errors import CannotProtect
from tumen.publication.tables import Counted, Group, Line, in_order

#: The code of whatever no release has named yet.
REST = "*"
EDITION = "edition"

#: A cell as it is kept: for each dimension its codes, or all but these.
Parts = Mapping[str, Group]


@dataclass(frozen=True, slots=True)
class Checked:
    """What may be shown of a table, line by line in the order in which they are told, and what a later
    release is checked against."""

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    workings: dict[str, Any]


def checked(table: Counted, past: Sequence[Mapping[str, Any]]) -> Checked:
    """The lines and their marks, beside all releases of ``past``: their workings, in their order.

    It is attacked before it is given. Raises `CannotProtect` and `TooLarge`.
    """
    era, edition = _when(table, past)
    lines = [_parts(table, line.groups, edition) for line in table.lines]
    held = [each for each in past if each["era"] == era]
    codes = _codes([*lines, *(_kept(cell["parts"]) for each in held for cell in _cells(each))], edition)
    counts = {_cell(parts, codes): line.count for parts, line in zip(lines, table.lines, strict=True)}
    rows = {_cell(parts, codes): line.at_least for parts, line in zip(lines, table.lines, strict=True)}
    asked = Table(
        Space(codes),
        counts,
        table.threshold,
        _earlier(lines, past, era, codes),
        {cell: count for cell, count in rows.items() if count},
    )
    plan = protect(asked, _public(held, codes))
    if attack(plan.public, asked):
        raise CannotProtect("Nothing was released: a small count could still be worked out.")
    found = [plan.marks[_cell(parts, codes)] for parts in lines]
    order = in_order(table, [mark is Mark.SHOWN for mark in found])
    told = replace(table, lines=tuple(table.lines[at] for at in order))
    marks, lines = tuple(found[at] for at in order), [lines[at] for at in order]
    return Checked(told.lines, marks, _workings(told, plan, marks, lines, codes, era, edition))


def _when(table: Counted, past: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """The era and the edition of a new table: the next edition where the record changed since the last."""
    if not past:
        return 1, 1
    last = past[-1]
    now = {_key(_parts(table, line.groups, 0)): line.count for line in table.lines}
    for each in past:
        if each["era"] == last["era"]:
            for cell in each["cells"]:
                if now.get(_key(_kept(cell["parts"])), cell["count"]) < cell["count"]:
                    return last["era"] + 1, 1
    return last["era"], last["edition"] + (last["state"] != table.state)


def _parts(table: Counted, groups: Parts, edition: int) -> dict[str, Group]:
    parts = {name: Group((code,)) for name, code in table.narrowed.items()} | dict(groups)
    parts[EDITION] = Group(tuple(str(each + 1) for each in range(edition)))
    return parts


def _key(parts: Parts) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """What a cell counts, in whichever edition."""
    told = [
        (name, tuple(sorted(each.codes)), each.is_rest) for name, each in parts.items() if name != EDITION
    ]
    return tuple(sorted(told))


def _codes(cells: Iterable[Parts], edition: int) -> dict[str, Codes]:
    """Every code of every dimension that any cell names, and the one for all others."""
    found: dict[str, set[str]] = {}
    for parts in cells:
        for name, group in parts.items():
            found.setdefault(name, {REST}).update(group.codes)
    editions = frozenset(str(each + 1) for each in range(edition))
    return {name: frozenset(codes) for name, codes in found.items() if name != EDITION} | {EDITION: editions}


def _cell(parts: Parts, codes: Mapping[str, Codes]) -> Cell:
    return Cell.of(
        **{
            name: codes[name] - frozenset(group.codes) if group.is_rest else frozenset(group.codes)
            for name, group in parts.items()
        }
    )


def _earlier(
    lines: Iterable[Parts], past: Iterable[Mapping[str, Any]], era: int, codes: Mapping[str, Codes]
) -> dict[Cell, int]:
    """What was last shown of the same cells in other eras."""
    shown = {
        _key(_kept(cell["parts"])): cell["count"]
        for each in past
        if each["era"] != era
        for cell in each["cells"]
        if cell["mark"] == Mark.SHOWN.value
    }
    return {_cell(parts, codes): shown[_key(parts)] for parts in lines if _key(parts) in shown}


def _public(held: Sequence[Mapping[str, Any]], codes: Mapping[str, Codes]) -> Public:
    if not held:
        return Public()
    told = [(_cell(_kept(cell["parts"]), codes), cell) for each in held for cell in each["cells"]]
    small = [
        Small(_cell(_kept(cell["parts"]), codes), cell["threshold"], cell["none"])
        for each in held
        for cell in each["small"]
    ]
    return Public(
        Space(codes),
        (
            *(exactly(cell, kept["count"]) for cell, kept in told if kept["mark"] == Mark.SHOWN.value),
            *(at_least(cell, count) for cell, kept in told if (count := kept.get("at_least", 0))),
        ),
        tuple(dict.fromkeys(small)),
        {cell: kept["count"] for cell, kept in told},
    )


def _workings(
    table: Counted,
    plan: Plan,
    marks: Sequence[Mark],
    lines: Sequence[Parts],
    codes: Mapping[str, Codes],
    era: int,
    edition: int,
) -> dict[str, Any]:
    return {
        "era": era,
        "edition": edition,
        "state": table.state,
        "cells": [
            {"parts": _as_kept(parts), "count": line.count, "mark": mark.value, "at_least": line.at_least}
            for parts, line, mark in zip(lines, table.lines, marks, strict=True)
        ],
        "small": [
            {"parts": _as_kept(_told(each.cell, codes)), "threshold": each.threshold, "none": each.none}
            for each in plan.public.small
        ],
    }


def _told(cell: Cell, codes: Mapping[str, Codes]) -> dict[str, Group]:
    """A cell as it is kept: what holds the code of all others is told by what it does not hold."""
    return {
        name: Group(tuple(sorted(codes[name] - said)), is_rest=True)
        if REST in said
        else Group(tuple(sorted(said)))
        for name, said in cell.parts
    }


def _as_kept(parts: Parts) -> dict[str, Any]:
    return {name: {"codes": list(each.codes), "is_rest": each.is_rest} for name, each in parts.items()}


def _kept(parts: Mapping[str, Any]) -> dict[str, Group]:
    return {name: Group(tuple(each["codes"]), each["is_rest"]) for name, each in parts.items()}


def _cells(workings: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*workings["cells"], *workings["small"]]
