"""What a passphrase must be, and the bytes that it stands for.

Reference: NIST SP 800-63B-4, 3.1.1.2 (15 characters where it is the only secret, no rules of composition, no
sign refused); RFC 8265, OpaqueString (one form for letters that can be composed in several ways).
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator

from tumen.vault.errors import WeakPassphrase

#: Letters and signs, a Hangul syllable counting as the two or three letters that it is typed with.
SHORTEST = 15
#: Fewer different ones than these are one key pressed again and again.
DIFFERENT = 5
#: Bytes; more than anybody types, and little enough to be hashed at once.
LONGEST = 1024
#: A shorter name stands in many a sentence by chance.
_NAME_THAT_COUNTS = 4


def bytes_of(passphrase: str) -> bytes:
    """The same bytes on every keyboard: "한" typed as one sign or as three letters, any kind of blank."""
    plain = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in passphrase)
    return unicodedata.normalize("NFC", plain).encode("utf-8", "surrogateescape")


class Weakness(Enum):
    """Why words are soon guessed, or cannot be taken; the value ends a sentence, whatever they are called."""

    TOO_LONG = f"is longer than {LONGEST} bytes. Take a shorter one."
    TOO_SHORT = (
        f"is too short: it needs {SHORTEST} letters or signs. Four or five words that do not belong together "
        "are long, and easy to remember."
    )
    REPEATS = f"repeats fewer than {DIFFERENT} signs. Take several words that do not belong together."
    IS_THE_NAME = "is {name} with little else. Take words that are not it."
    COMMON = (
        "is one or two of those that are tried first, one behind the other. Take four or five words that do "
        "not belong together."
    )


def refuse_weak(passphrase: str, *, name: str) -> None:
    """Raises `WeakPassphrase` for one that is soon guessed; ``name`` is that of the workspace's folder."""
    if weakness := weakness_of(passphrase, name=name):
        raise WeakPassphrase(f"This passphrase {weakness.value.format(name='the name of the workspace')}")


def weakness_of(words: str, *, name: str) -> Weakness | None:
    """Why a passphrase or a password is not to be taken, or None; ``name`` is known to whoever guesses."""
    typed, named = _as_typed(words), _as_typed(name)
    if len(bytes_of(words)) > LONGEST:
        return Weakness.TOO_LONG
    if len(typed) < SHORTEST:
        return Weakness.TOO_SHORT
    if len(set(typed)) < DIFFERENT:
        return Weakness.REPEATS
    if len(named) >= _NAME_THAT_COUNTS and len(typed.replace(named, "")) < SHORTEST:
        return Weakness.IS_THE_NAME
    return Weakness.COMMON if is_common(words) else None


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
