"""What is kept of accounts: who signs in as which actor, who was invited, what a token lets a program do, and
how often a try was wrong."""

from __future__ import annotations

import secrets
from functools import partial
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from tumen.access.items import new_id
from tumen.access.models import Actor, Level, Role
from tumen.vault.passphrases import bytes_of


def _new_mark() -> str:
    return secrets.token_hex(16)


class Accounts(BaseUserManager["Account"]):
    """Found by the name that is typed in at sign-in."""


class Account(AbstractBaseUser):
    """Signs in as one actor. Closed, it stays as a row and never opens again but by a reset.

    ``sessions_mark`` is part of what each session of the account is checked against: another mark ends them
    all, in whatever browser they are.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "u"))
    name = models.CharField(max_length=150, unique=True)  #: typed in at sign-in; the actor's when invited
    actor = models.OneToOneField(Actor, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    sessions_mark = models.CharField(max_length=32, default=_new_mark)
    made_at = models.DateTimeField(auto_now_add=True)
    #: The language of the pages as this person chose it, "" for what their browser asks for.
    language = models.CharField(max_length=10, blank=True, default="")

    objects = Accounts()

    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="account_has_a_name")]

    def __str__(self) -> str:
        return self.name

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(_as_typed(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        return super().check_password(_as_typed(raw_password) or "")

    def end_sessions(self) -> None:
        """Whoever is signed in to this account is not any more; the caller saves the row."""
        self.sessions_mark = _new_mark()

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        # Django's own takes the password alone; with the mark, sessions can be ended while it stays.
        salted = salted_hmac(
            "tumen.accounts", f"{self.password} {self.sessions_mark}", secret=secret, algorithm="sha256"
        )
        return salted.hexdigest()


def _as_typed(password: str | None) -> str | None:
    """The same password on every keyboard ("한" as one sign or as three letters)."""
    return None if password is None else bytes_of(password).decode("utf-8", "backslashreplace")


class Invitation(models.Model):
    """Lets one person choose the password of an account, once, within its time. The code is not kept."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="invitations")
    code_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.account_id} until {self.until:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        return self.used_at is None and self.until > timezone.now()


class Token(models.Model):
    """Lets a program read and act through the API in the name of its actor, within what it was given.

    Only the hash of its secret is kept. ``clearance``, ``compartments`` (ids) and ``identity`` are the most
    that it shows; the grants of its actor are asked anew at each use. ``proved`` says how whoever made it had
    shown who they are. Taken back it stays as a row.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "t"))
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)  #: what it is for, in its owner's words
    secret_hash = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    clearance = models.CharField(max_length=20, choices=Level.choices)
    compartments = models.JSONField(default=list)
    identity = models.BooleanField(default=False)
    proved = models.CharField(max_length=100)
    made_at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)  #: noted at most every five minutes
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="token_has_a_name")]

    def __str__(self) -> str:
        return self.public_id


class Tries(models.Model):
    """How many tries were wrong one after the other, and when the last was made. ``key`` is a keyed hash of
    what they are counted for: what was typed as a name may have been a password."""

    key = models.CharField(max_length=64, unique=True)
    wrong = models.PositiveIntegerField(default=0)
    last = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.wrong} until {self.last:%Y-%m-%d %H:%M}"
