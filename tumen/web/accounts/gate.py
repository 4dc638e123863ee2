"""Who gets through to a page: closed to everybody unless they are signed in, awake and proved enough.

Only where the server says that the pages are for accounts; else one person at this computer reads them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tumen.access.actors import ACCOUNTS
from tumen.access.queries import may_see
from tumen.access.refusing import note_refusal
from tumen.accounts.models import Account
from tumen.accounts.queries import has_second_step, needs_second_step
from tumen.accounts.sessions import BEGAN, LONGEST, SEEN
from tumen.web.api.bearing import comes_with_token
from tumen.web.api.problems import is_of_the_api
from tumen.web.pace import Pace
from tumen.web.turning_away import TOO_MANY
from tumen.web.viewing import LOOKS, RULE

#: What is there for whoever comes: to sign in, to lock or open the vault, and the language of the pages.
#: Static files come before it.
OPEN = frozenset(
    {"account_login", "mfa_authenticate", "mfa_login_webauthn", "join", "lock", "unlock", "language"}
)
#: What is there for somebody signed in whose session is locked after a pause.
UNLOCKING = frozenset(
    {"account_reauthenticate", "mfa_reauthenticate_webauthn", "account_logout", "lock", "unlock", "language"}
)
#: And for somebody who has to set up a second step first.
SETTING_UP = UNLOCKING | {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"}

#: Seconds between two notes that somebody is awake: a page view then costs no writing. The pause is measured
#: from the last note, so it can come this much too early, and never too late.
NOTED_EVERY = 30
#: Seconds by which a clock may be set back before a session counts as locked.
_SET_BACK = 120
#: Pages, and parts of pages, that one account may ask for in a minute, in all its browsers: ten a second,
#: which nobody reads, and which one processor answers.
MOST_A_MINUTE = 600
#: Letters of an address that one is led back to; no page here has a longer one.
LONGEST_BACK = 2048
#: Letters of a form that is kept through a pause.
MOST_HELD = 65536

HELD = "tumen.held"
_ACCOUNT = "tumen_account"
#: Of the accounts that are signed in to this process.
pace = Pace()
_TOKEN = "csrfmiddlewaretoken"

#: Gives the answer to a request, as Django hands it to a middleware.
Answering = Callable[[HttpRequest], HttpResponse]


def serves_accounts(request: HttpRequest) -> bool:
    """Whether the server said so; no header can."""
    return bool(request.META.get(ACCOUNTS))


def close_to_strangers(get_response: Answering) -> Answering:
    """Middleware: with accounts, no address reaches its view for whoever it is not open to."""

    def answer(request: HttpRequest) -> HttpResponse:
        # No cookie opens the API, and no page: each of its operations looks for a token itself.
        if not serves_accounts(request) or is_of_the_api(request) or comes_with_token(request):
            return get_response(request)
        return _refusal(request) or get_response(request)

    return answer


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """For every page: the account that it is shown to. Asks the database nothing."""
    return {"account": getattr(request, _ACCOUNT, None)}


def held_form(request: HttpRequest) -> dict[str, Any] | None:
    """The form that came after a pause, which nobody has sent or thrown away yet."""
    held = request.session.get(HELD)
    return held if isinstance(held, dict) else None


def _refusal(request: HttpRequest) -> HttpResponse | None:
    """What is answered instead of the page; None to let the request through."""
    name, takes = _asked_for(request)
    account = _account(request)
    if account is None:
        return None if name in OPEN else _sign_in(request, takes)
    _speak_as_chosen(request, account)
    if is_locked(request, account):
        return None if name in UNLOCKING else _unlock(request, takes)
    setattr(request, _ACCOUNT, account)
    if name not in UNLOCKING:
        if wait := pace.seconds_to_wait(account.public_id, MOST_A_MINUTE):
            return _too_many(request, account, wait)
        if not _note_awake(request):
            return _sign_in(request, takes)
        if not may_see(account.actor):
            return render(request, "tumen/closed.html", status=403)
    if name not in SETTING_UP and needs_second_step(account.actor) and not has_second_step(account.actor):
        return HttpResponseRedirect(reverse("mfa_index"))
    if takes:
        request.session.pop(HELD, None)
    return None


def _too_many(request: HttpRequest, account: Account, seconds: int) -> HttpResponse:
    """What is answered to somebody who asked for more pages than anybody reads."""
    note_refusal(actor=account.actor, of=TOO_MANY)
    says = _("More was asked for in your name within a minute than anybody reads. Wait %(seconds)s seconds.")
    context = {"says": says % {"seconds": seconds}}
    response = render(request, "tumen/accounts/wait.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response


def _asked_for(request: HttpRequest) -> tuple[str, bool]:
    """The name of the address, and whether it takes something for the record. An address that is not there is
    as closed as any."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return "", False
    return match.url_name or "", getattr(match.func, RULE, LOOKS) != LOOKS


def _account(request: HttpRequest) -> Account | None:
    """Whose session it is; one that is too old, or without a beginning, is ended."""
    if not request.user.is_authenticated:
        return None
    began = request.session.get(BEGAN)
    if not isinstance(began, int | float) or not -_SET_BACK <= time.time() - began <= LONGEST:
        logout(request)
        return None
    account = request.user
    assert isinstance(account, Account)
    return account


def is_locked(request: HttpRequest, account: Account) -> bool:
    """Whether nothing was asked for, and nothing proved, for too long."""
    proofs = [record["at"] for record in get_authentication_records(request, account)]
    last = max([request.session.get(SEEN, 0), *proofs])
    return not -_SET_BACK <= time.time() - last <= settings.TUMEN.idle_minutes * 60


def _speak_as_chosen(request: HttpRequest, account: Account) -> None:
    """The language that the account has, before the one that this browser asks for."""
    if account.language in dict(settings.LANGUAGES):
        translation.activate(account.language)
        request.LANGUAGE_CODE = account.language


def _note_awake(request: HttpRequest) -> bool:
    """Whether that could be noted: not in a session that was ended elsewhere in this very moment."""
    now = time.time()
    if abs(now - request.session.get(SEEN, 0)) >= NOTED_EVERY:
        request.session[SEEN] = now
        try:
            # At once, and not after the view: the vault may be locked by then.
            request.session.save()
        except UpdateError:
            logout(request)
            return False
        request.session.modified = False
    return True


def _sign_in(request: HttpRequest, takes: bool) -> HttpResponse:
    if takes and request.method == "POST":
        # Kept in a session it could come to somebody else, who signs in next: it is shown once, here.
        words = [value for name, value in _fields(request) if len(value) > 1 and name != "next"]
        return render(request, "tumen/accounts/signed_out.html", {"words": words}, status=403)
    return _led_to("account_login", request.get_full_path())


def _unlock(request: HttpRequest, takes: bool) -> HttpResponse:
    if not (takes and request.method == "POST"):
        back = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("home")
        return _led_to("account_reauthenticate", back)
    fields = _fields(request)
    if sum(len(name) + len(value) for name, value in fields) <= MOST_HELD:
        request.session[HELD] = {"path": request.get_full_path(), "fields": fields}
    return _led_to("account_reauthenticate", reverse("held"))


def _fields(request: HttpRequest) -> list[tuple[str, str]]:
    pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(name, str(value)) for name, value in pairs if name != _TOKEN]


def _led_to(name: str, back: str) -> HttpResponse:
    query = QueryDict(mutable=True)
    query["next"] = back if len(back) <= LONGEST_BACK else reverse("home")
    return HttpResponseRedirect(f"{reverse(name)}?{query.urlencode(safe='/')}")
