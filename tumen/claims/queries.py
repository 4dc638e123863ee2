"""Each read of claims and sources; every one takes the viewer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from tumen.access.models import Actor, Viewer
from tumen.access.permission import as_machine
from tumen.access.queries import may_see
from tumen.access.recalling import recalled
from tumen.claims.coded import CodedView, CodingView, Difference, DocumentCoding, document_coding
from tumen.claims.errors import NoSuchClaim
from tumen.claims.figures import FigureView, figures, figures_in, figures_named, sentences
from tumen.claims.given import gap
from tumen.claims.grading import ClaimGradeView, SourceGradeView, graded
from tumen.claims.held import values_held
from tumen.claims.models import (
    BY_HAND,
    STANDING,
    Claim,
    Coding,
    ModelAnswer,
    Proposal,
    SlotValue,
    Status,
    Step,
    StepKind,
)
from tumen.claims.offices import HolderView, OfficeView, office, offices
from tumen.claims.pooling import said_of
from tumen.claims.sources import (
    SourceList,
    claim_grades,
    claims_of_source,
    claims_seen,
    source,
    source_grades,
    sources,
    sources_by_kind,
    sources_seen,
)
from tumen.claims.unjudged import Unjudged, unjudged
from tumen.claims.unread import Unread, unread
from tumen.claims.views import (
    BATCH,
    ClaimView,
    SlotView,
    SourceView,
    seen_by,
    standing_rows,
    views_named,
    views_of,
)
from tumen.claims.wording import HEADINGS, gist, sort_of
from tumen.documents.models import Document
from tumen.documents.queries import everywhere, of_keys
from tumen.documents.shelf import hold
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.spans import Span

__all__ = [
    "BY_HAND",
    "HEADINGS",
    "ActView",
    "ClaimGradeView",
    "ClaimView",
    "CodedView",
    "CodingView",
    "Difference",
    "DocumentCoding",
    "FigureView",
    "HolderView",
    "OfficeView",
    "SlotView",
    "SourceGradeView",
    "SourceList",
    "SourceView",
    "Unjudged",
    "Status",
    "StepView",
    "Unread",
    "acts",
    "alike",
    "answers_known",
    "claim",
    "claim_grades",
    "claim_ids",
    "claims",
    "claims_of",
    "claims_of_source",
    "claims_seen",
    "coding",
    "figures",
    "figures_in",
    "figures_named",
    "gap",
    "gist",
    "graded",
    "is_coding",
    "last_step",
    "office",
    "offices",
    "replaced",
    "sentences",
    "slot_values",
    "sort_of",
    "source",
    "source_grades",
    "sources",
    "sources_by_kind",
    "sources_seen",
    "unjudged",
    "standing",
    "unread",
]

#: The slots that say what was done to whom, and what became of them.
ACT_SLOTS = (
    "sort",
    "subjects",
    "act",
    "form",
    "perpetrators",
    "time",
    "place",
    "duration",
    "outcome",
    "realis",
    "polarity",
    "stance",
    "likelihood",
)


@dataclass(frozen=True, slots=True)
class ActView:
    """A standing claim that tells what was done to somebody: what the record derives persons from.

    ``values`` hold `ACT_SLOTS` as typed values, empty slots left out; ``span`` and ``sentence`` are where its
    words and their sentence stand in the rendition, ``words`` the words as they were kept.
    """

    id: str
    document: str
    title: str
    publisher: str
    published: Interval | None
    rendition: int
    span: Span
    sentence: Span
    words: str
    revision: int
    status: Status
    speaker: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class StepView:
    """What somebody did to a claim, and where the claim stands now."""

    kind: StepKind
    claim: str
    status: Status


def claims_of(
    viewer: Viewer, document: Document | str, *, statuses: Collection[Status] = STANDING
) -> list[ClaimView]:
    """The claims of one document in the order of its text; rejected or superseded ones on request."""
    id = document if isinstance(document, str) else document.public_id
    return views_of(viewer, Claim.objects.filter(document__public_id=id, status__in=statuses))


def claim(viewer: Viewer, id: str) -> ClaimView:
    """One claim by its public id, whatever its status. Raises NoSuchClaim."""
    found = claims(viewer, [id])
    if not found:
        raise NoSuchClaim(f"There is no claim {id}. The page of its document lists the claims that are kept.")
    return found[0]


def last_step(viewer: Viewer, document: str) -> StepView | None:
    """The last thing that the viewer did to a claim of a document and did not undo; None for nothing.

    What others did is on the claims themselves.
    """
    seen = Claim.objects.filter(seen_by(viewer), document__public_id=document)
    rows = Step.objects.filter(actor=viewer.pk, undoes=None, undone_by=None, claim__in=seen.order_by())
    step = rows.order_by("-pk").select_related("claim").first()
    if step is None:
        return None
    return StepView(StepKind(step.kind), step.claim.public_id, Status(step.claim.status))


def coding(viewer: Viewer, document: str, *, judge: Actor | None = None) -> DocumentCoding:
    """How two people code a document apart, as far as the viewer may know it. Raises NoSuchDocument.

    Where pages take judgements from whoever opens them, ``judge`` is in whose name: that coding is shown too,
    with what is covered from the viewer masked.
    """
    return document_coding(viewer, document, coder=viewer.pk if judge is None else judge.pk)


def is_coding(viewer: Viewer, document: str) -> bool:
    """Whether the viewer codes this document alone, and has not finished."""
    return Coding.objects.filter(actor=viewer.pk, document__public_id=document, end=None).exists()


def claims(viewer: Viewer, ids: Iterable[str]) -> list[ClaimView]:
    """The claims of these ids that the viewer may see, by document and place; unknown ids are passed over."""
    wanted, found = iter(list(ids)), list[ClaimView]()
    while batch := list(islice(wanted, BATCH)):
        found += views_named(viewer, batch)
    return found


def claim_ids(viewer: Viewer) -> list[str]:
    """The id of every claim that the viewer may see, whatever its sort and status."""
    rows = Claim.objects.filter(seen_by(viewer)).order_by("pk")
    return list(rows.values_list("public_id", flat=True))


def standing(viewer: Viewer) -> QuerySet[Claim]:
    """The standing claims of any sort that the viewer may see, for a room that derives from them."""
    return standing_rows().filter(seen_by(viewer)) if may_see(viewer) else Claim.objects.none()


def slot_values(viewer: Viewer, among: QuerySet[Claim], names: Collection[str]) -> dict[str, dict[str, Any]]:
    """The values that hold of these slots, by the claim's id; empty slots left out."""
    rows = among.filter(seen_by(viewer)) if may_see(viewer) else Claim.objects.none()
    values, covers = values_held(rows, names), everywhere(viewer)
    fields = rows.order_by().values_list("pk", "public_id", "document__public_id")
    return {id: covers.of([document]).value(values.get(pk, {})) for pk, id, document in fields}


def acts(viewer: Viewer, *, among: QuerySet[Claim]) -> list[ActView]:
    """The standing claims among these that tell what was done to somebody, in the order of the text."""
    if not may_see(viewer):
        return []
    rows = standing_rows().filter(seen_by(viewer), pk__in=among.order_by().values("pk"))
    ordered = rows.order_by("document", "start", "pk").select_related("document")
    known = list(ordered.defer("prefix", "suffix"))
    hold(viewer, (row.document for row in known))
    told = of_keys(viewer, {row.document_id for row in known})
    resting = {
        row.pk: (row.revision, row.run_id, row.document_id, row.document.revision)
        for row in known
        if row.document_id in told
    }
    said_by, covers = said_of(viewer, resting, ACT_SLOTS), everywhere(viewer)
    found = []
    for row in known:
        about = told.get(row.document_id)
        if about is None:
            continue
        speaker, said = said_by[row.pk]
        if said.get("sort") is not ClaimSort.ACT or not said.get("subjects"):
            continue
        act = ActView(
            id=row.public_id,
            document=about.id,
            title=about.label,
            publisher=about.publisher,
            published=about.published,
            rendition=row.rendition_id,
            span=Span(row.start, row.end),
            sentence=Span(row.sentence_start, row.sentence_end),
            words=row.exact,
            revision=row.revision,
            status=Status(row.status),
            speaker=speaker,
            values=said,
        )
        found.append(covers.of([about.id]).value(act))
    return found


def alike(viewer: Viewer, quantities: Iterable[Quantity]) -> list[str]:
    """Claims of any status (ids) of which somebody, a machine or a person, has one of these bounds as its
    number.

    To narrow figures to those that may be one number; what holds for each is for `figures_named` to say.
    """
    if not may_see(viewer):
        return []
    bounds = {(quantity.low, quantity.high) for quantity in quantities} - {(None, None)}
    if not bounds:
        return []
    same = Q()
    for low, high in bounds:
        same |= Q(low=low, high=high)
    read = Proposal.objects.filter(same, superseded_at=None).order_by()
    given = SlotValue.objects.filter(same, name="quantity", superseded_at=None).order_by()
    either = Claim.objects.filter(Q(pk__in=read.values("claim")) | Q(pk__in=given.values("claim")))
    return list(either.filter(seen_by(viewer)).order_by("pk").values_list("public_id", flat=True))


def answers_known(viewer: Viewer, keys: Iterable[str]) -> dict[str, str]:
    """What a language model has answered before, by the keys of those questions that were asked."""
    if not may_see(viewer):
        return {}
    wanted, found = iter(keys), dict[str, str]()
    while batch := list(islice(wanted, BATCH)):
        found |= dict(ModelAnswer.objects.filter(key__in=batch).values_list("key", "answer"))
    return found


def replaced(viewer: Viewer) -> dict[str, str]:
    """Claims whose place another has taken on review, with the one that stands there now, by their ids."""
    if not may_see(viewer):
        return {}
    machine = as_machine(viewer)  # what is seen is the same, and these are ids
    return recalled("replaced", machine, lambda: _replaced(machine))


def _replaced(viewer: Viewer) -> dict[str, str]:
    # Few are: they are found by their index, and only then is asked which of them are seen.
    rows = Claim.objects.filter(replaced_by__gt=0).order_by()
    every = dict(rows.values_list("public_id", "replaced_by__public_id"))
    seen, wanted = set[str](), iter({*every, *every.values()})
    while batch := list(islice(wanted, BATCH)):
        seen.update(claims_seen(viewer, batch))
    now = {old: new for old, new in every.items() if {old, new} <= seen}
    for old in now:
        while now[old] in now:
            now[old] = now[now[old]]
    return now
