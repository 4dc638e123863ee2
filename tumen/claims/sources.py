"""Sources as a viewer may see them, what each says, and how people graded them and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tumen.access.daily import TOLD_BY_REVISIONS, rows_held, touched_since
from tumen.access.memory import Head, head_now, recalls
from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.recalling import held, recalled
from tumen.access.sight import sees_all
from tumen.claims.errors import NoSuchSource
from tumen.claims.grading import ClaimGradeView, SourceGradeView, claims_graded, sources_graded
from tumen.claims.models import Claim, ClaimGrade, Source, Speaking, Status
from tumen.claims.pooling import claims_with
from tumen.claims.views import (
    ClaimView,
    SourceView,
    covering_sources,
    hidden_of,
    seen_by,
    source_view,
    standing_rows,
    told_of_claims,
    views_of,
)
from tumen.documents.queries import everywhere

#: Sources on one page.
PAGE = 50


@dataclass(frozen=True, slots=True)
class SourceList:
    """A page of the sources that have claims; ``after`` leads to the next, "" on the last."""

    lines: tuple[SourceView, ...]
    after: str


def sources(viewer: Viewer) -> list[SourceView]:
    """Every source with the number of standing claims that name it, by name."""
    return _counted(viewer, sources_seen(viewer)) if may_see(viewer) else []


def sources_by_kind(viewer: Viewer, kinds: Sequence[str], *, after: str = "", size: int = PAGE) -> SourceList:
    """So many of the sources that have claims, kind by kind in this order and within a kind by name.

    ``after`` is the id of the last one before; one that the viewer does not know of leads to the beginning.
    """
    if not may_see(viewer):
        return SourceList((), "")
    ids = recalled(("sources by kind", tuple(kinds)), viewer, lambda: _in_order(viewer, kinds))
    begin = ids.index(after) + 1 if after in ids else 0
    part = ids[begin : begin + size]
    told = {each.id: each for each in _counted(viewer, sources_seen(viewer).filter(public_id__in=part))}
    goes_on = part[-1] if len(ids) > begin + size else ""
    return SourceList(tuple(told[id] for id in part if id in told), goes_on)


def _in_order(viewer: Viewer, kinds: Sequence[str]) -> list[str]:
    told = standing_rows().filter(speaking__source=OuterRef("pk"))
    told = told if sees_all(viewer) else told.filter(seen_by(viewer))
    rows = Source.objects.filter(Exists(told.order_by())).order_by("key").values_list("public_id", "kind")
    rank = {kind: place for place, kind in enumerate(kinds)}
    return [id for id, kind in sorted(rows, key=lambda row: rank.get(row[1], len(rank)))]


@dataclass(slots=True)
class _Counts:
    """Of how many standing claims each source (key) is named, as the log ended with ``head``."""

    head: Head = (0, "")
    told: dict[int, int] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


def _counted(viewer: Viewer, seen: QuerySet[Source]) -> list[SourceView]:
    rows = list(seen)
    told = _told(viewer, {row.pk for row in rows})
    covering = covering_sources(viewer, seen)
    return [covering[row.public_id].value(source_view(row, told[row.pk])) for row in rows]


def _told(viewer: Viewer, sources: set[int]) -> dict[int, int]:
    """How many standing claims name each of these sources (keys), of those that the viewer may see.

    While pages are served it is held for each sight: a source may be named by many thousands. After single
    claims were judged, those that the claims of their documents name are counted again.
    """
    if not recalls():
        return _count(viewer, sources)
    counts = held("claims of sources", _Counts, through=TOLD_BY_REVISIONS, viewer=viewer)
    head = head_now()
    with counts.lock:
        if head < counts.head:
            # A look that began before the last change sees with the eyes of then: no later one is told so.
            return _count(viewer, sources)
        # Of a review alone: whatever else is done to a claim may take a source from it.
        touched = touched_since(counts.head, head, by=frozenset({"claims.review_claim"}))
        if touched is None:
            counts.told.clear()
        elif touched:
            named = Speaking.objects.filter(claim__in=claims_with(touched))
            for each in named.order_by().values_list("source", flat=True).distinct():
                counts.told.pop(each, None)
        counts.head = head
        counts.told |= _count(viewer, sources - counts.told.keys())
        return {each: counts.told[each] for each in sources}


def _count(viewer: Viewer, sources: set[int]) -> dict[int, int]:
    if not sources:
        return {}
    accepted = Q(speaking__claim__status=Status.ACCEPTED, speaking__claim__beside=None)
    standing = accepted | Q(
        speaking__claim__status=Status.PROPOSED,
        speaking__claim__beside=None,
        speaking__claim__run__proposer="",
    )
    if not sees_all(viewer):
        hidden = hidden_of(viewer)
        shown = Claim.objects.filter(seen_by(viewer)).order_by().values("pk")
        # What is hidden is little, or nearly all.
        standing &= Q(speaking__claim__in=shown) if hidden is None else ~Q(speaking__claim__in=hidden)
    rows = Source.objects.filter(pk__in=sources).order_by()
    told = rows.annotate(told=Count("speaking__claim", filter=standing, distinct=True))
    return dict(told.values_list("pk", "told"))


def sources_seen(viewer: Viewer) -> QuerySet[Source]:
    """The kept sources that the viewer may know of: for whoever does not see everything those that a claim
    names which they may see."""
    if sees_all(viewer):
        return Source.objects.all()
    # Asked of each source until one claim is found: all claims would be looked through otherwise.
    told = Claim.objects.filter(seen_by(viewer), speaking__source=OuterRef("pk")).order_by()
    return Source.objects.filter(Exists(told))


def source(viewer: Viewer, id: str) -> SourceView:
    """One source by its public id. Raises NoSuchSource."""
    row = sources_seen(viewer).filter(public_id=id).first()
    if row is None:
        raise NoSuchSource(f"There is no source {id}. The page of sources lists those that are kept.")
    shown = source_view(row, _said_by(row).filter(seen_by(viewer)).count())
    return covering_sources(viewer, Source.objects.filter(pk=row.pk))[id].value(shown)


def claims_of_source(viewer: Viewer, id: str) -> list[ClaimView]:
    """The standing claims that name this source anywhere in a speaker chain. Raises NoSuchSource."""
    source(viewer, id)
    return views_of(viewer, _said_by(Source.objects.get(public_id=id)))


def source_grades(viewer: Viewer, ids: Iterable[str] | None = None) -> dict[str, tuple[SourceGradeView, ...]]:
    """Every grade of these sources, or of all, oldest first, by id; sources that nobody graded are left out.

    `graded` tells which of them holds.
    """
    every = rows_held("sources graded", sources_graded, changed_by=frozenset({"claims.grade_source"}))
    found = every if ids is None else {id: every[id] for id in ids if id in every}
    if not found:
        return {}
    seen = set(sources_seen(viewer).filter(public_id__in=list(found)).values_list("public_id", flat=True))
    covers = everywhere(viewer)
    return {id: tuple(map(covers.reasoned, grades)) for id, grades in found.items() if id in seen}


#: What grades claims.
GRADING = frozenset({"claims.grade_claim", "claims.decide_many", "claims.undo_many"})


def claim_grades(viewer: Viewer, ids: Iterable[str]) -> dict[str, tuple[ClaimGradeView, ...]]:
    """Every grade of these claims, oldest first, by id; claims that nobody graded are left out.

    `graded` tells which of them holds.
    """
    if not rows_held("any claim is graded", ClaimGrade.objects.exists, changed_by=GRADING):
        return {}
    found = claims_graded(ids)
    named = {grade.claim for grades in found.values() for grade in grades} | set(found)
    seen = set(claims_seen(viewer, named))
    covers = everywhere(viewer)
    shown = {
        id: tuple(covers.reasoned(grade) for grade in grades if grade.claim in seen)
        for id, grades in found.items()
        if id in seen
    }
    return {id: grades for id, grades in shown.items() if grades}


def claims_seen(viewer: Viewer, ids: Iterable[str]) -> list[str]:
    """Those of these ids of claims that the viewer may see, each once."""
    wanted, told = list(dict.fromkeys(ids)), told_of_claims(viewer)
    if new := [id for id in wanted if id not in told]:
        rows = Claim.objects.filter(seen_by(viewer), public_id__in=new).order_by()
        told |= dict.fromkeys(new, False) | dict.fromkeys(rows.values_list("public_id", flat=True), True)
    return [id for id in wanted if told[id]]


def _said_by(row: Source) -> QuerySet[Claim]:
    return standing_rows().filter(pk__in=row.speaking.values("claim"))
