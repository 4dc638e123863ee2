"""The language of the pages: chosen by a switch in their frame, else what the browser asks for.

The choice is a cookie that goes when the browser is closed, as the others do, so that it can be made before
anybody has signed in, and while the vault is locked. Who is signed in finds it again in any browser: it is
kept with their account (`accounts.gate` speaks it).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from tumen.access.queries import may_see
from tumen.accounts import actions as accounts
from tumen.vault.acting import acting_as
from tumen.web.accounts.gate import signed_in

#: The fields of the switch: the language, and whether its page has an address that can be asked for again.
LANGUAGE, HOME = "language", "home"


def languages(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the languages that these pages are not in now.

    A page that answers a form has no address that could be asked for again: its switch ``leads_home``.
    """
    now = get_language()
    others = [(code, name) for code, name in settings.LANGUAGES if code != now]
    return {"other_languages": others, "leads_home": request.method not in ("GET", "HEAD")}


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Show the pages in this language from now on, beginning with the one that was looked at; one that they
    are not in changes nothing.

    Where to go back to is what the browser says, which tells it to these pages alone. No page says it: one
    that is closed, or locked, holds nothing of its address.
    """
    response = HttpResponseRedirect("/" if HOME in request.POST else _came_from(request))
    chosen = request.POST.get(LANGUAGE, "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, httponly=True, samesite="Strict")
        _keep(request, chosen)
    return response


def _keep(request: HttpRequest, chosen: str) -> None:
    """With the account that is signed in; on a laptop without accounts there is none."""
    account = signed_in(request)["account"]
    if account is not None and may_see(account.actor):
        with acting_as(account.actor.pk):
            accounts.choose_language(actor=account.actor, account=account, language=chosen)


def _came_from(request: HttpRequest) -> str:
    """The page with the switch, as a path of these pages; home where the browser does not say it."""
    said = urlsplit(request.META.get("HTTP_REFERER", ""))
    back = urlunsplit(("", "", said.path, said.query, ""))
    is_ours = said.netloc == request.get_host() and back.startswith("/")
    return back if is_ours and url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/"
