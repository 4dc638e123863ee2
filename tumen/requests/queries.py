"""Each read of requests; every one takes the viewer, and answers nobody who is not cleared for identities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import sees_identities
from tumen.record.errors import NoSuchPerson
from tumen.record.persons.describing import Sketch
from tumen.record.queries import person
from tumen.requests.errors import NoSuchRequest
from tumen.requests.models import Request, Step, StepKind

#: Requests on one page.
PAGE = 50


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in a list: no name is in it."""

    id: str
    relation: str
    taken_at: datetime
    due: date | None
    is_closed: bool
    steps: int


@dataclass(frozen=True, slots=True)
class RequestList:
    """A page of requests, what is due first before the others; ``more`` says that there are further ones."""

    lines: tuple[RequestLine, ...]
    page: int
    more: bool
    is_open_to: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One step, with who took it."""

    kind: StepKind
    whom: str
    what: str
    on: date
    next: str
    due: date | None
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request with its steps, oldest first. ``about`` is the person of the record, if one is named."""

    id: str
    asker: str
    relation: str
    reach: str
    consent: str
    sought: str
    known: str
    person: str
    about: Sketch | None
    is_closed: bool
    due: date | None
    taken_at: datetime
    taken_by: str
    revision: int
    steps: tuple[StepView, ...]


def may_work_on(viewer: Viewer) -> bool:
    """Whether there are requests for this viewer at all."""
    return may_see(viewer) and sees_identities(viewer)


def requests(viewer: Viewer, *, page: int = 1, closed: bool = False) -> RequestList:
    """Fifty requests that are open, or that are closed; none for who is not cleared for identities."""
    if not may_work_on(viewer):
        return RequestList((), 1, False, False)
    page = max(1, page)
    rows = Request.objects.filter(is_closed=closed).order_by(F("due").asc(nulls_last=True), "pk")
    found = list(rows.prefetch_related("steps")[(page - 1) * PAGE : page * PAGE + 1])
    lines = tuple(
        RequestLine(row.public_id, row.relation, row.taken_at, row.due, row.is_closed, len(row.steps.all()))
        for row in found[:PAGE]
    )
    return RequestList(lines, page, len(found) > PAGE, True)


def due(viewer: Viewer, *, on: date | None = None) -> int:
    """How many open requests have a step that was due by this day; 0 for who is not cleared."""
    if not may_work_on(viewer):
        return 0
    return Request.objects.filter(Q(due__lte=on or date.today()), is_closed=False).count()


def request(viewer: Viewer, id: str) -> RequestView:
    """One request by its id. Raises NoSuchRequest, also for who is not cleared for identities."""
    row = (
        Request.objects.filter(public_id=id).select_related("taken_by").first()
        if may_work_on(viewer)
        else None
    )
    if row is None:
        raise NoSuchRequest(f"There is no request {id}. `tumen request list` lists those that are open.")
    steps = Step.objects.filter(request=row).select_related("actor")
    return RequestView(
        id=row.public_id,
        asker=row.asker,
        relation=row.relation,
        reach=row.reach,
        consent=row.consent,
        sought=row.sought,
        known=row.known,
        person=row.person,
        about=_about(viewer, row.person),
        is_closed=row.is_closed,
        due=row.due,
        taken_at=row.taken_at,
        taken_by=row.taken_by.name,
        revision=row.revision,
        steps=tuple(
            StepView(
                StepKind(each.kind),
                each.whom,
                each.what,
                each.on,
                each.next,
                each.due,
                each.actor.name,
                each.at,
            )
            for each in steps
        ),
    )


def _about(viewer: Viewer, id: str) -> Sketch | None:
    try:
        return person(viewer, id).sketch if id else None
    except NoSuchPerson:
        return None
