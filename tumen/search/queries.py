"""Each read of the index; every one takes the viewer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from django.db import connection

from tumen.access.audiences import audience_of
from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import visible_to
from tumen.search.engine import engine, rows_where
from tumen.search.errors import NoSuchSearch
from tumen.search.filling import VERSION
from tumen.search.kinds import Kind
from tumen.search.lettering import letters_of
from tumen.search.models import Filling, Row, SavedSearch
from tumen.vocabulary.spans import Span
from tumen.vocabulary.words import ACT, LANGUAGE, PLACE, SOURCE, YEAR, Asked, facet

#: Results are counted up to here, so that a word of every document costs no more than a rare one.
MOST = 1_000
#: The first and last year that can be asked for, and how many years at most.
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to; empty ones narrow nothing. ``source`` is the id of a source."""

    language: str = ""
    since: int | None = None  #: the first year
    until: int | None = None  #: the last year
    act: str = ""
    country: str = ""
    source: str = ""

    def __bool__(self) -> bool:
        return any(value for value in asdict(self).values())

    @property
    def years(self) -> range:
        """The years that are asked for; empty where none is."""
        if self.since is None and self.until is None:
            return range(0)
        return range(max(self.since or _YEARS[0], _YEARS[0]), min(self.until or _YEARS[-1], _YEARS[-1]) + 1)

    def facets(self) -> list[list[str]]:
        """As the index has them: of each list one has to be there."""
        named = ((LANGUAGE, self.language), (ACT, self.act), (PLACE, self.country), (SOURCE, self.source))
        found = [[facet(of, value)] for of, value in named if value]
        if self.since is not None or self.until is not None:
            # No year at all where the last is before the first: then nothing is found.
            found.append([facet(YEAR, str(year)) for year in self.years] or [facet(YEAR, "none")])
        return found

    def to_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Filters:
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in known})


#: Narrowed to nothing.
EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found; ``place`` is where it stands in the text of this number, for a part of one."""

    item: str
    document: str
    text: int | None
    place: Span | None


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what was found. ``count`` is exact up to `MOST`, ``is_more`` says that there are more than
    it; ``goes_on`` that more follow after this page."""

    hits: tuple[Hit, ...]
    count: int
    is_more: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Made:
    """How far the index is made of what was kept before there was one."""

    is_whole: bool
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class SavedView:
    """A search that the viewer saved."""

    id: str
    name: str
    words: str
    filters: Filters
    kind: str
    at: datetime


def found(
    viewer: Viewer,
    kind: Kind,
    words: str,
    filters: Filters = EVERYTHING,
    *,
    after: str = "",
    size: int = 20,
) -> Hits:
    """What of one kind holds ``words`` and may be seen by ``viewer``, newest first; ``after`` is the item
    that the page before ended with."""
    asked, narrowed = Asked.of(words), filters.facets()
    if not may_see(viewer) or not (asked or narrowed):
        return Hits((), 0, is_more=False, goes_on=False)
    where, values = _where(viewer, kind, asked, narrowed)
    in_order = f"ORDER BY {engine().NUMBER} DESC LIMIT"
    rows = rows_where(f"{where} {in_order} {MOST + 1}", values, _HIT)
    shown = rows[: size + 1]
    below = _number_of(viewer, kind, after)
    if below is not None:
        later = f"{where} AND {engine().NUMBER} < %s {in_order} {size + 1}"
        shown = rows_where(later, [*values, below], _HIT)
    hits = tuple(_hit(*row) for row in shown[:size])
    return Hits(hits, min(len(rows), MOST), is_more=len(rows) > MOST, goes_on=len(shown) > size)


def made(viewer: Viewer) -> Made:
    """How far the index is made."""
    row = Filling.objects.first() if may_see(viewer) else None
    if row is None:
        return Made(is_whole=False, done=0, of=0)
    return Made(row.is_whole and row.version == VERSION, row.done, row.of)


def saved(viewer: Viewer) -> list[SavedView]:
    """The searches that ``viewer`` saved, by name; never anybody else's."""
    if not may_see(viewer):
        return []
    return [_saved(row) for row in SavedSearch.objects.filter(actor=viewer.pk)]


def saved_one(viewer: Viewer, id: str) -> SavedView:
    """One search that ``viewer`` saved. Raises NoSuchSearch."""
    for one in saved(viewer):
        if one.id == id:
            return one
    raise NoSuchSearch(f"You have no saved search {id}.")


def _saved(row: SavedSearch) -> SavedView:
    kept = dict(row.asked)
    words, kind = kept.pop("words", ""), kept.pop("kind", "")
    return SavedView(row.public_id, row.name, words, Filters.from_json(kept), kind, row.at)


def _where(
    viewer: Viewer, kind: Kind, asked: Asked, narrowed: Sequence[Sequence[str]]
) -> tuple[str, list[Any]]:
    where, values = engine().condition(asked, narrowed, letters_of(audience_of(viewer)))
    where += f" AND {engine().NUMBER} BETWEEN %s AND %s"
    values += [kind.first, kind.last]
    seen = Row.objects.filter(visible_to(viewer, "document", "item")).query
    if seen.where:
        said, given = seen.get_compiler(connection=connection).compile(seen.where)
        where += f" AND {said}"
        values += given
    return where, values


#: The columns of a `Hit`.
_HIT = 'search_row.item, search_row.document, search_row.text, search_row.start, search_row."end"'


def _number_of(viewer: Viewer, kind: Kind, item: str) -> int | None:
    """The lowest number that an item has a row under, if the viewer may see it."""
    if not item:
        return None
    rows = Row.objects.filter(
        visible_to(viewer, "document", "item"), item=item, pk__gte=kind.first, pk__lte=kind.last
    )
    return rows.order_by("pk").values_list("pk", flat=True).first()


def _hit(item: str, document: str, text: int | None, start: int | None, end: int | None) -> Hit:
    return Hit(item, document, text, None if start is None or end is None else Span(start, end))
