"""Inquiries with their findings, and which claims bear on the elements of an event's obligations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ninja import Router
from pydantic import Field, StringConstraints

from tumen.access.models import Actor, Level, Viewer
from tumen.findings import actions, concluding, queries
from tumen.findings.bearing import Obligations
from tumen.findings.inquiring import InquiryLine, InquiryView
from tumen.findings.models import Part
from tumen.vocabulary.grading import StandardOfProof
from tumen.web.api.appeals import Codes, Ids, MaybeId, Number
from tumen.web.api.operations import looks, takes
from tumen.web.api.reading_in import Id, IdText, Sent, Why, Words

router = Router()

Element = Annotated[str, StringConstraints(min_length=1, max_length=100)]


@dataclass(frozen=True, slots=True)
class Inquiries:
    """The inquiries that the token may know of, the last opened first."""

    inquiries: tuple[InquiryLine, ...]


class NewInquiry(Sent):
    """An inquiry; ``level`` is the clearance that it takes to know of it."""

    title: Why
    opened: date
    mandate: Words = ""
    level: Level = Level.INTERNAL


class ChangedInquiry(Sent):
    """What is said now in the place of what was; one that is ``closed`` takes nothing more."""

    title: Why
    opened: date
    mandate: Words = ""
    closed: date | None = None


class NewMember(Sent):
    """Who sits on the inquiry."""

    name: Why
    role: Words = ""


class Linked(Sent):
    """A document of the record, and what it is of the inquiry."""

    document: IdText
    part: Part


class OneDocument(Sent):
    """A document of the inquiry."""

    document: IdText


class Carries(Sent):
    """That an element, by its code, is carried by a claim, by its id."""

    element: Element
    claim: IdText


Pairs = Annotated[list[Carries], Field(max_length=500)]


class NewFinding(Sent):
    """What is found, resting on elements (codes) and accepted claims (ids), with its standard of proof.

    ``carries`` says which element is carried by which claim; what it names needs not be named again.
    ``replaces`` is an adopted finding in whose place it comes.
    """

    text: Why
    standard: StandardOfProof | None = None
    elements: Codes = []
    claims: Ids = []
    carries: Pairs = []
    replaces: MaybeId = ""


class ChangedFinding(Sent):
    """Which draft, and what it says now."""

    finding: IdText
    text: Why
    standard: StandardOfProof | None = None
    elements: Codes = []
    claims: Ids = []
    carries: Pairs = []


class OneFinding(Sent):
    """A finding, by its id."""

    finding: IdText


class Adopted(Sent):
    """Which draft was adopted, and when."""

    finding: IdText
    on: date | None = None


class NewDissent(Sent):
    """Which member (by number) does not agree with which finding, and why."""

    finding: IdText
    member: Number
    why: Why


class UndoneDissent(Sent):
    """Which dissent (by number) is taken back, and why."""

    finding: IdText
    dissent: Number
    why: Why


class NewRecommendation(Sent):
    """What is recommended, to an office (by id) or to somebody in words, resting on findings."""

    text: Why
    findings: Annotated[list[IdText], Field(min_length=1, max_length=200)]
    office: MaybeId = ""
    addressee: Words = ""


class OneRecommendation(Sent):
    """A recommendation, by its id."""

    recommendation: IdText


class AttachedClaim(Sent):
    """The element that a claim bears on, by its code, and why."""

    element: Element
    claim: IdText
    why: Why


class DetachedClaim(Sent):
    """Which line, by its number, and why the claim does not bear on the element."""

    line: Number
    why: Why


@looks(router, "/inquiries", Inquiries)
def inquiries(viewer: Viewer) -> Inquiries:
    """The inquiries, the last opened first."""
    return Inquiries(queries.inquiries(viewer))


@looks(router, "/inquiries/{id}", InquiryView)
def inquiry(viewer: Viewer, id: Id) -> InquiryView:
    """One inquiry: its documents, findings and recommendations, each where all is seen that it rests on."""
    return queries.inquiry(viewer, id)


@takes(router, "/inquiries", InquiryView, "findings.open_inquiry", status=201)
def open_inquiry(actor: Actor, sent: NewInquiry) -> InquiryView:
    """Open an inquiry."""
    made = actions.open_inquiry(
        actor=actor, title=sent.title, opened=sent.opened, mandate=sent.mandate, level=sent.level
    )
    return queries.inquiry(actor, made.public_id)


@takes(router, "/inquiries/{id}/change", InquiryView, "findings.change_inquiry")
def change_inquiry(actor: Actor, id: Id, sent: ChangedInquiry) -> InquiryView:
    """Change what an inquiry is, or close it."""
    actions.change_inquiry(
        actor=actor,
        inquiry=id,
        title=sent.title,
        mandate=sent.mandate,
        opened=sent.opened,
        closed=sent.closed,
    )
    return queries.inquiry(actor, id)


@takes(router, "/inquiries/{id}/members", InquiryView, "findings.add_member", status=201)
def add_member(actor: Actor, id: Id, sent: NewMember) -> InquiryView:
    """Name somebody who sits on an inquiry; it takes sight of identities."""
    actions.add_member(actor=actor, inquiry=id, name=sent.name, role=sent.role)
    return queries.inquiry(actor, id)


@takes(router, "/inquiries/{id}/documents", InquiryView, "findings.link_document", status=201)
def link_document(actor: Actor, id: Id, sent: Linked) -> InquiryView:
    """Say that a document belongs to an inquiry, and as what."""
    actions.link_document(actor=actor, inquiry=id, document=sent.document, part=sent.part)
    return queries.inquiry(actor, id)


@takes(router, "/inquiries/{id}/unlink", InquiryView, "findings.unlink_document")
def unlink_document(actor: Actor, id: Id, sent: OneDocument) -> InquiryView:
    """Take back that a document belongs to an inquiry."""
    actions.unlink_document(actor=actor, inquiry=id, document=sent.document)
    return queries.inquiry(actor, id)


@takes(router, "/inquiries/{id}/findings", InquiryView, "findings.draft_finding", status=201)
def draft_finding(actor: Actor, id: Id, sent: NewFinding) -> InquiryView:
    """Draft what an inquiry finds."""
    concluding.draft_finding(
        actor=actor,
        inquiry=id,
        text=sent.text,
        standard=sent.standard or "",
        elements=sent.elements,
        claims=sent.claims,
        carries=[(each.element, each.claim) for each in sent.carries],
        replaces=sent.replaces,
    )
    return queries.inquiry(actor, id)


@takes(router, "/inquiries/{id}/change-finding", InquiryView, "findings.change_finding")
def change_finding(actor: Actor, id: Id, sent: ChangedFinding) -> InquiryView:
    """Put what is said now in the place of what a draft said."""
    concluding.change_finding(
        actor=actor,
        inquiry=id,
        finding=sent.finding,
        text=sent.text,
        standard=sent.standard or "",
        elements=sent.elements,
        claims=sent.claims,
        carries=[(each.element, each.claim) for each in sent.carries],
    )
    return queries.inquiry(actor, id)


@takes(router, "/inquiries/{id}/strike-finding", InquiryView, "findings.strike_finding")
def strike_finding(actor: Actor, id: Id, sent: OneFinding) -> InquiryView:
    """Take a draft of a finding out."""
    concluding.strike_finding(actor=actor, inquiry=id, finding=sent.finding)
    return queries.inquiry(actor, id)


@takes(router, "/inquiries/{id}/adopt", InquiryView, "findings.adopt_finding")
def adopt_finding(actor: Actor, id: Id, sent: Adopted) -> InquiryView:
    """Say that the inquiry adopted a finding: it is never altered from then on."""
    concluding.adopt_finding(actor=actor, inquiry=id, finding=sent.finding, on=sent.on)
    return queries.inquiry(actor, id)


@takes(router, "/inquiries/{id}/dissents", InquiryView, "findings.add_dissent", status=201)
def add_dissent(actor: Actor, id: Id, sent: NewDissent) -> InquiryView:
    """Note that a member does not agree with a finding."""
    concluding.add_dissent(actor=actor, inquiry=id, finding=sent.finding, member=sent.member, why=sent.why)
    return queries.inquiry(actor, id)


@takes(router, "/inquiries/{id}/undo-dissent", InquiryView, "findings.undo_dissent")
def undo_dissent(actor: Actor, id: Id, sent: UndoneDissent) -> InquiryView:
    """Take a dissent back; both stay."""
    concluding.undo_dissent(actor=actor, inquiry=id, finding=sent.finding, dissent=sent.dissent, why=sent.why)
    return queries.inquiry(actor, id)


@takes(router, "/inquiries/{id}/recommendations", InquiryView, "findings.recommend", status=201)
def recommend(actor: Actor, id: Id, sent: NewRecommendation) -> InquiryView:
    """Recommend something, resting on findings."""
    concluding.recommend(
        actor=actor,
        inquiry=id,
        text=sent.text,
        findings=sent.findings,
        office=sent.office,
        addressee=sent.addressee,
    )
    return queries.inquiry(actor, id)


@takes(router, "/inquiries/{id}/strike-recommendation", InquiryView, "findings.strike_recommendation")
def strike_recommendation(actor: Actor, id: Id, sent: OneRecommendation) -> InquiryView:
    """Take a recommendation out; an appeal that was made of it stays."""
    concluding.strike_recommendation(actor=actor, inquiry=id, recommendation=sent.recommendation)
    return queries.inquiry(actor, id)


@looks(router, "/events/{id}/obligations", Obligations)
def obligations(viewer: Viewer, id: Id) -> Obligations:
    """Which states were bound by what, and which elements of it have claims and which none yet."""
    return queries.obligations(viewer, id)


@takes(router, "/events/{id}/attach", Obligations, "findings.attach_claim", status=201)
def attach_claim(actor: Actor, id: Id, sent: AttachedClaim) -> Obligations:
    """Say that a claim bears on an element, for an event."""
    actions.attach_claim(actor=actor, event=id, element=sent.element, claim=sent.claim, why=sent.why)
    return queries.obligations(actor, id)


@takes(router, "/events/{id}/detach", Obligations, "findings.detach_claim")
def detach_claim(actor: Actor, id: Id, sent: DetachedClaim) -> Obligations:
    """Take back that a claim bears on an element; both lines stay."""
    actions.detach_claim(actor=actor, event=id, line=sent.line, why=sent.why)
    return queries.obligations(actor, id)
