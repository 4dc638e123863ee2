"""The columns of `holding`, read and written by plain SQL: in the database that is open, or in a copy of it.

The same is done to a record whose consent was withdrawn and to a copy of it on its way into a backup; there
what was taken out is sealed apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.db import connection, models

from tumen.claims.models import Claim
from tumen.consent.cells import Find, Run, finding, taken_out
from tumen.consent.holding import PLACES, Place
from tumen.documents.finding import Wanted
from tumen.documents.models import Rendition
from tumen.vault.database.base import in_sqlite_style
from tumen.vocabulary.spans import Span

#: Runs a statement with its values and gives the rows.
Execute = Callable[[str, Sequence[Any]], list[Any]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken out of one cell: ``runs`` of it, or all that it was (``whole``)."""

    table: str
    column: str
    row: int
    runs: tuple[Run, ...] = ()
    whole: str | None = None


@dataclass(frozen=True)
class Rows:
    """The rows of one database."""

    execute: Execute

    @classmethod
    def ours(cls) -> Rows:
        """Those of the workspace that Django has open."""

        def execute(query: str, values: Sequence[Any]) -> list[Any]:
            with connection.cursor() as cursor:
                cursor.execute(query, values)
                return list(cursor.fetchall()) if cursor.description else []

        return cls(execute)

    @classmethod
    def beside(cls, other: Any) -> Rows:
        """Those of a copy, by a connection of its own."""

        def execute(query: str, values: Sequence[Any]) -> list[Any]:
            return list(other.execute(in_sqlite_style(query, values), values).fetchall())

        return cls(execute)

    def read(self, rows: models.QuerySet[Any, Any]) -> list[Any]:
        return self.execute(*rows.query.sql_with_params())

    def write(self, table: str, row: int, changed: Mapping[str, str | None]) -> None:
        """Give columns of one row other values; ``table`` and columns are names of ours."""
        own = tables()[table]
        columns = ", ".join(f'"{own.column(name)}" = %s' for name in changed)
        self.execute(f'UPDATE "{own.name}" SET {columns} WHERE "{own.key}" = %s', [*changed.values(), row])

    def cell(self, table: str, row: int, column: str) -> str | None:
        """What stands in one cell; None where there is no such row."""
        own = tables()[table]
        found = self.execute(f'SELECT "{own.column(column)}" FROM "{own.name}" WHERE "{own.key}" = %s', [row])
        return found[0][0] if found else None


@dataclass(frozen=True)
class Table:
    """A model as SQL knows it."""

    model: type[models.Model]

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @cached_property
    def key(self) -> str:
        key = self.model._meta.pk
        assert key is not None  # every model of ours has one
        return str(key.column)

    def column(self, name: str) -> str:
        return str(self.model._meta.get_field(name).column)  # type: ignore[union-attr]

    def is_json(self, name: str) -> bool:
        return isinstance(self.model._meta.get_field(name), models.JSONField)


def tables() -> dict[str, Table]:
    """Every table with words, by its model's name."""
    return {place.model._meta.label: Table(place.model) for place in PLACES}


def take_words(rows: Rows, document: int, wanted: Wanted, stretches: Mapping[int, list[Span]]) -> list[Taken]:
    """Take what ``wanted`` finds out of every cell of a document, and ``stretches`` out of its renditions.

    Quotes of claims are parts of a rendition: what is taken out of that is taken out of them, even where only
    half of a name stands in one.
    """
    taken: list[Taken] = []
    gone = {rendition: list(spans) for rendition, spans in stretches.items()}
    for place in PLACES:
        extra = ("rendition_id", "start", "end") if place.model is Claim else ()
        for pk, *cells in rows.read(place.rows(document, (*place.columns, *extra))):
            for found in _of_row(rows, place, pk, cells, wanted, gone):
                taken.append(found)
                if place.model is Rendition and found.column == "text":
                    spans = [Span(run.start, run.start + len(run.words)) for run in found.runs]
                    gone[pk] = gone.get(pk, []) + spans
    return taken


def _of_row(
    rows: Rows,
    place: Place,
    pk: int,
    cells: list[Any],
    wanted: Wanted,
    gone: Mapping[int, list[Span]],
) -> Iterator[Taken]:
    table, changed = Table(place.model), dict[str, str | None]()
    for column, cell in zip(place.columns, cells, strict=False):
        if not cell:
            continue
        find = _finder(place, column, pk, cells, wanted, gone)
        new, runs = taken_out(cell, find, is_json=table.is_json(column))
        if not runs:
            continue
        if column in place.unique:
            changed[column] = _marked("withdrawn {id}", pk)
            yield Taken(place.model._meta.label, column, pk, whole=cell)
        else:
            changed[column] = new
            yield Taken(place.model._meta.label, column, pk, tuple(runs))
    if changed:
        rows.write(place.model._meta.label, pk, changed)


def _finder(
    place: Place,
    column: str,
    pk: int,
    cells: list[Any],
    wanted: Wanted,
    gone: Mapping[int, list[Span]],
) -> Find:
    spans: list[Span] = []
    if place.model is Rendition and column == "text":
        spans = gone.get(pk, [])
    elif place.model is Claim:
        rendition, start, end = cells[-3:]
        begins = {"exact": start, "prefix": start - len(cells[1]), "suffix": end}[column]
        length = len(cells[place.columns.index(column)])
        spans = [
            Span(max(0, span.start - begins), min(length, span.end - begins))
            for span in gone.get(rendition, [])
            if span.start < begins + length and span.end > begins
        ]
    by_words: Find = finding(wanted)
    return lambda number, said: [*by_words(number, said), *spans]


def take_whole(rows: Rows, document: int) -> list[Taken]:
    """Take everything out of a document's cells; what stays are numbers, codes and its id."""
    taken = []
    for place in PLACES:
        columns = tuple(place.whole)
        if not columns:
            continue
        wholly = place.rows(document, columns).filter(place.wholly)
        for pk, *cells in rows.read(wholly):
            changed = {
                column: made
                for column, cell in zip(columns, cells, strict=True)
                if (made := _emptied(place, column, pk, cell)) != cell
            }
            if changed:
                rows.write(place.model._meta.label, pk, changed)
            told = dict(zip(columns, cells, strict=True))
            taken += [Taken(place.model._meta.label, name, pk, whole=told[name]) for name in changed]
    return taken


def _emptied(place: Place, column: str, pk: int, cell: str | None) -> str | None:
    becomes = place.whole[column]
    if callable(becomes):
        return becomes(cell or "")
    if cell == "" and becomes != "withdrawn {id}":
        return cell  # what said nothing goes on saying nothing
    return _marked(becomes, pk)


def _marked(becomes: str, pk: int) -> str:
    now = datetime.now(UTC).replace(tzinfo=None)
    return becomes.format(id=pk, now=now.isoformat(" "))
