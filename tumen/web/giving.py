"""What pages take of working together: comments, what is given, passed on and handed back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from tumen.access.models import Actor
from tumen.teamwork import actions
from tumen.teamwork.errors import CodedAlone, IsEnded, NobodyToAsk, NothingSaid, NotYours
from tumen.web import claims, documents, tasks
from tumen.web.grading import Typed
from tumen.web.saying import said

#: What whoever asked can put right: the form comes back with what was typed.
_REFUSED = (NothingSaid, NobodyToAsk, CodedAlone, NotYours, IsEnded)


@sensitive_post_parameters()
def comment(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Say something of a claim."""
    words = _words(request, "text")
    refused = _refusal(lambda: actions.add_comment(actor=judge, claim=id, text=words["text"]))
    if refused:
        return claims.claim(request, judge, id, typed=Typed(words, refused), form="comment")
    return redirect(f"{reverse('claim', args=[id])}#comments")


def strike(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take one's own comment back; ``id`` is the claim's, the comment is named by the form."""
    struck = request.POST.get("comment", "")[:20]
    refused = _refusal(lambda: actions.strike_comment(actor=judge, comment=struck))
    if refused:
        return claims.claim(request, judge, id, typed=Typed({}, refused), form="comment")
    return redirect(f"{reverse('claim', args=[id])}#comments")


@sensitive_post_parameters()
def hand_back(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Hand a claim back to be corrected."""
    words = _words(request, "to", "why", "due")

    def keep() -> None:
        actions.hand_back(actor=judge, claim=id, to=words["to"], why=words["why"], due=_day(words["due"]))

    refused = _refusal(keep)
    if refused:
        return claims.claim(request, judge, id, typed=Typed(words, refused), form="back")
    return redirect(f"{reverse('tasks')}?whose=given")


@sensitive_post_parameters()
def give(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Give a document to somebody to review."""
    words = _words(request, "to", "why", "due")

    def keep() -> None:
        actions.give_document(
            actor=judge, document=id, to=words["to"], why=words["why"], due=_day(words["due"])
        )

    refused = _refusal(keep)
    if refused:
        return documents.document(request, judge, id, given=Typed(words, refused))
    return redirect(f"{reverse('document', args=[id])}#given")


def end(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Say that it is done, or take it back."""
    refused = _refusal(lambda: actions.end_task(actor=judge, task=id))
    return tasks.tasks(request, judge, typed=Typed({}, refused), of=id) if refused else redirect("tasks")


@sensitive_post_parameters()
def pass_on(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Pass it on to somebody else."""
    words = _words(request, "to", "why")
    refused = _refusal(lambda: actions.pass_on(actor=judge, task=id, to=words["to"], why=words["why"]))
    return tasks.tasks(request, judge, typed=Typed(words, refused), of=id) if refused else redirect("tasks")


class _NotADay(Exception):
    """What was typed as a day is none."""


def _refusal(keep: Callable[[], object]) -> str:
    """Why nothing was kept; "" where it was."""
    try:
        keep()
    except _REFUSED as refused:
        return said(str(refused))
    except _NotADay:
        return _("That is no day, so nothing was kept. Write it as 2026-11-30.")
    return ""


def _words(request: HttpRequest, *names: str) -> dict[str, str]:
    return {name: request.POST.get(name, "").strip() for name in names}


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError as wrong:
        raise _NotADay from wrong
