"""What the pages of interviews take: consent, turns, pauses, corrections, the close, a withdrawal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from tumen.access.errors import NoSuchCompartment, NotAGrant, NotPermitted
from tumen.access.models import Actor
from tumen.consent.errors import NotAConsent, NotYours
from tumen.consent.purposes import Purpose
from tumen.interviews import actions
from tumen.interviews.errors import ConsentFirst, NothingSaid, NotNow
from tumen.interviews.queries import interview as view_of
from tumen.interviews.sounds import milliseconds
from tumen.vocabulary.errors import TumenError
from tumen.web import interviews
from tumen.web.grading import Typed
from tumen.web.numbers import whole_number
from tumen.web.saying import said as said_in_pages
from tumen.web.viewing import viewer_of

_REFUSED = (ConsentFirst, NothingSaid, NotNow, NotAConsent, NotYours, NoSuchCompartment, NotAGrant)
_WHO = tuple(name for name, *_rest in interviews.WHO)
_BEGINNING = ("way", "giver", "limits", "asked_in", "speaks", "code_name", "language", "level")


@sensitive_post_parameters()
def begin(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Begin an interview with what they allow."""
    sent = {name: request.POST.get(name, "") for name in (*_BEGINNING, *_WHO)}
    asked = {purpose: request.POST.get(f"for-{purpose.value}", "") for purpose in Purpose}
    circle = request.POST.get("circle", "")
    answers = {purpose: said == "yes" for purpose, said in asked.items() if said in ("yes", "no")}
    given: dict[str, Any] = {name: value for name, value in sent.items() if value or name == "way"}
    try:
        made = actions.begin(
            actor=judge,
            answers=answers,
            may_record=request.POST.get("may_record") == "yes",
            assents=request.POST.get("assents") == "yes",
            compartments=[circle] if circle else [],
            **given,
        )
    except (*_REFUSED, NotPermitted, ValueError) as refused:
        more = {f"for-{purpose.value}": answer for purpose, answer in asked.items()}
        more |= {name: request.POST.get(name, "") for name in ("may_record", "assents", "circle")}
        is_ours = isinstance(refused, TumenError)
        says = str(refused) if is_ours else _("One of the choices is none that there is.")
        return interviews.new(request, judge, typed=Typed({**sent, **more}, says))
    return _shown(request, judge, made.public_id)


def listed(request: HttpRequest, judge: Actor) -> HttpResponse:
    """The list as the answer to a form, on a laptop where nobody signs in."""
    return interviews.interviews(request, judge)


def opened(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """An interview as the answer to a form, on a laptop where nobody signs in."""
    return _take(request, judge, id, "", lambda: view_of(judge, id))


@sensitive_post_parameters()
def write_turn(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Keep a turn: while it is typed (``draft``), for which there is no page, or when it ends."""
    is_draft = request.POST.get("draft") == "yes"

    def keep() -> None:
        actions.write_turn(
            actor=judge,
            interview=id,
            turn=_number(request, "turn"),
            kind=request.POST.get("kind", ""),
            words=request.POST.get("words", ""),
            is_ended=not is_draft,
        )

    if not is_draft:
        return _take(request, judge, id, "turn", keep)
    try:
        keep()
    except _REFUSED as refused:
        return HttpResponse(said_in_pages(str(refused)), status=409, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


@sensitive_post_parameters()
def pause(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Stop and hide everything; what is typed is kept."""

    def keep() -> None:
        actions.pause(
            actor=judge,
            interview=id,
            turn=_number(request, "turn") if request.POST.get("words", "").strip() else 0,
            kind=request.POST.get("kind", "answer"),
            words=request.POST.get("words", ""),
        )

    return _take(request, judge, id, "turn", keep)


def resume(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Go on."""
    return _take(request, judge, id, "", lambda: actions.resume(actor=judge, interview=id))


def hold(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """End for now; they decide later."""
    return _take(request, judge, id, "", lambda: actions.hold(actor=judge, interview=id))


@sensitive_post_parameters()
def correct_turn(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Put what they say now in the place of what was written."""

    def keep() -> None:
        words = request.POST.get("words", "")
        actions.correct_turn(actor=judge, interview=id, turn=_number(request, "turn"), words=words)

    return _take(request, judge, id, "correct", keep)


def strike_turn(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take a turn out."""

    def keep() -> None:
        actions.strike_turn(actor=judge, interview=id, turn=_number(request, "turn"))

    return _take(request, judge, id, "correct", keep)


def note_recorder(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Note that the recorder runs."""
    return _take(request, judge, id, "", lambda: actions.note_recorder(actor=judge, interview=id))


def close(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Close it: it becomes a document."""

    def keep() -> None:
        actions.close(actor=judge, interview=id, read_back=request.POST.get("read_back", ""))

    return _take(request, judge, id, "close", keep)


def set_time(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Say where a turn stands in the recording."""

    def keep() -> None:
        begins, ends = (milliseconds(request.POST.get(name, "")) for name in ("begins", "ends"))
        actions.set_time(actor=judge, interview=id, turn=_number(request, "turn"), begins=begins, ends=ends)

    return _take(request, judge, id, "time", keep)


@sensitive_post_parameters()
def translate(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Keep turns in another language."""

    def keep() -> None:
        turns = {turn.number for turn in view_of(judge, id).turns}
        words = {number: said for number in turns if (said := request.POST.get(f"turn-{number}", "")).strip()}
        actions.translate(
            actor=judge,
            interview=id,
            language=request.POST.get("language", ""),
            translator=request.POST.get("translator", ""),
            words=words,
        )

    return _take(request, judge, id, "translate", keep)


def withdraw(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """They take it back: it is destroyed."""

    def keep() -> None:
        if request.POST.get("sure") != "yes":
            raise NothingSaid(_("Nothing was destroyed. Tick the box: it cannot be undone."))
        actions.withdraw(actor=judge, interview=id, why=request.POST.get("why", ""))

    return _take(request, judge, id, "withdraw", keep)


def _take(request: HttpRequest, judge: Actor, id: str, form: str, keep: Callable[[], object]) -> HttpResponse:
    try:
        keep()
    except _REFUSED as refused:
        names = ("turn", "kind", "words", "language", "translator", "begins", "ends", "why")
        typed = Typed({name: request.POST.get(name, "") for name in names}, str(refused))
        return interviews.interview(request, judge, id, typed=typed, form=form)
    return _shown(request, judge, id)


def _shown(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """The interview by its address; on a laptop, where who looks is nobody in particular, as the answer."""
    if viewer_of(request) != judge:
        return interviews.interview(request, judge, id)
    return redirect(reverse("interview", args=[id]))


def _number(request: HttpRequest, name: str) -> int:
    """A number of the form. Raises NothingSaid for what is none."""
    number = whole_number(request.POST.get(name, ""), otherwise=-1, digits=6)
    if number < 0:
        raise NothingSaid(_("The form does not say which turn it is about. Open the interview again."))
    return number
