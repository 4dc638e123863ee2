"""What is answered to an address that leads nowhere, to a refused request, and when this program fails."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tumen.web.api import problems
from tumen.web.api.problems import is_of_the_api
from tumen.web.turning_away import FORGED, OTHER_HOST, note_turned_away

#: Another method than those that an address takes.
_NOT_TAKEN = 405


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: most often another host name than this computer's own; that alone is noted and told as such."""
    if isinstance(exception, DisallowedHost):
        note_turned_away(request, OTHER_HOST)
    if is_of_the_api(request):
        return problems.refused_host()
    says = _("What was sent is too long, or not as a page here sends it. Nothing was done with it.")
    context = {} if isinstance(exception, DisallowedHost) else {"says": says}
    return render(request, "tumen/refused.html", context, status=400)


def say_what_is_not_taken(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: an address that is asked by a method that it does not take says so in a sentence."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != _NOT_TAKEN or is_of_the_api(request):
            return response
        says = _("This address is not asked in that way. Nothing was done: go back to the page before.")
        told = render(request, "tumen/refused.html", {"says": says}, status=_NOT_TAKEN)
        told["Allow"] = response["Allow"]
        return told

    return answer


def closed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "tumen/closed.html", status=403)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the address itself leads nowhere."""
    if is_of_the_api(request):
        return problems.missing(request)
    return render(request, "tumen/missing.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500: asks the database nothing, for that may be what failed."""
    if is_of_the_api(request):
        return problems.failed()
    return render(request, "tumen/failed.html", status=500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that no page of this server made, or whose page is from before the browser's last start."""
    note_turned_away(request, FORGED)
    return render(request, "tumen/forged.html", status=403)
