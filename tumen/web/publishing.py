"""What the pages of releases take: a draft, its approval, its publication, and notices on what is out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tumen.access.models import Actor
from tumen.publication import actions
from tumen.publication.errors import (
    CannotProtect,
    NotApart,
    NotInOrder,
    NotToBeReleased,
    NotWhole,
    TooLarge,
)
from tumen.web import counts, releases
from tumen.web.grading import Typed
from tumen.web.saying import said
from tumen.web.sent import day_in
from tumen.web.viewing import viewer_of

_REFUSED = (CannotProtect, NotApart, NotInOrder, NotToBeReleased, NotWhole, TooLarge)


def draft(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Draft a release of a table of the page of counts."""
    of, by, wanted = counts.asked(request.POST)
    title, across = request.POST.get("title", ""), counts.across_of(request.POST)
    try:
        made = actions.draft_release(actor=judge, title=title, of=of, by=by, wanted=wanted, across=across)
    except _REFUSED as refused:
        typed = Typed({"title": title, "across": across}, said(str(refused)))
        return counts.counted(request, judge, typed=typed)
    return _shown(request, judge, made.public_id)


def approve(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Let a draft go out, as somebody other than its maker."""
    why = request.POST.get("why", "")
    return _take(
        request, judge, id, "approve", lambda: actions.approve_release(actor=judge, release=id, why=why)
    )


def publish(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Give an approved draft its number, its files and its signature."""
    return _take(
        request,
        judge,
        id,
        "publish",
        lambda: actions.publish(actor=judge, release=id, until=_moment(request)),
    )


def embargo(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Hold the files of a release back until a day, or lift that."""

    def keep() -> object:
        return actions.embargo(actor=judge, release=id, until=_moment(request), why=_why(request))

    return _take(request, judge, id, "embargo", keep)


def correct(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Say what is wrong in a release, and what is right."""
    return _take(
        request, judge, id, "correct", lambda: actions.correct(actor=judge, release=id, why=_why(request))
    )


def retract(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take a release back."""

    def keep() -> object:
        if request.POST.get("sure") != "yes":
            raise NotInOrder(_("Nothing was retracted. Tick the box: it cannot be undone."))
        return actions.retract(actor=judge, release=id, why=_why(request))

    return _take(request, judge, id, "retract", keep)


def _take(request: HttpRequest, judge: Actor, id: str, form: str, keep: Callable[[], object]) -> HttpResponse:
    try:
        keep()
    except _REFUSED as refused:
        typed = Typed({name: request.POST.get(name, "") for name in ("why", "until")}, said(str(refused)))
        return releases.release(request, judge, id, typed=typed, form=form)
    return _shown(request, judge, id)


def _shown(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """The release by its address; on a laptop, where who looks is nobody in particular, as the answer."""
    if viewer_of(request) != judge:
        return releases.release(request, judge, id)
    return redirect(reverse("release", args=[id]))


def _why(request: HttpRequest) -> str:
    return request.POST.get("why", "")


def _moment(request: HttpRequest) -> datetime | None:
    """The end of an embargo: the beginning of the day that was given, in UTC."""
    day = day_in(request, "until", NotInOrder)
    return datetime.combine(day, time.min, UTC) if day else None
