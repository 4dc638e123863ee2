"""What may be used for what, and who said so; every question takes the viewer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef
from django.utils import timezone

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.claims.errors import NoSuchSource
from tumen.claims.models import Source, Speaking
from tumen.claims.queries import source, sources_seen
from tumen.consent.errors import NoSuchRecord, NotAConsent
from tumen.consent.models import Consent
from tumen.consent.purposes import Allowance, Answer, Giver, Purpose, Way
from tumen.consent.registering import keeping_of
from tumen.documents.errors import NoSuchDocument
from tumen.documents.models import Cover, CoverKind, Document
from tumen.documents.queries import everywhere, looked_at
from tumen.documents.sealing import forgotten, is_forgotten

#: How the key of a source begins whose name was destroyed.
WITHDRAWN = "withdrawn "


@dataclass(frozen=True, slots=True)
class ConsentView:
    """What was noted once: of which item, for what, the answer, given how and by whom, and by whom noted.

    ``holds`` says that nothing later was noted on it. What is covered from the viewer is masked.
    """

    id: str
    item: str
    purpose: Purpose
    answer: Answer
    way: Way
    giver: Giver
    given_on: date
    until: date | None
    limits: str
    why: str
    noted_by: str
    noted_at: datetime
    holds: bool


def allows(viewer: Viewer, item: str, purpose: Purpose | str, *, on: date | None = None) -> Allowance:
    """Whether ``item`` (a document, a covered stretch, a source) may be used for ``purpose`` on a day.

    It is true only where somebody said yes, and has not taken it back; nothing recorded is unknown. Whoever
    refuses that it is kept refuses everything. It is asked anew each time. Raises `NoSuchRecord` and
    `NotAConsent`.
    """
    return _allowed(viewer, item, [_purpose(purpose)], on or timezone.now().date())[0]


def _allowed(viewer: Viewer, item: str, wanted: Iterable[Purpose], day: date) -> list[Allowance]:
    """Whether the item may be used for each of these purposes; what was noted of it is asked once for all."""
    require_item(viewer, item)
    rows = Consent.objects.filter(item=item, given_on__lte=day).order_by("pk")
    return _allowed_by(viewer, item, rows, wanted, day, is_destroyed=_is_destroyed(item))


def _allowed_by(
    viewer: Viewer,
    item: str,
    rows: Iterable[Consent],
    wanted: Iterable[Purpose],
    day: date,
    *,
    is_destroyed: bool,
) -> list[Allowance]:
    """What follows from everything that was noted of the item up to a day, oldest first."""
    held = {row.purpose: row for row in rows}
    if is_destroyed:
        last = held.get(Purpose.KEEP.value)
        closed = last is None or last.answer != Answer.WITHDRAWN.value
        return [Allowance(item, each, Answer.WITHDRAWN, is_closed=closed) for each in wanted]
    found = []
    for each in wanted:
        keep = _allowance(item, each, held.get(Purpose.KEEP.value), day)
        allowance = keep if keep.is_refused else _allowance(item, each, held.get(each.value), day)
        found.append(everywhere(viewer).all.value(allowance) if allowance.limits else allowance)
    return found


def of_document(viewer: Viewer, id: str, purpose: Purpose | str) -> list[Allowance]:
    """What the giver of a document, those whose identities are covered in it, and the sources that speak in
    it allow: of each the answer. The document's own is the first. Raises `NoSuchRecord`."""
    return [allows(viewer, item, purpose) for item in concerned(viewer, id)]


def of_everybody(viewer: Viewer, id: str) -> list[Allowance]:
    """What is known now of every purpose of a document and of those that have a part in it; what nobody
    recorded is left out. Raises `NoSuchRecord`."""
    day = timezone.now().date()
    row, noted = _document(viewer, id), defaultdict[str, list[Consent]](list)
    parts = _parts(viewer, row)
    named = {row.public_id, *parts}
    for each in Consent.objects.filter(item__in=named).order_by("pk"):
        noted[each.item].append(each)
    destroyed = {row.public_id: not row.evidence} | {id: part.is_destroyed for id, part in parts.items()}
    found = []
    for item in _of_part(row, parts, noted):
        till_now = [each for each in noted[item] if each.given_on <= day]
        found += _allowed_by(viewer, item, till_now, Purpose, day, is_destroyed=destroyed[item])
    return [each for each in found if each.answer is not Answer.UNKNOWN]


def concerned(viewer: Viewer, id: str) -> list[str]:
    """The document and whoever's consent was recorded that has a part in it. Raises `NoSuchRecord`."""
    row = _document(viewer, id)
    parts = _parts(viewer, row)
    noted = Consent.objects.filter(item__in=set(parts)).order_by().values_list("item", flat=True)
    return _of_part(row, parts, set(noted))


class _Part(NamedTuple):
    """Who may have a part in a document: whether it is told of without a consent, as somebody who took theirs
    back, and whether what they withdrew was destroyed."""

    is_gone: bool
    is_destroyed: bool


def _of_part(row: Document, parts: Mapping[str, _Part], noted: Container[str]) -> list[str]:
    """The document, and those of its parts whose consent was noted or who took it back."""
    return [row.public_id, *(id for id, part in parts.items() if part.is_gone or id in noted)]


def _parts(viewer: Viewer, row: Document) -> dict[str, _Part]:
    """Who may have a part in a document, by id: covered stretches first, then sources that speak in it."""
    covers = Cover.objects.filter(rendition__document=row).exclude(kind=CoverKind.CLAIM)
    covers = covers.annotate(is_forgotten=ExpressionWrapper(forgotten(), BooleanField()))
    # Asked of those who speak in this document alone: all sources would be looked through otherwise.
    seen = sources_seen(viewer).filter(pk=OuterRef("source")).order_by()
    speaking = Speaking.objects.filter(Exists(seen), claim__document=row)
    named = speaking.values_list("source__public_id", "source__key")
    parts = {
        id: _Part(is_gone=is_forgotten or kind == CoverKind.WITHDRAWN, is_destroyed=is_forgotten)
        for id, kind, is_forgotten in covers.values_list("public_id", "kind", "is_forgotten")
    }
    return parts | {id: _Part(is_gone=False, is_destroyed=key.startswith(WITHDRAWN)) for id, key in named}


def consents(viewer: Viewer, item: str = "") -> list[ConsentView]:
    """What was noted of an item and those that have a part in it, or of all that the viewer may see; in the
    order in which it was noted. Raises `NoSuchRecord`."""
    rows = Consent.objects.select_related("noted_by").order_by("pk")
    if item:
        require_item(viewer, item)
        rows = rows.filter(item__in=concerned(viewer, item) if item.startswith("d-") else [item])
    found = [row for row in rows if item or _is_seen(viewer, row.item)]
    last = {(row.item, row.purpose): row.pk for row in found}
    return everywhere(viewer).all.value(
        [_view(row, holds=last[row.item, row.purpose] == row.pk) for row in found]
    )


def require_item(viewer: Viewer, item: str) -> None:
    """Raises `NoSuchRecord` unless the viewer sees a document, a covered stretch or a source of this id."""
    if kept_above := keeping_of(item):
        kept_above.require(viewer, item)
        return
    if item.startswith("d-"):
        _document(viewer, item)
        return
    if item.startswith("s-"):
        try:
            source(viewer, item)
        except NoSuchSource as error:
            raise NoSuchRecord(str(error)) from error
        return
    found = Cover.objects.filter(public_id=item).exclude(kind=CoverKind.CLAIM)
    row = found.select_related("rendition__document").first()
    if row is None or not may_see(viewer, row.rendition.document.public_id):
        raise NoSuchRecord(
            f"Nothing is known as {item}. Consent is noted of a document (d-...), of somebody whose identity "
            "is covered (i-..., from `tumen access covers`) or of a source (s-...)."
        )
    _document(viewer, row.rendition.document.public_id)


def _document(viewer: Viewer, id: str) -> Document:
    try:
        return looked_at(viewer, id)
    except NoSuchDocument as error:
        raise NoSuchRecord(str(error)) from error


def _is_seen(viewer: Viewer, item: str) -> bool:
    try:
        require_item(viewer, item)
    except NoSuchRecord:
        return False
    return True


def _is_destroyed(item: str) -> bool:
    """Whether what somebody withdrew was destroyed: then their no holds, even where its row was lost with a
    restored copy."""
    if kept_above := keeping_of(item):
        return kept_above.is_destroyed(item)
    if item.startswith("d-"):
        return Document.objects.filter(public_id=item, evidence="").exists()
    if item.startswith("s-"):
        return Source.objects.filter(public_id=item, key__startswith=WITHDRAWN).exists()
    cover = Cover.objects.filter(public_id=item).first()
    return cover is not None and is_forgotten(cover)


def _allowance(item: str, purpose: Purpose, row: Consent | None, day: date) -> Allowance:
    if row is None:
        return Allowance(item, purpose, Answer.UNKNOWN)
    answer = Answer(row.answer)
    if answer is Answer.YES and row.until and row.until < day:
        answer = Answer.ENDED
    return Allowance(item, purpose, answer, row.limits, row.until)


def _purpose(purpose: Purpose | str) -> Purpose:
    try:
        return Purpose(purpose)
    except ValueError as error:
        known = ", ".join(each.value for each in Purpose)
        raise NotAConsent(f"“{purpose}” is no purpose. Use one of {known}.") from error


def _view(row: Consent, *, holds: bool) -> ConsentView:
    return ConsentView(
        row.public_id,
        row.item,
        Purpose(row.purpose),
        Answer(row.answer),
        Way(row.way),
        Giver(row.giver),
        row.given_on,
        row.until,
        row.limits,
        row.why,
        row.noted_by.name,
        row.noted_at,
        holds,
    )
