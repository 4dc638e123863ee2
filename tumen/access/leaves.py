"""An audit line as the bytes that are hashed, version 1 of the form (docs/reference/audit.md). PURE.

What else a later reader needs (the detail) may have to be forgotten one day, so the form holds only a
commitment to it: the hash of a random salt and the detail. With the salt gone, nobody can find out what it
was by trying; and the log still verifies.
"""

from __future__ import annotations

import json
import re
import secrets
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from tumen.access.merkle import leaf_hash

#: Stands in every entry; a new form gets a new number.
VERSION = 1
#: Bytes of salt: 128 bits, which nobody tries out.
SALT = 16

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


def canonical(value: Any) -> str:
    """``value`` as JSON in the one form that is hashed: names in order, no blanks, ASCII alone.

    Raises TypeError and ValueError for what JSON cannot hold.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def moment(at: datetime) -> str:
    """A time in UTC, to the microsecond: "2026-11-26T09:17:34.000000Z"."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text: str) -> datetime:
    """The time that `moment` wrote. Raises ValueError for any other form."""
    if not _MOMENT.fullmatch(text):
        raise ValueError("A time is written as 2026-11-26T09:17:34.000000Z.")
    return datetime.fromisoformat(text)


def new_salt() -> str:
    """A fresh random salt, in hexadecimal."""
    return secrets.token_hex(SALT)


def commitment(salt: str, detail: str) -> str:
    """What an entry says of its detail: SHA-256 of the salt's bytes and the detail's text.

    Raises ValueError unless the salt has exactly `SALT` bytes: with any length allowed, the end of one could
    be passed off as the beginning of the other.
    """
    data = bytes.fromhex(salt)
    if len(data) != SALT or salt != data.hex():
        raise ValueError(f"A salt is {SALT} bytes in small hexadecimal digits.")
    return sha256(data + detail.encode("utf-8", "surrogateescape")).hexdigest()


def entry_text(*, number: int, at: str, actor: str, action: str, item: str, committed: str) -> str:
    """The entry in its canonical form; ``at`` as `moment` writes it, ``actor`` an id such as "a-1"."""
    entry = {
        "action": action,
        "actor": actor,
        "at": at,
        "detail": committed,
        "item": item,
        "number": number,
        "v": VERSION,
    }
    return canonical(entry)


def leaf_of(**entry: Any) -> bytes:
    """The hash of an entry; takes what `entry_text` takes."""
    return leaf_hash(entry_text(**entry).encode())
