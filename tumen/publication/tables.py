"""The record's counts as a table that can be released: rows that give nothing away by being there.

A table is by one thing or by two; one by two has the margins of both, and each margin's rows are those that a
table by that thing alone would have.

Rows of years, places and acts are those of which there are enough to be told; the others are one row
together. A row for each that occurs would say of every rare one that it occurs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from tumen.access.models import Viewer
from tumen.publication.disclosure.cells import FINE, THRESHOLD
from tumen.publication.errors import NotToBeReleased
from tumen.publication.forms.counts import TOTAL
from tumen.record.queries import By, Of, Wanted, countable
from tumen.vocabulary.ages import AgeGroup
from tumen.vocabulary.parties import Sex
from tumen.vocabulary.where import country_name

#: What stands for what is not told, as in filters.
NOT_TOLD = "-"
SEVERAL = "several"
#: Columns of a table by two things, beside their whole: more do not fit on an A4 page that lies on its side.
MOST_COLUMNS = 18
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
    """A count: the words of its row, and of its column in a table by two things; for each dimension that
    narrows it the codes. The total is narrowed by none. ``at_least`` is what it comes to at the least,
    told by that it has a row or a column of its own."""

    words: str
    groups: Mapping[str, Group]
    count: int
    across: str = ""
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted: the lines with the total last, by what (and by what across, "" for nothing), narrowed
    to what; of which documents, and by which threshold."""

    of: str
    by: str
    across: str
    narrowed: Mapping[str, str]
    lines: tuple[Line, ...]
    documents: tuple[str, ...]
    threshold: int
    state: str  #: of the whole record that was counted, to see whether it changed


def counted(
    viewer: Viewer, of: Of, by: By, wanted: Wanted, without: Iterable[str], across: By | None = None
) -> Counted:
    """The counts of a release. Raises `NotToBeReleased`."""
    is_events, asked = of is Of.EVENTS, (by,) if across is None else (by, across)
    narrowed = _narrowed(wanted, is_events=is_events, asked=asked)
    away = frozenset(without)
    columns = [column for each in asked for column in _COLUMNS[each]]
    found = countable(viewer, wanted, columns, events=is_events, without=away)
    numbers = _coded(asked, found.number)
    fine = {"sex", "age", "place"} <= {*narrowed, *(_DIMENSIONS[each] for each in asked)}
    threshold = FINE if fine else THRESHOLD
    lines = tuple(_by_one(by, numbers, threshold) if across is None else _by_two(asked, numbers, threshold))
    return Counted(
        of=of.value,
        by=by.value,
        across=across.value if across else "",
        narrowed=narrowed,
        lines=lines,
        documents=found.documents,
        threshold=threshold,
        state=_state(viewer, is_events=is_events, away=away),
    )


def in_order(table: Counted, shown: Sequence[bool]) -> tuple[int, ...]:
    """The places of the lines in the order in which they are told; ``shown`` says of each whether its count
    is.

    Countries and acts stand by size where that is shown, and behind these by name: in its place by size,
    between two counts that are shown, a withheld one would be told to lie between them.
    """
    lines = list(enumerate(table.lines))
    whole = [(at, line.words, line.across in ("", TOTAL)) for at, line in lines]
    rows = _ranks(table, By(table.by), whole, shown)
    if not table.across:
        return tuple(at for at, _ in sorted(lines, key=lambda told: rows[told[1].words]))
    whole = [(at, line.across, line.words == TOTAL) for at, line in lines]
    columns = _ranks(table, By(table.across), whole, shown)
    return tuple(
        at for at, _ in sorted(lines, key=lambda told: (rows[told[1].words], columns[told[1].across]))
    )


#: Where a row or a column stands: what is shown by size, what is withheld by name, what is no single code as
#: it stood.
_Rank = tuple[int, int, str]


def _ranks(
    table: Counted, by: By, named: Sequence[tuple[int, str, bool]], shown: Sequence[bool]
) -> dict[str, _Rank]:
    """The rank of each row, or column, by its words; ``named`` says of each line which these are and whether
    the line is its own whole."""
    ranks = dict[str, _Rank]()
    for at, words, is_whole in named:
        if not is_whole:
            continue
        line = table.lines[at]
        group = line.groups.get(_DIMENSIONS[by])
        if by not in (By.PLACE, By.ACT) or group is None or group.is_rest or NOT_TOLD in group.codes:
            ranks[words] = (2, at, "")
        elif shown[at]:
            ranks[words] = (0, -line.count, words)
        else:
            ranks[words] = (1, 0, words)
    return ranks


def _narrowed(wanted: Wanted, *, is_events: bool, asked: Sequence[By]) -> dict[str, str]:
    """The filters by what they narrow. Raises `NotToBeReleased`."""
    if len(set(asked)) < len(asked):
        raise NotToBeReleased("Nothing was drafted: a table by two things takes two different ones.")
    if is_events and not set(asked) <= {By.YEAR, By.PLACE, By.ACT}:
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
    for by in asked:
        if _DIMENSIONS[by] in found:
            raise NotToBeReleased(
                f"Nothing was drafted: a table by {by.value} is not narrowed to one {by.value}. Take this "
                "filter off."
            )
    if is_events and "group" not in found:
        found["group"] = "event"
    return found


def _coded(asked: Sequence[By], found: Counter[tuple[Any, ...]]) -> Counter[tuple[str, ...]]:
    """How many there are of each code of what is asked for, or of each pair of codes."""
    numbers = Counter[tuple[str, ...]]()
    for key, number in found.items():
        codes, at = [], 0
        for by in asked:
            part = key[at : at + len(_COLUMNS[by])]
            codes.append(_year(*part) if by is By.YEAR else (str(part[0]) or NOT_TOLD))
            at += len(_COLUMNS[by])
        numbers[tuple(codes)] += number
    return numbers


def _margin(numbers: Counter[tuple[str, ...]], at: int) -> Counter[str]:
    """How many there are of each code in one place of the key."""
    margin = Counter[str]()
    for key, number in numbers.items():
        margin[key[at]] += number
    return margin


def _by_one(by: By, numbers: Counter[tuple[str, ...]], threshold: int) -> Iterable[Line]:
    margin = _margin(numbers, 0)
    rows = list(_rows(by, margin, threshold))
    least = _least(by, rows, threshold)
    for words, group in rows:
        yield Line(words, {_DIMENSIONS[by]: group}, _counted_in(margin, group), at_least=least.get(words, 0))
    yield Line(TOTAL, {}, sum(margin.values()))


def _by_two(asked: Sequence[By], numbers: Counter[tuple[str, ...]], threshold: int) -> Iterable[Line]:
    """Row by row, each with the count of its whole at its end; at last the row of the columns' wholes.

    Raises `NotToBeReleased`.
    """
    margins = [_margin(numbers, at) for at in range(2)]
    rows, columns = (list(_rows(by, each, threshold)) for by, each in zip(asked, margins, strict=True))
    if len(columns) > MOST_COLUMNS:
        raise NotToBeReleased(
            f"Nothing was drafted: the table would have {len(columns)} columns, and a page has room for "
            f"{MOST_COLUMNS}. Put what has fewer codes across, or narrow it down."
        )
    name, other = (_DIMENSIONS[by] for by in asked)
    of_rows, of_columns = (
        _least(by, told, threshold) for by, told in zip(asked, (rows, columns), strict=True)
    )
    for words, group in rows:
        within = Counter[str]()
        for (code, beside), number in numbers.items():
            within[beside] += number if _holds(group, code) else 0
        for across, column in columns:
            yield Line(words, {name: group, other: column}, _counted_in(within, column), across)
        yield Line(words, {name: group}, sum(within.values()), TOTAL, of_rows.get(words, 0))
    for across, column in columns:
        count = _counted_in(margins[1], column)
        yield Line(TOTAL, {other: column}, count, across, of_columns.get(across, 0))
    yield Line(TOTAL, {}, sum(margins[0].values()), TOTAL)


def _least(by: By, rows: Sequence[tuple[str, Group]], threshold: int) -> dict[str, int]:
    """Of the rows that are there because there is enough of them, by their words, how much that is: countries
    and acts, and the first and the last year. Whoever reads how a table is made knows it."""
    alone = [
        words
        for words, group in rows
        if not group.is_rest and len(group.codes) == 1 and group.codes[0] not in (NOT_TOLD, SEVERAL)
    ]
    if by is By.YEAR:
        alone = [*alone[:1], *alone[-1:]]
    return dict.fromkeys(alone, threshold) if by not in _WHOLE else {}


def _holds(group: Group, code: str) -> bool:
    return (code in group.codes) is not group.is_rest


def _counted_in(numbers: Counter[str], group: Group) -> int:
    return sum(number for code, number in numbers.items() if _holds(group, code))


def _year(first: int, last: int, is_open: bool) -> str:
    if not first:
        return NOT_TOLD
    return str(first) if first == last and not is_open else SEVERAL


def _rows(by: By, numbers: Counter[str], threshold: int) -> Iterable[tuple[str, Group]]:
    """What the rows are of, each with its codes: together they hold every code once."""
    if by in _WHOLE:
        for code, words in _WHOLE[by].items():
            yield words, Group((code,))
        yield "not told", Group(tuple(_WHOLE[by]), is_rest=True)
    elif by is By.YEAR:
        yield from _years(numbers, threshold)
    else:
        often = sorted(
            (code for code, number in numbers.items() if number >= threshold and code != NOT_TOLD),
            key=lambda code: (-numbers[code], code),
        )
        for code in often:
            yield country_name(code) if by is By.PLACE else code, Group((code,))
        yield "all others", Group((*often, NOT_TOLD), is_rest=True)
        yield "not told", Group((NOT_TOLD,))


def _years(numbers: Counter[str], threshold: int) -> Iterable[tuple[str, Group]]:
    """Every year from the first to the last of which there is enough; what lies outside is one row."""
    often = [int(code) for code, number in numbers.items() if code.isdigit() and number >= threshold]
    told = [str(year) for year in range(min(often), max(often) + 1)] if often else []
    for year in told:
        yield year, Group((year,))
    words = f"before {told[0]} or after {told[-1]}" if told else "a single year"
    yield words, Group((*told, SEVERAL, NOT_TOLD), is_rest=True)
    yield "over several years", Group((SEVERAL,))
    yield "not told", Group((NOT_TOLD,))


def _state(viewer: Viewer, *, is_events: bool, away: frozenset[str]) -> str:
    """A word for what the whole record counts now: another one as soon as any count is another."""
    columns = ("act", "country", "kind", "first_year", "last_year", "is_open")
    more = () if is_events else ("realis", "sort", "sex", "age", "is_accepted")
    found = countable(viewer, Wanted(), (*columns, *more), events=is_events, without=away)
    told = repr(sorted((*map(str, key), number) for key, number in found.number.items()))
    return sha256(told.encode()).hexdigest()
