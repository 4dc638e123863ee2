"""Documents in brief: what they are headed with, of as many as there are.

What is derived from the whole record asks for no more of each document than this; as whole rows with their
details and renditions they would take longer than all that is made of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.sight import visible_to, who
from tumen.documents.current import Told, effective
from tumen.documents.models import DetailField, Document
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


def briefs(viewer: Viewer, keys: Collection[int] | None = None) -> dict[int, Brief]:
    """Documents in brief by their keys: those of ``keys`` that the viewer may see, or all of them."""
    seen = Document.objects.filter(visible_to(viewer, "public_id"))
    if keys is None:
        return _briefs(viewer, seen)
    wanted, found = sorted(keys), dict[int, Brief]()
    if len(wanted) <= FEW:
        of = ("briefs", who(viewer), tuple(wanted))
        return dict(remembered(of, lambda: _of_some(viewer, seen, wanted)))
    for start in range(0, len(wanted), BATCH):
        found |= _of_some(viewer, seen, wanted[start : start + BATCH])
    return found


def _of_some(viewer: Viewer, seen: QuerySet[Document], keys: list[int]) -> dict[int, Brief]:
    return _briefs(viewer, seen.filter(pk__in=keys))


def _briefs(viewer: Viewer, seen: QuerySet[Document]) -> dict[int, Brief]:
    told: dict[int, dict[str, list[Told]]] = {}
    named: dict[int, tuple[str, str]] = {}
    for pk, id, name, *detail in _rows(seen):
        named[pk] = id, name
        each = Told._make(detail)
        told.setdefault(pk, defaultdict(list))[each.field].append(each)
    covered = everywhere(viewer).covered(named)
    return {pk: covered.covering(pk).value(_brief(id, name, told[pk])) for pk, (id, name) in named.items()}


def _rows(seen: QuerySet[Document]) -> Iterator[tuple[Any, ...]]:
    """Each document with each of its details that heads it, and once without any where it has none."""
    heading = FilteredRelation("details", condition=Q(details__field__in=_FIELDS))
    rows = seen.annotate(heading=heading).order_by("pk", "heading__pk")
    told = (f"heading__{each}" for each in Told._fields)
    return rows.values_list("pk", "public_id", "name", *told).iterator(BATCH)


def _brief(id: str, name: str, told: dict[str, list[Told]]) -> Brief:
    title, publisher, published = (
        next((each.value for each in effective(told[field])), "") if field in told else ""
        for field in _FIELDS
    )
    return Brief(id, title or name, publisher, Interval.from_edtf(published) if published else None)
