"""Words taken out of a value, each sign for a sign, and put back where they were. PURE.

A cell is a text, or JSON as text; what is taken out of it are runs: in which of its strings, from which sign
on, and the words. A run is as long as the signs that stand in its place, so runs of several people can be put
back in any order, or some of them never.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tumen.documents.finding import Wanted
from tumen.vocabulary.spans import Span

#: Stands for each sign of what was taken out; the mask of covered words is made of the same sign.
SIGN = "▮"

#: Where in a string (the number of it in its cell, and itself) something is to be taken out.
Find = Callable[[int, str], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stood in a cell."""

    string: int
    start: int
    words: str


def finding(wanted: Wanted) -> Find:
    """Finds the words in every string, however they are written there."""
    return lambda number, said: wanted.spans(said)


def taken_out(cell: str, find: Find, *, is_json: bool) -> tuple[str, list[Run]]:
    """The cell without what ``find`` finds, and that."""
    strings, runs = _strings(cell, is_json=is_json), []
    for number, said in enumerate(strings):
        gone = 0
        for span in sorted(find(number, said), key=lambda span: (span.start, -span.end)):
            start = max(gone, span.start)  # of spans that overlap each sign is taken once
            words = strings[number][start : span.end]
            gone = max(gone, span.end)
            if words.strip(SIGN):
                runs.append(Run(number, start, words))
                strings[number] = _with(strings[number], start, SIGN * len(words))
    return (_cell(cell, strings, is_json=is_json) if runs else cell), runs


def put_back(cell: str, runs: Iterable[Run], *, is_json: bool) -> str:
    """The cell with these runs where they were. Raises IndexError for a cell that is another one now."""
    strings = _strings(cell, is_json=is_json)
    for run in runs:
        strings[run.string] = _with(strings[run.string], run.start, run.words)
    return _cell(cell, strings, is_json=is_json)


def _with(said: str, start: int, words: str) -> str:
    if len(said) < start + len(words):
        raise IndexError("The words are longer than the place they stood in.")
    return said[:start] + words + said[start + len(words) :]


def _strings(cell: str, *, is_json: bool) -> list[str]:
    return list(strings_of(json.loads(cell))) if is_json else [cell]


def strings_of(value: Any) -> Iterator[str]:
    """Every text within a value as JSON holds it, names of members left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings_of(each)


def _cell(cell: str, strings: list[str], *, is_json: bool) -> str:
    return json.dumps(_replaced(json.loads(cell), iter(strings))) if is_json else strings[0]


def _replaced(value: Any, strings: Iterator[str]) -> Any:
    if isinstance(value, str):
        return next(strings)
    if isinstance(value, dict):
        return {name: _replaced(each, strings) for name, each in value.items()}
    return [_replaced(each, strings) for each in value] if isinstance(value, list) else value
