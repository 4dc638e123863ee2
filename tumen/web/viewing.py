"""How a page is asked for: by a viewer, for reading only; and what is said when it cannot be shown.

No view is reached in another way: each is wrapped by `page` where its address is listed, and takes the viewer
as its second argument, so that none can ask a query without one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tumen.access.actors import anonymous_reader
from tumen.access.errors import UnknownActor
from tumen.access.models import Viewer
from tumen.claims.errors import NoSuchClaim, NoSuchSource
from tumen.documents.errors import NoSuchDocument
from tumen.record.errors import NoSuchEvent

#: Takes the request, the viewer, and the ids of the address.
View = Callable[..., HttpResponse]
#: The address names something that this viewer's record does not hold; the message says so in a sentence.
NOT_KEPT = (NoSuchDocument, NoSuchClaim, NoSuchSource, NoSuchEvent)
#: What an address leads to: takes the request and the ids.
Page = Callable[..., HttpResponse]


def viewer_of(request: HttpRequest) -> Viewer:
    """Who looks. Until people log in, whoever opens the pages on this computer is the anonymous reader."""
    return anonymous_reader()


def page(view: View) -> Page:
    """The view as an address reaches it: with its viewer, for GET and HEAD alone, refusals in plain words."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **ids: str) -> HttpResponse:
        try:
            return view(request, viewer_of(request), **ids)
        except NOT_KEPT as gap:
            return render(request, "tumen/missing.html", {"says": str(gap)}, status=404)
        except UnknownActor:
            return render(request, "tumen/closed.html", status=403)

    return answer
