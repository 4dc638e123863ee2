"""The key file: the workspace's secret, wrapped once by the passphrase and once by the recovery key.

docs/reference/vault.md draws its bytes. Each wrap is AES-256-GCM with what stands before it as associated
data; a code under the secret itself binds the two together and to the cost of guessing; and a plain SHA-256
at the end tells a damaged file from a wrong passphrase before anything is asked of either.

Reference: RFC 9106 (Argon2, the second recommended choice: 64 MiB, 3 passes, 4 lanes); RFC 5869 (HKDF).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass, replace

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tumen.vault.errors import (
    KeyFileDamaged,
    VaultError,
    VaultTooNew,
    WrongPassphrase,
    WrongRecoveryKey,
)
from tumen.vault.keys import KEY_LENGTH, Key, derive, overwrite
from tumen.vault.passphrases import bytes_of

#: The first bytes of every key file, of this version and of any later one.
FORMAT = b"TUMENKEY"
VERSION = 1
#: Bytes at the end, SHA-256 of all before; every later version ends so too.
CHECK = 32

_NONCE, _SALT, _WRAPPED = 12, 16, KEY_LENGTH + 16
_HEAD = struct.Struct(">8sBIIB16s")  # format, version, memory, passes, lanes, salt
_BODY = struct.Struct(f">{_NONCE}s{_WRAPPED}s{_NONCE}s{_WRAPPED}s32s")  # two wraps, the code
#: Bytes of a whole key file.
SIZE = _HEAD.size + _BODY.size + CHECK


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: ``memory`` in KiB, ``passes`` over it, ``lanes`` at once."""

    memory: int
    passes: int
    lanes: int

    def is_within(self, least: Cost, most: Cost) -> bool:
        return all(
            getattr(least, name) <= getattr(self, name) <= getattr(most, name)
            for name in ("memory", "passes", "lanes")
        )


#: About a second on an old laptop, and never less: a file that asks for less was made by somebody who
#: guesses.
FLOOR = Cost(memory=64 * 1024, passes=3, lanes=4)
#: A file that asks for more would stop the computer instead of opening.
CEILING = Cost(memory=4 * 1024 * 1024, passes=64, lanes=16)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file taken apart. It holds nothing that opens anything without passphrase or recovery key."""

    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes  #: the secret, by the passphrase
    recovery_nonce: bytes
    recovery_wrapped: bytes  #: the secret, by the recovery key
    code: bytes  #: HMAC-SHA256 of all the above under a key from the secret

    @classmethod
    def of(cls, secret: bytes | bytearray, *, passphrase: str, recovery_key: bytes) -> KeyFile:
        """A new one for ``secret``."""
        nonce = os.urandom(_NONCE)
        cipher = AESGCM(_recovery_cipher_key(recovery_key))
        wrapped = cipher.encrypt(nonce, secret, _RECOVERY)
        blank = cls(FLOOR, b"", b"", b"", nonce, wrapped, b"")
        return blank.with_passphrase(secret, passphrase)

    def with_passphrase(self, secret: bytes | bytearray, passphrase: str) -> KeyFile:
        """The same secret under another passphrase; the recovery key stays."""
        fresh = replace(self, cost=FLOOR, salt=os.urandom(_SALT), nonce=os.urandom(_NONCE))
        cipher = AESGCM(fresh._passphrase_key(passphrase))
        sealed = replace(fresh, wrapped=cipher.encrypt(fresh.nonce, secret, fresh._head()))
        return replace(sealed, code=sealed._code_under(secret))

    @classmethod
    def parse(cls, data: bytes) -> KeyFile:
        """Raises `KeyFileDamaged` unless every bit is as it was written, and `VaultTooNew`."""
        if not data.startswith(FORMAT) or len(data) <= len(FORMAT) + CHECK:
            raise _damaged("it does not begin as a key file does")
        if not hmac.compare_digest(hashlib.sha256(data[:-CHECK]).digest(), data[-CHECK:]):
            raise _damaged("a part of it was changed")
        if data[len(FORMAT)] > VERSION:
            raise VaultTooNew(
                "The key file of this workspace was written by a later version of Tumen. "
                "Open it with that version or a newer one; nothing was changed."
            )
        if data[len(FORMAT)] != VERSION or len(data) != SIZE:
            raise _damaged("it has no length or version that there is")
        _, _, memory, passes, lanes, salt = _HEAD.unpack_from(data)
        cost = Cost(memory, passes, lanes)
        if not cost.is_within(FLOOR, CEILING):
            raise _damaged("it asks for a cost of guessing that Tumen never sets")
        return cls(cost, salt, *_BODY.unpack_from(data, _HEAD.size))

    def to_bytes(self) -> bytes:
        data = self._coded() + self.code
        return data + hashlib.sha256(data).digest()

    def open_by_passphrase(self, passphrase: str) -> bytearray:
        """The secret. Raises `WrongPassphrase`, and `KeyFileDamaged` for a file that was put together."""
        cipher = AESGCM(self._passphrase_key(passphrase))
        try:
            return self._checked(cipher.decrypt(self.nonce, self.wrapped, self._head()))
        except InvalidTag as error:
            raise WrongPassphrase(
                "The vault does not open with this passphrase. Nothing is lost: type it again, or, when it "
                "is forgotten, take the recovery sheet and use: tumen recover"
            ) from error

    def open_by_recovery_key(self, recovery_key: bytes) -> bytearray:
        """The secret. Raises `WrongRecoveryKey`, and `KeyFileDamaged` for a file that was put together."""
        cipher = AESGCM(_recovery_cipher_key(recovery_key))
        try:
            return self._checked(cipher.decrypt(self.recovery_nonce, self.recovery_wrapped, _RECOVERY))
        except InvalidTag as error:
            raise WrongRecoveryKey(
                "The vault does not open with this recovery key, though it was typed as a sheet shows one. "
                "Look for the sheet of this workspace, and for the newest: a new sheet ends the one before."
            ) from error

    def _checked(self, secret: bytes) -> bytearray:
        if not hmac.compare_digest(self._code_under(secret), self.code):
            raise _damaged("its parts do not belong together")
        held = bytearray(secret)
        overwrite(secret)
        return held

    def _code_under(self, secret: bytes | bytearray) -> bytes:
        return hmac.new(derive(secret, "key file"), self._coded(), hashlib.sha256).digest()

    def _coded(self) -> bytes:
        wraps = (self.nonce, self.wrapped, self.recovery_nonce, self.recovery_wrapped)
        return self._head() + b"".join(wraps)

    def _head(self) -> bytes:
        cost = self.cost
        return _HEAD.pack(FORMAT, VERSION, cost.memory, cost.passes, cost.lanes, self.salt)

    def _passphrase_key(self, passphrase: str) -> bytes:
        try:
            stretched = hash_secret_raw(
                bytes_of(passphrase),
                self.salt,
                time_cost=self.cost.passes,
                memory_cost=self.cost.memory,
                parallelism=self.cost.lanes,
                hash_len=KEY_LENGTH,
                type=Type.ID,
            )
        except HashingError as error:
            raise VaultError(
                f"Opening the vault takes {self.cost.memory // 1024} MiB of memory, and there is not so "
                "much. Close other programs and try again."
            ) from error
        return derive(Key.taking(stretched), "passphrase")


#: Sealed in with the secret where the recovery key wraps it. The passphrase's salt is not: it changes with
#: the passphrase, and the recovery key is not at hand then.
_RECOVERY = FORMAT + bytes([VERSION]) + b"recovery"


def _recovery_cipher_key(recovery_key: bytes) -> bytes:
    # 160 random bits need no stretching.
    return derive(recovery_key, "recovery")


def _damaged(how: str) -> KeyFileDamaged:
    return KeyFileDamaged(
        f"The file vault.key of this workspace is damaged: {how}. Put it back from a copy of the workspace; "
        "the record and the documents are as they were, and open with it."
    )
