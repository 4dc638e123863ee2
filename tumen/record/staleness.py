"""What no longer agrees with what it rests on: what `refresh` would change."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, QuerySet

from tumen.access.daily import rows_held
from tumen.access.models import Viewer
from tumen.access.recalling import recalled
from tumen.access.sight import sees_all, sees_identities
from tumen.claims import queries as claims
from tumen.claims.held import is_figure, may_be_figures
from tumen.claims.models import Claim
from tumen.claims.views import BATCH
from tumen.documents.models import Document
from tumen.record.ledger import JUDGING, last_line, last_refresh
from tumen.record.models import Judgement, JudgementKind, Membership
from tumen.record.persons.deriving import MANY, stale_among, touched_since
from tumen.record.persons.joining import lines as person_lines

#: Longer than any one change takes: it has the time at which it began, and is seen when it is kept.
LONGEST_CHANGE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Stale:
    """Something that no longer agrees with what it rests on, and why."""

    item: str
    why: str


def stale(viewer: Viewer) -> list[Stale]:
    """What `refresh` would change: claims that came, changed or went, and judgements since the last one.

    Who does not see everything has the record derived at each read: for them only texts are to be read again.
    """
    return list(recalled("stale", viewer, lambda: _stale(viewer)))


def _stale(viewer: Viewer) -> list[Stale]:
    to_read = [Stale(each.document, f"to be read again: {each.why}") for each in claims.unread(viewer)]
    if not sees_all(viewer):
        return to_read
    last = last_refresh()
    touched = touched_since(last.at - LONGEST_CHANGE if last else None)
    found = _not_derived(viewer, touched) if touched is None or touched else []
    found += to_read
    applied = last.last_line if last else 0
    if rows_held("last line", last_line, changed_by=JUDGING | {"record.judge_person"}) > applied:
        added = Judgement.objects.filter(pk__gt=applied).exclude(kind=JudgementKind.SAME_PERSON)
        lines = added.values_list("pk", flat=True)
        found += [Stale(f"judgement-{line}", "not applied yet") for line in lines]
    since = None if touched is None or last is None else {key for key, at in touched.items() if at > last.at}
    return found + _stale_persons(viewer, since)


def _not_derived(viewer: Viewer, touched: Collection[int] | None) -> list[Stale]:
    """Claims that changed or came since, in these documents, or in all where nothing was derived yet."""
    changed = Membership.objects.exclude(claim_revision=F("claim__revision")).select_related("claim", "event")
    newcomers = Claim.objects.filter(membership=None)
    if touched is not None and len(touched) <= MANY:
        changed = changed.filter(claim__document__in=touched)
        newcomers = newcomers.filter(document__in=touched)
    found = [Stale(at.event.public_id, f"its claim {at.claim.public_id} changed") for at in changed]
    return found + [Stale(id, "not in the record yet") for id in _figures_among(viewer, newcomers)]


def _figures_among(viewer: Viewer, newcomers: QuerySet[Claim]) -> list[str]:
    """The ids of standing figures among these; without their words, which nothing here shows."""
    rows = claims.standing(viewer).filter(pk__in=newcomers.values("pk")).filter(may_be_figures())
    keys, found = list(rows.order_by("pk").values_list("pk", flat=True)), list[str]()
    for start in range(0, len(keys), BATCH):
        some = Claim.objects.filter(pk__in=keys[start : start + BATCH])
        told = claims.slot_values(viewer, some, ("sort", "figure_kind", "quantity"))
        found += [id for id, values in told.items() if is_figure(values)]
    return sorted(found)


def _stale_persons(viewer: Viewer, touched: set[int] | None) -> list[Stale]:
    """Documents whose persons rest on former claims; judgements on somebody of whom a claim tells no more."""
    changed = stale_among(touched)
    ids = dict(Document.objects.filter(pk__in=changed).values_list("pk", "public_id")) if changed else {}
    found = [Stale(ids[key], f"persons: {why}") for key, why in changed.items() if key in ids]
    if sees_identities(viewer):
        gone = (line for line in person_lines(viewer) if not line.applies)
        found += [Stale(f"judgement-{line.number}", "is about nobody who is told of now") for line in gone]
    return found
