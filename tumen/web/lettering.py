"""What the page of a letter or another paper takes: that it is taken out."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tumen.access.models import Actor
from tumen.publication import event_reports
from tumen.publication.errors import NotToBeReleased, NotWhole
from tumen.publication.letters import give_letter
from tumen.publication.queries import Form
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
    """Draft a release of a report on an event, for somebody else to approve."""
    given = request.POST
    try:
        papers = public_papers_of(judge, id, given)
        made = event_reports.draft_event_report(
            actor=judge, event=id, papers=papers, title=given.get("title", "")
        )
    except (NotToBeReleased, NotWhole) as refused:
        return letter(request, judge, id, Typed({}, said(str(refused))))
    if viewer_of(request) != judge:
        return release(request, judge, made.public_id)
    return redirect(reverse("release", args=[made.public_id]))


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
