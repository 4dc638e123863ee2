"""A page that a program may ask for with a token, as a feed reader does: in a header, never in an address.

An address is kept by whatever passes it on. Programs that know names and passwords alone send the token in
the place of the password (RFC 7617); any name goes with it.
"""

from __future__ import annotations

import base64
import binascii
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tumen.access.bounds import within
from tumen.access.looking import one_look
from tumen.accounts.errors import MustWait, TokenRefused
from tumen.vault.acting import acting_as
from tumen.web.api.bearer import is_served, known
from tumen.web.viewing import LOOKS, Page, View, page, under

#: The header as Django keeps it.
_HEADER = "HTTP_AUTHORIZATION"
#: Addresses that are answered to a token.
_OPEN_TO_TOKENS = frozenset({"/watch/digest.atom"})


def comes_with_token(request: HttpRequest) -> bool:
    """Whether a program asks for one of these pages with a token of its own: then no session is looked for,
    and the page itself looks at the token."""
    return request.path_info in _OPEN_TO_TOKENS and bool(request.META.get(_HEADER))


def by_token(view: View) -> Page:
    """The page for who is signed in, and for a program that bears a token, within that one's bound."""
    shown = page(view)

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        if not comes_with_token(request):
            return shown(request)
        if not is_served(request):
            return _refused(404, "Nothing is answered to programs here: tumen serve --api says otherwise.")
        _as_bearer(request)
        try:
            asking = known(request)
        except MustWait as refused:
            return _refused(429, str(refused))
        except TokenRefused as refused:
            said = _refused(401, str(refused))
            said["WWW-Authenticate"] = 'Basic realm="digest", charset="UTF-8"'
            return said
        with within(asking.bound), acting_as(asking.actor.pk), one_look():
            return view(request, asking.actor)

    return under(answer, LOOKS)


def _refused(status: int, why: str) -> HttpResponse:
    return HttpResponse(why, status=status, content_type="text/plain; charset=utf-8")


def _as_bearer(request: HttpRequest) -> None:
    """A password is the token."""
    scheme, _, given = str(request.META[_HEADER]).strip().partition(" ")
    if scheme.casefold() != "basic":
        return
    try:
        pair = base64.b64decode(given.strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        pair = ""
    request.META[_HEADER] = f"Bearer {pair.partition(':')[2]}"
    vars(request).pop("headers", None)
