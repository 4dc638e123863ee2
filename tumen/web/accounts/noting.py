"""What allauth tells of signing in becomes lines of the audit log, and ends or counts waits."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.signals import authentication_step_completed, password_changed
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.http import HttpRequest

from tumen.access.actors import anonymous_reader
from tumen.accounts import actions
from tumen.accounts.models import Account
from tumen.accounts.sessions import BEGAN, SEEN, WHERE, where
from tumen.accounts.waits import by_address, by_name, by_second_step, forget, take_back

APP, PASSKEY, CODES = "app", "passkey", "recovery codes"
_KINDS = {
    Authenticator.Type.TOTP: APP,
    Authenticator.Type.WEBAUTHN: PASSKEY,
    Authenticator.Type.RECOVERY_CODES: CODES,
}


def listen() -> None:
    """From now on everything that is to be noted is."""
    user_logged_in.connect(_signed_in)
    user_login_failed.connect(_failed)
    authentication_step_completed.connect(_proved_again)
    password_changed.connect(_chose_password)
    signals.authenticator_used.connect(_used)
    signals.authentication_failed.connect(_failed_second_step)


def failed_passkey(account: Account | None) -> None:
    actions.note_failed_sign_in(actor=anonymous_reader(), account=account, step=PASSKEY)


def _signed_in(request: HttpRequest, user: Account, **_: Any) -> None:
    request.session[BEGAN] = request.session[SEEN] = time.time()
    request.session[WHERE] = where(request.META)
    proofs = [_proof(record) for record in get_authentication_records(request, user)]
    actions.note_sign_in(actor=user.actor, account=user, by=", ".join(proofs) or "unknown")
    _end_waits(request, user)


def _proved_again(request: HttpRequest, user: Account, **said: Any) -> None:
    if said.get("reauthenticated"):
        request.session.cycle_key()
        _end_waits(request, user)


def _end_waits(request: HttpRequest, account: Account) -> None:
    forget([by_name(account.name), by_second_step(account.pk)])
    take_back(by_address(request.META.get("REMOTE_ADDR", "")))


def _proof(record: dict[str, Any]) -> str:
    if record.get("method") == "mfa":
        return _KINDS[Authenticator.Type(record["type"])]
    return str(record.get("method"))


def _failed(credentials: dict[str, Any], **_: Any) -> None:
    account = Account.objects.filter(name__iexact=credentials.get("username") or "").first()
    actions.note_failed_sign_in(actor=anonymous_reader(), account=account, step="password")


def _failed_second_step(user: Account, **_: Any) -> None:
    actions.note_failed_sign_in(actor=anonymous_reader(), account=user, step="code")


def _chose_password(user: Account, **_: Any) -> None:
    actions.note_new_password(actor=user.actor, account=user)


def added(account: Account, kind: str) -> None:
    """allauth tells of it only when all is kept already; the line belongs into the same transaction."""
    actions.note_added_step(actor=account.actor, account=account, kind=kind)


def removed(account: Account, kind: str) -> None:
    actions.note_removed_step(actor=account.actor, account=account, kind=kind)


def _used(user: Account, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        # What is handed here was read before the code was used.
        now = Authenticator.objects.get(pk=authenticator.pk)
        left = len(now.wrap().get_unused_codes())
        actions.note_recovery_code(actor=user.actor, account=user, left=left)
