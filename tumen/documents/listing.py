"""The order in which documents are listed: those that need a date first, then the newest by their date.

Each document keeps the day that places it, so that a page of the list asks for its own documents alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from tumen.documents.current import effective
from tumen.documents.models import Detail, DetailField, Document
from tumen.documents.shelf import BATCH
from tumen.vocabulary.dates import Interval

#: Stands for the last day of what has no date: it comes before all others.
UNDATED = date.max


def date_documents(keys: Collection[int]) -> None:
    """Write down anew which day places these documents, where what dates them may have changed."""
    wanted = sorted(keys)
    for start in range(0, len(wanted), BATCH):
        some = wanted[start : start + BATCH]
        told: dict[int, list[Detail]] = defaultdict(list)
        for detail in Detail.objects.filter(field=DetailField.PUBLISHED, document__in=some).order_by("pk"):
            told[detail.document_id].append(detail)
        rows = list(Document.objects.filter(pk__in=some).only("last_day"))
        changed = [row for row in rows if row.last_day != last_day(told[row.pk])]
        for row in changed:
            row.last_day = last_day(told[row.pk])
        Document.objects.bulk_update(changed, ["last_day"], batch_size=500)


def last_day(details: list[Detail]) -> date:
    """The last day that the date told by these details, in the order in which they came, leaves open."""
    value = next((each.value for each in effective(details)), "") if details else ""
    published = Interval.from_edtf(value) if value else None
    return (published.latest or published.earliest or UNDATED) if published else UNDATED


def newest_first(rows: QuerySet[Document]) -> QuerySet[Document]:
    """These documents in their order."""
    return rows.order_by("-last_day", "pk")


def behind(rows: QuerySet[Document], last: Document) -> QuerySet[Document]:
    """Those that come after ``last``. Not with "or" at its head: the index leads to the first of them."""
    return rows.filter(last_day__lte=last.last_day).exclude(Q(last_day=last.last_day) & Q(pk__lte=last.pk))
