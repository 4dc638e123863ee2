"""What is answered to an address that leads nowhere, to a refused request, and when this program fails."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tumen.web.api.problems import is_of_the_api, problem
from tumen.web.api.problems import missing as no_address


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: most often another host name than this computer's own."""
    if is_of_the_api(request):
        return problem(400, "The request was refused: it names another host, or cannot be read.")
    return render(request, "tumen/refused.html", status=400)


def closed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "tumen/closed.html", status=403)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the address itself leads nowhere."""
    if is_of_the_api(request):
        return no_address(request)
    return render(request, "tumen/missing.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500: asks the database nothing, for that may be what failed."""
    if is_of_the_api(request):
        return problem(500, "This program failed, and nothing was changed. Tell whoever serves it.")
    return render(request, "tumen/failed.html", status=500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that no page of this server made, or whose page is from before the browser's last start."""
    return render(request, "tumen/forged.html", status=403)
