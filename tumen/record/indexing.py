"""Events in the index of words: each by its title and by who did it.

The index holds them as they are derived from everything; what a viewer is shown of an event is looked at
when it is found (`searching`), for it rests on many documents and changes with each of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from tumen.access.audiences import AUDIENCES
from tumen.corroboration.figures import GroupKind
from tumen.corroboration.ranges import Range
from tumen.documents.indexing import years_of
from tumen.record.models import Event
from tumen.record.titles import title_of
from tumen.search import index
from tumen.search.entries import Entry
from tumen.search.kinds import Kind
from tumen.vault.acting import RECORD, acting_as
from tumen.vocabulary import acts
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.places import country
from tumen.vocabulary.slots import Places
from tumen.vocabulary.words import ACT, PLACE, facet


def index_events(rows: QuerySet[Event]) -> None:
    """Write these events into the index as they are now."""
    with acting_as(RECORD):
        index.keep(_entry(row) for row in rows)


def words_of(row: Event) -> str:
    """What an event is found by: its title, its act, and who did it."""
    kind, unit, when = GroupKind(row.kind), Unit(row.unit), _when(row)
    places, figures = Places(row.origin, row.destination, row.at), Range(row.low, row.high, row.approximate)
    title = title_of(kind, row.act, figures, unit, places, when)
    return "\n".join((title, acts.label(row.act) or "", row.perpetrators))


def facets_of(row: Event) -> frozenset[str]:
    """What an event can be narrowed by: its act, its years and its countries."""
    return frozenset({*years_of(_when(row)), *_said(row)})


def _when(row: Event) -> Interval | None:
    return Interval.from_edtf(row.when) if row.when else None


def _entry(row: Event) -> Entry:
    words = dict.fromkeys(AUDIENCES, words_of(row))
    return Entry(Kind.EVENT, row.public_id, row.pk, words, facets_of(row))


def _said(row: Event) -> Iterator[str]:
    if row.act:
        yield facet(ACT, row.act)
    for place in (row.origin, row.destination, row.at):
        if place and (name := country(place)):
            yield facet(PLACE, name)
