"""What may be used for what, and who said so; every question takes the viewer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

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
from tumen.documents.sealing import is_forgotten


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
    held = {row.purpose: row for row in Consent.objects.filter(item=item, given_on__lte=day).order_by("pk")}
    if _is_destroyed(item):
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
    now = (each for item in concerned(viewer, id) for each in _allowed(viewer, item, Purpose, day))
    return [each for each in now if each.answer is not Answer.UNKNOWN]


def concerned(viewer: Viewer, id: str) -> list[str]:
    """The document and whoever's consent was recorded that has a part in it. Raises `NoSuchRecord`."""
    row = _document(viewer, id)
    covers = Cover.objects.filter(rendition__document=row).exclude(kind=CoverKind.CLAIM)
    speaking = Speaking.objects.filter(claim__document=row, source__in=sources_seen(viewer))
    ids = [*covers.values_list("public_id", flat=True)]
    ids += speaking.values_list("source__public_id", flat=True)
    gone = [each for each in covers if each.kind == CoverKind.WITHDRAWN or is_forgotten(each)]
    noted = Consent.objects.filter(item__in=set(ids)).order_by().values_list("item", flat=True)
    said = set(noted) | {each.public_id for each in gone}
    return [row.public_id, *dict.fromkeys(each for each in ids if each in said)]


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
        return Source.objects.filter(public_id=item, key__startswith="withdrawn ").exists()
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
