"""What the page of an event's figures takes: parting and joining them, and taking that back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from tumen.access.models import Actor
from tumen.record.actions import judge_figures, refresh, undo_judgement
from tumen.record.errors import AlreadyUndone, NoSuchJudgement
from tumen.web.grading import Typed
from tumen.web.judging import NO_REASON, NOTHING_CHOSEN
from tumen.web.numbers import whole_number
from tumen.web.regrouping import REFUSED, event_figures, event_wanted


def keep_figures(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Part figures from an event, or join them to another, and derive the record anew."""
    why, chosen, into = request.POST.get("why", ""), request.POST.getlist("claim"), event_wanted(request.POST)
    if not why.strip():
        return event_figures(request, judge, id, Typed({}, str(NO_REASON)), request.POST)
    try:
        judge_figures(actor=judge, event=id, claims=chosen, into=into, why=why)
    except REFUSED as refused:
        return event_figures(request, judge, id, Typed({"why": why}, str(refused)), request.POST)
    refresh(actor=judge)
    return redirect(f"{reverse('event-figures', args=[id])}#standing")


def undo_figures(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take a judgement on figures back, and derive the record anew."""
    number, why = request.POST.get("line", ""), request.POST.get("why", "")
    if not whole_number(number):
        return event_figures(request, judge, id, Typed({}, str(NOTHING_CHOSEN)), QueryDict())
    if not why.strip():
        return event_figures(request, judge, id, Typed({"line": number}, str(NO_REASON)), QueryDict())
    try:
        undo_judgement(actor=judge, judgement=whole_number(number), why=why)
    except (NoSuchJudgement, AlreadyUndone) as refused:
        return event_figures(request, judge, id, Typed({"line": number}, str(refused)), QueryDict())
    refresh(actor=judge)
    return redirect(f"{reverse('event-figures', args=[id])}#standing")
