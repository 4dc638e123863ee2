"""What families ask: all of it is identity level. To a token without identities there is no request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ninja import Query, Router
from pydantic import Field

from tumen.access.models import Actor, Viewer
from tumen.requests import actions, queries
from tumen.requests.models import StepKind
from tumen.requests.queries import RequestLine, RequestView
from tumen.web.api.claims import GivenWhy
from tumen.web.api.operations import looks, takes
from tumen.web.api.paging import Cursor, cursor_to, number_of
from tumen.web.api.reading_in import Id, Sent, Words

router = Router()


@dataclass(frozen=True, slots=True)
class Requests:
    """A part of the requests, what is due first before the others; no name is in it."""

    requests: tuple[RequestLine, ...]
    next: str


class NewRequest(Sent):
    """What a family asks, how they can be reached safely, and what they agree to. ``person`` is an id."""

    asker: Words
    reach: Words
    consent: Words
    sought: Words
    relation: Words = ""
    known: Words = ""
    person: Annotated[str, Field(pattern=r"^([a-z]-[0-9a-z]{4,20})?$")] = ""


class NewStep(Sent):
    """What was done, or what came back, and what is to be done next by when."""

    kind: StepKind
    what: Words
    on: date
    whom: Words = ""
    next: Words = ""
    due: date | None = None


@looks(router, "/requests", Requests)
def requests(
    viewer: Viewer,
    closed: Annotated[bool, Query(description="Those that are closed, and not those that are open.")] = False,
    after: Cursor = "",
) -> Requests:
    """The requests of families, fifty at a time; none to a token without identities."""
    page = min(number_of(after) or 1, 100_000)
    found = queries.requests(viewer, page=page, closed=closed)
    return Requests(found.lines, cursor_to(page + 1 if found.more else 0))


@looks(router, "/requests/{id}", RequestView)
def request_of_family(viewer: Viewer, id: Id) -> RequestView:
    """One request with its steps, the oldest first."""
    return queries.request(viewer, id)


@takes(router, "/requests", RequestView, "requests.take_request", status=201)
def take_request(actor: Actor, sent: NewRequest) -> RequestView:
    """Keep what a family asks."""
    made = actions.take_request(
        actor=actor,
        person=sent.person,
        asker=sent.asker,
        relation=sent.relation,
        reach=sent.reach,
        consent=sent.consent,
        sought=sent.sought,
        known=sent.known,
    )
    return queries.request(actor, made.public_id)


@takes(router, "/requests/{id}/steps", RequestView, "requests.add_step", status=201)
def add_step(actor: Actor, id: Id, sent: NewStep) -> RequestView:
    """Note what was done, or what came back."""
    actions.add_step(
        actor=actor,
        request=id,
        kind=sent.kind,
        what=sent.what,
        on=sent.on,
        whom=sent.whom,
        next=sent.next,
        due=sent.due,
    )
    return queries.request(actor, id)


@takes(router, "/requests/{id}/forget", RequestView, "requests.forget_request")
def forget_request(actor: Actor, id: Id, sent: GivenWhy) -> RequestView:
    """Forget what a family said and what was noted of it: they took it back."""
    actions.forget_request(actor=actor, request=id, why=sent.why)
    return queries.request(actor, id)
