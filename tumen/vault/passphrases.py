"""What a passphrase must be, and the bytes that it stands for.

Reference: NIST SP 800-63B-4, 3.1.1.2 (15 characters where it is the only secret, no rules of composition, no
sign refused); RFC 8265, OpaqueString (one form for letters that can be composed in several ways).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator

from tumen.vault.errors import WeakPassphrase

#: Letters and signs, a Hangul syllable counting as the two or three letters that it is typed with.
SHORTEST = 15
#: Fewer different ones than these are one key pressed again and again.
DIFFERENT = 5
#: Bytes; more than anybody types, and little enough to be hashed at once.
LONGEST = 1024
#: A shorter name of a workspace stands in many a sentence by chance.
_NAME_THAT_COUNTS = 4


def bytes_of(passphrase: str) -> bytes:
    """The same bytes on every keyboard: "한" typed as one sign or as three letters, any kind of blank."""
    plain = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in passphrase)
    return unicodedata.normalize("NFC", plain).encode("utf-8", "surrogateescape")


def refuse_weak(passphrase: str, *, name: str) -> None:
    """Raises `WeakPassphrase` for one that is soon guessed; ``name`` is that of the workspace's folder."""
    typed = _as_typed(passphrase)
    if len(bytes_of(passphrase)) > LONGEST:
        raise WeakPassphrase(f"This passphrase is longer than {LONGEST} bytes. Take a shorter one.")
    if len(typed) < SHORTEST:
        raise WeakPassphrase(
            f"This passphrase is too short: it needs {SHORTEST} letters or signs. "
            "Four or five words that do not belong together are long, and easy to remember."
        )
    if len(set(typed)) < DIFFERENT:
        raise WeakPassphrase(
            f"This passphrase repeats fewer than {DIFFERENT} signs. Take several words that do not belong "
            "together."
        )
    named = _as_typed(name)
    if len(named) >= _NAME_THAT_COUNTS and len(typed.replace(named, "")) < SHORTEST:
        raise WeakPassphrase(
            "This passphrase is the name of the workspace with little else. Take words that are not its name."
        )
    if is_common(passphrase):
        raise WeakPassphrase(
            "This passphrase is one or two of those that are tried first, one behind the other. "
            "Take four or five words that do not belong together."
        )


def is_common(words: str) -> bool:
    """Whether it is on the list of passwords that are tried first, or two of them one behind the other.

    The list, Django's, has 20,000 that leaked most often. Few of them are as long as one must be here; two
    of them often are, and are tried soon after. Blanks and other signs between and around them do not count.
    """
    known, typed = _tried_first(), words.strip().casefold()
    plain = re.sub(r"[\W_]+", "", typed)
    return typed in known or any(
        plain[:at] in known and (plain[at:] in known or at == len(plain)) for at in range(1, len(plain) + 1)
    )


@cache
def _tried_first() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def _as_typed(text: str) -> str:
    """Its letters and signs, without blanks at the ends, taken apart and in small letters."""
    return unicodedata.normalize("NFD", text.strip()).casefold()
