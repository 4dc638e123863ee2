"""Keys of records in a file of their own beside a backup, kept for a stated time and no longer.

A key that somebody had destroyed is in the files of before. Once those are gone, an old backup can be
restored with the newest file of keys: everything is there but what was withdrawn.
"""

from __future__ import annotations

import hmac
import json
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from tumen.preservation.errors import BackupDamaged
from tumen.preservation.sealing import opened, seal
from tumen.vault.durable import written
from tumen.vault.workspace import Workspace

#: Days after which a file of keys goes, once a later one lies beside it: long enough to notice that a
#: backup of last week is needed, short enough to be promised to whoever takes their consent back.
RETENTION = 30
#: How a file of keys ends, after a mark of its workspace.
ENDING = ".keys.age"


def place_of_keys(workspace: Workspace, backup: Path) -> Path:
    """The file of keys that belongs to a backup, beside it."""
    return backup.with_name(f"{_stem(backup)}.{_mark(workspace)}{ENDING}")


def write_keys(draft: Path, keys: dict[str, bytes], *, backup: str, recipients: list[Any]) -> None:
    """Seal the keys, each still wrapped by the vault's own, to whoever opens the backup as well."""
    told = {
        "format": "tumen keys",
        "version": 1,
        "backup": backup,
        "made_at": datetime.now(UTC).isoformat(),
        "kept_days": RETENTION,
        "keys": {item: key.hex() for item, key in keys.items()},
    }
    with written(draft) as file:
        seal(iter([json.dumps(told).encode()]), file, recipients)


def read_keys(file: Path, identities: list[Any]) -> dict[str, bytes]:
    """The wrapped keys in a file. Raises `BackupDamaged` and `NotOurRecipient`."""
    with opened(file, identities) as plain:
        data = plain.read()
    return keys_of(data, file)


def keys_of(data: bytes, file: Path) -> dict[str, bytes]:
    """The wrapped keys in what ``file`` holds. Raises `BackupDamaged`."""
    try:
        told = json.loads(data)
        if told["format"] != "tumen keys" or told["version"] != 1:
            raise ValueError("another format")
        return {item: bytes.fromhex(key) for item, key in told["keys"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BackupDamaged(f"{file} opens, and is no file of keys of Tumen. Name the right file.") from error


def keys_beside(backup: Path) -> Path | None:
    """The file of keys that was made with a backup, where it is there still."""
    found = sorted(backup.parent.glob(f"{_stem(backup)}.*{ENDING}"))
    return found[-1] if found else None


def remove_old_keys(workspace: Workspace, newest: Path) -> tuple[Path, ...]:
    """Remove the files of keys of this workspace beside ``newest`` whose time is over.

    A disk can keep the bytes of a removed file for a while; they are sealed to the recipients.
    """
    over = time.time() - RETENTION * 24 * 60 * 60
    old = [
        path
        for path in sorted(newest.parent.glob(f"*.{_mark(workspace)}{ENDING}"))
        if path != newest and path.stat().st_mtime < over
    ]
    for path in old:
        path.unlink()
    return tuple(old)


def _stem(backup: Path) -> str:
    return backup.name.removesuffix(".age").removesuffix(".backup")


def _mark(workspace: Workspace) -> str:
    """Tells the files of several workspaces in one folder apart, and nothing else."""
    return hmac.new(workspace.keys().records, b"files of keys", sha256).hexdigest()[:8]
