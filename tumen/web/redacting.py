"""What the page of a redacted copy takes: that it is looked at, and that it is drafted."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from tumen.access.models import Actor
from tumen.publication.copying import Choices, ask_for_copy, boxes_of, draft_copy, look_at_page
from tumen.publication.errors import NotToBeReleased, NotWhole
from tumen.publication.queries import CopyForm
from tumen.web import copies, releases
from tumen.web.copies import Asked
from tumen.web.numbers import whole_number
from tumen.web.saying import said
from tumen.web.viewing import viewer_of

#: Words that are let through on one page: each has a field of its own.
_MOST = 300


def look(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """What would be taken out with what was typed, and the page that was asked for, to draw boxes on it.
    Nothing is kept of what was typed; custody says that a page was looked at."""
    asked, page = asked_in(request.POST), request.POST.get("page", "")
    if not page:
        return copies.shown(request, judge, id, asked)
    number = whole_number(page, digits=4)
    try:
        boxes = boxes_of(asked.boxes)
        chosen = Choices(asked.words, asked.shown, boxes)
        looked_at = look_at_page(actor=judge, document=id, page=number, choices=chosen)
    except (NotToBeReleased, NotWhole) as refused:
        return copies.shown(request, judge, id, replace(asked, refused=said(str(refused))))
    return copies.shown(request, judge, id, replace(asked, look_at=looked_at, drawn=boxes))


def draft(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Draft the copy; of a PDF, whose pages take some seconds each, a worker does."""
    asked = asked_in(request.POST)
    try:
        choices = Choices(asked.words, asked.shown, boxes_of(asked.boxes))
        if asked.form == CopyForm.PDF.value:
            ask_for_copy(
                actor=judge,
                document=id,
                title=asked.title,
                why=asked.why,
                choices=choices,
                seen_by_eye=asked.looked,
            )
            return copies.waiting(request, judge, id)
        made = draft_copy(
            actor=judge, document=id, title=asked.title, why=asked.why, choices=choices, form="txt"
        )
    except (NotToBeReleased, NotWhole) as refused:
        told = replace(asked, refused=said(str(refused)))
        return copies.shown(request, judge, id, told)
    if viewer_of(request) != judge:
        return releases.release(request, judge, made.public_id)
    return redirect(reverse("release", args=[made.public_id]))


def asked_in(sent: QueryDict) -> Asked:
    """What was typed into the form."""
    lines = (line.strip() for line in sent.get("withhold", "").splitlines())
    words = tuple(dict.fromkeys(line for line in lines if line))
    pairs = zip(sent.getlist("hit")[:_MOST], sent.getlist("reason")[:_MOST], strict=False)
    return Asked(
        title=sent.get("title", ""),
        why=sent.get("why", ""),
        words=words,
        shown=tuple((hit, reason.strip()) for hit, reason in pairs if reason.strip()),
        boxes=sent.get("boxes", ""),
        form=sent.get("form", ""),
        looked=sent.get("looked") == "yes",
    )
