"""Recovery codes, kept as slow hashes from the moment in which they were shown.

A code has 26 bits: whoever read what is kept of one could try them all, so each try costs as much as one of a
password. The ten of an account have one salt, and a code that is typed is hashed once. Until its owner has
seen them they are a seed, sealed: nobody knows them yet, and they could not be shown from hashes.

allauth keeps them in its row as codes that were brought from elsewhere (its ``migrated_codes``); where it
looks for a code, it is told the hash of what was typed, and never what was typed.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from argon2.low_level import Type, hash_secret_raw
from django.db import transaction

from tumen.accounts.models import Account
from tumen.accounts.sealing import seal

#: What a code costs that is tried: RFC 9106's second recommendation, as for the passphrase; memory in KiB.
MEMORY, PASSES, LANES = 64 * 1024, 3, 4
#: Digits of a code.
DIGITS = 8
#: How what is kept begins: nobody types it, for what is typed is read as digits alone.
_BEGINS = "argon2id:"
_SALT = 16
_SEED, _HASHES, _SHOWN = "seed", "migrated_codes", "viewed_at"


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed as a code: its digits, however they were grouped; "" where there is more in it."""

    digits: str

    @classmethod
    def of(cls, code: str) -> Typed:
        signs = "".join(code.split()).replace("-", "")
        return cls(signs if signs.isascii() and signs.isdecimal() else "")

    @property
    def may_recover(self) -> bool:
        return len(self.digits) == DIGITS


def hash_codes(row: Authenticator) -> None:
    """Keep the unused codes of a row as hashes; those that are hashed stay as they are."""
    with transaction.atomic():
        held: Any = Authenticator.objects.select_for_update().get(pk=row.pk)
        if _SEED not in held.data:
            return
        salt = secrets.token_hex(_SALT)
        hashes = [seal(_hashed(code, salt)) for code in held.wrap().get_unused_codes()]
        kept = {name: value for name, value in held.data.items() if name in (_SHOWN, "used_mask")}
        held.data = {**kept, "salt": salt, _HASHES: hashes}
        held.save(update_fields=["data"])


def hash_what_was_shown() -> int:
    """Hash the codes that an earlier version kept as a seed after they were shown: of how many accounts."""
    rows = Authenticator.objects.filter(type=Authenticator.Type.RECOVERY_CODES)
    shown = [row for row in rows if _SEED in row.data and row.data.get(_SHOWN)]
    for row in shown:
        hash_codes(row)
    return len(shown)


def use_code(account: Account, typed: Typed) -> Authenticator | None:
    """The recovery codes of an account, of which the typed one is used up now; None where it is none of
    them."""
    rows = Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES)
    before = rows.first()
    if before is None or not typed.may_recover:
        return None
    salt = before.data.get("salt")
    hashed = _hashed(typed.digits, salt) if salt is not None else typed.digits
    # The hash takes a while: the row as it stands now, held, tells which codes are used, and keeps the mark.
    with transaction.atomic():
        row = rows.select_for_update().first()
        if row is None or row.data.get("salt") != salt:
            return None
        used: Authenticator | None = row if row.wrap().validate_code(hashed) else None
        return used


def _hashed(code: str, salt: str) -> str:
    raw = hash_secret_raw(
        code.encode("ascii"),
        bytes.fromhex(salt),
        time_cost=PASSES,
        memory_cost=MEMORY,
        parallelism=LANES,
        hash_len=32,
        type=Type.ID,
    )
    return f"{_BEGINS}{raw.hex()}"
