"""The ids that people quote: a letter for the sort of thing, and eight signs that are hard to mistake."""

from __future__ import annotations

import re
import secrets

#: Crockford's base 32 in small letters: no i, l, o or u, so that an id survives being read out over the
#: telephone.
SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
#: 32**8, about 10**12 ids: among a million items, a new one is taken already once in a million times, and the
#: database's unique constraint then refuses it.
LENGTH = 8

#: What may stand in an audit line's item: an id, or the name of a room or step. A person's name does not
#: pass.
ITEM = re.compile(r"[a-z][a-z0-9_.:-]{0,79}")


def new_id(letter: str) -> str:
    """A fresh random id such as "d-7k3m9xqa". It tells nothing about its item."""
    return f"{letter}-" + "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
