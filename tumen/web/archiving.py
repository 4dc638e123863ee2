"""What the pages of archives take: an event brought in, left out, put into the queue again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tumen.access.models import Actor
from tumen.archives import actions
from tumen.archives.errors import NoReason, NotNow
from tumen.archives.later import ask_to_bring_in
from tumen.web import archives
from tumen.web.saying import said


def bring(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Ask for an event to be brought in, which a worker does."""
    ask_to_bring_in(judge, id, request.POST.get("event", ""))
    return redirect(f"{reverse('archive', args=[id])}?asked=1")


def leave(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Leave an event out, with the reason."""
    event, why = request.POST.get("event", ""), request.POST.get("why", "")
    try:
        actions.pass_over(actor=judge, collection=id, event=event, why=why)
    except (NoReason, NotNow) as refused:
        return archives.collection(request, judge, id, refused=said(str(refused)))
    return redirect(reverse("archive", args=[id]))


def again(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Put an event into the queue again."""
    try:
        actions.take_back(actor=judge, collection=id, event=request.POST.get("event", ""))
    except NotNow as refused:
        return archives.collection(request, judge, id, refused=said(str(refused)))
    return redirect(reverse("archive", args=[id]))
