"""The order in which documents are listed: those that need a date first, then the newest by their date."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import QuerySet

from tumen.documents.current import current_of, published_of
from tumen.documents.models import Detail, DetailField, Document


def newest_first(rows: QuerySet[Document]) -> list[str]:
    """The ids of these documents in their order; of each no more is asked for than what dates it."""
    told: dict[int, list[Detail]] = defaultdict(list)
    dating = Detail.objects.filter(field=DetailField.PUBLISHED, document__in=rows.order_by().values("pk"))
    for detail in dating.order_by("pk").only("document", "field", "value", "given_by", "rendition"):
        told[detail.document_id].append(detail)
    keys = list(rows.order_by("pk").values_list("pk", "public_id"))
    dated = {pk: _day(told[pk]) for pk, _ in keys if pk in told}
    return [
        id for pk, id in sorted(keys, key=lambda key: (dated.get(key[0], date.max), -key[0]), reverse=True)
    ]


def _day(details: list[Detail]) -> date:
    """The last day that a document's date leaves open; the latest of all where it has none."""
    published = published_of(current_of(details))
    return (published.latest or published.earliest or date.max) if published else date.max
