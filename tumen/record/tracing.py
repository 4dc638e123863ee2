"""Which document had each shared passage first: traced anew when passages come or details change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from tumen.corroboration.origins.deciding import origins_of
from tumen.corroboration.origins.document import Document
from tumen.corroboration.origins.settling import settled
from tumen.corroboration.origins.verdict import Origin
from tumen.documents import models as documents
from tumen.documents.queries import of_row
from tumen.record.models import SharedPassage
from tumen.record.passages import passage_of

#: Passages that are traced side by side; of more only those are traced that changed, each pair by itself.
MOST = 20_000
#: How the two documents are called in the reasons; whoever shows them puts their names there.
LEFT, RIGHT = "{left}", "{right}"


def trace() -> int:
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
    found = _traced(wanted)
    changed = []
    for row, origin in zip(wanted, found, strict=True):
        before = (row.origin, row.origin_name, row.reasons, row.traced_at)
        row.origin, row.origin_name = origin.side.value, "" if origin.is_known else origin.name[:300]
        row.reasons = [
            {"name": reason.ground.value, "words": reason.sentence(LEFT, RIGHT), "side": reason.side.value}
            for reason in origin.reasons
        ]
        row.traced_at = _revisions(row)
        if before != (row.origin, row.origin_name, row.reasons, row.traced_at):
            changed.append(row)
    SharedPassage.objects.bulk_update(
        changed, ["origin", "origin_name", "reasons", "traced_at"], batch_size=500
    )
    return len(changed)


def _revisions(row: SharedPassage) -> str:
    return f"{row.left.document.revision} {row.right.document.revision}"


def _traced(rows: Iterable[SharedPassage]) -> list[Origin]:
    """The origin of each passage of ``rows``, in their order."""
    by_pair: dict[tuple[int, int], list[tuple[int, SharedPassage]]] = defaultdict(list)
    for place, row in enumerate(rows):
        by_pair[row.left_id, row.right_id].append((place, row))
    document = lru_cache(512)(_document)
    origins: list[tuple[int, Origin]] = []
    for (left, right), shared in by_pair.items():
        passages = [passage_of(row) for _, row in shared]
        found = {origin.passage: origin for origin in origins_of(passages, document(left), document(right))}
        origins += [(place, found[passage]) for (place, _), passage in zip(shared, passages, strict=True)]
    origins.sort(key=lambda each: each[0])
    by_passage = {origin.passage: origin for origin in settled(origin for _, origin in origins)}
    return [by_passage[origin.passage] for _, origin in origins]


def _document(rendition: int) -> Document:
    row = documents.Rendition.objects.select_related("document").get(pk=rendition)
    about = of_row(row.document)
    return Document(
        id=row.document.public_id,
        text=row.text,
        publisher=about.publisher,
        author=", ".join(about.authors),
        published=about.published,
        genre=about.genre,
    )
