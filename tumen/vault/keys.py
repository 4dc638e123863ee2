"""The keys of one workspace: one random secret, and a key of its own for each purpose derived from it.

Reference: HKDF with SHA-256, RFC 5869.

Python's bytes stay in memory as they were after nobody needs them, until something else takes their place. A
`Key` overwrites itself then.
"""

from __future__ import annotations

import ctypes
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

#: Bytes of every key: AES-256 and SQLCipher's raw key take 32, and HMAC-SHA256 gains nothing from more.
KEY_LENGTH = 32
#: Where in an object of bytes the bytes themselves begin; a zero follows them, which is counted too.
_HEADER = sys.getsizeof(b"") - 1


def overwrite(held: bytes) -> None:
    """Zeros in the place of bytes that only we have, which are of no use to anybody afterwards.

    Python means bytes to stay what they are, so this is done where it is at home (CPython), and only when
    they are found where they should be.
    """
    if len(held) < KEY_LENGTH:
        return  # of bytes that are short Python may keep one for everybody
    place = (ctypes.c_char * len(held)).from_address(id(held) + _HEADER)
    if memoryview(place).cast("B") == memoryview(held):
        ctypes.memset(place, 0, len(held))


class Key(bytes):
    """A key, which is overwritten in memory as soon as nobody holds it any more."""

    __slots__ = ()

    @classmethod
    def taking(cls, derived: bytes) -> Key:
        """A key of these bytes, which are overwritten: nobody else may have them."""
        key = cls(derived)
        overwrite(derived)
        return key

    def __del__(
        self,
        overwrite: Callable[[bytes], None] = overwrite,
        is_ending: Callable[[], bool] = sys.is_finalizing,
    ) -> None:
        # The memory of a program that ends goes back to the system, and what overwrites may be gone already.
        if not is_ending():
            overwrite(self)


def new_secret() -> bytes:
    """A fresh random secret, from the operating system's generator."""
    return secrets.token_bytes(KEY_LENGTH)


def derive(secret: bytes | bytearray, purpose: str, *, salt: bytes | None = None) -> Key:
    """A key of `KEY_LENGTH` bytes for ``purpose``; one key says nothing about another."""
    info = f"tumen/1/{purpose}".encode()
    return Key.taking(HKDF(algorithm=SHA256(), length=KEY_LENGTH, salt=salt, info=info).derive(secret))


@dataclass(frozen=True, slots=True)
class Keys:
    """The derived keys of a workspace, left out of ``repr``, so that no log or traceback shows them."""

    database: Key = field(repr=False)  #: SQLCipher's raw key
    evidence: Key = field(repr=False)  #: each evidence file's own key is derived from this one
    address: Key = field(repr=False)  #: names evidence; without it nobody can ask "do they hold this file?"
    web: Key = field(repr=False)  #: Django's secret key
    audit: Key = field(repr=False)  #: the Ed25519 key that signs the heads of the audit log
    records: Key = field(repr=False)  #: wraps the keys of single records, which can be destroyed
    accounts: Key = field(repr=False)  #: seals the secrets of people's second step
    interviews: Key = field(repr=False)  #: the Ed25519 key that signs interviews handed over to a team
    releases: Key = field(repr=False)  #: the Ed25519 key that signs what is published

    @classmethod
    def of(cls, secret: bytes | bytearray, *, session: str = "") -> Keys:
        """The keys that belong to ``secret``. Raises ValueError unless it has exactly `KEY_LENGTH` bytes.

        The key of the web is of one ``session`` besides: what the pages signed in another one is worth
        nothing, so that locking the vault ends every session.
        """
        if len(secret) != KEY_LENGTH:
            raise ValueError(f"A workspace's secret has {KEY_LENGTH} bytes, not {len(secret)}.")
        purposes = (
            *("database", "evidence", "address", "audit", "records", "accounts", "interviews", "releases"),
        )
        lasting = {purpose: derive(secret, purpose) for purpose in purposes}
        return cls(**lasting, web=derive(secret, "web", salt=session.encode() or None))
