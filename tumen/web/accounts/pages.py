"""The pages of signing in and of one's own account: allauth's views with our pages and sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.views import LoginView, LogoutView, PasswordChangeView, ReauthenticateView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import can_generate_recovery_codes
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from tumen.accounts.actions import accept
from tumen.accounts.codes import invitation_of
from tumen.accounts.errors import InvitationRefused, WeakPassword
from tumen.accounts.models import Account
from tumen.accounts.passwords import NotWeak
from tumen.accounts.queries import has_second_step, needs_second_step
from tumen.accounts.recovering import hash_codes
from tumen.web.accounts import noting
from tumen.web.accounts.adapter import WRONG_PASSKEY
from tumen.web.accounts.gate import HELD, held_form
from tumen.web.saying import said

_FOLDER = "tumen/accounts/"
NOT_THE_SAME = gettext_lazy("These two passwords were not the same. Type the new one twice.")


class SignIn(LoginView):
    template_name = f"{_FOLDER}sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        refused = WRONG_PASSKEY if self.request.GET.get("passkey") == "refused" else ""
        return {**super().get_context_data(**kwargs), **_passkeys(self.request), "says": refused}


class SecondStep(AuthenticateView):
    template_name = f"{_FOLDER}second_step.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        if "code" not in self.request.POST:
            noting.failed_passkey(self.stage.login.user)
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = Authenticator.objects.filter(user=self.stage.login.user)
        found = set(own.values_list("type", flat=True))
        has_passkey = Authenticator.Type.WEBAUTHN in found
        return {
            **super().get_context_data(**kwargs),
            **_passkeys(self.request),
            "has_passkey": has_passkey,
            "has_app": Authenticator.Type.TOTP in found,
            "says": WRONG_PASSKEY
            if self.request.method == "POST" and "code" not in self.request.POST
            else "",
        }


class SignInByPasskey(LoginWebAuthnView):
    def form_invalid(self, form: Any) -> HttpResponse:
        noting.failed_passkey(None)
        return HttpResponseRedirect(f"{reverse('account_login')}?passkey=refused")


class Again(ReauthenticateView):
    """The password once more, after a pause or before a second step is changed."""

    template_name = f"{_FOLDER}again.html"


class AgainByPasskey(ReauthenticateWebAuthnView):
    template_name = f"{_FOLDER}again_by_passkey.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        noting.failed_passkey(_account_of(self.request))
        context = {**self.get_context_data(), "says": WRONG_PASSKEY}
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), **_passkeys(self.request)}


class SignOut(LogoutView):
    template_name = f"{_FOLDER}sign_out.html"

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"cache"'
        return response


class OwnAccount(TemplateView):
    """What one signs in with, and what is still missing."""

    template_name = f"{_FOLDER}account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account = _account_of(self.request)
        own = list(Authenticator.objects.filter(user=account).order_by("pk"))
        kinds = {kind: [each for each in own if each.type == kind] for kind in Authenticator.Type}
        codes = kinds[Authenticator.Type.RECOVERY_CODES]
        has = has_second_step(account.actor)
        return {
            **super().get_context_data(**kwargs),
            "app": kinds[Authenticator.Type.TOTP],
            "passkeys": kinds[Authenticator.Type.WEBAUTHN],
            "codes_left": len(codes[0].wrap().get_unused_codes()) if codes else None,
            "has_second_step": has,
            "must_set_up": needs_second_step(account.actor) and not has,
        }


class AddApp(ActivateTOTPView):
    template_name = f"{_FOLDER}add_app.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        key = context["form"].secret
        return {**context, "key": [key[at : at + 4] for at in range(0, len(key), 4)]}

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _note_added(self.request, noting.APP, with_codes=self.did_generate_recovery_codes)
        return response


class RemoveApp(DeactivateTOTPView):
    template_name = f"{_FOLDER}remove_app.html"

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _note_removed(self.request, noting.APP)
        return response


class AddPasskey(AddWebAuthnView):
    template_name = f"{_FOLDER}add_passkey.html"

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _note_added(self.request, noting.PASSKEY, with_codes=self.did_generate_recovery_codes)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        context = {**self.get_context_data(), "form": self.form_class(user=self.request.user)}
        return self.render_to_response({**context, "says": WRONG_PASSKEY})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), **_passkeys(self.request)}


class RemovePasskey(RemoveWebAuthnView):
    template_name = f"{_FOLDER}remove_passkey.html"
    success_url = "/account"

    def form_valid(self, form: Any) -> HttpResponse:
        # allauth asks this before it removes an app, and not before a passkey.
        if not get_adapter().can_delete_authenticator(self.get_object()):
            says = get_adapter().error_messages["cannot_delete_authenticator"]
            return self.render_to_response(self.get_context_data(says=says))
        response = super().form_valid(form)
        _note_removed(self.request, noting.PASSKEY)
        return response


class NewCodes(GenerateRecoveryCodesView):
    template_name = f"{_FOLDER}new_codes.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not can_generate_recovery_codes(request.user):
            return redirect("mfa_index")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _note_added(self.request, noting.CODES)
        return response


class Codes(ViewRecoveryCodesView):
    """The codes, once; with this one answer they are kept as hashes."""

    template_name = f"{_FOLDER}codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        own = Authenticator.objects.get(
            user=_account_of(self.request), type=Authenticator.Type.RECOVERY_CODES
        )
        hash_codes(own)
        return context


class NewPassword(PasswordChangeView):
    template_name = f"{_FOLDER}new_password.html"
    success_url = "/account"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "help": said(NotWeak().get_help_text())}


def join(request: HttpRequest) -> HttpResponse:
    """Whoever was invited chooses a password, and is signed in."""
    if request.user.is_authenticated:
        return redirect("mfa_index")
    typed = {name: request.POST.get(name, "") for name in ("code", "password1", "password2")}
    says = ""
    if request.method == "POST":
        try:
            invitation = invitation_of(typed["code"])
            if typed["password1"] == typed["password2"]:
                account = accept(
                    actor=invitation.account.actor, invitation=invitation, password=typed["password1"]
                )
                record_authentication(request, account, "password", username=account.name)
                return perform_login(request, Login(user=account, redirect_url=reverse("mfa_index")))
            says = str(NOT_THE_SAME)
        except (InvitationRefused, WeakPassword) as refused:
            says = said(str(refused))
    context = {"says": says, "code": typed["code"], "help": said(NotWeak().get_help_text())}
    return render(request, f"{_FOLDER}join.html", context)


def held(request: HttpRequest) -> HttpResponse:
    """What somebody had written when their session was locked: to be sent now, or thrown away."""
    if request.method == "POST":
        request.session.pop(HELD, None)
        return redirect("home")
    found = held_form(request)
    if found is None:
        return redirect("home")
    words = [value for name, value in found["fields"] if len(value) > 1 and name != "next"]
    about, _, judged = str(found["path"]).rpartition("/")
    return render(request, f"{_FOLDER}held.html", {**found, "words": words, "about": judged and about})


def _note_added(request: HttpRequest, kind: str, *, with_codes: bool = False) -> None:
    account = _account_of(request)
    for each in (kind, noting.CODES) if with_codes else (kind,):
        noting.added(account, each)
    _end_other_sessions(request)


def _note_removed(request: HttpRequest, kind: str) -> None:
    noting.removed(_account_of(request), kind)
    _end_other_sessions(request)


def _end_other_sessions(request: HttpRequest) -> None:
    """Whoever is signed in to the account elsewhere did not prove what is asked for from now on."""
    account = _account_of(request)
    account.end_sessions()
    account.save(update_fields=["sessions_mark"])
    update_session_auth_hash(request, account)


def _account_of(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # the gate let nobody else through
    return account


def _passkeys(request: HttpRequest) -> dict[str, str]:
    """Where passkeys can be used, when the page was asked for by a number: they are made for names."""
    host, _, port = (
        request.get_host().rpartition(":") if ":" in request.get_host() else (request.get_host(), "", "")
    )
    if host != "127.0.0.1":
        return {"passkeys_at": ""}
    return {"passkeys_at": f"{request.scheme}://localhost{':' + port if port else ''}{request.path}"}


#: What a view of this module is: takes the request, and what its address names.
View = Callable[..., HttpResponse]
