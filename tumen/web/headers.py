"""Answers leave no trace in the browser and cannot be used by another site that is open in it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from tumen.web.api.problems import is_of_the_api
from tumen.web.failures import forged

_HEADERS = {
    # The vault is encrypted; a browser's cache on the disk is not.
    "Cache-Control": "no-store",
    # Another site could otherwise learn from a picture's size or a script's error which pages this record
    # has.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def admit_no_nothing_letter(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware for addresses that hold the sign of no letter (U+0000): nothing here has such a name.

    In what is looked for, U+FFFD takes its place, as in HTML: the team's database keeps no text with
    U+0000, and would answer with a fault of its own. What is to be kept is left as it is, and refused; so is
    what programs look for, whose description has no such sign.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path:
            raise Http404
        if request.method in ("GET", "HEAD") and not is_of_the_api(request):
            asked = str(request.META.get("QUERY_STRING", ""))
            request.META["QUERY_STRING"] = asked.replace("%00", "%EF%BF%BD")
        return get_response(request)

    return answer


def keep_other_sites_out(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: what another site in the browser asks for is refused, but for a link that somebody follows.

    For a browser another port of this computer is the same site: its pages send our cookie along, however
    strict that is. So this is asked before any session is looked for: a form of theirs is not even kept
    through a pause. Browsers say who asks, by themselves, and no script can change it (W3C Fetch Metadata);
    of what says nothing, a program or an old browser, the mark of our own forms is still asked.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        return forged(request) if _is_of_another_site(request) else get_response(request)

    return answer


def _is_of_another_site(request: HttpRequest) -> bool:
    said = request.headers
    if said.get("Sec-Fetch-Site", "none") in ("same-origin", "none"):
        return False
    is_link = said.get("Sec-Fetch-Mode") == "navigate" and said.get("Sec-Fetch-Dest") == "document"
    return request.method not in ("GET", "HEAD") or not is_link


def leave_no_trace(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that puts these headers on every answer, static files and refusals included.

    A cookie that came by https never goes back by http.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response[name] = value
        if request.is_secure():
            for cookie in response.cookies.values():
                cookie["secure"] = True
        return response

    return answer
