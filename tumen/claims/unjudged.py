"""How many claims wait for a person, counted anew only where something was done to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from django.db.models import Count, QuerySet

from tumen.access.daily import TOLD_BY_REVISIONS, touched_since
from tumen.access.memory import Head, head_now, recalls
from tumen.access.models import Viewer
from tumen.access.recalling import held, recalled
from tumen.access.sight import sees_all
from tumen.claims.models import Claim, Status
from tumen.claims.pooling import documents_with
from tumen.claims.views import BATCH, hidden_of, seen_by


@dataclass(frozen=True, slots=True)
class Unjudged:
    """How many claims were judged by nobody yet, and in how many documents they stand."""

    claims: int
    documents: int


def unjudged(viewer: Viewer) -> Unjudged:
    """The claims that a machine proposed and nobody judged yet, of those that the viewer may see."""
    return recalled("unjudged", viewer, lambda: _unjudged(viewer))


def _unjudged(viewer: Viewer) -> Unjudged:
    rows = Claim.objects.filter(status=Status.PROPOSED).order_by()
    hidden = hidden_of(viewer)
    if hidden is None:
        return Unjudged(**_counted(rows.filter(seen_by(viewer))))
    claims, documents = _every_one(viewer)
    if sees_all(viewer):
        return Unjudged(claims, documents)
    # All, without those that are hidden: these are found from what hides them, and the others by an index.
    gone = _by_document(rows.filter(pk__in=hidden))
    emptied = 0
    for start in range(0, len(gone), BATCH):
        some = sorted(gone)[start : start + BATCH]
        held = _by_document(rows.filter(document__in=some))
        emptied += sum(held[document] == gone[document] for document in some)
    return Unjudged(claims - sum(gone.values()), documents - emptied)


@dataclass(slots=True)
class _Proposed:
    """How many claims wait in each document (key), as the log ended with ``head``, and how many that is."""

    head: Head = (0, "")
    of: dict[int, int] = field(default_factory=dict)
    claims: int = 0
    lock: Lock = field(default_factory=Lock)


def _every_one(viewer: Viewer) -> tuple[int, int]:
    """All claims that wait, and their documents, as far as the database shows them to ``viewer``.

    After single claims were judged those of their documents alone are counted again.
    """
    rows = Claim.objects.filter(status=Status.PROPOSED).order_by()
    if not recalls():
        every = _counted(rows)
        return every["claims"], every["documents"]
    known, head = held("claims that wait", _Proposed, through=TOLD_BY_REVISIONS, viewer=viewer), head_now()
    with known.lock:
        if head < known.head:
            # A look that began before the last change may be shown what no later one is.
            every = _counted(rows)
            return every["claims"], every["documents"]
        touched = touched_since(known.head, head) if known.head[0] else None
        if touched is None:
            known.of = _by_document(rows)
            known.claims = sum(known.of.values())
        elif touched:
            about = set(documents_with(touched).values_list("pk", flat=True))
            now = _by_document(rows.filter(document__in=about))
            known.claims += sum(now.values()) - sum(known.of.pop(each, 0) for each in about)
            known.of |= now
        known.head = head
        return known.claims, len(known.of)


def _counted(rows: QuerySet[Claim]) -> dict[str, int]:
    return rows.aggregate(claims=Count("pk"), documents=Count("document", distinct=True))


def _by_document(rows: QuerySet[Claim]) -> dict[int, int]:
    return dict(rows.values_list("document").annotate(claims=Count("pk")))
