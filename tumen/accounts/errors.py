"""What can go wrong with accounts.

AccountsError
├── NoSuchAccount      nobody has an account under that name
├── HasAccount         this actor has an account already
├── InvitationRefused  no invitation has this code, or its time is over
├── WeakPassword       it would soon be guessed
├── TokenTooWide       it would open more than whoever makes it has, or proved
├── NoSuchToken        no token has this id, as far as one may know
├── NoSuchSession      one's own account has no session of this id
├── TokenRefused       nothing has this secret, or its time is over
└── MustWait           it was wrong too often; says for how many seconds nothing is taken
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class AccountsError(TumenError):
    pass


class NoSuchAccount(AccountsError):
    pass


class HasAccount(AccountsError):
    pass


class InvitationRefused(AccountsError):
    pass


class WeakPassword(AccountsError):
    pass


class TokenTooWide(AccountsError):
    pass


class NoSuchToken(AccountsError):
    pass


class NoSuchSession(AccountsError):
    pass


class TokenRefused(AccountsError):
    pass


class MustWait(AccountsError):
    """``seconds``: how long from now."""

    def __init__(self, message: str, *, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds
