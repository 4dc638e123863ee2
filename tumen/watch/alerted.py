"""Alerts as a viewer is told them: those that are kept here, and those that rooms above tell (`telling`).

An alert is shown to who may see every claim that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.claims.queries import ClaimView, claims, claims_seen
from tumen.record.queries import EventRef, event_of
from tumen.vocabulary.dates import Interval
from tumen.watch.errors import NoSuchThing
from tumen.watch.models import Alert, AlertKind, AlertStep, ToldStep
from tumen.watch.telling import Told, told_to
from tumen.watch.uncounted import KEY

#: Alerts on one page: with a sentence each, some ten minutes of reading.
ALERTS = 40
#: Sentences of one alert.
SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that an alert or a sign rests on, masked as its document is."""

    words: str
    document: str
    label: str
    publisher: str
    published: Interval | None
    claim: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class AlertView:
    """One piece of news, with the event that it is about now, and its sentences: what brought it first.

    ``about`` is the id of an appeal and ``title`` what that is called, where a room above tells it.
    ``is_uncounted``: it is of people whom nobody counted, so that no event holds it."""

    id: str
    kind: AlertKind
    at: datetime
    event: EventRef | None
    sentences: tuple[Sentence, ...]
    dismissed_by: str
    dismissed_at: datetime | None
    about: str = ""
    title: str = ""
    is_uncounted: bool = False


@dataclass(frozen=True, slots=True)
class AlertList:
    """Alerts, newest first; ``more`` are further ones."""

    lines: tuple[AlertView, ...]
    more: bool


def alerts(viewer: Viewer, *, closed: bool = False, page: int = 1) -> AlertList:
    """Alerts that nobody put away, or (``closed``) those that somebody did, newest first, forty at a time."""
    found = _ordered(viewer, closed=closed)
    begin = (max(1, page) - 1) * ALERTS
    return AlertList(tuple(alert_views(viewer, found[begin : begin + ALERTS])), len(found) > begin + ALERTS)


def waiting_alerts(viewer: Viewer) -> int:
    """How many alerts nobody has put away."""
    return len(_ordered(viewer, closed=False))


def open_alerts(viewer: Viewer) -> list[Alert | Told]:
    """All alerts that nobody put away, oldest first."""
    return _ordered(viewer, closed=False)[::-1]


def seen_alert(viewer: Viewer, id: str) -> Alert | Told:
    """The alert itself, for who may see all that it rests on. Raises NoSuchThing."""
    if may_see(viewer):
        told = next((each for each in told_to(viewer) if each.id == id), None)
        kept = _of_seen_claims(viewer, Alert.objects.filter(public_id=id))
        if told or kept:
            return told or kept[0]
    raise NoSuchThing(f"There is no alert {id}. `tumen watch alerts` lists those that there are.")


def _ordered(viewer: Viewer, *, closed: bool) -> list[Alert | Told]:
    """All alerts of one kind of standing, newest first."""
    if not may_see(viewer):
        return []
    last = AlertStep.objects.filter(alert=OuterRef("pk")).order_by("-pk").values("is_dismissed")[:1]
    rows = Alert.objects.annotate(away=Subquery(last)).order_by("-pk")
    rows = rows.filter(away=True) if closed else rows.filter(Q(away=None) | Q(away=False))
    kept: list[Alert | Told] = [*_of_seen_claims(viewer, rows)]
    told = told_to(viewer)
    away = {id: step.is_dismissed for id, step in _told_steps(told).items()}
    kept += [each for each in told if away.get(each.id, False) is closed]
    return sorted(kept, key=lambda each: each.at, reverse=True)


def _told_steps(told: Iterable[Told]) -> dict[str, ToldStep]:
    rows = ToldStep.objects.filter(told__in=[each.id for each in told]).select_related("actor").order_by("pk")
    return {row.told: row for row in rows}


def _of_seen_claims(viewer: Viewer, rows: QuerySet[Alert]) -> list[Alert]:
    found = list(rows)
    seen = set(claims_seen(viewer, {id for row in found for id in (row.claim, *row.rests)}))
    return [row for row in found if {row.claim, *row.rests} <= seen]


def _claims_of(row: Alert | Told) -> tuple[str, ...]:
    return row.claims if isinstance(row, Told) else tuple(dict.fromkeys((row.claim, *row.rests)))


def alert_views(viewer: Viewer, rows: list[Alert | Told]) -> list[AlertView]:
    """Alerts that the viewer may see, as they are shown."""
    told = {each.id: each for each in claims(viewer, {id for row in rows for id in _claims_of(row)})}
    events = event_of(viewer, [row.claim for row in rows if isinstance(row, Alert)])
    kept = AlertStep.objects.filter(alert__in=[row for row in rows if isinstance(row, Alert)])
    steps = {step.alert_id: step for step in kept.select_related("actor").order_by("pk")}
    beside = _told_steps(row for row in rows if isinstance(row, Told))
    found = []
    for row in rows:
        step = beside.get(row.id) if isinstance(row, Told) else steps.get(row.pk)
        found.append(_view(row, told, events, step))
    return found


def _view(
    row: Alert | Told,
    told: Mapping[str, ClaimView],
    events: Mapping[str, EventRef],
    step: AlertStep | ToldStep | None,
) -> AlertView:
    away = step if step and step.is_dismissed else None
    return AlertView(
        row.id if isinstance(row, Told) else row.public_id,
        AlertKind(row.kind),
        row.at,
        None if isinstance(row, Told) else events.get(row.claim),
        tuple(map(_sentence, _one_of_each_document(told[id] for id in _claims_of(row) if id in told))),
        away.actor.name if away else "",
        away.at if away else None,
        row.about if isinstance(row, Told) else "",
        row.title if isinstance(row, Told) else "",
        isinstance(row, Alert) and row.key.startswith(KEY),
    )


def _one_of_each_document(told: Iterable[ClaimView]) -> list[ClaimView]:
    """Of each document, in their order, the first claim below its headline, which says less of the same."""
    found: dict[str, list[ClaimView]] = {}
    for each in told:
        found.setdefault(each.document_id, []).append(each)
    below = ([each for each in some if each.sentence_text != each.document_title] for some in found.values())
    return [(kept or some)[0] for kept, some in zip(below, found.values(), strict=True)][:SENTENCES]


def _sentence(claim: ClaimView) -> Sentence:
    return Sentence(
        claim.sentence_text,
        claim.document_id,
        claim.document_title,
        claim.publisher,
        claim.published,
        claim.id,
        claim.speaker,
    )
