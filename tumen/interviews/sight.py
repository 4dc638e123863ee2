"""Who may know of an interview: who is cleared for identities, and for what it is marked and placed in."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import sees_identities, visible_to
from tumen.interviews.errors import NoSuchInterview
from tumen.interviews.models import Interview


def all_seen(viewer: Viewer) -> QuerySet[Interview]:
    """The interviews that the viewer may know of: of those whose document is hidden from them, none."""
    rows = Interview.objects.select_related("document", "recording", "taken_by")
    if not (may_see(viewer) and sees_identities(viewer)):
        return rows.none()
    shown = Interview.objects.filter(visible_to(viewer, "document__public_id")).order_by().values("pk")
    return rows.filter(visible_to(viewer, "public_id")).filter(Q(document=None) | Q(pk__in=shown))


def seen(viewer: Viewer, id: str) -> Interview:
    """Raises `NoSuchInterview`, alike for one that is hidden and one that there is not."""
    row = all_seen(viewer).filter(public_id=id).first()
    if row is None:
        raise NoSuchInterview(f"There is no interview {id}. `tumen interviews list` shows them.")
    return row
