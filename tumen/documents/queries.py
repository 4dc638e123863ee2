"""Each read of documents; every one takes the viewer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Count, Prefetch, QuerySet, Value, prefetch_related_objects

from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.permission import as_machine
from tumen.access.recalling import recalled
from tumen.access.sight import hidden_items, sees_all, visible_to, who
from tumen.documents.covering import Everywhere
from tumen.documents.current import Valued, current_of, cuts_of, published_of, value_of
from tumen.documents.errors import NoSuchDocument
from tumen.documents.intake import PARTICULARS, Recognised
from tumen.documents.listing import UNDATED, behind, newest_first
from tumen.documents.masking import MASK as MASK
from tumen.documents.masking import Covering, Masked
from tumen.documents.models import Cover, CoverKind, CustodyEvent, Detail, DetailField, Document, Rendition
from tumen.documents.sealing import told_words
from tumen.documents.shelf import (
    BATCH,
    HELD,
    details_by_document,
    documents_by_id,
    documents_of,
    renditions_by_document,
    shelf_of,
    texts_of,
)
from tumen.documents.views import ContainerView as ContainerView
from tumen.documents.views import CoverView as CoverView
from tumen.documents.views import CustodyView as CustodyView
from tumen.documents.views import DetailView as DetailView
from tumen.documents.views import DocumentList as DocumentList
from tumen.documents.views import DocumentSummary as DocumentSummary
from tumen.documents.views import DocumentView as DocumentView
from tumen.documents.views import RenditionView as RenditionView
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


def documents(viewer: Viewer) -> list[DocumentSummary]:
    """Every document that the viewer may see, in the order they were added."""
    return list(of_rows(viewer, Document.objects.all()).values())


def newest_documents(viewer: Viewer, *, after: str = "", size: int = 50) -> DocumentList:
    """So many documents: those that need a date first, then the newest; ``after`` is the last one before."""
    seen = Document.objects.filter(visible_to(viewer, "public_id"))
    last = seen.filter(public_id=after).first() if after else None
    rows = list(newest_first(behind(seen, last) if last else seen)[: size + 1])
    page = rows[:size]
    goes_on = page[-1].public_id if len(rows) > size else ""
    return DocumentList(tuple(_of_seen(viewer, page).values()), how_many(viewer), goes_on)


def documents_named(viewer: Viewer, ids: Iterable[str]) -> list[DocumentSummary]:
    """Those of these documents (ids) that the viewer may see, in the order they were added."""
    return list(_of_seen(viewer, documents_by_id(viewer, set(ids))).values())


def addresses(viewer: Viewer) -> list[str]:
    """Where the originals that ``viewer`` may see are kept in the evidence store, in the order they were
    added. What was destroyed, or stays closed in a restored copy, has no address."""
    seen = Document.objects.filter(visible_to(viewer, "public_id")).exclude(evidence="")
    return list(seen.values_list("evidence", flat=True))


def documents_in(viewer: Viewer, sha256: str) -> list[DocumentSummary]:
    """The documents that came in the container with this hash, in the order they were added."""
    inside = set(
        Document.objects.filter(custody__container__sha256=sha256).values_list("public_id", flat=True)
    )
    return [summary for summary in documents(viewer) if summary.id in inside]


def of_rows(viewer: Viewer, rows: QuerySet[Document]) -> dict[int, DocumentSummary]:
    """What is known of those of these documents that the viewer may see, by key and in their order."""
    return _of_seen(viewer, rows.filter(visible_to(viewer, "public_id")))


def of_keys(viewer: Viewer, numbers: Iterable[int]) -> dict[int, DocumentSummary]:
    """The same by their ``numbers``, the keys of rows; what this look was told is not asked again."""
    return _of_seen(viewer, documents_of(viewer, numbers))


def _of_seen(viewer: Viewer, rows: Iterable[Document]) -> dict[int, DocumentSummary]:
    seen = list(rows)
    known = remembered(("summaries", who(viewer)), dict[int, DocumentSummary])
    new = [row for row in seen if row.pk not in known]
    for start in range(0, len(new), BATCH):
        found = _summaries(viewer, new[start : start + BATCH])
        if len(known) + len(found) > HELD:
            known = {**known, **found}
        else:
            known |= found
    return {row.pk: known[row.pk] for row in seen}


def _summaries(viewer: Viewer, rows: list[Document]) -> dict[int, DocumentSummary]:
    covered = everywhere(viewer).covered(row.pk for row in rows)
    renditions = renditions_by_document(viewer, [row.pk for row in rows])
    details = details_by_document(viewer, rows)
    return {
        row.pk: _summary(row, renditions[row.pk], details[row.pk], covered.covering(row.pk)) for row in rows
    }


def how_many(viewer: Viewer) -> int:
    """How many documents the viewer may see."""
    return recalled("how many documents", viewer, lambda: _how_many(viewer))


def _how_many(viewer: Viewer) -> int:
    hidden = set[str]() if sees_all(viewer) else hidden_items(viewer, most=BATCH)
    if hidden is None:
        return Document.objects.filter(visible_to(viewer, "public_id")).count()
    if not hidden:
        return Document.objects.count()
    # All, without those that are hidden: few are, and each is found by its index.
    some = Document.objects.filter(public_id__in=hidden)
    every, gone = (
        rows.order_by().values(of=Value(of)).annotate(many=Count("pk")).values_list("of", "many")
        for of, rows in (("all", Document.objects.all()), ("gone", some))
    )
    counted: dict[str, int] = dict(every.union(gone, all=True))
    return counted.get("all", 0) - counted.get("gone", 0)


def without_date(viewer: Viewer, *, first: int) -> tuple[int, list[DocumentSummary]]:
    """How many documents have no publication date, so that their relative dates stay unresolved, and the
    ``first`` of them in the order they were added."""
    rows = Document.objects.filter(visible_to(viewer, "public_id"), last_day=UNDATED)
    few = list(rows.order_by("pk")[: first + 1])
    count = rows.count() if len(few) > first else len(few)
    if few:
        everywhere(viewer).ask_for_all()  # whatever else is told beside them is of other documents
    return count, list(_of_seen(viewer, few[:first]).values())


def document(viewer: Viewer, id: str) -> DocumentView:
    """One document by its public id. Raises NoSuchDocument."""
    row = looked_at(viewer, id)
    renditions, details = list(row.renditions.all()), list(row.details.all())
    current = current_of(details)
    rendition = renditions[-1]
    masked, covering = _shown(viewer, row, rendition)
    view = DocumentView(
        summary=_summary(row, renditions, details, covering),
        title=value_of(current, DetailField.TITLE),
        sha256=row.sha256,
        size=row.size,
        particulars=tuple((detail.field, detail.value) for detail in current if detail.field in PARTICULARS),
        details=tuple(_detail_view(detail, detail in current, rendition, masked) for detail in details),
        custody=tuple(map(_custody_view, row.custody.select_related("actor", "container"))),
        notes=tuple(rendition.notes),
        rendition_id=rendition.pk,
        extractor=rendition.extractor,
        extractor_version=rendition.version,
        made_from=rendition.made_from,
        made_at=rendition.made_at,
    )
    return covering.value(_without_sums(view) if masked.covered else view)


def _without_sums(view: DocumentView) -> DocumentView:
    custody = tuple(
        replace(
            step,
            copy_sha256="",
            container=replace(step.container, sha256="", size=None) if step.container else None,
        )
        for step in view.custody
    )
    return replace(view, sha256="", size=None, made_from="", custody=custody)


def kept(viewer: Viewer, id: str) -> Document:
    """The kept document itself, for a room that refers to it. Raises NoSuchDocument."""
    seen = Document.objects.filter(visible_to(viewer, "public_id"), public_id=id)
    row = _with_details(seen).first()
    if row is None:
        raise NoSuchDocument(f"There is no document {id}. `tumen document list` shows those that are kept.")
    return row


def looked_at(viewer: Viewer, id: str) -> Document:
    """The same for who only reads: in one look each document is asked for once. Raises NoSuchDocument."""
    return remembered(("document", who(viewer)[0], id), lambda: _to_look_at(viewer, id))


def _to_look_at(viewer: Viewer, id: str) -> Document:
    row, shelf = kept(viewer, id), shelf_of(viewer)
    renditions = list(row.renditions.all())
    prefetch_related_objects(renditions[-1:], "blocks")
    shelf.seen[row.pk], shelf.renditions[row.pk] = row, renditions
    shelf.details[row.pk] = list(row.details.all())
    shelf.texts[renditions[-1].pk] = renditions[-1]
    return row


def text_of(viewer: Viewer, document: Document | str) -> RenditionView:
    """The newest rendition of a document as it is shown. Raises NoSuchDocument.

    Identities are covered from who is not cleared for them; every span is one of the text with its masks.
    """
    row = looked_at(viewer, document if isinstance(document, str) else document.public_id)
    rendition = list(row.renditions.all())[-1]
    current = current_of(row.details.all())
    masked, covering = _shown(viewer, row, rendition)
    view = RenditionView(
        id=rendition.pk,
        document_id=row.public_id,
        text="",
        blocks=tuple(
            (BlockKind(block.kind), masked.span(Span(block.start, block.end)))
            for block in rendition.blocks.all()
        ),
        published=published_of(current),
        publisher=value_of(current, DetailField.PUBLISHER),
        author=", ".join(detail.value for detail in current if detail.field == DetailField.AUTHOR),
        title=value_of(current, DetailField.TITLE),
        language=value_of(current, DetailField.LANGUAGE),
        voices=tuple(detail.value for detail in current if detail.field == DetailField.SPOKEN_BY),
        genre=value_of(current, DetailField.GENRE),
        extractor=rendition.extractor,
        version=rendition.version,
        recognised=tuple(
            Recognised(masked.span(Span(start, end)), first, last)
            for start, end, first, last in rendition.recognised
        ),
        is_masked=bool(masked.covered),
    )
    return replace(covering.value(view), text=masked.text)


def text_to_read(viewer: Viewer, document: Document | str) -> RenditionView:
    """The newest rendition as it is, for an action that reads it or writes where something stands in it.

    Nothing of it is to be shown. Raises NoSuchDocument.
    """
    return text_of(as_machine(viewer), document)


def masked_texts(viewer: Viewer, renditions: Iterable[int]) -> dict[int, tuple[str, Masked]]:
    """Of each of these renditions (keys) the text as it is, and as it is shown to the viewer.

    Those of documents that the viewer may not see are left out.
    """
    rows = texts_of(viewer, renditions)
    covered = everywhere(viewer).covered(row.document_id for row in rows)
    masked = [row for row in rows if covered.lies_on(row.document_id)]
    prefetch_related_objects(masked, "blocks")  # a mask never reaches from one into another
    cuts = {row.pk: cuts_of(row) for row in masked}
    return {
        row.pk: (row.text, covered.masked(row.document_id, row.pk, row.text, cuts.get(row.pk, ())))
        for row in rows
    }


def identities_in(viewer: Viewer, id: str) -> list[Span]:
    """Where identities stand in the text of `text_to_read`, whoever is cleared for them; for what must not go
    out of the workspace. Raises NoSuchDocument."""
    rows = Cover.objects.filter(rendition__document=kept(viewer, id), removed_at=None)
    return [Span(*at) for at in rows.exclude(kind=CoverKind.CLAIM).values_list("start", "end")]


def covers(viewer: Viewer, id: str) -> list[CoverView]:
    """What is covered in a document, in the order of its text. Raises NoSuchDocument."""
    row = looked_at(viewer, id)
    rows = Cover.objects.filter(rendition__document=row, removed_at=None).select_related("marked_by")
    covering = everywhere(viewer).covered([row.pk]).covering(row.pk)
    seen = rows.exclude(kind=CoverKind.CLAIM)
    words = {id: said for said, id in told_words(seen, "public_id")}
    return [
        CoverView(
            each.public_id,
            each.kind,
            covering.words(words[each.public_id] or MASK),
            each.rule,
            each.marked_by.name if each.marked_by else "",
            covering.words(each.why),
            is_forgotten=words[each.public_id] is None,
        )
        for each in seen
    ]


def everywhere(viewer: Viewer) -> Everywhere:
    """What covers words in what is told of several documents at once."""
    return remembered(("covers", who(viewer)), lambda: Everywhere(viewer))


def _shown(viewer: Viewer, row: Document, rendition: Rendition) -> tuple[Masked, Covering]:
    covered = everywhere(viewer).covered([row.pk])
    masked = covered.masked(row.pk, rendition.pk, rendition.text, cuts_of(rendition))
    return masked, covered.covering(row.pk)


def _with_details(rows: QuerySet[Document]) -> QuerySet[Document]:
    details = Prefetch("details", Detail.objects.select_related("given_by"))
    return rows.prefetch_related(details, "renditions")


def _summary(
    row: Document,
    renditions: Sequence[Rendition],
    details: Iterable[Valued],
    covering: Covering,
) -> DocumentSummary:
    current = current_of(details)
    summary = DocumentSummary(
        id=row.public_id,
        label=value_of(current, DetailField.TITLE) or row.name,
        name=row.name,
        media_type=row.media_type,
        publisher=value_of(current, DetailField.PUBLISHER),
        authors=tuple(detail.value for detail in current if detail.field == DetailField.AUTHOR),
        published=published_of(current),
        language=value_of(current, DetailField.LANGUAGE),
        genre=value_of(current, DetailField.GENRE),
        received_at=row.added_at,
        undated_because=renditions[-1].undated_because,
        revision=row.revision,
    )
    return covering.value(summary)


def _custody_view(step: CustodyEvent) -> CustodyView:
    held = step.container
    return CustodyView(
        kind=step.kind,
        at=step.at,
        actor=step.actor.name,
        name=step.name,
        origin=step.origin,
        container=ContainerView(held.name, held.media_type, held.size, held.sha256) if held else None,
        place=step.place,
        captured_at=step.captured_at,
        stated=step.stated,
        why=step.why,
        to=step.to,
        tool=step.tool,
        version=step.version,
        copy_sha256=step.copy_sha256,
    )


def _detail_view(detail: Detail, is_current: bool, rendition: Rendition, masked: Masked) -> DetailView:
    span = Span(detail.start, detail.end) if detail.start is not None and detail.end is not None else None
    if span and detail.rendition_id == rendition.pk:
        span = masked.span(span)
    return DetailView(
        field=detail.field,
        value=detail.value,
        evidence=detail.evidence,
        span=span,
        given_by=detail.given_by.name if detail.given_by else "",
        given_at=detail.given_at,
        why=detail.why,
        is_current=is_current,
    )
