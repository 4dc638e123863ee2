"""What the password of an account must be: long, and not one that everybody tries first.

Reference: NIST SP 800-63B-4, 3.1.1.2 (15 characters where it may be the only secret, a list of common ones,
no rules of composition, every sign allowed, nothing that makes people change it from time to time).
"""

from __future__ import annotations

from django.core.exceptions import ValidationError

from tumen.accounts.errors import WeakPassword
from tumen.accounts.models import Account
from tumen.vault.passphrases import SHORTEST, weakness_of


def refuse_weak(password: str, *, name: str) -> None:
    """Raises `WeakPassword` for one that is soon guessed; ``name`` is what its owner signs in with."""
    if weakness := weakness_of(password, name=name):
        raise WeakPassword(f"This password {weakness.value.format(name='your name')}")


class NotWeak:
    """`refuse_weak` as Django asks for it, wherever a password is chosen."""

    def validate(self, password: str, user: Account | None = None) -> None:
        try:
            refuse_weak(password, name=user.name if user else "")
        except WeakPassword as weak:
            raise ValidationError(str(weak)) from weak

    def get_help_text(self) -> str:
        return f"At least {SHORTEST} letters or signs: four or five words that do not belong together."
