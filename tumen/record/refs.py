"""One kept event found by its id, and named for a link."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.access.models import Viewer
from tumen.corroboration.figures import GroupKind
from tumen.corroboration.ranges import Range
from tumen.record.errors import NoSuchEvent
from tumen.record.models import Event
from tumen.record.seeing import Seen, record_of
from tumen.record.titles import title_of
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places


@dataclass(frozen=True, slots=True)
class EventRef:
    """An event named for a link."""

    id: str
    title: str
    kind: GroupKind


def event_row(viewer: Viewer, id: str) -> Event:
    """The event itself as the viewer sees it, by its present or a former id. Raises NoSuchEvent."""
    return found_in(record_of(viewer), id)


def found_in(record: Seen, id: str) -> Event:
    """The event of this id. Raises NoSuchEvent."""
    row = record.row(id)
    if row is None:
        raise NoSuchEvent(f"There is no event {id}. `tumen record` lists the events that are kept.")
    return row


def ref_of(row: Event) -> EventRef:
    """The event named for a link; whoever asks has seen to it that the viewer may see it."""
    kind, unit = GroupKind(row.kind), Unit(row.unit)
    places, figures = Places(row.origin, row.destination, row.at), Range(row.low, row.high, row.approximate)
    when = Interval.from_edtf(row.when) if row.when else None
    return EventRef(row.public_id, title_of(kind, row.act, figures, unit, places, when), kind)
