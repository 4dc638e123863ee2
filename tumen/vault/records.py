"""Keys of single records: what is sealed under one is gone for good when the key is destroyed.

Each key is random and is kept wrapped by the vault's own, beside nothing that it seals. Key and content are
sealed with AES-256-GCM with the record's id as associated data: neither can be put in another record's place.

Reference: NIST SP 800-38D (GCM); a key seals few messages, each under a random nonce of 96 bits.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tumen.vault.errors import RecordDamaged
from tumen.vault.keys import new_secret
from tumen.vault.workspace import Workspace

#: Bytes of nonce before each sealed content.
NONCE = 12


class RecordKeys:
    """Makes, wraps and uses keys of records, with the keys of a vault that is open."""

    def __init__(self, workspace: Workspace | None = None) -> None:
        """Raises `VaultLocked`."""
        self._own = AESGCM((workspace or Workspace.current()).keys().records)

    def new(self, item: str) -> bytes:
        """A fresh key for ``item``, wrapped."""
        return _seal(self._own, new_secret(), f"the key of {item}")

    def seal(self, data: bytes, item: str, wrapped: bytes) -> bytes:
        return _seal(self._of(item, wrapped), data, item)

    def open(self, sealed: bytes, item: str, wrapped: bytes) -> bytes:
        """What was sealed for ``item``. Raises `RecordDamaged`."""
        return _open(self._of(item, wrapped), sealed, item, item)

    def _of(self, item: str, wrapped: bytes) -> AESGCM:
        return AESGCM(_open(self._own, wrapped, f"the key of {item}", item))


def _seal(cipher: AESGCM, data: bytes, about: str) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + cipher.encrypt(nonce, data, about.encode())


def _open(cipher: AESGCM, sealed: bytes, about: str, item: str) -> bytes:
    try:
        return cipher.decrypt(bytes(sealed[:NONCE]), bytes(sealed[NONCE:]), about.encode())
    except (InvalidTag, ValueError) as error:
        raise RecordDamaged(
            f"What is sealed for {item} is not what was put there, or its key is another one. "
            "Put the workspace back from a copy (tumen restore)."
        ) from error
