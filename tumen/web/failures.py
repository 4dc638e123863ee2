"""What is answered to an address that leads nowhere, to a refused request, and when this program fails."""

from __future__ import annotations

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tumen.web.api import problems
from tumen.web.api.problems import is_of_the_api
from tumen.web.turning_away import FORGED, OTHER_HOST, note_turned_away


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: most often another host name than this computer's own, and that alone is noted as such."""
    if isinstance(exception, DisallowedHost):
        note_turned_away(request, OTHER_HOST)
    if is_of_the_api(request):
        return problems.refused_host()
    return render(request, "tumen/refused.html", status=400)


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
