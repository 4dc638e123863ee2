"""Each change at elements of norms and of an inquiry; those of its findings stand in `concluding`."""

from __future__ import annotations

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.claims.models import Status
from tumen.claims.queries import claim as find_claim
from tumen.findings.bearing import claim_row, lines_of
from tumen.findings.errors import NoReason, NoSuchElement, NotAttached, NotAccepted, NothingFound
from tumen.findings.models import ElementLine
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
    said = reason_of(why)
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
    said = reason_of(why)
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


def reason_of(why: str) -> str:
    """The reason without the spaces around it. Raises NoReason."""
    if not why.strip():
        raise NoReason("Nothing was kept, because it does not say why. Write a sentence on it.")
    return why.strip()
