"""What is turned away before any action was asked for leaves a line: in the name of who is signed in, else of
the anonymous reader.

While the vault is locked nothing can be written into its log, and nothing of the record can be reached.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from tumen.access.actors import anonymous_reader
from tumen.access.models import Actor
from tumen.access.refusing import note_refusal
from tumen.accounts.models import Account

#: A form that no page of ours made, or that another site sent; a request under another name than ours.
FORGED, OTHER_HOST = "web.forged_form", "web.other_host"
#: A proof that came before its time, and more requests than anybody makes.
TOO_EARLY, TOO_MANY = "web.try_that_waits", "web.too_many_requests"
#: A token that opens nothing.
WRONG_TOKEN = "api.wrong_token"


def note_turned_away(request: HttpRequest, of: str) -> None:
    """Note that a request was turned away; ``of`` is one of the above."""
    if settings.TUMEN.workspace.is_open:
        note_refusal(actor=_who(request), of=of)


def _who(request: HttpRequest) -> Actor:
    account = getattr(request, "user", None)
    return account.actor if isinstance(account, Account) else anonymous_reader()
