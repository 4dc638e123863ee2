"""Which documents are to be read: new ones, those read with other details, or by another reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet

from tumen.access.daily import DAILY, SHOWN_TO, rows_held
from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import visible_to
from tumen.claims.models import ReadingRun
from tumen.claims.views import BATCH
from tumen.documents.models import Document, Rendition

#: What keeps a text, a detail or a reading. Claims are judged and corrected all day, and no text is to be
#: read again for that.
_READING = frozenset(action for action in DAILY | SHOWN_TO if action.startswith("documents.")) | {
    *("claims.propose_claims", "claims.take_list", "claims.take_columns", "claims.take_columns_back"),
    *("claims.keep_answers", "record.match_passages"),
}


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that no reading agrees with any more, and why: "never read", "its details changed", ..."""

    document: str
    why: str


def unread(viewer: Viewer, *, reader: str = "") -> list[Unread]:
    """The documents to be read: new ones, those read with other details, or not by ``reader``."""
    if not may_see(viewer):
        return []
    seen = Document.objects.filter(visible_to(viewer, "public_id")).order_by("pk")
    if reader:
        fields = list(seen.values_list("pk", "public_id", "revision"))
        return [Unread(id, why) for id, why in _reasons(fields, reader) if why]
    every = rows_held("unread", _without_reading, changed_by=_READING)
    found = list[Unread]()
    for start in range(0, len(every), BATCH):
        some = {each.document: each for each in every[start : start + BATCH]}
        ids = seen.filter(public_id__in=some).values_list("public_id", flat=True)
        found += [some[id] for id in ids]
    return found


def _without_reading() -> list[Unread]:
    """All those that no reading agrees with, whoever may see them: only these are looked at."""
    rows = Document.objects.filter(~Exists(_agreeing().filter(rendition__document=OuterRef("pk"))))
    fields = list(rows.order_by("pk").values_list("pk", "public_id", "revision"))
    return [Unread(id, why) for id, why in _reasons(fields, "") if why]


def _agreeing() -> QuerySet[ReadingRun]:
    """Readings by the rules, of a document's newest rendition, that knew it as it is now."""
    newer = Rendition.objects.filter(document=OuterRef("rendition__document"), pk__gt=OuterRef("rendition"))
    rows = ReadingRun.objects.filter(~Exists(newer.order_by()), proposer="")
    return rows.filter(document_revision=F("rendition__document__revision")).order_by()


def _reasons(rows: list[tuple[int, str, int]], reader: str) -> Iterator[tuple[str, str]]:
    """The ids of these documents (key, id, revision), each with why it is to be read, "" for not."""
    for start in range(0, len(rows), BATCH):
        some = rows[start : start + BATCH]
        keys = [pk for pk, _, _ in some]
        runs = ReadingRun.objects.filter(proposer="", rendition__document__in=keys)
        last = {
            run.rendition.document_id: run
            for run in runs.select_related("rendition").defer("rendition__text")
        }
        newest = dict(
            Rendition.objects.filter(document__in=keys).order_by("pk").values_list("document_id", "pk")
        )
        for pk, id, revision in some:
            yield id, _why_read(last.get(pk), revision, newest.get(pk), reader)


def _why_read(run: ReadingRun | None, revision: int, rendition: int | None, reader: str) -> str:
    if run is None:
        return "never read"
    if run.rendition_id != rendition:
        return "its text was extracted anew"
    if run.document_revision != revision:
        return "its details changed"
    return "the reader changed" if reader and run.reader != reader else ""
