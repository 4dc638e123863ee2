"""Events along time: those that may lie in some years, newest first, and how many lie in each year or month.

An event lies in a span that its time certainly or possibly touches; what nothing dates lies in none. Pages
are of one size and found by where the last one ended, so that the ten-thousandth event costs what the first
does. Nothing is added up: a column of events is a number of events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q

from tumen.access.models import Viewer
from tumen.corroboration.figures import GroupKind
from tumen.corroboration.ranges import Range, range_words
from tumen.documents.queries import everywhere
from tumen.record.hearing import heard_of
from tumen.record.models import Event
from tumen.record.seeing import record_of
from tumen.record.titles import name_of
from tumen.record.wanted import Wanted
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places

#: Events on one page.
PAGE = 50


@dataclass(frozen=True, slots=True)
class Moment:
    """An event on the timeline. ``range`` is what its figures support, in ``unit``; ``voices`` as in a list
    of events: reports, documents, and voices at least and at most; empty where nobody counted."""

    id: str
    kind: GroupKind
    name: str
    when: Interval
    range: Range
    unit: Unit
    voices: Mapping[str, int]

    @property
    def range_words(self) -> str:
        return f"{range_words(self.range)} {self.unit.value}"


@dataclass(frozen=True, slots=True)
class Column:
    """A year, or a month of one: how many events lie in it certainly, and how many may."""

    year: int
    month: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """``moments`` are one page of the events, newest first; ``after`` leads to the next, "" for none.

    ``first`` and ``last`` are the years that any event of this kind lies in, whatever is wanted of it; both 0
    where there is none. ``number`` counts the wanted events, ``undated`` those of the kind without a time.
    """

    moments: tuple[Moment, ...]
    columns: tuple[Column, ...]
    number: int
    first: int
    last: int
    after: str
    undated: int


def timeline(viewer: Viewer, wanted: Wanted, after: str = "") -> Timeline:
    """The wanted events behind the place ``after``, with columns of months where one year is wanted."""
    wanted, record = wanted.for_viewer(viewer), record_of(viewer)
    if record.is_whole:
        found = _kept(wanted, after)
    else:
        everything = record.rows(GroupKind(wanted.kind or GroupKind.EVENT.value))
        found = _derived(wanted.among(record), everything, after)
    shown = found.rows[:PAGE]
    more = _place(shown[-1]) if len(found.rows) > PAGE else ""
    covers = everywhere(viewer).all
    voices = heard_of(viewer, shown, record)
    columns = _months(found.times, wanted.since) if wanted.since and wanted.since == wanted.until else None
    return Timeline(
        moments=tuple(covers.value(_moment(row, voices[row.public_id])) for row in shown),
        columns=tuple(_years(found.times) if columns is None else columns),
        number=sum(found.times.values()),
        first=found.first,
        last=found.last,
        after=more,
        undated=found.undated,
    )


#: First day, last day and whether the time is open, with how many events have it.
Times = Mapping[tuple[date, date, bool], int]


@dataclass(frozen=True, slots=True)
class _Found:
    rows: list[Event]
    times: Times
    first: int
    last: int
    undated: int


def _kept(wanted: Wanted, after: str) -> _Found:
    dated = Event.objects.filter(wanted.events(), begins__isnull=False)
    kind = Event.objects.filter(kind=wanted.kind or GroupKind.EVENT.value)
    # Columns of years need no days: there are as many rows as years, and not as many as days.
    is_year = wanted.since is not None and wanted.since == wanted.until
    if is_year:
        names = ("begins", "ends", "is_open")
        told = dated.order_by().values_list(*names).annotate(number=Count("pk"))
        times = {(_day(begins), _day(ends), is_open): number for begins, ends, is_open, number in told}
    else:
        names = ("first_year", "last_year", "is_open")
        # Whoever has a first day has its year, by which an index answers without looking at any event.
        told = (
            Event.objects.filter(wanted.events(), first_year__gt=0)
            .order_by()
            .values_list(*names)
            .annotate(number=Count("pk"))
        )
        times = {
            (date(first, 1, 1), date(last, 12, 31), is_open): number for first, last, is_open, number in told
        }
    years = kind.filter(first_year__gt=0).aggregate(first=Min("first_year"), last=Max("last_year"))
    rows = dated
    if at := _parsed(after):
        begins, key = at
        rows = rows.filter(Q(begins__lt=begins) | Q(begins=begins, pk__lt=key))
    return _Found(
        rows=list(rows.order_by("-begins", "-pk")[: PAGE + 1]),
        times=times,
        first=years["first"] or 0,
        last=years["last"] or 0,
        undated=kind.filter(first_year=0).count(),
    )


def _derived(rows: Iterable[Event], everything: Iterable[Event], after: str) -> _Found:
    dated = sorted((row for row in rows if row.begins), key=_by_day, reverse=True)
    told = list(everything)
    years = [year for row in told for year in (row.first_year, row.last_year) if year]
    start = 0
    if at := _parsed(after, has_keys=False):
        start = next((n for n, row in enumerate(dated) if _by_day(row) < at), len(dated))
    return _Found(
        rows=dated[start : start + PAGE + 1],
        times=Counter((_day(row.begins), _day(row.ends), row.is_open) for row in dated),
        first=min(years, default=0),
        last=max(years, default=0),
        undated=sum(not row.first_year for row in told),
    )


def _by_day(row: Event) -> tuple[date, str]:
    return _day(row.begins), row.public_id


def _day(day: date | None) -> date:
    """Of an event that has one."""
    assert day is not None
    return day


def _place(row: Event) -> str:
    """Where a page ends: the day, and the row's key, or its id where it has no key for it is not kept."""
    return f"{_day(row.begins).isoformat()}_{row.pk or row.public_id}"


def _parsed(after: str, *, has_keys: bool = True) -> tuple[date, Any] | None:
    """The place that an address names; None for none, and for one that is no place."""
    day, _, key = after.partition("_")
    try:
        return (date.fromisoformat(day), int(key) if has_keys else key) if key else None
    except ValueError:
        return None


def _years(times: Times) -> list[Column]:
    """Every year from the first to the last, those without an event too."""
    low, high = Counter[int](), Counter[int]()
    for (begins, ends, is_open), number in times.items():
        for year in range(begins.year, ends.year + 1):
            high[year] += number
        if begins.year == ends.year and not is_open:
            low[begins.year] += number
    told = range(min(high), max(high) + 1) if high else range(0)
    return [Column(year, 0, low[year], high[year]) for year in told]


def _months(times: Times, year: int) -> list[Column]:
    low, high = Counter[int](), Counter[int]()
    for (begins, ends, is_open), number in times.items():
        first = 1 if begins.year < year else begins.month
        last = 12 if ends.year > year else ends.month
        for month in range(first, last + 1):
            high[month] += number
        if first == last and not is_open and begins.year == ends.year:
            low[first] += number
    return [Column(year, month, low[month], high[month]) for month in range(1, 13)]


def _moment(row: Event, voices: Mapping[str, int]) -> Moment:
    kind, unit = GroupKind(row.kind), Unit(row.unit)
    places, figures = Places(row.origin, row.destination, row.at), Range(row.low, row.high, row.approximate)
    return Moment(
        id=row.public_id,
        kind=kind,
        name=name_of(kind, row.act, figures, unit, places),
        when=Interval.from_edtf(row.when),
        range=figures,
        unit=unit,
        voices=voices,
    )
