"""What one look was told of documents and their texts already: the next part of a page takes it from here.

A viewer and the machine that reads for them see the same rows, and differ in what is masked of them: both
take from one shelf. Outside of a look nothing stands on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.sight import visible_to, who
from tumen.documents.current import Told, Valued
from tumen.documents.models import Detail, Document, Rendition

#: Rows asked for at once.
BATCH = 5_000
#: Documents, and texts, that are held for the rest of a look; more would fill the memory.
HELD = 2_000


@dataclass(slots=True)
class Shelf:
    """Rows that the viewer may see, by their keys: documents that are ``seen``, and ``texts``. By the keys of
    documents ``details`` and ``renditions`` are all of one, oldest first: these without their texts where
    nobody asked for one of them."""

    details: dict[int, Sequence[Valued]] = field(default_factory=dict)
    seen: dict[int, Document] = field(default_factory=dict)
    texts: dict[int, Rendition] = field(default_factory=dict)
    renditions: dict[int, list[Rendition]] = field(default_factory=dict)


def shelf_of(viewer: Viewer) -> Shelf:
    return remembered(("documents on the shelf", who(viewer)[0]), Shelf)


def hold(viewer: Viewer, rows: Iterable[Document]) -> None:
    """Put documents on the shelf that came with claims or passages which the viewer sees: their documents are
    seen as well, and are not asked for again."""
    shelf = shelf_of(viewer)
    for row in rows:
        if len(shelf.seen) < HELD:
            shelf.seen.setdefault(row.pk, row)


def hold_renditions(shelf: Shelf, rows: Iterable[Rendition]) -> None:
    """Put on the shelf all renditions of some documents, oldest first."""
    found = defaultdict[int, list[Rendition]](list)
    for row in rows:
        found[row.document_id].append(row)
    shelf.renditions |= found


def details_by_document(viewer: Viewer, rows: Iterable[Document]) -> dict[int, Sequence[Valued]]:
    """The details of these documents, which the viewer sees, in the order they came, by the documents' keys;
    who gave one is not said."""
    shelf, given = shelf_of(viewer), list(rows)
    new = [row.pk for row in given if row.pk not in shelf.details]
    found = {key: list[Valued]() for key in new}
    for start in range(0, len(new), BATCH):
        some = Detail.objects.filter(document__in=new[start : start + BATCH]).order_by("pk")
        for document, *told in some.values_list("document", *Told._fields):
            found[document].append(Told._make(told))
    if len(shelf.details) + len(new) <= HELD:
        shelf.details |= found
        hold(viewer, given)
    return {row.pk: found[row.pk] if row.pk in found else shelf.details[row.pk] for row in given}


def renditions_by_document(viewer: Viewer, keys: Iterable[int]) -> dict[int, list[Rendition]]:
    """All renditions of these documents (keys), which the viewer sees, oldest first."""
    shelf, wanted = shelf_of(viewer), list(keys)
    new = [key for key in wanted if key not in shelf.renditions]
    found = {key: list[Rendition]() for key in new}
    for start in range(0, len(new), BATCH):
        # A list must not load the archive.
        for row in Rendition.objects.filter(document__in=new[start : start + BATCH]).defer("text"):
            found[row.document_id].append(row)
    if len(shelf.renditions) + len(new) <= HELD:
        shelf.renditions |= found
    return {key: found[key] if key in found else shelf.renditions[key] for key in wanted}


def documents_of(viewer: Viewer, keys: Iterable[int]) -> list[Document]:
    """Those of the documents of these keys that the viewer may see, in the order they were added."""
    shelf, wanted = shelf_of(viewer), sorted(set(keys))
    found = {key: shelf.seen[key] for key in wanted if key in shelf.seen}
    new = [key for key in wanted if key not in found]
    for start in range(0, len(new), BATCH):
        rows = Document.objects.filter(visible_to(viewer, "public_id"), pk__in=new[start : start + BATCH])
        found |= {row.pk: row for row in rows}
    return [found[key] for key in wanted if key in found]


def documents_by_id(viewer: Viewer, ids: Collection[str]) -> list[Document]:
    """The same of the documents of these public ids."""
    shelf = shelf_of(viewer)
    found = {row.pk: row for row in shelf.seen.values() if row.public_id in ids}
    new = sorted(set(ids) - {row.public_id for row in found.values()})
    for start in range(0, len(new), BATCH):
        some = new[start : start + BATCH]
        rows = Document.objects.filter(visible_to(viewer, "public_id"), public_id__in=some)
        found |= {row.pk: row for row in rows}
    return [found[key] for key in sorted(found)]


def renditions_of(viewer: Viewer, ids: Collection[str]) -> list[int]:
    """The keys of all renditions of these documents (public ids), as far as the viewer may see them."""
    found = renditions_by_document(viewer, [row.pk for row in documents_by_id(viewer, ids)])
    return [rendition.pk for rows in found.values() for rendition in rows]


def texts_of(viewer: Viewer, keys: Iterable[int]) -> list[Rendition]:
    """Those of the renditions of these keys that the viewer may see."""
    shelf, wanted = shelf_of(viewer), sorted(set(keys))
    found = {key: shelf.texts[key] for key in wanted if key in shelf.texts}
    new = [key for key in wanted if key not in found]
    if new:
        # All of a document come along: nearly each has one, and what heads it is told by the last of them.
        about = Rendition.objects.filter(pk__in=new).order_by().values("document")
        seen = Rendition.objects.filter(visible_to(viewer, "document__public_id"), document__in=about)
        rows = {row.pk: row for row in seen}
        if len(shelf.texts) + len(rows) <= HELD:
            shelf.texts |= rows
            hold_renditions(shelf, rows.values())
        found |= rows
    return [found[key] for key in wanted if key in found]
