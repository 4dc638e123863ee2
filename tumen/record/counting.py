"""How many claims, and how many events, by year, place, act, sex and age: counted, and never added up.

Claims are counted as claims and events as events; what a claim gives as its number is in no count. A page
looks at cells, of which there are some thousand however many claims there are; what the viewer may not see is
taken off by what hides it. A viewer who sees only what was opened to them is counted for claim by claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.recalling import recalled
from tumen.access.sight import sees_all
from tumen.claims.models import Claim
from tumen.claims.queries import ClaimView, claims
from tumen.claims.views import hidden_of, seen_by
from tumen.documents.queries import everywhere
from tumen.record.models import Cell, Event, Tally
from tumen.record.seeing import record_of
from tumen.record.wanted import Wanted, shows_province

#: Claims on one page.
PAGE = 50
#: Up to so many claims are found by their cells; of more, those of a page are found by walking along.
FEW = 20_000
#: Cells that one statement names: below the number of variables that SQLite takes in one.
BATCH = 20_000


class By(str, Enum):
    """What is counted by."""

    YEAR = "year"
    PLACE = "place"
    ACT = "act"
    SEX = "sex"
    AGE = "age"


class Of(str, Enum):
    """What is counted."""

    CLAIMS = "claims"
    EVENTS = "events"


_COLUMNS: Mapping[By, tuple[str, ...]] = {
    By.YEAR: ("first_year", "last_year", "is_open"),
    By.PLACE: ("country", "province"),
    By.ACT: ("act",),
    By.SEX: ("sex",),
    By.AGE: ("age",),
}
#: What events can be counted by.
OF_EVENTS = (By.YEAR, By.PLACE, By.ACT)
Rows = dict[tuple[Any, ...], int]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what is counted under ``code`` (a year as text, a country's code, "" for not told).

    ``low`` are certainly in it, ``high`` may be: they differ where a time reaches over several years.
    ``part`` is the province within the country of ``code``, "" for the country as a whole.
    """

    code: str
    low: int
    high: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """All rows, and how many there are in all: claims that are wanted, each once, or events."""

    of: Of
    by: By
    rows: tuple[Row, ...]
    number: int
    without: int = 0  #: of them, those of which what is counted by is not told


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """Some of the claims that are counted; ``after`` leads to the next, 0 where there are none."""

    claims: tuple[ClaimView, ...]
    number: int
    after: int


def counts(viewer: Viewer, of: Of, by: By, wanted: Wanted) -> Counts:
    """What is ``wanted``, counted for the viewer. Events are counted by `OF_EVENTS` alone."""
    wanted = wanted.for_viewer(viewer)
    if of is Of.EVENTS:
        by = by if by in OF_EVENTS else By.YEAR
        found = _events(viewer, wanted, _COLUMNS[by])
    else:
        found = _claims(viewer, wanted, _COLUMNS[by])
    rows = _rows(viewer, by, found)
    number = sum(found.values())
    return Counts(of, by, rows, number, next((row.high for row in rows if not row.code), 0))


def claims_counted(viewer: Viewer, wanted: Wanted, after: int = 0) -> ClaimsPage:
    """The claims that are wanted, in the order in which they came in, those behind the key ``after``."""
    wanted = wanted.for_viewer(viewer)
    number = _number(viewer, wanted)
    rows = Tally.objects.filter(claim__gt=after)
    if wanted.facility:
        rows = rows.filter(facility=wanted.facility)
    if number <= FEW:
        cells = Cell.objects.filter(wanted.cells())
        rows = rows.filter(cell__in=cells.order_by().values("pk"))
    else:
        rows = rows.filter(_is_wanted(wanted))
    if not sees_all(viewer):
        rows = rows.filter(_is_seen(viewer))
    # By the key itself, as the next page goes on: "claim" would go by where they stand in their documents.
    found = list(rows.order_by("claim_id").values_list("claim_id", flat=True)[: PAGE + 1])
    shown = found[:PAGE]
    named = dict(Claim.objects.filter(pk__in=shown).order_by().values_list("pk", "public_id"))
    by_id = {view.id: view for view in claims(viewer, named.values())}
    in_order = (named[key] for key in shown)
    told = tuple(by_id[id] for id in in_order if id in by_id)
    return ClaimsPage(told, number, shown[-1] if len(found) > PAGE else 0)


def acts_counted(viewer: Viewer) -> dict[str, int]:
    """Every act that a claim tells of, with how many do, the most first, for the viewer to choose from."""
    covers, found = everywhere(viewer).all, Counter[str]()
    for (act, _country), number in _choices(viewer).items():
        found[act] += number
    return {act: number for act, number in found.most_common() if act and covers.words(act) == act}


def countries_counted(viewer: Viewer) -> dict[str, int]:
    """Every country that a claim tells of, by its code, with how many do."""
    found = Counter[str]()
    for (_act, country), number in _choices(viewer).items():
        found[country] += number
    return {country: number for country, number in found.most_common() if country}


def _choices(viewer: Viewer) -> Rows:
    return recalled("choices", viewer, lambda: _claims(viewer, Wanted(), ("act", "country")))


def _number(viewer: Viewer, wanted: Wanted) -> int:
    return sum(_claims(viewer, wanted, ("is_accepted",)).values())


def _claims(viewer: Viewer, wanted: Wanted, columns: tuple[str, ...]) -> Rows:
    """How many claims the viewer may see of each combination of these columns of cells."""
    if not may_see(viewer):
        return {}
    if wanted.facility:
        rows = Tally.objects.filter(facility=wanted.facility)
        return _tallied(rows.filter(_is_seen(viewer)), wanted, columns)
    hidden = hidden_tallies(viewer)
    if hidden is None:
        seen = Claim.objects.filter(seen_by(viewer)).order_by().values("pk")
        return _tallied(Tally.objects.filter(claim__in=seen), wanted, columns)
    found = Counter(dict(_grouped(Cell.objects.filter(wanted.cells()), columns, Sum("claims"))))
    if not sees_all(viewer):
        away = recalled("hidden cells", viewer, lambda: _by_cell(hidden))
        for some in _batches(away):
            cells = Cell.objects.filter(wanted.cells(), pk__in=some).order_by()
            for cell, *key in cells.values_list("pk", *columns):
                found[tuple(key)] -= away[cell]
    return {key: number for key, number in found.items() if number > 0}


def _by_cell(rows: QuerySet[Tally]) -> dict[int, int]:
    """How many of these tallies are in each cell."""
    return dict(rows.order_by().values_list("cell_id").annotate(number=Count("pk")))


def _batches(keys: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(sorted(keys))
    while some := list(islice(rest, BATCH)):
        yield some


def hidden_tallies(viewer: Viewer) -> QuerySet[Tally] | None:
    """The tallies of claims that are hidden from the viewer, found from what hides them; or None."""
    hidden = hidden_of(viewer)
    return None if hidden is None else Tally.objects.filter(claim__in=hidden)


def _is_seen(viewer: Viewer) -> Exists:
    """The condition that a tally is of a claim that the viewer may see, looked up for each."""
    return Exists(Claim.objects.filter(seen_by(viewer), pk=OuterRef("claim")).order_by())


def _is_wanted(wanted: Wanted) -> Exists:
    """The condition that a tally's cell is wanted. Looked up for each tally, so that the database begins with
    the few tallies at hand, and does not try each of them with each cell."""
    return Exists(Cell.objects.filter(wanted.cells(), pk=OuterRef("cell")).order_by())


def _tallied(rows: QuerySet[Tally], wanted: Wanted, columns: tuple[str, ...]) -> Rows:
    if wanted != Wanted(facility=wanted.facility):
        rows = rows.filter(_is_wanted(wanted))
    return dict(_grouped(rows, tuple(f"cell__{name}" for name in columns), Count("pk")))


def _events(viewer: Viewer, wanted: Wanted, columns: tuple[str, ...]) -> Rows:
    record = record_of(viewer)
    if record.is_whole:
        return dict(_grouped(Event.objects.filter(wanted.events()), columns, Count("pk")))
    return dict(Counter(tuple(getattr(row, name) for name in columns) for row in wanted.among(record)))


def _grouped(rows: QuerySet[Any], columns: tuple[str, ...], of: Any) -> Iterable[tuple[tuple[Any, ...], int]]:
    for *key, number in rows.order_by().values_list(*columns).annotate(number=of):
        yield tuple(key), number


def _rows(viewer: Viewer, by: By, found: Rows) -> tuple[Row, ...]:
    if by is By.YEAR:
        return _by_year(found)
    if by is By.PLACE:
        return _by_place(viewer, found)
    covers = everywhere(viewer).all
    told = Counter[str]()
    for (code,), number in found.items():
        told[covers.words(code)] += number
    return tuple(Row(code, number, number) for code, number in told.most_common())


def _by_year(found: Rows) -> tuple[Row, ...]:
    """Each year with what lies in it certainly, and what may: a time of several years may lie in each.

    An open time is counted, as what may be, in the year of its one end alone.
    """
    low, high = Counter[int](), Counter[int]()
    for (first, last, is_open), number in found.items():
        for year in range(first, last + 1):
            high[year] += number
        if first == last and not is_open:
            low[first] += number
    told = range(min(high.keys() - {0}, default=1), max(high, default=0) + 1)
    years = [Row(str(year), low[year], high[year]) for year in told]
    return (*years, *([Row("", low[0], high[0])] if high[0] else []))


def _by_place(viewer: Viewer, found: Rows) -> tuple[Row, ...]:
    """Countries, those with most first, each followed by its provinces as far as the viewer is shown them."""
    countries, provinces = Counter[str](), Counter[tuple[str, str]]()
    for (country, province), number in found.items():
        countries[country] += number
        if province and shows_province(viewer, country, province):
            provinces[country, province] += number
    rows: list[Row] = []
    for country, number in countries.most_common():
        rows.append(Row(country, number, number))
        inside = [(name, n) for (of, name), n in provinces.most_common() if of == country]
        rows += [Row(country, n, n, name) for name, n in inside]
    return tuple(rows)
