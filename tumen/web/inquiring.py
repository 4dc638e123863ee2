"""What the pages of inquiries take: an inquiry with its parts, findings, dissent, recommendations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tumen.access.models import Actor
from tumen.advocacy.actions import draft_recommended
from tumen.advocacy.errors import NothingAsked, WrongState
from tumen.claims.errors import NoSuchClaim, NoSuchOffice
from tumen.documents.errors import NoSuchDocument
from tumen.findings import actions, concluding
from tumen.findings import errors as found
from tumen.findings.errors import (
    NoReason,
    NoSuchElement,
    NoSuchFinding,
    NoSuchPart,
    NotAccepted,
    NothingFound,
)
from tumen.publication import concluded
from tumen.publication.errors import NotToBeReleased, NotWhole
from tumen.publication.letters import give_letter
from tumen.publication.queries import Form
from tumen.web import inquiries, releases
from tumen.web.grading import Typed
from tumen.web.lettering import TYPES
from tumen.web.numbers import whole_number
from tumen.web.saying import said
from tumen.web.sent import day_in, ids_in, take, typed_in
from tumen.web.viewing import viewer_of

_REFUSED = (
    *(NoReason, NoSuchElement, NoSuchFinding, NoSuchPart, NotAccepted, NothingFound, found.WrongState),
    *(NoSuchClaim, NoSuchOffice, NoSuchDocument, NothingAsked, WrongState),
)
_TYPED = (
    *(
        "title",
        "mandate",
        "opened",
        "closed",
        "level",
        "name",
        "role",
        "document",
        "part",
        "text",
        "standard",
    ),
    *("claims", "replaces", "why", "member", "office", "addressee", "on", "finding"),
)


def open_inquiry(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Open an inquiry."""
    sent = request.POST
    try:
        made = actions.open_inquiry(
            actor=judge,
            title=sent.get("title", ""),
            mandate=sent.get("mandate", ""),
            opened=day_in(request, "opened", NothingFound) or date.today(),
            level=sent.get("level", "internal"),
        )
    except _REFUSED as refused:
        return inquiries.inquiries(request, judge, typed=typed_in(request, _TYPED, refused))
    return redirect(reverse("inquiry", args=[made.public_id]))


def change_inquiry(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Put what is said now in the place of what was; close it, or open it again."""

    def keep() -> None:
        actions.change_inquiry(
            actor=judge,
            inquiry=id,
            title=request.POST.get("title", ""),
            mandate=request.POST.get("mandate", ""),
            opened=day_in(request, "opened", NothingFound) or date.today(),
            closed=day_in(request, "closed", NothingFound),
        )

    return _take(request, judge, id, "change", keep)


def add_member(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Name a member."""
    name, role = request.POST.get("name", ""), request.POST.get("role", "")
    return _take(
        request,
        judge,
        id,
        "member",
        lambda: actions.add_member(actor=judge, inquiry=id, name=name, role=role),
    )


def link_document(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Say that a document belongs to the inquiry, or take that back."""
    document, part = _id(request, "document"), request.POST.get("part", "")
    return _take(
        request,
        judge,
        id,
        "document",
        lambda: actions.link_document(actor=judge, inquiry=id, document=document, part=part),
    )


def unlink_document(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take a document out."""
    document = _id(request, "document")
    return _take(
        request,
        judge,
        id,
        "document",
        lambda: actions.unlink_document(actor=judge, inquiry=id, document=document),
    )


def draft_finding(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Draft a finding."""
    replaces = _id(request, "replaces")
    return _take(
        request,
        judge,
        id,
        "draft",
        lambda: concluding.draft_finding(
            actor=judge,
            inquiry=id,
            text=request.POST.get("text", ""),
            standard=request.POST.get("standard", ""),
            elements=request.POST.getlist("elements"),
            claims=ids_in(request, "claims"),
            replaces=replaces,
        ),
    )


def change_finding(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Put what a draft says now in the place of what it said."""
    finding = _id(request, "finding")
    return _take(
        request,
        judge,
        id,
        f"change-{finding}",
        lambda: concluding.change_finding(
            actor=judge,
            inquiry=id,
            finding=finding,
            text=request.POST.get("text", ""),
            standard=request.POST.get("standard", ""),
            elements=request.POST.getlist("elements"),
            claims=ids_in(request, "claims"),
            carries=_carried(request),
        ),
    )


def _carried(request: HttpRequest) -> list[tuple[str, str]]:
    """Which element is carried by which claim, of those that were chosen: a box stays ticked in the form
    where its element or its claim was taken out above it."""
    elements, claims = request.POST.getlist("elements"), ids_in(request, "claims")
    ticked = (each.partition(" ") for each in request.POST.getlist("carries"))
    return [(element, claim) for element, _, claim in ticked if element in elements and claim in claims]


def strike_finding(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take a draft out."""
    finding = _id(request, "finding")
    return _take(
        request,
        judge,
        id,
        f"adopt-{finding}",
        lambda: concluding.strike_finding(actor=judge, inquiry=id, finding=finding),
    )


def adopt_finding(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Say that the inquiry adopted a finding."""
    finding = _id(request, "finding")

    def keep() -> None:
        concluding.adopt_finding(
            actor=judge, inquiry=id, finding=finding, on=day_in(request, "on", NothingFound)
        )

    return _take(request, judge, id, f"adopt-{finding}", keep)


def add_dissent(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Note that a member does not agree."""
    finding, member = _id(request, "finding"), _number(request, "member")
    why = request.POST.get("why", "")
    return _take(
        request,
        judge,
        id,
        f"dissent-{finding}",
        lambda: concluding.add_dissent(actor=judge, inquiry=id, finding=finding, member=member, why=why),
    )


def undo_dissent(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take a dissent back."""
    finding, dissent = _id(request, "finding"), _number(request, "dissent")
    why = request.POST.get("why", "")
    return _take(
        request,
        judge,
        id,
        f"undo-{dissent}",
        lambda: concluding.undo_dissent(actor=judge, inquiry=id, finding=finding, dissent=dissent, why=why),
    )


def recommend(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Recommend something to somebody."""
    return _take(
        request,
        judge,
        id,
        "recommend",
        lambda: concluding.recommend(
            actor=judge,
            inquiry=id,
            text=request.POST.get("text", ""),
            findings=request.POST.getlist("findings"),
            office=request.POST.get("office", ""),
            addressee=request.POST.get("addressee", ""),
        ),
    )


def strike_recommendation(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take a recommendation out."""
    named = _id(request, "recommendation")
    return _take(
        request,
        judge,
        id,
        f"appeal-{named}",
        lambda: concluding.strike_recommendation(actor=judge, inquiry=id, recommendation=named),
    )


def make_appeal(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Begin an appeal of a recommendation; its page is where it goes on."""
    named, channel = _id(request, "recommendation"), request.POST.get("channel", "")
    try:
        made = draft_recommended(actor=judge, recommendation=named, channel=channel)
    except _REFUSED as refused:
        return inquiries.inquiry(
            request, judge, id, typed=typed_in(request, _TYPED, refused), form=f"appeal-{named}"
        )
    return redirect(reverse("appeal", args=[made.public_id]))


def give_report(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take the report out as a file."""
    given = request.POST
    try:
        made = give_letter(
            actor=judge,
            paper=inquiries.report_of(judge, id, given),
            to=given.get("to", ""),
            why=given.get("why", ""),
            form=given.get("form", "pdf") if given.get("form") in Form.values else Form.PDF,
            about=id,
        )
    except NotToBeReleased as refused:
        return inquiries.report(request, judge, id, Typed({}, said(str(refused))))
    answer = HttpResponse(bytes(made.file), content_type=TYPES[Form(made.form)])
    answer["Content-Disposition"] = f'attachment; filename="report-{made.public_id}.{made.form}"'
    return answer


def draft_findings(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Draft a release of what the inquiry found, for somebody else to approve."""
    try:
        made = concluded.draft_findings(actor=judge, inquiry=id, title=request.POST.get("title", ""))
    except (NotToBeReleased, NotWhole) as refused:
        return inquiries.report(request, judge, id, Typed({}, said(str(refused))))
    if viewer_of(request) != judge:
        return releases.release(request, judge, made.public_id)
    return redirect(reverse("release", args=[made.public_id]))


def _take(request: HttpRequest, judge: Actor, id: str, form: str, keep: Callable[[], object]) -> HttpResponse:
    def again(typed: Typed) -> HttpResponse:
        return inquiries.inquiry(request, judge, id, typed=typed, form=form)

    here = reverse("inquiry", args=[id])
    return take(request, keep, refused=_REFUSED, typed=_TYPED, again=again, then=here)


def _id(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").strip().lower()


def _number(request: HttpRequest, name: str) -> int:
    sent = request.POST.get(name, "")
    return whole_number(sent)
