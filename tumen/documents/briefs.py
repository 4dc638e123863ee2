"""Documents in brief: what they are headed with, of as many as there are.

What is derived from the whole record asks for no more of each document than this; as whole rows with their
details and renditions they would take longer than all that is made of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet

from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.sight import visible_to, who
from tumen.documents.current import effective
from tumen.documents.models import Detail, DetailField, Document
from tumen.documents.queries import everywhere
from tumen.documents.shelf import BATCH
from tumen.vocabulary.dates import Interval

#: Documents of which one look remembers what it was told.
FEW = 200
_FIELDS = (DetailField.TITLE, DetailField.PUBLISHER, DetailField.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Brief:
    """A document by its id, label, publisher and date, as `DocumentSummary` tells them."""

    id: str
    label: str
    publisher: str
    published: Interval | None


class _Told(NamedTuple):
    """A detail, with what decides whether it holds."""

    document: int
    field: str
    value: str
    given_by_id: int | None
    rendition_id: int | None


def briefs(viewer: Viewer, keys: Collection[int] | None = None) -> dict[int, Brief]:
    """Documents in brief by their keys: those of ``keys`` that the viewer may see, or all of them."""
    seen = Document.objects.filter(visible_to(viewer, "public_id"))
    if keys is None:
        return _briefs(viewer, seen, Detail.objects.all())
    wanted, found = sorted(keys), dict[int, Brief]()
    if len(wanted) <= FEW:
        of = ("briefs", who(viewer), tuple(wanted))
        return dict(remembered(of, lambda: _of_some(viewer, seen, wanted)))
    for start in range(0, len(wanted), BATCH):
        found |= _of_some(viewer, seen, wanted[start : start + BATCH])
    return found


def _of_some(viewer: Viewer, seen: QuerySet[Document], keys: list[int]) -> dict[int, Brief]:
    return _briefs(viewer, seen.filter(pk__in=keys), Detail.objects.filter(document__in=keys))


def _briefs(viewer: Viewer, seen: QuerySet[Document], details: QuerySet[Detail]) -> dict[int, Brief]:
    told: dict[int, dict[str, list[_Told]]] = defaultdict(lambda: defaultdict(list))
    for each in map(_Told._make, _rows(details)):
        told[each.document][each.field].append(each)
    rows = list(seen.order_by("pk").values_list("pk", "public_id", "name"))
    covered = everywhere(viewer).covered(pk for pk, *_ in rows)
    return {pk: covered.covering(pk).value(_brief(id, name, told.get(pk, {}))) for pk, id, name in rows}


def _rows(details: QuerySet[Detail]) -> Iterator[tuple[int, str, str, int | None, int | None]]:
    dated = details.filter(field__in=_FIELDS).order_by("pk")
    return dated.values_list("document_id", "field", "value", "given_by_id", "rendition_id").iterator(BATCH)


def _brief(id: str, name: str, told: dict[str, list[_Told]]) -> Brief:
    title, publisher, published = (
        next((each.value for each in effective(told[field])), "") if field in told else ""
        for field in _FIELDS
    )
    return Brief(id, title or name, publisher, Interval.from_edtf(published) if published else None)
