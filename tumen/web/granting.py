"""What the page of people takes: something is granted to somebody, or taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tumen.access import actions
from tumen.access.errors import KeeperNeeded, NoReasonGiven, NoSuchCompartment, NotAGrant, NotGranted
from tumen.access.models import Actor
from tumen.access.queries import actor_named
from tumen.web import people
from tumen.web.grading import Typed
from tumen.web.saying import said
from tumen.web.sent import day_in
from tumen.web.viewing import viewer_of

_REFUSED = (NotAGrant, NotGranted, KeeperNeeded, NoReasonGiven, NoSuchCompartment)
_FIELDS = ("who", "grant", "until", "why")


def grant(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Give somebody a role, a clearance, sight of identities, a compartment or the right to break a glass."""

    def keep() -> None:
        to, (kind, value) = _who(request, judge), _what(request)
        actions.grant(
            actor=judge, to=to, kind=kind, value=value, why=_sent(request, "why"), until=_end(request)
        )

    return _take(request, judge, "grant", keep)


def revoke(request: HttpRequest, judge: Actor) -> HttpResponse:
    """End something that somebody holds."""

    def keep() -> None:
        of, (kind, value) = _who(request, judge), _what(request)
        actions.revoke(actor=judge, of=of, kind=kind, value=value, why=_sent(request, "why"))

    return _take(request, judge, "revoke", keep)


def _take(request: HttpRequest, judge: Actor, form: str, keep: Callable[[], None]) -> HttpResponse:
    try:
        keep()
    except _REFUSED as refused:
        typed = Typed({name: _sent(request, name) for name in _FIELDS}, said(str(refused)))
        return people.people(request, judge, typed=typed, form=form)
    if viewer_of(request) != judge:  # on a laptop, where who looks is nobody in particular
        return people.people(request, judge)
    return redirect(f"{reverse('people')}#{_sent(request, 'who')}")


def _sent(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").strip()


def _who(request: HttpRequest, judge: Actor) -> Actor:
    found = actor_named(judge, _sent(request, "who"))
    if found is None:
        raise NotAGrant(_("It does not say to whom. Choose somebody who is known here."))
    return found


def _what(request: HttpRequest) -> tuple[str, str]:
    kind, _colon, value = _sent(request, "grant").partition(":")
    if not kind:
        raise NotAGrant(_("It does not say what. Choose one of the list."))
    return kind, value


def _end(request: HttpRequest) -> datetime | None:
    """The end of the last day on which it holds, UTC."""
    day = day_in(request, "until", NotAGrant)
    return datetime.combine(day, time.max, UTC) if day else None
