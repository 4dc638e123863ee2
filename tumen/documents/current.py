"""What holds of what a document says of itself, among all that was ever found or given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from tumen.documents.models import DetailField, Rendition
from tumen.vocabulary.dates import Interval


class Given(Protocol):
    """What decides whether a value of a field holds: who gave it, or in which reading it was found."""

    @property
    def given_by_id(self) -> int | None: ...

    @property
    def rendition_id(self) -> int | None: ...


class Valued(Given, Protocol):
    """A value of a field beside it."""

    @property
    def field(self) -> str: ...

    @property
    def value(self) -> str: ...


class Told(NamedTuple):
    """A detail without the name of who gave it: of many documents, rows of the database cost several times
    as much."""

    field: str
    value: str
    given_by_id: int | None
    rendition_id: int | None


G = TypeVar("G", bound=Given)
V = TypeVar("V", bound=Valued)


def current_of(details: Iterable[V]) -> list[V]:
    """The effective values: of each field the last given by a person, else those of the last reading."""
    by_field: dict[str, list[V]] = {}
    for detail in details:
        by_field.setdefault(detail.field, []).append(detail)
    return [detail for rows in by_field.values() for detail in effective(rows)]


def effective(rows: Sequence[G]) -> list[G]:
    """Those of the values of one field, in the order in which they came, that hold."""
    given = [detail for detail in rows if detail.given_by_id is not None]
    return given[-1:] or [detail for detail in rows if detail.rendition_id == rows[-1].rendition_id]


def value_of(current: Iterable[Valued], field: DetailField) -> str:
    return next((detail.value for detail in current if detail.field == field), "")


def published_of(current: Iterable[Valued]) -> Interval | None:
    edtf = value_of(current, DetailField.PUBLISHED)
    return Interval.from_edtf(edtf) if edtf else None


def cuts_of(rendition: Rendition) -> list[int]:
    """Where blocks begin and end: a mask never reaches from one into another."""
    return [at for block in rendition.blocks.all() for at in (block.start, block.end)]
