"""What the pages of families' requests take: a request, its changes, a step, and that it is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from tumen.access.models import Actor
from tumen.record.errors import NoSuchPerson
from tumen.requests import actions
from tumen.requests.errors import NoReason, NothingAsked
from tumen.web import requests
from tumen.web.grading import Typed
from tumen.web.saying import said
from tumen.web.sent import day_in
from tumen.web.viewing import viewer_of

_REFUSED = (NothingAsked, NoReason, NoSuchPerson)
_NAMES = tuple(name for name, *_rest in requests.FIELDS)


@sensitive_post_parameters()
def take_request(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Keep a new request."""
    words = _words(request, _NAMES)
    try:
        made = actions.take_request(actor=judge, person=_person(request), **words)
    except _REFUSED as refused:
        return requests.requests(
            request, judge, typed=Typed({**words, "person": _person(request)}, said(str(refused)))
        )
    return _shown(request, judge, made.public_id)


@sensitive_post_parameters()
def change_request(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Put what the family says now in the place of what they said."""

    def keep() -> None:
        actions.change_request(actor=judge, request=id, person=_person(request), **_words(request, _NAMES))

    return _take(request, judge, id, "change", keep)


@sensitive_post_parameters()
def add_step(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Note a step."""

    def keep() -> None:
        sent = _words(request, ("kind", "whom", "what", "next"))
        on, due = day_in(request, "on", NothingAsked), day_in(request, "due", NothingAsked)
        actions.add_step(actor=judge, request=id, on=on or date.today(), due=due, **sent)

    return _take(request, judge, id, "step", keep)


def forget_request(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Forget what the family said."""

    def keep() -> None:
        if request.POST.get("sure") != "yes":
            raise NoReason(_("Nothing was forgotten. Tick the box: it cannot be undone."))
        actions.forget_request(actor=judge, request=id, why=request.POST.get("why", ""))

    return _take(request, judge, id, "forget", keep)


def _take(request: HttpRequest, judge: Actor, id: str, form: str, keep: Callable[[], None]) -> HttpResponse:
    try:
        keep()
    except _REFUSED as refused:
        typed = Typed(
            _words(request, (*_NAMES, "person", "kind", "whom", "what", "next", "on", "due", "why")),
            said(str(refused)),
        )
        return requests.family(request, judge, id, typed=typed, form=form)
    return _shown(request, judge, id)


def _shown(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """The request by its address; on a laptop, where who looks is nobody in particular, as the answer."""
    if viewer_of(request) != judge:
        return requests.family(request, judge, id)
    return redirect(reverse("request", args=[id]))


def _words(request: HttpRequest, names: tuple[str, ...]) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in names}


def _person(request: HttpRequest) -> str:
    return request.POST.get("person", "").strip().lower()
