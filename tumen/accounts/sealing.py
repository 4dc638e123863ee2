"""The secrets of the second step, sealed before they reach the database.

SQLCipher encrypts the file; a team's database on a server does not, and whoever reads its rows must not be
able to make codes.
"""

from __future__ import annotations

import secrets
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tumen.accounts.errors import AccountsError
from tumen.vault.workspace import Workspace

_NONCE = 12  #: bytes, as NIST SP 800-38D wants for random ones
_PURPOSE = b"tumen/1/second step"


def seal(text: str) -> str:
    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(Workspace.current().keys().accounts).encrypt(nonce, text.encode(), _PURPOSE)
    return b64encode(nonce + sealed).decode("ascii")


def unseal(sealed: str) -> str:
    """Raises `AccountsError` for what was not sealed with the key of this workspace."""
    try:
        raw = b64decode(sealed, validate=True)
        key = AESGCM(Workspace.current().keys().accounts)
        return key.decrypt(raw[:_NONCE], raw[_NONCE:], _PURPOSE).decode()
    except (ValueError, InvalidTag) as error:
        raise AccountsError(
            "The second step of this account cannot be read: it was kept under another key. "
            "A keeper sets the account back: tumen account reset."
        ) from error
