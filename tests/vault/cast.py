"""Vaults with a passphrase for the tests, where guessing costs as little as can be."""

from __future__ import annotations

import pytest

from tumen.vault import keyfile
from tumen.vault.keyfile import Cost, KeyFile
from tumen.vault.keys import new_secret

PASSPHRASE = "seven herons above a frozen river"
ANOTHER = "the lantern burns until the ferry comes"
RECOVERY_KEY = bytes(range(20))
CHEAP = Cost(memory=8, passes=1, lanes=1)
#: What is set outside the tests that ask for cheap guessing.
FLOOR = keyfile.FLOOR


def make_cheap(patch: pytest.MonkeyPatch) -> None:
    """Let guessing cost next to nothing in this process."""
    patch.setattr(keyfile, "FLOOR", CHEAP)
    patch.setattr(keyfile, "CEILING", Cost(memory=64, passes=8, lanes=4))


def key_file(secret: bytes | None = None) -> KeyFile:
    return KeyFile.of(secret or new_secret(), passphrase=PASSPHRASE, recovery_key=RECOVERY_KEY)
