"""What the pages of offices take: an office, who held it, and that taken back."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tumen.access.models import Actor
from tumen.claims import seating
from tumen.claims.errors import NoReason, NotAnOffice
from tumen.documents.errors import NoSuchDocument
from tumen.web import offices
from tumen.web.grading import Typed
from tumen.web.saying import said

_REFUSED = (NotAnOffice, NoReason, NoSuchDocument)
_OFFICE = ("name", "kind", "country", "names")
_HOLDER = ("name", "address", "since", "until", "document", "why")


def add_office(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Add an office, or one that the vocabulary knows with its holders."""
    words = {name: request.POST.get(name, "") for name in _OFFICE}
    known = request.POST.get("known", "")
    try:
        if known:
            made = seating.add_office(actor=judge, known=known)
        else:
            names = words["names"].splitlines()
            made = seating.add_office(
                actor=judge, name=words["name"], kind=words["kind"], country=words["country"], names=names
            )
    except _REFUSED as refused:
        return offices.offices(request, judge, typed=Typed(words, said(str(refused))))
    return redirect(reverse("office", args=[made.public_id]))


def add_holder(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Say who held an office."""
    words = {name: request.POST.get(name, "").strip() for name in _HOLDER}
    sent = {**words, "document": words["document"].lower()}
    return _take(request, judge, id, "add", lambda: seating.add_holder(actor=judge, office=id, **sent))


def strike_holder(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take back who held an office."""
    holder, why = request.POST.get("holder", ""), request.POST.get("why", "")
    return _take(
        request, judge, id, holder, lambda: seating.strike_holder(actor=judge, holder=holder, why=why)
    )


def _take(request: HttpRequest, judge: Actor, id: str, form: str, keep: Callable[[], object]) -> HttpResponse:
    try:
        keep()
    except _REFUSED as refused:
        values = {name: request.POST.get(name, "") for name in _HOLDER}
        return offices.office(request, judge, id, typed=Typed(values, said(str(refused))), form=form)
    return redirect(reverse("office", args=[id]))
