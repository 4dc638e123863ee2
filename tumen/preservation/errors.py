"""What can go wrong in preservation.

PreservationError
├── BackupRefused      the backup was not made; nothing of it is left
├── BackupDamaged      the file is not what was written: cut off, altered, or without what it says it holds
│   └── NotABackup     it was never one
├── BackupTooNew       a later version of Tumen wrote it
├── NotOurRecipient    none of the identities given opens it, or a key is not one of age
├── RestoreRefused     the folder is not empty, or could not be written; nothing of it is left
└── HandoverRefused    the package was not made; nothing of it is left
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class PreservationError(TumenError):
    pass


class BackupRefused(PreservationError):
    pass


class BackupDamaged(PreservationError):
    pass


class NotABackup(BackupDamaged):
    pass


class BackupTooNew(PreservationError):
    pass


class NotOurRecipient(PreservationError):
    pass


class RestoreRefused(PreservationError):
    pass


class HandoverRefused(PreservationError):
    pass
