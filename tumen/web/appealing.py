"""What the pages of appeals take: judgements on those found, appeals made here step by step, answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tumen.access.models import Actor
from tumen.advocacy import actions
from tumen.advocacy.errors import NoReason, NoSuchAsk, NothingAsked, WrongState
from tumen.claims.errors import NoSuchClaim, NoSuchOffice
from tumen.record.errors import NoSuchEvent, NoSuchPerson
from tumen.web import appeals
from tumen.web.grading import Typed
from tumen.web.numbers import whole_number
from tumen.web.sent import day_in, ids_in, take, typed_in

#: What a form is shown again for, with what was typed.
_REFUSED = (
    NothingAsked,
    NoReason,
    NoSuchAsk,
    WrongState,
    NoSuchClaim,
    NoSuchEvent,
    NoSuchPerson,
    NoSuchOffice,
)
_OF_APPEAL = ("title", "channel", "office", "addressee", "deadline", "events", "persons")
_TYPED = (
    *_OF_APPEAL,
    *("why", "other", "of", "to_do", "by", "ground", "claims", "name", "role", "kind", "what", "on", "due"),
    *("reply", "ask", "attribution", "claim", "words", "verdict"),
)


def judge_appeal(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Say that what was read is an appeal, or that it is none."""
    verdict, why = request.POST.get("verdict", ""), request.POST.get("why", "")

    def keep() -> None:
        if verdict not in ("one", "none"):
            raise NothingAsked(_("Nothing was kept: choose whether it is an appeal."))
        actions.judge_appeal(actor=judge, appeal=id, is_one=verdict == "one", why=why)

    return _take(request, judge, id, "judge", keep)


def set_asks_apart(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Say that some of its asks are an appeal of their own."""
    chosen, why = request.POST.getlist("apart"), request.POST.get("why", "")
    return _take(
        request,
        judge,
        id,
        "apart",
        lambda: actions.set_asks_apart(actor=judge, appeal=id, claims=chosen, why=why),
    )


def join_appeals(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Say that it is the same as another."""
    other, why = request.POST.get("other", "").strip().lower(), request.POST.get("why", "")
    return _take(
        request, judge, id, "join", lambda: actions.join_appeals(actor=judge, appeal=id, other=other, why=why)
    )


def undo_line(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take a judgement back. What stood apart goes back to the appeal that it came from."""
    line, why = request.POST.get("line", ""), request.POST.get("why", "")

    def keep() -> None:
        number = whole_number(line)
        actions.undo_line(actor=judge, appeal=id, line=number, why=why)

    return _take(request, judge, id, f"undo-{line}", keep)


def draft_appeal(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Begin an appeal."""
    try:
        made = actions.draft_appeal(actor=judge, **_of_appeal(request))
    except _REFUSED as refused:
        return appeals.appeals(request, judge, typed=typed_in(request, _TYPED, refused))
    return redirect(reverse("appeal", args=[made.public_id]))


def change_appeal(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Put what is said now in the place of what was."""
    return _take(
        request,
        judge,
        id,
        "change",
        lambda: actions.change_appeal(actor=judge, appeal=id, **_of_appeal(request)),
    )


def add_ask(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Add what is asked."""

    def keep() -> None:
        actions.add_ask(
            actor=judge,
            appeal=id,
            to_do=request.POST.get("to_do", ""),
            of=request.POST.get("of", ""),
            is_negative=request.POST.get("is_negative") == "yes",
            by=day_in(request, "by", NothingAsked),
            ground=request.POST.get("ground", ""),
            claims=ids_in(request, "claims"),
        )

    return _take(request, judge, id, "ask", keep)


def strike_ask(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take an ask out."""
    ask = request.POST.get("ask", "")
    return _take(request, judge, id, "strike", lambda: actions.strike_ask(actor=judge, appeal=id, ask=ask))


def add_signatory(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Name who is to sign."""
    name, role = request.POST.get("name", ""), request.POST.get("role", "")
    return _take(
        request,
        judge,
        id,
        "signatory",
        lambda: actions.add_signatory(actor=judge, appeal=id, name=name, role=role),
    )


def sign_off(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Note that somebody signed it."""
    number = request.POST.get("signatory", "")

    def keep() -> None:
        signatory = whole_number(number)
        actions.sign_off(actor=judge, appeal=id, signatory=signatory, on=day_in(request, "on", NothingAsked))

    return _take(request, judge, id, "signatory", keep)


def decline_signature(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Note that somebody does not sign it."""
    number = request.POST.get("signatory", "")
    signatory = whole_number(number)
    return _take(
        request,
        judge,
        id,
        "signatory",
        lambda: actions.decline_signature(actor=judge, appeal=id, signatory=signatory),
    )


def note_step(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Note what was done with it."""

    def keep() -> None:
        actions.note_step(
            actor=judge,
            appeal=id,
            kind=request.POST.get("kind", ""),
            on=day_in(request, "on", NothingAsked),
            what=request.POST.get("what", ""),
            due=day_in(request, "due", NothingAsked),
        )

    return _take(request, judge, id, "step", keep)


def note_answer(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Note what came back, or that a claim answers something else."""
    claim = request.POST.get("claim", "").strip().lower()

    def keep() -> None:
        actions.note_answer(
            actor=judge,
            appeal=id,
            reply=request.POST.get("reply", ""),
            ask=request.POST.get("ask", ""),
            attribution=request.POST.get("attribution", ""),
            claim=claim,
            words=request.POST.get("words", ""),
            by=request.POST.get("by", ""),
            on=day_in(request, "on", NothingAsked),
            due=day_in(request, "due", NothingAsked),
            is_answer=request.POST.get("verdict") != "none",
        )

    return _take(request, judge, id, "answer", keep)


def undo_answer(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take an answer back."""
    answer, why = request.POST.get("answer", ""), request.POST.get("why", "")
    return _take(
        request,
        judge,
        id,
        f"undo-{answer}",
        lambda: actions.undo_answer(actor=judge, appeal=id, answer=answer, why=why),
    )


def _take(request: HttpRequest, judge: Actor, id: str, form: str, keep: Callable[[], object]) -> HttpResponse:
    def again(typed: Typed) -> HttpResponse:
        return appeals.appeal(request, judge, id, typed=typed, form=form)

    here = reverse("appeal", args=[id])
    return take(request, keep, refused=_REFUSED, typed=_TYPED, again=again, then=here)


def _of_appeal(request: HttpRequest) -> dict[str, Any]:
    words = {name: request.POST.get(name, "").strip() for name in _OF_APPEAL}
    return {
        **words,
        "events": ids_in(request, "events"),
        "persons": ids_in(request, "persons"),
        "grounds": request.POST.getlist("grounds"),
    }
