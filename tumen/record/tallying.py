"""Standing claims to the cells that they are counted in, kept up as claims come, change and go.

A page counts a million claims by looking at some thousand cells. What a viewer may not see is taken off at
each read (`counting`), and never waits for this.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tumen.access.models import Viewer
from tumen.claims.models import Claim, Status
from tumen.claims.queries import slot_values, standing
from tumen.record.models import Cell, Tally
from tumen.record.spanning import years_of
from tumen.vocabulary.ages import age_group
from tumen.vocabulary.codes import ClaimKind, ClaimSort, Polarity, Realis
from tumen.vocabulary.dates import When
from tumen.vocabulary.parties import Parties
from tumen.vocabulary.where import where_of

#: Claims looked at in one go.
BATCH = 5_000
#: The slots that a claim is counted by.
SLOTS = ("sort", "kind", "realis", "polarity", "act", "place", "time", "subjects")
#: What a claim that tells of more than one is counted as.
SEVERAL = "several"
DENIED = "denied"
#: What makes one cell another: its columns but the count.
KEY = (
    "sort",
    "kind",
    "realis",
    "act",
    "country",
    "province",
    "first_year",
    "last_year",
    "is_open",
    "sex",
    "age",
    "is_accepted",
)


def tally(viewer: Viewer) -> int:
    """Bring the cells to what the standing claims say; how many claims came, changed or went.

    ``viewer`` is the record itself: a cell counts everything, whoever looks.
    """
    rows = standing(viewer)
    touched = _drop(Tally.objects.exclude(claim__in=rows.order_by().values("pk")))
    changed = rows.filter(Q(tally=None) | ~Q(tally__claim_revision=F("revision"))).order_by("pk")
    cells = dict[tuple[Any, ...], int]()
    keys, done = iter(list(changed.values_list("pk", flat=True))), 0
    while batch := list(islice(keys, BATCH)):
        cells = cells or {tuple(key): pk for pk, *key in Cell.objects.values_list("pk", *KEY)}
        touched |= set(Tally.objects.filter(claim__in=batch).values_list("cell_id", flat=True))
        touched |= _place(viewer, batch, cells)
        done += len(batch)
    _count(touched)
    return done


def _place(viewer: Viewer, batch: Collection[int], cells: dict[tuple[Any, ...], int]) -> set[int]:
    """Put these claims into their cells, new ones where there is none; the cells that took any."""
    rows = Claim.objects.filter(pk__in=batch)
    values = slot_values(viewer, rows, SLOTS)
    fields = list(rows.order_by("pk").values_list("pk", "public_id", "revision", "status"))
    keys = {pk: key_of(values[id], is_accepted=status == Status.ACCEPTED) for pk, id, _, status in fields}
    new = [key for key in dict.fromkeys(keys.values()) if key not in cells]
    Cell.objects.bulk_create([Cell(**dict(zip(KEY, key, strict=True))) for key in new])
    if new:
        # Not every database gives the keys of rows that it made in bulk.
        last = Cell.objects.order_by("-pk").values_list("pk", *KEY)[: len(new)]
        cells |= {tuple(key): pk for pk, *key in last}
    told = [
        Tally(
            claim_id=pk,
            cell_id=cells[keys[pk]],
            claim_revision=revision,
            facility=where_of(values[id].get("place")).facility[:300],
        )
        for pk, id, revision, _ in fields
    ]
    Tally.objects.bulk_create(
        told,
        update_conflicts=True,
        unique_fields=["claim"],
        update_fields=["cell", "claim_revision", "facility"],
        batch_size=1_000,
    )
    return {row.cell_id for row in told}


def key_of(said: Mapping[str, Any], *, is_accepted: bool) -> tuple[Any, ...]:
    """What a claim with these values is counted by, in the order of `KEY`."""
    when, where = said.get("time"), where_of(said.get("place"))
    years = years_of(when.interval if isinstance(when, When) else None)
    sort = said.get("sort", ClaimSort.FIGURE)
    is_figure = sort is ClaimSort.FIGURE
    kind = said.get("kind", ClaimKind.EVENT if is_figure else None)
    realis = said.get("realis", Realis.ASSERTED)
    subjects = said.get("subjects", ())
    return (
        sort.value,
        kind.value if kind else "",
        DENIED if said.get("polarity") is Polarity.NEGATED else realis.value,
        str(said.get("act", ""))[:100],
        where.country,
        where.province[:100],
        years.first,
        years.last,
        years.is_open,
        _one(party.sex.value if party.sex else "" for party in subjects),
        _one(_age(subjects)),
        is_accepted,
    )


def _age(subjects: Parties) -> Iterable[str]:
    groups = (age_group(party.age, party.words) for party in subjects)
    return (group.value if group else "" for group in groups)


def _one(told: Iterable[str]) -> str:
    """The one value that is told, "" for none, or that they are several."""
    values = {value for value in told if value}
    return values.pop() if len(values) == 1 else SEVERAL if values else ""


def _drop(rows: QuerySet[Tally]) -> set[int]:
    gone = dict(rows.values_list("claim_id", "cell_id"))
    keys = iter(gone)
    while batch := list(islice(keys, BATCH)):
        Tally.objects.filter(claim__in=batch).delete()
    return set(gone.values())


def _count(touched: Collection[int]) -> None:
    """Count the claims of these cells anew, and drop those that have none."""
    told = Tally.objects.filter(cell=OuterRef("pk")).order_by().values("cell")
    number = Subquery(told.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    keys = iter(sorted(touched))
    while batch := list(islice(keys, BATCH)):
        cells = Cell.objects.filter(pk__in=batch)
        cells.update(claims=Coalesce(number, 0))
        cells.filter(claims=0).delete()
