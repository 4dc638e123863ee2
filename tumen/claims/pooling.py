"""What claims tell and by whom, held from change to change while pages are served.

A list shows hundreds of claims, and a day's work changes few of them. What is kept of a claim is put together
again where something that it rests on changed, and is the same whoever asks: which claims somebody sees, and
what is covered from them, is for who asks here, each time. Where a claim is more sensitive than its document
nothing is held.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from django.db.models import QuerySet

from tumen.access.daily import TOLD_BY_REVISIONS
from tumen.access.models import Viewer
from tumen.access.recalling import held
from tumen.claims.held import values_held
from tumen.claims.models import Claim, Speaking, StepClaim
from tumen.claims.views import BATCH
from tumen.documents.covering import any_claim_is_covered
from tumen.documents.models import Document

#: What a claim rests on: its revision, the reading that proposed it last, its document, that one's revision.
Basis = tuple[int, int, int, int]
#: How many claims are held: some 1 kB each. Where more come, all before them go.
MOST = 10_000


class Said(NamedTuple):
    """The innermost source of a claim's first chain, and its values as `values_held` gives them."""

    speaker: str
    values: dict[str, Any]


def said_of(viewer: Viewer, resting: Mapping[int, Basis], names: tuple[str, ...]) -> dict[int, Said]:
    """Who says these claims, which the viewer sees, and the values of these slots, by the claims' keys; each
    comes with what it rests on now."""
    pool = held(("said", names), dict[int, tuple[Basis, Said]], through=TOLD_BY_REVISIONS)
    if any_claim_is_covered(viewer):
        pool = {}
    found = {pk: at[1] for pk, basis in resting.items() if (at := pool.get(pk)) and at[0] == basis}
    new = [pk for pk in resting if pk not in found]
    told = dict[int, Said]()
    for start in range(0, len(new), BATCH):
        rows = Claim.objects.filter(pk__in=new[start : start + BATCH])
        speakers, values = speakers_of(rows), values_held(rows, names)
        told |= {pk: Said(speakers.get(pk, ""), values.get(pk, {})) for pk in new[start : start + BATCH]}
    if len(pool) + len(told) > MOST:
        pool.clear()
    pool.update((pk, (resting[pk], said)) for pk, said in told.items())
    every = found | told
    # Whoever gets the values may add to them.
    return {pk: Said(every[pk].speaker, dict(every[pk].values)) for pk in resting}


def speakers_of(rows: QuerySet[Claim]) -> dict[int, str]:
    """The innermost source of each claim's first chain."""
    told = Speaking.objects.filter(chain=0, claim__in=rows.values("pk")).order_by("claim_id", "position")
    return dict(told.values_list("claim_id", "source__name").iterator(BATCH))


def claims_with(items: Collection[str]) -> set[int]:
    """The keys of all claims of the documents that `documents_with` finds."""
    of = Claim.objects.filter(document__in=documents_with(items)).order_by()
    return set(of.values_list("pk", flat=True))


def documents_with(items: Collection[str]) -> QuerySet[Document, Any]:
    """The keys of these documents, and of the documents of these claims (ids of either).

    A claim of a later file of a list that takes the place of one of an earlier file changes that document
    too, and so does its undoing: the documents of whatever was touched in one step with a claim are there.
    """
    about = Document.objects.filter(public_id__in=items).order_by().values("pk")
    steps = StepClaim.objects.filter(claim__public_id__in=items).order_by().values("step")
    touched = StepClaim.objects.filter(step__in=steps).order_by().values("claim__document")
    return about.union(
        Document.objects.filter(claims__public_id__in=items).order_by().values("pk"),
        Document.objects.filter(pk__in=touched).order_by().values("pk"),
    )
