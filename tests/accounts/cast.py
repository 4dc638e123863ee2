"""Accounts of every sort, and what their owners know."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.hashers import Argon2PasswordHasher

from tests.access.cast import somebody
from tumen.access.actions import grant
from tumen.access.models import Actor, GrantKind, Role
from tumen.accounts import recovering
from tumen.accounts.actions import accept, invite
from tumen.accounts.codes import invitation_of
from tumen.accounts.models import Account

PASSWORD = "seven geese over the ferry"
OTHER = "a lantern behind the mill"
WRONG = "seven geese under the ferry"
SECRET = "JBSWY3DPEHPK3PXP"
WHY = "a test"


def make_cheap(patch: pytest.MonkeyPatch) -> None:
    """Hash at once: what a password costs has a test of its own."""
    patch.setattr(Argon2PasswordHasher, "time_cost", 1)
    patch.setattr(Argon2PasswordHasher, "memory_cost", 64)
    patch.setattr(Argon2PasswordHasher, "parallelism", 1)
    patch.setattr(recovering, "MEMORY", 8)
    patch.setattr(recovering, "PASSES", 1)
    patch.setattr(recovering, "LANES", 1)


def account_of(keeper: Actor, *roles: Role, identity: bool = False) -> Account:
    """An account that is set up, of a newcomer with these roles."""
    who = somebody()
    for role in roles:
        grant(actor=keeper, to=who, kind=GrantKind.ROLE, value=role.value, why=WHY)
    if identity:
        grant(actor=keeper, to=who, kind=GrantKind.IDENTITY, why=WHY)
    return joined(keeper, who) if roles else invite(actor=keeper, name=who.name)[0]


def joined(keeper: Actor, who: Actor) -> Account:
    _, code = invite(actor=keeper, name=who.name)
    return accept(actor=who, invitation=invitation_of(code), password=PASSWORD)


def with_app(account: Account) -> Account:
    TOTP.activate(account, SECRET)
    return account


def code_now() -> str:
    """What the app shows now, the middle one of what is taken: it holds for the next half minute too."""
    taken = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(SECRET, taken[len(taken) // 2]))


def steps_of(account: Account) -> list[str]:
    return sorted(Authenticator.objects.filter(user=account).values_list("type", flat=True))
