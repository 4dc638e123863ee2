"""What happened and what was counted: events with what supports them, the timeline, counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ninja import Router

from tumen.access.models import Viewer
from tumen.corroboration.figures import GroupKind
from tumen.record import queries
from tumen.record.queries import (
    By,
    Corroboration,
    Counts,
    EventSummary,
    EventView,
    History,
    Of,
    Timeline,
    Wanted,
)
from tumen.web.api.operations import looks
from tumen.web.api.paging import SIZE, Cursor, Limit, NoSuchPlace, cursor_to, part_of, place_of
from tumen.web.api.reading_in import Code, Id, Year

router = Router()

_OF_KIND: Mapping[GroupKind, Callable[[Viewer], list[EventSummary]]] = {
    GroupKind.EVENT: queries.events,
    GroupKind.UNDATED: queries.undated,
    GroupKind.STATE: queries.states,
    GroupKind.TOTAL: queries.totals,
    GroupKind.RATE: queries.rates,
    GroupKind.NOT_TOLD: queries.not_told,
}
#: Where a part of the timeline ends: a day, and what stands there.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d_(\d{1,15}|e-[0-9a-z]{4,20})")


@dataclass(frozen=True, slots=True)
class Events:
    """A part of the events of one kind, by date."""

    events: tuple[EventSummary, ...]
    next: str


@dataclass(frozen=True, slots=True)
class TimelinePart:
    """A part of the timeline, newest first, with the columns of all of it."""

    timeline: Timeline
    next: str


@looks(router, "/events", Events)
def events(
    viewer: Viewer, kind: GroupKind = GroupKind.EVENT, after: Cursor = "", limit: Limit = SIZE
) -> Events:
    """What happened, by date; or what was so, was counted, happens again and again, or is not told as having
    happened."""
    shown, more = part_of(_OF_KIND[kind](viewer), after, limit)
    return Events(tuple(shown), more)


@looks(router, "/events/{id}", EventView)
def event(viewer: Viewer, id: Id) -> EventView:
    """One event with its figures side by side, by its id or by one that it had before."""
    return queries.event(viewer, id)


@looks(router, "/events/{id}/corroboration", Corroboration)
def corroboration(viewer: Viewer, id: Id) -> Corroboration:
    """What supports an event: independent voices, who took it from whom, and its figures reconciled."""
    return queries.corroboration(viewer, id)


@looks(router, "/events/{id}/history", History)
def history(viewer: Viewer, id: Id) -> History:
    """What people decided of an event, and when the record was last derived."""
    return queries.history(viewer, id)


@looks(router, "/timeline", TimelinePart)
def timeline(
    viewer: Viewer,
    act: Code = "",
    country: Code = "",
    province: Code = "",
    kind: Code = "",
    realis: Code = "",
    since: Year = None,
    until: Year = None,
    after: Cursor = "",
) -> TimelinePart:
    """Events along time, newest first, fifty at a time, with how many may lie in each year or month."""
    place = place_of(after)
    if place and not _MOMENT.fullmatch(place):
        raise NoSuchPlace
    wanted = Wanted(
        act=act,
        country=country,
        province=province,
        kind=_kind(kind),
        realis=realis,
        since=since,
        until=until,
    )
    found = queries.timeline(viewer, wanted, place)
    return TimelinePart(found, cursor_to(found.after))


@looks(router, "/counts", Counts)
def counts(
    viewer: Viewer,
    of: Of = Of.CLAIMS,
    by: By = By.YEAR,
    act: Code = "",
    country: Code = "",
    province: Code = "",
    facility: Code = "",
    kind: Code = "",
    realis: Code = "",
    sort: Code = "",
    sex: Code = "",
    age: Code = "",
    status: Code = "",
    since: Year = None,
    until: Year = None,
) -> Counts:
    """How many claims, or events, by year, place, act, sex or age: counted, and never added up."""
    wanted = Wanted(
        act=act,
        country=country,
        province=province,
        facility=facility,
        kind=_kind(kind) if of is Of.EVENTS else kind,
        realis=realis,
        sort=sort,
        sex=sex,
        age=age,
        status=status,
        since=since,
        until=until,
    )
    return queries.counts(viewer, of, by, wanted)


def _kind(said: str) -> str:
    """A kind of events; what is none is left out, as the pages leave it out."""
    return said if said in {kind.value for kind in GroupKind} else ""
