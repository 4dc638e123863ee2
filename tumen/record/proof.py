"""Which standard of proof an event meets, as people judged: every line with who, when and why.

A line is about the event that its claim belongs to now; where that claim is in no event any more, about the
event that the id named in the line leads to. So it survives a new derivation, and when events are joined it
comes along with its claim, still saying which event the person saw.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tumen.access.daily import rows_held
from tumen.access.models import Viewer
from tumen.access.recalling import recalled
from tumen.claims import queries as claims
from tumen.documents.queries import everywhere
from tumen.record.models import Event, EventAlias, StandardLine
from tumen.record.seeing import Seen
from tumen.vocabulary.grading import StandardOfProof


@dataclass(frozen=True, slots=True)
class StandardView:
    """One line: ``named`` is the event as the person saw it, ``at`` is in UTC."""

    standard: StandardOfProof
    named: str
    actor: str
    why: str
    at: datetime

    @property
    def is_withdrawal(self) -> bool:
        return self.standard is StandardOfProof.NONE


def proven(lines: Sequence[StandardView]) -> StandardView | None:
    """The line that holds, of lines in their order; None where nobody judged or it was taken back."""
    return lines[-1] if lines and not lines[-1].is_withdrawal else None


def lines_by_event(viewer: Viewer, record: Seen) -> dict[str, tuple[StandardView, ...]]:
    """Every line on what the viewer may see, oldest first, by the id of the event that it is about now.

    A line about a claim whose place another has taken is about that one. Rows made by hand are few.
    """
    return recalled("standards", viewer, lambda: _lines_by_event(viewer, record))


def _lines_by_event(viewer: Viewer, record: Seen) -> dict[str, tuple[StandardView, ...]]:
    every = StandardLine.objects.select_related("claim", "actor")
    rows = rows_held("standards", lambda: list(every), changed_by=frozenset({"record.set_standard"}))
    if not rows:
        return {}
    seen, replaced = (
        set(claims.claims_seen(viewer, {row.claim.public_id for row in rows})),
        claims.replaced(viewer),
    )
    rows = [row for row in rows if row.claim.public_id in seen]
    about = {row.pk: replaced.get(row.claim.public_id, row.claim.public_id) for row in rows}
    events = {claim: event.public_id for claim, event in record.event_of(set(about.values())).items()}
    named = _events_named({row.named for row in rows}, record)
    covers, found = everywhere(viewer), dict[str, list[StandardView]]()
    for row in rows:
        if event := events.get(about[row.pk]) or named.get(row.named):
            found.setdefault(event, []).append(covers.reasoned(_view(row)))
    return {event: tuple(lines) for event, lines in found.items()}


def _events_named(ids: Iterable[str], record: Seen) -> dict[str, str]:
    wanted = list(ids)
    if not record.is_whole:
        return {id: row.public_id for id in wanted if (row := record.row(id))}
    moved = EventAlias.objects.filter(old_id__in=wanted).values_list("old_id", "event__public_id")
    there = Event.objects.filter(public_id__in=wanted).values_list("public_id", flat=True)
    return {**dict(moved), **{id: id for id in there}}


def _view(row: StandardLine) -> StandardView:
    return StandardView(StandardOfProof(row.standard), row.named, row.actor.name, row.why, row.at)
