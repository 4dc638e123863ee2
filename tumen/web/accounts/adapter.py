"""What allauth asks this program: our sentences, where one may be led, how secrets are kept."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings as ACCOUNT
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access.queries import may_see
from tumen.access.refusing import note_refusal
from tumen.accounts.queries import SECOND_STEPS, needs_second_step
from tumen.accounts.sealing import seal, unseal

#: One sentence for an unknown name, a wrong password, and an account that is closed or not set up yet.
WRONG = gettext_lazy(
    "Name or password is not right. Look at both again: capital letters count in the password."
)
WRONG_CODE = gettext_lazy(
    "This code is not right, was used already, or is over. Take the one that is shown now. If none is right, "
    "the clock of your telephone or of this computer is wrong."
)
WRONG_PASSKEY = gettext_lazy("The passkey was not accepted. Try again, or use your password.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "incorrect_password": gettext_lazy("This password is not right. Capital letters count."),
        "enter_current_password": gettext_lazy("This is not your password of now."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """A place within these pages, written as a path: another port of this computer is another site."""
        # Without the bar at the start "documents" would be read from wherever the page is.
        return bool(url) and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not when something was proved within the last minutes, signing in included."""
        request = context.request
        proofs = [record["at"] for record in get_authentication_records(request, request.user)]
        return time.time() - max(proofs, default=0) > ACCOUNT.REAUTHENTICATION_TIMEOUT

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        if not user.is_active or not may_see(user.actor):
            note_refusal(actor=user.actor, of="accounts.sign_in")
            return render(request, "tumen/closed.html", status=403)
        return None

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is ever sent."""

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """To come back after a pause: the password, or a passkey; a code alone is too little."""
        methods = [{"id": "password", "url": reverse("account_reauthenticate"), "description": _("password")}]
        if Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists():
            url = reverse("mfa_reauthenticate_webauthn")
            methods.append({"id": "passkey", "url": url, "description": _("passkey")})
        return methods


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": gettext_lazy(
            "With what you may see you need a second step: add another one before you remove this one."
        ),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        account: Any = authenticator.user
        others = Authenticator.objects.filter(user=account, type__in=SECOND_STEPS).exclude(
            pk=authenticator.pk
        )
        return others.exists() or not needs_second_step(account.actor)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}
