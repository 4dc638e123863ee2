"""The voices of an event as a viewer hears them: as kept with it, or counted anew from what they see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.permission import as_machine
from tumen.access.sight import who
from tumen.claims import queries as claims
from tumen.corroboration.figures import GroupKind
from tumen.record.corroborating import COUNTED, Corroborating, Corroboration
from tumen.record.models import Event
from tumen.record.seeing import Place, Seen

#: Claims of events that are looked at together.
AT_ONCE = 2_000
#: The places of each event's claims, by the event's id.
Places = Mapping[str, Sequence[Place]]


def corroboration_of(viewer: Viewer, row: Event, record: Seen) -> Corroboration:
    """What supports the event, from what the viewer may see; to be covered before it is shown."""
    places = record.places([row.public_id]).get(row.public_id, ())
    names = (row.public_id, row.anchor, *record.old_ids(row))
    return _corroborating(viewer).of({at.claim: at.role for at in places}, names)


def heard(viewer: Viewer, row: Event, record: Seen) -> Mapping[str, int]:
    """How many reports, documents and voices tell of the event; empty where nobody counted."""
    return heard_of(viewer, [row], record)[row.public_id]


def heard_of(
    viewer: Viewer, rows: Iterable[Event], record: Seen, places: Places | None = None
) -> dict[str, Mapping[str, int]]:
    """The same of several events, by their ids; in a number of queries that hardly grows with theirs."""
    found: dict[str, Mapping[str, int]] = {row.public_id: dict(row.voices) for row in rows}
    if record.is_whole:
        return found
    found |= {id: record.heard[id] for id in found if id in record.heard}
    to_count = [row for row in rows if row.public_id not in record.heard and GroupKind(row.kind) in COUNTED]
    if not to_count:
        return found
    at = record.places(row.public_id for row in to_count) if places is None else places
    corroborating = _corroborating(viewer)
    for some in _batches(to_count, at):
        ids = [place.claim for row in some for place in at.get(row.public_id, ())]
        views = {view.id: view for view in claims.claims(as_machine(viewer), ids)}
        corroborating.load({view.document_id for view in views.values()})
        for row in some:
            roles = {place.claim: place.role for place in at.get(row.public_id, ())}
            told = [views[id] for id in roles if id in views]
            names = (row.public_id, row.anchor, *record.old_ids(row))
            record.heard[row.public_id] = corroborating.of(roles, names, told).summary
            found[row.public_id] = record.heard[row.public_id]
    return found


def _corroborating(viewer: Viewer) -> Corroborating:
    return remembered(("voices", who(viewer)), lambda: Corroborating(viewer))


def _batches(rows: Sequence[Event], places: Places) -> Iterator[list[Event]]:
    some: list[Event] = []
    size = 0
    for row in rows:
        some.append(row)
        size += len(places.get(row.public_id, ()))
        if size >= AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some
