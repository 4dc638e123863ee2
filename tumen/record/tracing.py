"""Which document had each shared passage first: traced anew when passages come or details change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from tumen.access.models import Viewer
from tumen.access.permission import as_machine
from tumen.access.sight import sees_all, visible_to
from tumen.corroboration.origins.deciding import origins_of
from tumen.corroboration.origins.document import Document
from tumen.corroboration.origins.settling import settled
from tumen.corroboration.origins.verdict import Origin
from tumen.documents import models as kept
from tumen.documents.models import Rendition
from tumen.documents.queries import DocumentSummary, of_keys
from tumen.documents.shelf import hold, renditions_of, texts_of
from tumen.record.models import SharedPassage
from tumen.record.passages import passage_of

#: Passages that are traced side by side; of more only those are traced that changed, each pair by itself.
MOST = 20_000
#: Pairs of documents whose texts are in memory at once.
PAIRS = 200
#: Documents that one statement names.
NAMED = 1_000
#: How the two documents are called in the reasons; whoever shows them puts their names there.
LEFT, RIGHT = "{left}", "{right}"


def trace(viewer: Viewer) -> int:
    """Trace the passages whose documents' details are not those of the last time; return how many changed."""
    rows = list(
        SharedPassage.objects.select_related("left__document", "right__document").defer(
            "left__text", "right__text"
        )
    )
    stale = [row for row in rows if row.traced_at != _revisions(row)]
    if not stale:
        return 0
    wanted = rows if len(rows) <= MOST else stale
    found = _traced(viewer, wanted)
    changed = []
    for row, origin in zip(wanted, found, strict=True):
        before = (row.origin, row.origin_name, row.reasons, row.traced_at)
        _write(row, origin)
        row.traced_at = _revisions(row)
        if before != (row.origin, row.origin_name, row.reasons, row.traced_at):
            changed.append(row)
    SharedPassage.objects.bulk_update(
        changed, ["origin", "origin_name", "reasons", "traced_at"], batch_size=500
    )
    return len(changed)


def passages_seen(viewer: Viewer) -> QuerySet[SharedPassage]:
    """The passages between documents that the viewer may see, without the texts."""
    left, right = (visible_to(viewer, f"{side}__document__public_id") for side in ("left", "right"))
    rows = SharedPassage.objects.filter(left, right).select_related("left__document", "right__document")
    return rows.defer("left__text", "right__text")


def passages_of(viewer: Viewer, ids: Iterable[str]) -> Iterator[QuerySet[SharedPassage]]:
    """The passages of these documents that the viewer may see, some documents at a time."""
    wanted = sorted(ids)
    for begin in range(0, len(wanted), NAMED):
        keys = renditions_of(viewer, wanted[begin : begin + NAMED])
        before = Rendition.objects.filter(document__public_id__in=wanted[:begin]).order_by().values("pk")
        rows = passages_seen(viewer).filter(Q(left__in=keys) | Q(right__in=keys))
        yield rows.exclude(Q(left__in=before) | Q(right__in=before)) if begin else rows


def as_seen(viewer: Viewer, rows: QuerySet[SharedPassage]) -> list[SharedPassage]:
    """Passages with their origin as it follows from what the viewer may see.

    Who had the words first was traced among all documents. Where some are hidden it is traced anew without
    them; the rows are not kept so.
    """
    found = list(rows)
    hold(viewer, (side.document for row in found for side in (row.left, row.right)))
    if sees_all(viewer) or not found:
        return found
    among = _around(viewer, found)
    hold(viewer, (side.document for row in among for side in (row.left, row.right)))
    traced = dict(zip((row.pk for row in among), _traced(as_machine(viewer), among), strict=True))
    for row in found:
        _write(row, traced[row.pk])
    return found


def _around(viewer: Viewer, found: list[SharedPassage]) -> list[SharedPassage]:
    """The passages that the origin of those found can rest on: all of their documents, and all of a document
    that shares something with both sides of one."""
    own = {side for row in found for side in (row.left_id, row.right_id)}
    if len(own) > NAMED:
        return list(passages_seen(viewer))
    beside = _of(viewer, own)
    shares = defaultdict[int, set[int]](set)
    for row in beside:
        shares[row.left_id].add(row.right_id)
        shares[row.right_id].add(row.left_id)
    thirds = {third for row in found for third in shares[row.left_id] & shares[row.right_id]} - own
    if len(thirds) > NAMED:
        return list(passages_seen(viewer))
    every = {row.pk: row for row in (*beside, *_of(viewer, thirds))}
    return [every[key] for key in sorted(every)]


def _of(viewer: Viewer, renditions: set[int]) -> list[SharedPassage]:
    """The passages of these renditions (keys) that the viewer may see."""
    keys = sorted(renditions)
    return list(passages_seen(viewer).filter(Q(left__in=keys) | Q(right__in=keys))) if keys else []


def _write(row: SharedPassage, origin: Origin) -> None:
    row.origin, row.origin_name = origin.side.value, "" if origin.is_known else origin.name[:300]
    row.reasons = [
        {"name": reason.ground.value, "words": reason.sentence(LEFT, RIGHT), "side": reason.side.value}
        for reason in origin.reasons
    ]


def _revisions(row: SharedPassage) -> str:
    return f"{row.left.document.revision} {row.right.document.revision}"


def _traced(viewer: Viewer, rows: Iterable[SharedPassage]) -> list[Origin]:
    """The origin of each passage of ``rows``, in their order."""
    by_pair: dict[tuple[int, int], list[tuple[int, SharedPassage]]] = defaultdict(list)
    for place, row in enumerate(rows):
        by_pair[row.left_id, row.right_id].append((place, row))
    origins: list[tuple[int, Origin]] = []
    for some in _batches(list(by_pair)):
        known = _documents(viewer, {rendition for pair in some for rendition in pair})
        for left, right in some:
            shared = by_pair[left, right]
            passages = [passage_of(row) for _, row in shared]
            traced = origins_of(passages, known[left], known[right])
            found = {origin.passage: origin for origin in traced}
            origins += [(place, found[passage]) for (place, _), passage in zip(shared, passages, strict=True)]
    origins.sort(key=lambda each: each[0])
    by_passage = {origin.passage: origin for origin in settled(origin for _, origin in origins)}
    return [by_passage[origin.passage] for _, origin in origins]


def _documents(viewer: Viewer, renditions: set[int]) -> dict[int, Document]:
    """What is known of the documents of ``renditions``."""
    rows = texts_of(viewer, renditions)
    about = of_keys(viewer, {row.document_id for row in rows})
    return {row.pk: _document(row, about[row.document_id]) for row in rows}


def _document(row: kept.Rendition, about: DocumentSummary) -> Document:
    return Document(
        id=about.id,
        text=row.text,
        publisher=about.publisher,
        author=", ".join(about.authors),
        published=about.published,
        genre=about.genre,
    )


def _batches(pairs: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    for begin in range(0, len(pairs), PAIRS):
        yield pairs[begin : begin + PAIRS]
