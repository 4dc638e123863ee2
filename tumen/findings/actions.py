"""Each change at elements of norms and of an inquiry; those of its findings stand in `concluding`."""

from __future__ import annotations

from datetime import date

from django.db.models import F

from tumen.access.actions import recorded
from tumen.access.models import Actor, Level
from tumen.access.rules import require_identities
from tumen.access.sight import sight_of
from tumen.claims.models import Status
from tumen.claims.queries import claim as find_claim
from tumen.documents.models import Document
from tumen.documents.queries import document as find_document
from tumen.findings.bearing import claim_row, lines_of
from tumen.findings.errors import (
    NoReason,
    NoSuchElement,
    NoSuchPart,
    NotAccepted,
    NotAttached,
    NothingFound,
)
from tumen.findings.inquiring import inquiry_row, open_row, require_fits
from tumen.findings.models import ElementLine, Inquiry, InquiryDocument, Member, Part
from tumen.record.queries import event as find_event
from tumen.vocabulary.elements import elements


def attach_claim(*, actor: Actor, event: str, element: str, claim: str, why: str) -> ElementLine:
    """Say that an accepted claim bears on an element of a norm, for an event, and why.

    It says nothing of whether the element is shown. Raises NoSuchEvent, NoSuchElement, NoSuchClaim,
    NotAccepted, NothingFound where it stands there already, NoReason and NotPermitted.
    """
    about = find_event(actor, event).id
    if element not in elements():
        raise NoSuchElement(f"There is no element {element}. The page of the event lists them.")
    found = find_claim(actor, claim)
    if found.status is not Status.ACCEPTED:
        raise NotAccepted(f"{found.id} was not attached: no person accepted it. Review it first.")
    if any(
        line.claim.id == found.id and line.element == element and not line.detached_by
        for line in lines_of(actor, about)
    ):
        raise NothingFound(f"{found.id} stands at this element already. Nothing was changed.")
    said = _reason_of(why)
    with recorded(actor, "findings.attach_claim", about, element=element, claim=found.id):
        return ElementLine.objects.create(
            event=about,
            element=element,
            claim=claim_row(found.id),
            claim_revision=found.revision,
            why=said,
            actor=actor,
        )


def detach_claim(*, actor: Actor, event: str, line: int, why: str) -> ElementLine:
    """Take back that a claim bears on an element; both lines stay. Raises NoSuchEvent, NotAttached, NoReason
    and NotPermitted."""
    about = find_event(actor, event).id
    held = [each for each in lines_of(actor, about) if each.number == line and not each.detached_by]
    if not held:
        raise NotAttached(f"The event {about} has no line {line} that stands. Its page lists them.")
    said = _reason_of(why)
    row = ElementLine.objects.get(pk=line)
    with recorded(actor, "findings.detach_claim", about, element=row.element, line=line):
        return ElementLine.objects.create(
            event=row.event,
            element=row.element,
            claim=row.claim,
            claim_revision=row.claim_revision,
            why=said,
            actor=actor,
            undoes=row,
        )


def _reason_of(why: str) -> str:
    """The reason without the spaces around it. Raises NoReason."""
    if not why.strip():
        raise NoReason("Nothing was kept, because it does not say why. Write a sentence on it.")
    return why.strip()


# ---- an inquiry ----


def open_inquiry(
    *, actor: Actor, title: str, opened: date, mandate: str = "", level: Level | str = Level.INTERNAL
) -> Inquiry:
    """Open an inquiry. ``level`` is the clearance that it takes to know of it: one that the actor has.

    Raises NothingFound and NotPermitted.
    """
    if not title.strip():
        raise NothingFound("Nothing was kept, because the inquiry has no title.")
    require_fits(Inquiry, title=title.strip())
    if level not in [each.value for each in sight_of(actor).levels]:
        raise NothingFound("Nothing was kept: choose a level that you are cleared for yourself.")
    with recorded(actor, "findings.open_inquiry") as entry:
        made = Inquiry.objects.create(
            title=title.strip(), mandate=mandate.strip(), opened=opened, level=Level(level), actor=actor
        )
        entry.item = made.public_id
    return made


def change_inquiry(
    *, actor: Actor, inquiry: str, title: str, mandate: str, opened: date, closed: date | None
) -> Inquiry:
    """Put what is said now in the place of what was; with ``closed`` the inquiry takes nothing more.

    Raises NoSuchInquiry, NothingFound and NotPermitted.
    """
    row = inquiry_row(actor, inquiry)
    if not title.strip():
        raise NothingFound("Nothing was kept, because the inquiry has no title.")
    require_fits(Inquiry, title=title.strip())
    if closed and closed < opened:
        raise NothingFound("Nothing was kept: an inquiry is not closed before it is opened.")
    with recorded(actor, "findings.change_inquiry", row.public_id, closed=closed is not None):
        said = {"title": title.strip(), "mandate": mandate.strip(), "opened": opened, "closed": closed}
        Inquiry.objects.filter(pk=row.pk).update(**said, revision=F("revision") + 1)
    return Inquiry.objects.get(pk=row.pk)


def add_member(*, actor: Actor, inquiry: str, name: str, role: str = "") -> Member:
    """Name somebody who sits on an inquiry. Names are identity level: who is not cleared names nobody.

    Raises NoSuchInquiry, WrongState, NothingFound and NotPermitted.
    """
    row = open_row(actor, inquiry)
    require_identities(actor, "Who sits on an inquiry is open to few.")
    if not name.strip():
        raise NothingFound("Nothing was kept, because the member has no name.")
    require_fits(Member, name=name.strip(), role=role.strip())
    with recorded(actor, "findings.add_member", row.public_id) as entry:
        made = Member.objects.create(inquiry=row, name=name.strip(), role=role.strip(), actor=actor)
        entry.detail["member"] = made.pk
    return made


def link_document(*, actor: Actor, inquiry: str, document: str, part: Part | str) -> InquiryDocument:
    """Say that a document of the record belongs to an inquiry, and as what.

    Raises NoSuchInquiry, NoSuchDocument, WrongState, NothingFound and NotPermitted.
    """
    row, about = open_row(actor, inquiry), find_document(actor, document)
    if part not in Part.values:
        raise NothingFound(f"“{part}” is no part of an inquiry. Use one of {', '.join(Part.values)}.")
    kept = Document.objects.get(public_id=about.id)
    if InquiryDocument.objects.filter(inquiry=row, document=kept).exists():
        raise NothingFound(f"{about.id} belongs to {row.public_id} already. Take it out first.")
    with recorded(actor, "findings.link_document", row.public_id, document=about.id, part=Part(part).value):
        return InquiryDocument.objects.create(inquiry=row, document=kept, part=Part(part), actor=actor)


def unlink_document(*, actor: Actor, inquiry: str, document: str) -> None:
    """Take back that a document belongs to an inquiry; the log keeps that it did.

    Raises NoSuchInquiry, NoSuchDocument, NoSuchPart, WrongState and NotPermitted.
    """
    row, about = open_row(actor, inquiry), find_document(actor, document)
    link = InquiryDocument.objects.filter(inquiry=row, document__public_id=about.id)
    if not link.exists():
        raise NoSuchPart(f"{about.id} does not belong to {row.public_id}.")
    with recorded(actor, "findings.unlink_document", row.public_id, document=about.id):
        link.delete()
