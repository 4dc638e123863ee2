"""Each read of jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from tumen.access.bounds import bound_now
from tumen.access.items import ITEM
from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import hides, sees_all, sees_identities
from tumen.jobs.leasing import from_now
from tumen.jobs.models import Job, State

#: States in which a job is still to be looked at.
OPEN = (State.WAITING, State.RUNNING, State.NEEDS_A_PERSON)
#: A job that is due and that nobody took in this time has no worker.
IGNORED_AFTER = timedelta(hours=1)

#: In the place of what went wrong, for who is not cleared for identities.
UNTOLD = "Somebody who is cleared for identities is told what it was."


@dataclass(frozen=True, slots=True)
class JobView:
    """One job as shown to a person; times are in UTC.

    What went wrong may quote a document: it is told to those alone who are cleared for identities.
    """

    id: str
    name: str
    arguments: dict[str, Any]
    asked_by: str
    asked_at: datetime
    state: State
    due_at: datetime
    attempts: int
    trouble: str


@dataclass(frozen=True, slots=True)
class Troubled:
    """Ids of jobs that will not end by themselves: failed too often, or due and taken by nobody."""

    need_a_person: list[str]
    ignored: list[str]


def jobs(viewer: Viewer, *, everything: bool = False) -> list[JobView]:
    """The jobs that are not ended, in the order in which they were asked for; or all that there ever were.

    A job names the document that it is about. So a viewer from whom anything is hidden is told only of those
    that they asked for themselves.
    """
    rows = Job.objects.filter(seen_by(viewer)).select_related("actor")
    told, found = sees_identities(viewer), rows if everything else rows.filter(state__in=OPEN)
    return [_view(row, told=told) for row in found if _is_within(viewer, row)]


def _is_within(viewer: Viewer, row: Job) -> bool:
    """Within a bound one's own jobs may be about what is outside of it: then they are not there either."""
    named = (str(value) for value in row.arguments.values())
    return bound_now() is None or not any(hides(viewer, value) for value in named if ITEM.fullmatch(value))


def troubled_jobs(viewer: Viewer) -> Troubled:
    """Which jobs somebody should look at."""
    longago = from_now(-IGNORED_AFTER)
    ignored = Q(state=State.WAITING, due_at__lte=longago) | Q(state=State.RUNNING, expires_at__lte=longago)
    seen = Job.objects.filter(Q(state=State.NEEDS_A_PERSON) | ignored, seen_by(viewer))
    told = list(seen.values_list("public_id", "state"))
    needing = [id for id, state in told if state == State.NEEDS_A_PERSON]
    return Troubled(needing, [id for id, state in told if state != State.NEEDS_A_PERSON])


def seen_by(viewer: Viewer) -> Q:
    """The condition that ``viewer`` may see a job. Raises `UnknownActor`."""
    if not may_see(viewer):
        return Q(pk__in=())
    return Q() if sees_all(viewer) else Q(actor=viewer.pk)


def _view(row: Job, *, told: bool) -> JobView:
    return JobView(
        row.public_id,
        row.name,
        row.arguments,
        row.actor.name,
        row.asked_at,
        State(row.state),
        row.due_at,
        row.attempts,
        row.trouble if told or not row.trouble else UNTOLD,
    )
