"""Who asks: the token that a program bears, what it is bound to, and how often it may ask.

No cookie says who asks here, so no other site that is open in a browser can. A token stands in the header
Authorization alone: an address is kept by whatever passes it on.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from tumen.access.actors import API
from tumen.access.bounds import Bound
from tumen.access.models import Actor
from tumen.access.refusing import note_refusal
from tumen.accounts.errors import MustWait, TokenRefused
from tumen.accounts.models import Token
from tumen.accounts.tokens import bound_of, note_use, token_of
from tumen.accounts.waits import begin_try, by_address
from tumen.web.pace import Pace
from tumen.web.turning_away import TOO_MANY, WRONG_TOKEN, note_turned_away

#: Where the request keeps who asks.
_ASKS = "tumen_asks"
NO_TOKEN = "No token came with the request. Send the header “Authorization: Bearer tumen_…”."


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, and within which bound; ``token`` is the row of what they bear."""

    actor: Actor
    bound: Bound
    token: Token


class Bearer(HttpBearer):
    """As the description has it. The frame has looked at the token by then: without it nothing is asked."""

    def authenticate(self, request: HttpRequest, token: str) -> Asking | None:
        return asking_of(request)


def is_served(request: HttpRequest) -> bool:
    """Whether whoever serves the pages said that programs may ask."""
    return bool(request.META.get(API))


def asking_of(request: HttpRequest) -> Asking | None:
    """Who asks, once `known` has found it out."""
    found: Asking | None = getattr(request, _ASKS, None)
    return found


def known(request: HttpRequest) -> Asking:
    """Who asks. Raises `TokenRefused`, and `MustWait` for too many wrong tokens, or requests, in a row."""
    scheme, _, secret = request.headers.get("Authorization", "").strip().partition(" ")
    if scheme.casefold() != "bearer" or not secret.strip():
        raise TokenRefused(NO_TOKEN)
    try:
        row = token_of(secret.strip())
    except TokenRefused:
        # Nobody finds one by trying; but whoever tries should not keep the database at work.
        note_turned_away(request, WRONG_TOKEN)
        begin_try([by_address(f"api {request.META.get('REMOTE_ADDR', '')}")])
        raise
    most = settings.TUMEN.api_per_minute
    if wait := pace.seconds_to_wait(row.public_id, most):
        note_refusal(actor=row.actor, of=TOO_MANY)
        raise MustWait(
            f"This token asked {most} times in a minute. Ask again in {wait} seconds.", seconds=wait
        )
    note_use(row)
    found = Asking(row.actor, bound_of(row), row)
    setattr(request, _ASKS, found)
    return found


#: Of the tokens that were used in this process.
pace = Pace()
