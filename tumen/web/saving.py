"""What the page of search takes: a search to be saved for oneself, and one to be forgotten."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tumen.access.models import Actor
from tumen.search.actions import forget_search, save_search
from tumen.search.errors import NothingAsked
from tumen.web.saying import said
from tumen.web.search import KINDS, LONGEST, Typed, answer, filters_in


def save(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Save what the form holds; the page then is that of the saved search."""
    given = request.POST
    kind = given.get("kind", "")
    typed = Typed(given.get("q", "")[:LONGEST], kind if kind in KINDS else "", filters_in(given))
    try:
        made = save_search(
            actor=judge, name=given.get("name", ""), words=typed.words, filters=typed.filters, kind=typed.kind
        )
    except NothingAsked as refused:
        return answer(request, judge, typed, refused=said(str(refused)))
    return redirect("saved-search", made.public_id)


def forget(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Forget a saved search. Raises NoSuchSearch."""
    forget_search(actor=judge, search=id)
    return redirect("search")
