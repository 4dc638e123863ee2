"""What can go wrong in the vault.

VaultError
├── WorkspaceRefused      the folder is not a workspace, or not a safe one
├── VaultLocked           the key is not at hand, or the database does not open with it
│   ├── WrongPassphrase   the vault does not open with this passphrase
│   ├── WrongRecoveryKey  it does not open with this recovery key
│   └── TooManyTries      a passphrase was wrong several times; `seconds` to wait
├── RecoveryKeyMistyped   a group of the recovery key cannot be right
├── WeakPassphrase        a passphrase that is soon guessed
├── KeyFileDamaged        the file of the wrapped key is not as it was written
├── RecentLogDamaged      confirmed changes would be cut off by opening the database
├── RecordDamaged         a record's sealed content does not open with its own key
├── VaultTooNew           a later version of Tumen has written here
├── DatabaseRefused       the team's database is not made ready, or not in a safe way
│   └── OwnerRefused      the role stands above the walls of the team's database
└── EvidenceError
    ├── EvidenceNotKept   the bytes could not be written; nothing was kept
    ├── EvidenceMissing   no bytes at this address
    └── EvidenceDamaged   the bytes at this address are not those that were kept
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class VaultError(TumenError):
    pass


class WorkspaceRefused(VaultError):
    pass


class VaultLocked(VaultError):
    pass


class WrongPassphrase(VaultLocked):
    pass


class WrongRecoveryKey(VaultLocked):
    pass


class TooManyTries(VaultLocked):
    def __init__(self, message: str, *, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


class RecoveryKeyMistyped(VaultError):
    pass


class WeakPassphrase(VaultError):
    pass


class KeyFileDamaged(VaultError):
    pass


class RecentLogDamaged(VaultError):
    pass


class RecordDamaged(VaultError):
    pass


class VaultTooNew(VaultError):
    pass


class DatabaseRefused(VaultError):
    pass


class OwnerRefused(DatabaseRefused):
    pass


class EvidenceError(VaultError):
    pass


class EvidenceNotKept(EvidenceError):
    pass


class EvidenceMissing(EvidenceError):
    pass


class EvidenceDamaged(EvidenceError):
    pass
