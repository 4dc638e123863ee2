"""What can go wrong in the vault.

VaultError
├── WorkspaceRefused      the folder is not a workspace, or not a safe one
├── VaultLocked           the database does not open with this key
├── VaultTooNew           a later version of Tumen has written here
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


class VaultTooNew(VaultError):
    pass


class EvidenceError(VaultError):
    pass


class EvidenceNotKept(EvidenceError):
    pass


class EvidenceMissing(EvidenceError):
    pass


class EvidenceDamaged(EvidenceError):
    pass
