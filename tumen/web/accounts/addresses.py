"""The addresses of accounts: those of allauth that are wanted, under its names for them, and no other.

Each is wrapped by `of_an_account`. Those that take a proof count it before it is looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from allauth.account.internal.stagekit import get_pending_stage
from csp.constants import SELF
from csp.decorators import csp_replace
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.debug import sensitive_post_parameters

from tumen.access.errors import NotPermitted, UnknownActor
from tumen.accounts.errors import MustWait
from tumen.accounts.models import Account
from tumen.accounts.waits import Counted, begin_try, by_address, by_name, by_second_step
from tumen.web.accounts import pages, sessions, tokens
from tumen.web.accounts.gate import serves_accounts
from tumen.web.saying import said
from tumen.web.turning_away import TOO_EARLY, note_turned_away
from tumen.web.viewing import LOOKS, SCRIPTS, Page, under

#: What the tries of a request are counted for.
Counts = Callable[[HttpRequest], list[Counted]]
TOO_MANY = 429
#: The picture for the camera of an app stands in the page itself, so that the key is in no other address.
PICTURE = {"img-src": [SELF, "data:"]}


def of_an_account(
    view: pages.View, *, counts: Counts | None = None, allows: dict[str, list[str]] | None = None
) -> Page:
    """An address of accounts: it is not there where the pages are for one person.

    What it changes and what is noted of it are kept together, or neither is. ``allows`` is what the
    page may do beside the others.
    """

    @sensitive_post_parameters()
    @wraps(view)
    def answer(request: HttpRequest, **ids: str) -> HttpResponse:
        if not serves_accounts(request):
            raise Http404
        if request.method != "POST":
            return view(request, **ids)
        try:
            begin_try(counts(request) if counts else [])
            with transaction.atomic():
                return view(request, **ids)
        except MustWait as wait:
            note_turned_away(request, TOO_EARLY)
            response = render(request, "tumen/accounts/wait.html", {"says": said(str(wait))}, status=TOO_MANY)
            response["Retry-After"] = str(wait.seconds)
            return response
        except (NotPermitted, UnknownActor):
            # Nothing of it was kept in the vault; what the session holds of it must not be either.
            request.session.flush()
            return render(request, "tumen/closed.html", status=403)

    page: Page = csp_replace(allows)(answer) if allows else answer  # type: ignore[assignment]
    return under(page, LOOKS)


def _name_and_address(request: HttpRequest) -> list[Counted]:
    return [by_name(request.POST.get("login", "")), _address(request)]


def _second_step(request: HttpRequest) -> list[Counted]:
    stage = get_pending_stage(request)
    account = stage.login.user if stage else None
    return [_address(request), *([by_second_step(account.pk)] if account else [])]


def _own_name(request: HttpRequest) -> list[Counted]:
    own = [by_name(request.user.name)] if isinstance(request.user, Account) else []
    return [_address(request), *own]


def _only_address(request: HttpRequest) -> list[Counted]:
    return [_address(request)]


def _address(request: HttpRequest) -> Counted:
    return by_address(request.META.get("REMOTE_ADDR", ""))


_signing_in = of_an_account(pages.SignIn.as_view(), counts=_name_and_address, allows=SCRIPTS)
_second = of_an_account(pages.SecondStep.as_view(), counts=_second_step, allows=SCRIPTS)
_by_passkey = of_an_account(pages.SignInByPasskey.as_view(), counts=_only_address)
_again = of_an_account(pages.Again.as_view(), counts=_own_name)
_again_by_passkey = of_an_account(pages.AgainByPasskey.as_view(), allows=SCRIPTS)
_add_passkey = of_an_account(pages.AddPasskey.as_view(), allows=SCRIPTS)

urlpatterns: list[URLPattern] = [
    path("sign-in", _signing_in, name="account_login"),
    path("sign-in/second-step", _second, name="mfa_authenticate"),
    path("sign-in/passkey", _by_passkey, name="mfa_login_webauthn"),
    path("sign-in/again", _again, name="account_reauthenticate"),
    path("sign-in/again/passkey", _again_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("sign-out", of_an_account(pages.SignOut.as_view()), name="account_logout"),
    path("join", of_an_account(pages.join, counts=_only_address), name="join"),
    path("account", of_an_account(pages.OwnAccount.as_view()), name="mfa_index"),
    path(
        "account/password",
        of_an_account(pages.NewPassword.as_view(), counts=_own_name),
        name="account_change_password",
    ),
    path("account/app", of_an_account(pages.AddApp.as_view(), allows=PICTURE), name="mfa_activate_totp"),
    path("account/app/remove", of_an_account(pages.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("account/passkeys/add", _add_passkey, name="mfa_add_webauthn"),
    path(
        "account/passkeys/<int:pk>/remove",
        of_an_account(pages.RemovePasskey.as_view()),
        name="mfa_remove_webauthn",
    ),
    path("account/codes", of_an_account(pages.Codes.as_view()), name="mfa_view_recovery_codes"),
    path("account/codes/new", of_an_account(pages.NewCodes.as_view()), name="mfa_generate_recovery_codes"),
    path("account/tokens", of_an_account(tokens.tokens), name="tokens"),
    path("account/tokens/<str:id>/revoke", of_an_account(tokens.revoke_token), name="revoke-token"),
    path("account/sessions", of_an_account(sessions.sessions), name="sessions"),
    path("account/held", of_an_account(pages.held), name="held"),
]
