"""Which document to review next: what looking at each is worth, and the first of them for one viewer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import sees_all, visible_to
from tumen.claims.models import Claim, Finished, Status
from tumen.claims.queries import FigureView, figures, figures_named
from tumen.claims.views import seen_by
from tumen.corroboration.figures import GroupKind, Role
from tumen.documents.models import Document
from tumen.record.models import Membership, ToReview, Worth
from tumen.record.seeing import record_of

#: Rows written in one statement.
BATCH = 1_000
#: How many of the documents that have waited longest are looked at for who does not see all of the record:
#: what each is worth to them follows from what they see, which is derived at each look.
LOOKED_AT = 50
#: The kinds of events that are happenings.
_HAPPENINGS = (GroupKind.EVENT.value, GroupKind.UNDATED.value)


@dataclass(frozen=True, slots=True)
class NextDocument:
    """A document to review, and why this one; ``event`` is the id of what it is worth it for, or empty."""

    document: str
    worth: Worth
    event: str = ""


@dataclass(slots=True)
class _Told:
    """What is told of one event: in which documents, with which numbers, and whether a person accepted it."""

    documents: set[int | str]
    numbers: set[tuple[float | None, float | None]]
    is_accepted: bool = False


def weigh_documents(told: Iterable[FigureView]) -> None:
    """Bring `ToReview` to what the derived record says; only rows that differ are written."""
    numbers = {figure.id: figure.values["quantity"] for figure in told}
    worth = dict.fromkeys(_open_documents(), (Worth.WAITS, ""))
    events: dict[str, _Told] = defaultdict(lambda: _Told(set(), set()))
    rows = Membership.objects.order_by().values_list(
        "claim__document", "event__public_id", "event__kind", "role", "claim__public_id", "claim__status"
    )
    for document, event, kind, role, claim, status in rows.iterator(BATCH):
        if kind in _HAPPENINGS:
            about = events[event]
            about.documents.add(document)
            about.is_accepted |= status == Status.ACCEPTED
            if role == Role.COUNTS.value and claim in numbers:
                about.numbers.add((numbers[claim].low, numbers[claim].high))
    for event, about in events.items():
        for document in worth.keys() & about.documents:
            worth[document] = max(worth[document], (_worth(about), event), key=lambda each: each[0])
    _write({document: (each, event if each else "") for document, (each, event) in worth.items()})


def next_to_review(viewer: Viewer, *, last: str = "") -> NextDocument | None:
    """The document whose review is worth most to ``viewer``, or the one that follows ``last`` in that order.

    None where nothing is left. What looking is worth is worked out from what the viewer may see, and from
    nothing else.
    """
    if not may_see(viewer):
        return None
    if sees_all(viewer):
        return _first_kept(last)
    return _first_seen(viewer, last)


def _worth(told: _Told) -> Worth:
    if len(told.documents) == 1 and not told.is_accepted:
        return Worth.NEW_EVENT
    return Worth.DISAGREES if len(told.numbers) > 1 and len(told.documents) > 1 else Worth.WAITS


def _open() -> QuerySet[Claim]:
    """Claims that wait for a person, of documents that nobody was done with since they came."""
    done = Finished.objects.filter(document=OuterRef("document"), up_to__gte=OuterRef("pk"))
    return Claim.objects.filter(~Exists(done.order_by()), status=Status.PROPOSED)


def _open_documents() -> Iterator[int]:
    return _open().order_by().values_list("document", flat=True).distinct().iterator(BATCH)


def _write(worth: Mapping[int, tuple[Worth, str]]) -> None:
    before = {row.document_id: row for row in ToReview.objects.order_by().iterator(BATCH)}
    gone = [row.pk for document, row in before.items() if document not in worth]
    for start in range(0, len(gone), BATCH):
        ToReview.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    new, changed = [], []
    for document, (each, event) in worth.items():
        row = before.get(document)
        if row is None:
            new.append(ToReview(document_id=document, worth=each, event=event))
        elif (row.worth, row.event) != (each, event):
            row.worth, row.event = each, event
            changed.append(row)
    ToReview.objects.bulk_create(new, batch_size=BATCH)
    ToReview.objects.bulk_update(changed, ["worth", "event"], batch_size=BATCH)


def _first_kept(last: str) -> NextDocument | None:
    # By the index of this order, so that looking ends with the first that is found.
    rows = ToReview.objects.order_by("-worth", "document_id")
    waiting = rows.filter(Exists(_open().filter(document=OuterRef("document")).order_by()))
    former = ToReview.objects.filter(document__public_id=last).first() if last else None
    if former:
        after = waiting.filter(worth=former.worth, document__gt=former.document_id)
        after_it = after.first() or waiting.filter(worth__lt=former.worth).first()
        found = after_it or waiting.exclude(pk=former.pk).first()
    else:
        found = (waiting.exclude(document__public_id=last) if last else waiting).first()
    if found is None:
        return None
    return NextDocument(found.document.public_id, Worth(found.worth), found.event)


def _first_seen(viewer: Viewer, last: str) -> NextDocument | None:
    opened = _open().filter(seen_by(viewer), document=OuterRef("pk")).order_by()
    seen = Document.objects.filter(visible_to(viewer, "public_id"), Exists(opened)).order_by("pk")
    waiting = list(seen.values_list("public_id", flat=True)[:LOOKED_AT])
    if not waiting:
        return None
    worth = _seen_worth(viewer, waiting)
    ordered = sorted(waiting, key=lambda id: -worth[id].worth)
    if last not in ordered:
        return worth[ordered[0]]
    after = ordered[ordered.index(last) + 1 :] or [id for id in ordered if id != last]
    return worth[after[0]] if after else None


def _seen_worth(viewer: Viewer, documents: list[str]) -> dict[str, NextDocument]:
    """What each of these is worth, from the record as the viewer sees it."""
    own = figures(viewer, among=Claim.objects.filter(document__public_id__in=documents))
    mine = [figure.id for figure in own]
    record = record_of(viewer)
    of = record.event_of(mine)
    places = record.places({row.public_id for row in of.values()})
    beside = {at.claim for held in places.values() for at in held} - set(mine)
    told = {figure.id: figure for figure in own}
    told |= {figure.id: figure for figure in figures_named(viewer, sorted(beside))}
    accepted = set(
        Claim.objects.filter(status=Status.ACCEPTED, public_id__in=list(told)).values_list(
            "public_id", flat=True
        )
    )
    found = {id: NextDocument(id, Worth.WAITS) for id in documents}
    for claim, row in of.items():
        members = [told[at.claim] for at in places.get(row.public_id, ()) if at.claim in told]
        worth, document = _worth(_told_by(members, accepted)), told[claim].document
        if row.kind in _HAPPENINGS and worth > found[document].worth:
            found[document] = NextDocument(document, worth, row.public_id)
    return found


def _told_by(members: list[FigureView], accepted: set[str]) -> _Told:
    return _Told(
        {member.document for member in members},
        {(each.values["quantity"].low, each.values["quantity"].high) for each in members},
        any(member.id in accepted for member in members),
    )
