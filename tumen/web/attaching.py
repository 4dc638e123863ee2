"""What the page of an event's obligations takes: that a claim bears on an element, and that it does not."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tumen.access.models import Actor
from tumen.claims.errors import NoSuchClaim
from tumen.findings import actions
from tumen.findings.errors import NoReason, NoSuchElement, NotAccepted, NotAttached, NothingFound
from tumen.web.elements import elements
from tumen.web.grading import Typed
from tumen.web.numbers import whole_number
from tumen.web.saying import said

_REFUSED = (NoSuchElement, NoSuchClaim, NotAttached, NotAccepted, NothingFound, NoReason)
_TYPED = ("element", "claim", "why", "line")


def attach_claim(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Attach a claim to an element."""
    sent = request.POST

    def keep() -> None:
        actions.attach_claim(
            actor=judge,
            event=id,
            element=sent.get("element", ""),
            claim=sent.get("claim", "").strip().lower(),
            why=sent.get("why", ""),
        )

    return _take(request, judge, id, "attach", keep)


def detach_claim(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take back that a claim bears on an element."""
    line, why = request.POST.get("line", ""), request.POST.get("why", "")

    def keep() -> None:
        actions.detach_claim(actor=judge, event=id, line=whole_number(line), why=why)

    return _take(request, judge, id, f"detach-{line}", keep)


def _take(request: HttpRequest, judge: Actor, id: str, form: str, keep: Callable[[], None]) -> HttpResponse:
    try:
        keep()
    except _REFUSED as refused:
        typed = Typed({name: request.POST.get(name, "") for name in _TYPED}, said(str(refused)))
        return elements(request, judge, id, typed=typed, form=form)
    element = request.POST.get("element", "")
    return redirect(f"{reverse('elements', args=[id])}{f'#{element}' if element else ''}")
