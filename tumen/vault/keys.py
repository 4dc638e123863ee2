"""The keys of one workspace: one random secret, and a key of its own for each purpose derived from it.

Reference: HKDF with SHA-256, RFC 5869.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

#: Bytes of every key: AES-256 and SQLCipher's raw key take 32, and HMAC-SHA256 gains nothing from more.
KEY_LENGTH = 32


def new_secret() -> bytes:
    """A fresh random secret, from the operating system's generator."""
    return secrets.token_bytes(KEY_LENGTH)


def derive(secret: bytes, purpose: str, *, salt: bytes | None = None) -> bytes:
    """A key of `KEY_LENGTH` bytes for ``purpose``; one key says nothing about another."""
    info = f"tumen/1/{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_LENGTH, salt=salt, info=info).derive(secret)


@dataclass(frozen=True, slots=True)
class Keys:
    """The derived keys of a workspace, left out of ``repr``, so that no log or traceback shows them."""

    database: bytes = field(repr=False)  #: SQLCipher's raw key
    evidence: bytes = field(repr=False)  #: each evidence file's own key is derived from this one
    address: bytes = field(repr=False)  #: names evidence; without it nobody can ask "do they hold this file?"
    web: bytes = field(repr=False)  #: Django's secret key
    audit: bytes = field(repr=False)  #: the Ed25519 key that signs the heads of the audit log
    records: bytes = field(repr=False)  #: wraps the keys of single records, which can be destroyed
    accounts: bytes = field(repr=False)  #: seals the secrets of people's second step
    interviews: bytes = field(repr=False)  #: the Ed25519 key that signs interviews handed over to a team
    releases: bytes = field(repr=False)  #: the Ed25519 key that signs what is published

    @classmethod
    def of(cls, secret: bytes, *, session: str = "") -> Keys:
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
