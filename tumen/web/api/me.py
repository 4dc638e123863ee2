"""What the token opens, and the work that waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from ninja import Router

from tumen.access.models import Viewer
from tumen.access.sight import sight_of
from tumen.jobs.queries import JobView
from tumen.jobs.queries import jobs as waiting_jobs
from tumen.web.api.bearer import asking_of
from tumen.web.api.operations import looks

router = Router()


@dataclass(frozen=True, slots=True)
class Me:
    """What is seen and done with the token now: the lesser of what it was given and what its actor holds."""

    actor: str
    token: str
    roles: tuple[str, ...]
    clearance: str
    compartments: tuple[str, ...]
    identity: bool
    until: datetime


@dataclass(frozen=True, slots=True)
class Jobs:
    """Work that is asked for and not done."""

    jobs: tuple[JobView, ...]


@looks(router, "/me", Me)
def me(viewer: Viewer, request: HttpRequest) -> Me:
    """What the token opens."""
    asking, sight = asking_of(request), sight_of(viewer)
    assert asking is not None  # the frame let nobody else through
    return Me(
        actor=f"a-{viewer.pk}",
        token=asking.bound.token,
        roles=tuple(sorted(role.value for role in sight.roles)),
        clearance=sight.clearance.value,
        compartments=tuple(sorted(sight.compartments)),
        identity=sight.identity,
        until=asking.token.until,
    )


@looks(router, "/jobs", Jobs)
def jobs(viewer: Viewer) -> Jobs:
    """The work that waits or needs a person: documents to be read, the record to be derived anew."""
    return Jobs(tuple(waiting_jobs(viewer)))
