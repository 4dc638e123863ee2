"""What the page of a letter or another paper takes: that it is taken out."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from tumen.access.models import Actor
from tumen.advocacy.errors import NothingAsked, WrongState
from tumen.advocacy.queries import drafted, going_out
from tumen.publication.errors import NotToBeReleased, NotWhole
from tumen.publication.event_reports import draft_event_report
from tumen.publication.letters import give_letter
from tumen.publication.queries import Form
from tumen.web.appeals import appeal
from tumen.web.grading import Typed
from tumen.web.letter import kind_of, letter, paper_of, public_papers_of
from tumen.web.releases import release
from tumen.web.saying import said
from tumen.web.viewing import viewer_of

TYPES: Mapping[Form, str] = {
    Form.PDF: "application/pdf",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.TEXT: "text/plain; charset=utf-8",
}


def draft_report(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Draft a release of a report on an event, or of a public appeal, for somebody else to approve."""
    given = request.POST
    about = given.get("appeal", "").strip().lower()
    try:
        made = _open_letter(judge, id, about, given) if about else _report(judge, id, given)
    except (NotToBeReleased, NotWhole, WrongState, NothingAsked) as refused:
        if about:
            return appeal(request, judge, about, Typed({}, said(str(refused))), "release")
        return letter(request, judge, id, Typed({}, said(str(refused))))
    if viewer_of(request) != judge:
        return release(request, judge, made)
    return redirect(reverse("release", args=[made]))


def _report(judge: Actor, id: str, given: QueryDict) -> str:
    """The id of the release of a report on an event."""
    papers = public_papers_of(judge, id, given)
    return draft_event_report(actor=judge, event=id, papers=papers, title=given.get("title", "")).public_id


def _open_letter(judge: Actor, id: str, about: str, given: QueryDict) -> str:
    """The id of the release of a public appeal."""
    going = going_out(judge, about, day=timezone.localdate(), are_named=given.get("named") == "yes")
    papers = [drafted(judge, id, each) for each in going.letters]
    title = given.get("title", "").strip() or going.title
    made = draft_event_report(actor=judge, event=id, papers=papers, title=title, appeal=going.appeal)
    return made.public_id


def give(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take the letter out as a file."""
    given = request.POST
    try:
        made = give_letter(
            actor=judge,
            paper=paper_of(judge, id, given),
            to=given.get("to", ""),
            why=given.get("why", ""),
            form=given.get("form", "pdf") if given.get("form") in Form.values else Form.PDF,
            about=id,
            kind=kind_of(id, given).code,
        )
    except NotToBeReleased as refused:
        return letter(request, judge, id, Typed({}, said(str(refused))))
    answer = HttpResponse(bytes(made.file), content_type=TYPES[Form(made.form)])
    answer["Content-Disposition"] = f'attachment; filename="{made.kind}-{made.public_id}.{made.form}"'
    return answer
