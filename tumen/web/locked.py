"""The vault locked from a page, the page that is all there is then, and opening it again.

Locking asks for nothing but a form of ours: in a hurry everything asked would be one thing too many, and
whoever locks learns nothing. While the vault is locked, no page reaches a view but the one that opens it;
nothing on the locked page says what was looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tumen.access.actors import ACCOUNTS, anonymous_reader
from tumen.access.keeping import note_opening
from tumen.vault import keyring, opening
from tumen.vault.advising import command, completed
from tumen.vault.errors import TooManyTries, VaultError
from tumen.vault.workspace import Workspace
from tumen.web.api.problems import closed_by_lock, is_of_the_api
from tumen.web.saying import said

#: "Locked": what was asked for is there, and is not given now.
LOCKED = 423
#: Too many tries; the header Retry-After says for how long.
TOO_MANY = 429


def workspace() -> Workspace:
    """The workspace that is served."""
    served: Workspace = settings.TUMEN.workspace
    return served


def vault(request: HttpRequest) -> dict[str, Any]:
    """For every page: whether its vault can be locked, or has no passphrase at all."""
    guarded = workspace().has_passphrase
    return {"vault": {"may_be_locked": guarded, "has_no_passphrase": not guarded}}


def commands(request: HttpRequest) -> dict[str, Any]:
    """For every page: how a command begins that it advises. With accounts the folder is not named: who reads
    the pages then has no terminal of this computer, and is not told where the record lies on it."""
    return {"tumen": "tumen" if request.META.get(ACCOUNTS) else command()}


def advised(request: HttpRequest, words: str) -> str:
    """What a room says, in the language of the page, with its commands as `commands` has them."""
    told = said(words)
    return told if request.META.get(ACCOUNTS) else completed(told)


def close_when_locked(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: while the vault is locked, every address answers with the locked page.

    An answer that was in the making when the vault was locked is thrown away.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        of_the_lock = request.path in (reverse("unlock"), reverse("lock"), reverse("language"))
        if not of_the_lock and not workspace().is_open:
            return _locked(request)
        response = get_response(request)
        if not of_the_lock and not workspace().is_open:
            return _locked(request)
        return response

    return answer


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock the vault, for every program that has it open. The browser forgets the pages it has kept."""
    if workspace().has_passphrase:
        # Without waiting: this request itself is one of those that have to end.
        opening.lock(workspace(), patience=0)
    response = HttpResponseRedirect(reverse("home"))
    response["Clear-Site-Data"] = '"cache"'
    return response


@sensitive_post_parameters("passphrase")
@require_POST
def unlock(request: HttpRequest) -> HttpResponse:
    """Open the vault again. A wrong passphrase makes the next try wait, here and at the terminal."""
    served = workspace()
    if not served.is_open:
        try:
            opening.open_by_passphrase(served, request.POST.get("passphrase", ""))
        except TooManyTries as wait:
            response = _locked(request, says=said(str(wait)), status=TOO_MANY)
            response["Retry-After"] = str(wait.seconds)
            return response
        except VaultError as refused:
            return _locked(request, says=advised(request, str(refused)), status=403)
        try:
            note_opening(actor=anonymous_reader(), workspace=served, at="a page")
        except Exception:  # of whatever sort: what leaves no line does not stay open
            keyring.drop(served.path)
            raise
        keyring.end_opening(served.path)
    return HttpResponseRedirect(reverse("home"))


def _locked(request: HttpRequest, *, says: str = "", status: int = LOCKED) -> HttpResponse:
    if is_of_the_api(request):
        return closed_by_lock()
    return render(
        request,
        "tumen/locked.html",
        {"says": says, "is_team": bool(request.META.get(ACCOUNTS))},
        status=status,
    )
