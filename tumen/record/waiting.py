"""What waits for a person: in the record, and in what it is derived from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, QuerySet

from tumen.access.daily import DERIVING, rows_held
from tumen.access.models import Viewer
from tumen.access.recalling import recalled
from tumen.access.sight import sees_all
from tumen.claims.queries import Unjudged, unjudged
from tumen.corroboration.figures import GroupKind
from tumen.documents.queries import DocumentSummary, everywhere, how_many, without_date
from tumen.record.ledger import choices
from tumen.record.models import Event
from tumen.record.refs import EventRef, ref_of
from tumen.record.seeing import record_of

#: How many of each are named; the others are counted.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Several:
    """Events of one kind of trouble: how many there are, and the newest of them."""

    count: int
    first: tuple[EventRef, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a person, of what the viewer may see.

    documents: how many there are. undated: how many of them have no date, and the first. unjudged: claims
    that nobody judged. disagreeing: events whose figures support a range, of which nobody preferred one.
    alike: events that the machine holds for possibly the same as another; not what was never told as having
    happened, of which nobody can say that it is one with anything.
    """

    documents: int
    undated_count: int
    undated: tuple[DocumentSummary, ...]
    unjudged: Unjudged
    disagreeing: Several
    alike: Several

    @property
    def is_nothing(self) -> bool:
        return not (self.undated_count or self.unjudged.claims or self.disagreeing.count or self.alike.count)


def waiting(viewer: Viewer) -> Waiting:
    """What waits for a person now. Raises UnknownActor."""
    count, first = without_date(viewer, first=SHOWN)
    disagreeing, same = recalled("events that wait", viewer, lambda: _events(viewer))
    return Waiting(how_many(viewer), count, tuple(first), unjudged(viewer), disagreeing, same)


def _events(viewer: Viewer) -> tuple[Several, Several]:
    """Those whose figures disagree, and those that may be the same as another."""
    if not sees_all(viewer):
        return _derived(viewer, set(_preferred()))
    # What is kept of events is otherwise after the next derivation, and not before.
    ranges = rows_held("events in a range", lambda: _newest(_ranges()), changed_by=DERIVING)
    alike = rows_held("events alike", lambda: _newest(_alike()), changed_by=DERIVING)
    return _several(viewer, *ranges), _several(viewer, *alike)


def _ranges() -> QuerySet[Event]:
    happened = Event.objects.filter(kind=GroupKind.EVENT.value)
    return happened.filter(low__lt=F("high")).exclude(memberships__claim__in=_preferred())


def _alike() -> QuerySet[Event]:
    return Event.objects.exclude(could_be=[]).exclude(kind=GroupKind.NOT_TOLD.value)


def _preferred() -> list[int]:
    """The claims, by key, that an event was founded on when somebody preferred one of its figures."""
    lines = {row.claim_id: row.chosen_id for row in choices()}
    return [claim for claim, chosen in lines.items() if chosen is not None]


def _newest(rows: QuerySet[Event]) -> tuple[int, list[Event]]:
    newest = list(rows.order_by(F("begins").desc(nulls_last=True), "-pk")[: SHOWN + 1])
    count = rows.count() if len(newest) > SHOWN else len(newest)
    return count, newest[:SHOWN]


def _derived(viewer: Viewer, chosen: set[int]) -> tuple[Several, Several]:
    """The same for whom the record is derived anew; a choice is asked for by the public id of its claim."""
    record = record_of(viewer)
    preferred = {row.claim.public_id for row in choices() if row.claim_id in chosen}
    rows = sorted(record.rows(GroupKind.EVENT), key=lambda row: str(row.begins or ""), reverse=True)
    places = record.places_in(GroupKind.EVENT)
    ranges = [
        row
        for row in rows
        if row.low is not None
        and row.high is not None
        and row.low < row.high
        and not preferred & {place.claim for place in places.get(row.public_id, ())}
    ]
    happened = [kind for kind in GroupKind if kind is not GroupKind.NOT_TOLD]
    alike = [row for kind in happened for row in record.rows(kind) if row.could_be]
    return (
        _several(viewer, len(ranges), ranges[:SHOWN]),
        _several(viewer, len(alike), alike[:SHOWN]),
    )


def _several(viewer: Viewer, count: int, first: Iterable[Event]) -> Several:
    covering = everywhere(viewer).all
    return Several(count, tuple(covering.value(ref_of(row)) for row in first))
