"""What the password of an account must be: long, and not one that everybody tries first.

Reference: NIST SP 800-63B-4, 3.1.1.2 (15 characters where it may be the only secret, a list of common ones,
no rules of composition, every sign allowed, nothing that makes people change it from time to time).
"""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError

from tumen.accounts.errors import WeakPassword
from tumen.accounts.models import Account
from tumen.vault.passphrases import DIFFERENT, LONGEST, SHORTEST, bytes_of, is_common

#: A shorter name stands in many a sentence by chance.
_NAME_THAT_COUNTS = 4


def refuse_weak(password: str, *, name: str) -> None:
    """Raises `WeakPassword` for one that is soon guessed; ``name`` is what its owner signs in with."""
    typed = _as_typed(password)
    if len(bytes_of(password)) > LONGEST:
        raise WeakPassword(f"This password is longer than {LONGEST} bytes. Take a shorter one.")
    if len(typed) < SHORTEST:
        raise WeakPassword(
            f"This password is too short: it needs {SHORTEST} letters or signs. "
            "Three or four words that do not belong together are long, and easy to remember."
        )
    if len(set(typed)) < DIFFERENT:
        raise WeakPassword(f"This password repeats fewer than {DIFFERENT} signs. Take several words.")
    named = _as_typed(name)
    if len(named) >= _NAME_THAT_COUNTS and len(typed.replace(named, "")) < SHORTEST:
        raise WeakPassword("This password is your name with little else. Take words that are not your name.")
    if is_common(password):
        raise WeakPassword("This password is on the lists that are tried first. Take other words.")


class NotWeak:
    """`refuse_weak` as Django asks for it, wherever a password is chosen."""

    def validate(self, password: str, user: Account | None = None) -> None:
        try:
            refuse_weak(password, name=user.name if user else "")
        except WeakPassword as weak:
            raise ValidationError(str(weak)) from weak

    def get_help_text(self) -> str:
        return f"At least {SHORTEST} letters or signs: three or four words that do not belong together."


def _as_typed(text: str) -> str:
    """Its letters and signs, a Hangul syllable counting as the two or three letters that it is typed with."""
    return unicodedata.normalize("NFD", text.strip()).casefold()
