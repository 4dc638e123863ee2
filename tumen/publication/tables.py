"""The record's counts as a table that can be released: rows that give nothing away by being there.

Rows of years, places and acts are those of which there are enough to be told; the others are one row
together. A row for each that occurs would say of every rare one that it occurs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from tumen.access.models import Viewer
from tumen.publication.disclosure.cells import FINE, THRESHOLD
from tumen.publication.errors import NotToBeReleased
from tumen.record.queries import By, Of, Wanted, countable
from tumen.vocabulary.ages import AgeGroup
from tumen.vocabulary.parties import Sex
from tumen.vocabulary.where import country_name

#: What stands for what is not told, as in filters.
NOT_TOLD = "-"
SEVERAL = "several"
#: The filters that a release may have; years and facilities are too fine, or overlap.
_FILTERS = ("act", "country", "kind", "realis", "sort", "sex", "age", "status")
#: What each is called where releases are held against each other: one name for one thing that is counted by.
_NAMES = {"country": "place", "kind": "group"}
_OF_EVENTS = ("act", "country", "kind")
_COLUMNS: Mapping[By, tuple[str, ...]] = {
    By.YEAR: ("first_year", "last_year", "is_open"),
    By.PLACE: ("country",),
    By.ACT: ("act",),
    By.SEX: ("sex",),
    By.AGE: ("age",),
}
_DIMENSIONS = {By.YEAR: "year", By.PLACE: "place", By.ACT: "act", By.SEX: "sex", By.AGE: "age"}
#: Every code of sex and of age has its row, whether it occurs or not; what is not told takes all others.
_WHOLE = {
    By.SEX: {Sex.FEMALE.value: "female", Sex.MALE.value: "male", SEVERAL: "female and male"},
    By.AGE: {**{each.value: each.value for each in AgeGroup}, SEVERAL: "several age groups"},
}


@dataclass(frozen=True, slots=True)
class Group:
    """Codes of one dimension: these, or all but these where ``is_rest``."""

    codes: tuple[str, ...]
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its words, its codes, and how many. The total has no group."""

    words: str
    group: Group | None
    count: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted: the lines with the total last, by which dimension, narrowed to what; of which
    documents, and by which threshold."""

    of: str
    by: str
    dimension: str
    narrowed: Mapping[str, str]
    lines: tuple[Line, ...]
    documents: tuple[str, ...]
    threshold: int
    state: str  #: of the whole record that was counted, to see whether it changed


def counted(viewer: Viewer, of: Of, by: By, wanted: Wanted, without: Iterable[str]) -> Counted:
    """The counts of a release. Raises `NotToBeReleased`."""
    is_events = of is Of.EVENTS
    narrowed = _narrowed(wanted, is_events=is_events, by=by)
    away = frozenset(without)
    found = countable(viewer, wanted, _COLUMNS[by], events=is_events, without=away)
    numbers = _coded(by, found.number)
    fine = {"sex", "age", "place"} <= {*narrowed, _DIMENSIONS[by]}
    threshold = FINE if fine else THRESHOLD
    lines = tuple(_lines(by, numbers, threshold))
    total = Line("total", None, sum(numbers.values()))
    return Counted(
        of=of.value,
        by=by.value,
        dimension=_DIMENSIONS[by],
        narrowed=narrowed,
        lines=(*lines, total),
        documents=found.documents,
        threshold=threshold,
        state=_state(viewer, is_events=is_events, away=away),
    )


def _narrowed(wanted: Wanted, *, is_events: bool, by: By) -> dict[str, str]:
    """The filters by what they narrow. Raises `NotToBeReleased`."""
    if is_events and by not in (By.YEAR, By.PLACE, By.ACT):
        raise NotToBeReleased("Events are counted by year, place and act alone. Choose one of these.")
    given = {each.name: getattr(wanted, each.name) for each in fields(wanted)}
    allowed = _OF_EVENTS if is_events else _FILTERS
    other = sorted(name for name, said in given.items() if said and name not in allowed)
    if other:
        raise NotToBeReleased(
            f"Nothing was drafted: a release is not narrowed by {', '.join(other)}, which tells too much of "
            "where or when, or overlaps with other counts. Take this filter off."
        )
    found = {_NAMES.get(name, name): str(given[name]) for name in allowed if given[name]}
    if _DIMENSIONS[by] in found:
        raise NotToBeReleased(
            f"Nothing was drafted: a table by {by.value} is not narrowed to one {by.value}. Take this filter "
            "off."
        )
    if is_events and "group" not in found:
        found["group"] = "event"
    return found


def _coded(by: By, found: Counter[tuple[Any, ...]]) -> Counter[str]:
    numbers = Counter[str]()
    for key, number in found.items():
        numbers[_year(*key) if by is By.YEAR else (str(key[0]) or NOT_TOLD)] += number
    return numbers


def _year(first: int, last: int, is_open: bool) -> str:
    if not first:
        return NOT_TOLD
    return str(first) if first == last and not is_open else SEVERAL


def _lines(by: By, numbers: Counter[str], threshold: int) -> Iterable[Line]:
    if by in _WHOLE:
        for code, words in _WHOLE[by].items():
            yield Line(words, Group((code,)), numbers[code])
        named = tuple(_WHOLE[by])
        yield Line("not told", Group(named, is_rest=True), _rest(numbers, named))
    elif by is By.YEAR:
        yield from _years(numbers, threshold)
    else:
        often = sorted(
            (code for code, number in numbers.items() if number >= threshold and code != NOT_TOLD),
            key=lambda code: (-numbers[code], code),
        )
        for code in often:
            yield Line(country_name(code) if by is By.PLACE else code, Group((code,)), numbers[code])
        named = (*often, NOT_TOLD)
        yield Line("all others", Group(named, is_rest=True), _rest(numbers, named))
        yield Line("not told", Group((NOT_TOLD,)), numbers[NOT_TOLD])


def _years(numbers: Counter[str], threshold: int) -> Iterable[Line]:
    """Every year from the first to the last of which there is enough; what lies outside is one row."""
    often = [int(code) for code, number in numbers.items() if code.isdigit() and number >= threshold]
    told = [str(year) for year in range(min(often), max(often) + 1)] if often else []
    for year in told:
        yield Line(year, Group((year,)), numbers[year])
    named = (*told, SEVERAL, NOT_TOLD)
    words = f"before {told[0]} or after {told[-1]}" if told else "a single year"
    yield Line(words, Group(named, is_rest=True), _rest(numbers, named))
    yield Line("over several years", Group((SEVERAL,)), numbers[SEVERAL])
    yield Line("not told", Group((NOT_TOLD,)), numbers[NOT_TOLD])


def _rest(numbers: Counter[str], named: Iterable[str]) -> int:
    return sum(number for code, number in numbers.items() if code not in set(named))


def _state(viewer: Viewer, *, is_events: bool, away: frozenset[str]) -> str:
    """A word for what the whole record counts now: another one as soon as any count is another."""
    columns = ("act", "country", "kind", "first_year", "last_year", "is_open")
    more = () if is_events else ("realis", "sort", "sex", "age", "is_accepted")
    found = countable(viewer, Wanted(), (*columns, *more), events=is_events, without=away)
    told = repr(sorted((*map(str, key), number) for key, number in found.number.items()))
    return sha256(told.encode()).hexdigest()
