"""The code of an invitation: twenty signs that survive being read out, kept only as their hash.

100 random bits: nobody finds one by trying, so a plain hash of it is enough, where a password needs a slow
one.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

from tumen.access.items import SIGNS
from tumen.accounts.errors import InvitationRefused
from tumen.accounts.models import Invitation

#: Signs of a code, and of each of its groups.
LENGTH, GROUP = 20, 5
#: What people write for what Crockford's base 32 leaves out.
_MISREAD = str.maketrans("ilo", "110")


def new_code() -> str:
    """A fresh code in groups, such as "7k3m9-xqa42-0dfgh-jknpr"."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def hash_of(code: str) -> str:
    """The hash under which a code is kept: of its signs, however they were grouped, in whatever case."""
    signs = "".join(sign for sign in code.casefold().translate(_MISREAD) if sign.isalnum())
    return sha256(signs.encode("utf-8", "surrogateescape")).hexdigest()


def invitation_of(code: str) -> Invitation:
    """The open invitation that ``code`` is of.

    Raises `InvitationRefused`, with one sentence for every reason.
    """
    found = Invitation.objects.select_related("account__actor").filter(code_hash=hash_of(code)).first()
    if found is None or not found.is_open:
        raise InvitationRefused(
            "This code opens no invitation: it was mistyped, used already, or its time is over. "
            "Look at it again, or ask whoever invited you for another one."
        )
    return found
