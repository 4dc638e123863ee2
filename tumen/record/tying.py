"""Which sources people tied to one voice, or held apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from tumen.access.models import Viewer
from tumen.claims.queries import sources_seen
from tumen.claims.views import covering_sources
from tumen.documents.queries import everywhere
from tumen.record.models import SourceTie


@dataclass(frozen=True, slots=True)
class TieView:
    """A judgement on a source and an ``other``; ``holds`` is false where a later one replaced it."""

    other: str
    other_name: str
    is_one: bool
    actor: str
    why: str
    at: datetime
    holds: bool


def ties_of(viewer: Viewer, source: str) -> tuple[TieView, ...]:
    """Every judgement on whether this source speaks with one voice with another, newest first."""
    every = SourceTie.objects.filter(Q(left__public_id=source) | Q(right__public_id=source))
    lines = list(every.select_related("left", "right", "actor").order_by("-pk"))
    if not lines:
        return ()
    # Whether they are seen is asked of these sources, and not of all.
    tied = sources_seen(viewer).filter(
        pk__in={key for line in lines for key in (line.left_id, line.right_id)}
    )
    known = set(tied.values_list("pk", flat=True))
    covers, others = everywhere(viewer), covering_sources(viewer, tied)
    found, met = [], set[str]()
    for line in lines:
        if not {line.left_id, line.right_id} <= known:
            continue
        other = line.right if line.left.public_id == source else line.left
        holds = other.public_id not in met
        met.add(other.public_id)
        shown = TieView(other.public_id, other.name, line.is_one, line.actor.name, line.why, line.at, holds)
        found.append(others[other.public_id].value(covers.reasoned(shown)))
    return tuple(found)
