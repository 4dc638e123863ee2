"""What the pages of decisions on many claims take: a decision, and that it is undone."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from tumen.access.models import Actor
from tumen.claims.errors import NoReason, NoSuchSlot, NothingToUndo, WrongValue
from tumen.claims.many import decide_many, undo_many
from tumen.jobs.actions import enqueue
from tumen.web import many
from tumen.web.saying import said

#: The record is derived anew so long after a decision, once for several.
A_MOMENT = timedelta(seconds=4)
_REFUSED = (NoReason, NoSuchSlot, NothingToUndo, WrongValue)


@sensitive_post_parameters()
def decide(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Decide on the claims that are ticked; or show first what would become of each."""
    slot = request.POST.get("slot", "")
    # Fields of another slot, or of none, are no value of this one: they are shown before anything is decided.
    if "show" in request.POST or not many.are_of(request, slot):
        return many.many(request, judge)
    try:
        done = decide_many(
            actor=judge,
            claims=request.POST.getlist("claim"),
            verdict="" if slot else request.POST.get("verdict", ""),
            credibility=request.POST.get("credibility", ""),
            slot=slot,
            value=many.value_in(request, slot) if slot else None,
            level=request.POST.get("level", ""),
            why=request.POST.get("why", ""),
        )
    except _REFUSED as refusal:
        return many.many(request, judge, refusal=said(str(refusal)))
    if not done.done:
        nothing = _("Nothing was changed: each of these claims is left as it is.")
        return many.many(request, judge, refusal=nothing)
    enqueue(actor=judge, name="record.refresh", after=A_MOMENT)
    return redirect(f"{reverse('decided', args=[done.number])}?left={len(done.left)}")


@sensitive_post_parameters()
def undo(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Undo a decision on many claims."""
    try:
        done = undo_many(actor=judge, round=id, why=request.POST.get("why", ""))
    except _REFUSED as refusal:
        return many.decided(request, judge, id, refusal=said(str(refusal)))
    enqueue(actor=judge, name="record.refresh", after=A_MOMENT)
    return redirect(f"{reverse('decided', args=[id])}?left={len(done.left)}")
