"""The voices of an event as a viewer hears them: as kept with it, or counted anew from what they see."""

from __future__ import annotations

from collections.abc import Mapping

from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.sight import who
from tumen.corroboration.figures import GroupKind
from tumen.record.corroborating import COUNTED, Corroborating, Corroboration
from tumen.record.models import Event
from tumen.record.seeing import Seen


def corroboration_of(viewer: Viewer, row: Event, record: Seen) -> Corroboration:
    """What supports the event, from what the viewer may see; to be covered before it is shown."""
    places = record.places([row.public_id]).get(row.public_id, ())
    names = (row.public_id, row.anchor, *record.old_ids(row))
    corroborating = remembered(("voices", who(viewer)), lambda: Corroborating(viewer))
    return corroborating.of({at.claim: at.role for at in places}, names)


def heard(viewer: Viewer, row: Event, record: Seen) -> Mapping[str, int]:
    """How many reports, documents and voices tell of the event; empty where nobody counted."""
    if record.is_whole or GroupKind(row.kind) not in COUNTED:
        return dict(row.voices)
    return corroboration_of(viewer, row, record).summary
