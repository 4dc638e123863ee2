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
    every = list(rows)
    found: dict[str, Mapping[str, int]] = {row.public_id: dict(row.voices) for row in every}
    if record.is_whole:
        return found
    found |= {id: record.heard[id] for id in found if id in record.heard}
    if not any(_is_to_be_counted(row, record) for row in every):
        return found
    at = record.places(row.public_id for row in every) if places is None else places
    corroborating = _corroborating(viewer)
    # The claims of the others are asked for with these: a list shows them as well.
    for some in _batches(every, at):
        ids = [place.claim for row in some for place in at.get(row.public_id, ())]
        views = {view.id: view for view in claims.claims(as_machine(viewer), ids)}
        counted = [row for row in some if _is_to_be_counted(row, record)]
        told_of = {place.claim for row in counted for place in at.get(row.public_id, ())}
        corroborating.load({views[id].document_id for id in told_of if id in views})
        for row in counted:
            roles = {place.claim: place.role for place in at.get(row.public_id, ())}
            told = [views[id] for id in roles if id in views]
            names = (row.public_id, row.anchor, *record.old_ids(row))
            record.heard[row.public_id] = corroborating.of(roles, names, told).summary
            found[row.public_id] = record.heard[row.public_id]
    return found


def _is_to_be_counted(row: Event, record: Seen) -> bool:
    return row.public_id not in record.heard and GroupKind(row.kind) in COUNTED


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
