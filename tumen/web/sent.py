"""What a form sent, as values: a day, ids, a number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tumen.vocabulary.errors import TumenError
from tumen.web.grading import Typed
from tumen.web.saying import said


def day_in(request: HttpRequest, name: str, error: type[TumenError]) -> date | None:
    """The day that was given, None for none. Raises ``error``, with a sentence, for what is no day."""
    sent = request.POST.get(name, "").strip()
    if not sent:
        return None
    try:
        return date.fromisoformat(sent)
    except ValueError as wrong:
        raise error(_("“%(day)s” is no day. Write it as 2026-11-30.") % {"day": sent}) from wrong


def ids_in(request: HttpRequest, name: str) -> list[str]:
    """Ids with spaces, commas or lines between them."""
    return request.POST.get(name, "").replace(",", " ").lower().split()


def take(
    request: HttpRequest,
    keep: Callable[[], object],
    *,
    refused: tuple[type[Exception], ...],
    typed: tuple[str, ...],
    again: Callable[[Typed], HttpResponse],
    then: str,
) -> HttpResponse:
    """What a form asks for, done by ``keep``: on to the address ``then``; where it is ``refused``, the page
    ``again`` with what was typed into these fields and the sentence that says why."""
    try:
        keep()
    except refused as why:
        return again(typed_in(request, typed, why))
    return redirect(then)


def typed_in(request: HttpRequest, names: tuple[str, ...], refused: Exception) -> Typed:
    """What was typed into the fields of these names, and why it was not kept."""
    return Typed({name: request.POST.get(name, "") for name in names}, said(str(refused)))


#: What forms of slots send beside the fields of a slot.
_BESIDE = frozenset(
    (
        *("csrfmiddlewaretoken", "slot", "why", "claim", "nothing", "all", "show", "of", "act", "ids"),
        *("status", "verdict", "credibility", "level"),
    )
)


def slot_fields(request: HttpRequest) -> dict[str, str]:
    """What was sent of a slot's own fields."""
    return {key: str(value) for key, value in request.POST.items() if key not in _BESIDE}
