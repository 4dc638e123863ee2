"""What a release may count: claims and events by codes alone, without documents that may not be counted.

Only somebody from whom nothing is hidden counts for a release: two people who see different parts of the
record would publish the difference between what they see.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import sees_all
from tumen.record.models import Cell, Event, Membership, Tally
from tumen.record.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Countable:
    """How often each combination of the columns is there, and the ids of the documents that were counted."""

    number: Counter[tuple[Any, ...]]
    documents: tuple[str, ...]


def countable(
    viewer: Viewer, wanted: Wanted, columns: Sequence[str], *, events: bool, without: Collection[str]
) -> Countable:
    """Claims that are wanted, or events, by these ``columns`` of `Cell`, or of `Event`.

    ``without`` are ids of documents of which nothing is counted: none of their claims, and no event of which
    they alone tell. Empty for who does not see everything.
    """
    if not may_see(viewer) or not sees_all(viewer):
        return Countable(Counter(), ())
    if events:
        telling = Membership.objects.exclude(claim__document__public_id__in=without).order_by()
        rows: QuerySet[Any] = Event.objects.filter(wanted.events())
        rows = rows.filter(Exists(telling.filter(event=OuterRef("pk")))).order_by()
        documents = telling.filter(event__in=rows.values("pk"))
        return Countable(_counted(rows, columns), _ids(documents))
    cells = Cell.objects.filter(wanted.cells()).order_by()
    tallies = Tally.objects.filter(cell__in=cells.values("pk")).order_by()
    tallies = tallies.exclude(claim__document__public_id__in=without)
    return Countable(_counted(tallies, [f"cell__{name}" for name in columns]), _ids(tallies))


def _counted(rows: QuerySet[Any], columns: Sequence[str]) -> Counter[tuple[Any, ...]]:
    found = Counter[tuple[Any, ...]]()
    for *key, number in rows.values_list(*columns).annotate(number=Count("pk")):
        found[tuple(key)] = number
    return found


def _ids(rows: QuerySet[Any]) -> tuple[str, ...]:
    return tuple(sorted(set(rows.values_list("claim__document__public_id", flat=True))))
