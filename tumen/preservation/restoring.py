"""A backup to a workspace: unpacked under a name that says "unfinished", proved part by part, then named."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from django.db.migrations.loader import MigrationLoader

from tumen.preservation.apart import bring_together
from tumen.preservation.errors import BackupDamaged, BackupTooNew, PreservationError, RestoreRefused
from tumen.preservation.keyfiles import keys_beside, read_keys
from tumen.preservation.manifest import HEAD, MANIFEST, Head, Manifest
from tumen.preservation.packing import Part, Tell, unpacked
from tumen.preservation.sealing import opened
from tumen.preservation.soundness import check
from tumen.vault import keyring
from tumen.vault.durable import UNFINISHED, publish, sync_folder
from tumen.vault.workspace import Workspace

#: Opens a vault that has a passphrase.
Unlock = Callable[[Workspace], None]


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was proved whole, and where it was put; ``path`` is None when it was only checked.

    ``damaged`` are the documents whose evidence was broken already when the backup was made. ``closed`` are
    documents, covers and sources whose words stay closed, for no key of theirs was given.
    """

    head: Head
    documents: int
    rows: int
    parts: int
    damaged: tuple[str, ...]
    path: Path | None
    closed: tuple[str, ...] = ()


def opens_itself(workspace: Workspace) -> None:
    """How a vault is opened that has no passphrase: it is open."""


def restore(
    backup: Path,
    into: Path,
    identities: list[Any],
    tell: Tell,
    *,
    unlock: Unlock = opens_itself,
    keys: Path | None = None,
) -> Restored:
    """Make a workspace of a backup at ``into``, a new or an empty folder.

    Everything is proved before the folder gets its name; of what fails nothing is left. Raises
    `RestoreRefused`, `BackupDamaged`, `NotOurRecipient`, `BackupTooNew`. ``unlock`` opens the vault that came
    out of it where it has a passphrase: without its key no row and no document could be looked at. ``keys``
    is a file of keys of the same workspace, of this backup or a later one; by default that beside it.
    """
    into = _place_for(into)
    draft = into.with_name(f"{into.name}.{secrets.token_hex(4)}{UNFINISHED}")
    with _refusing(into):
        into.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            draft.mkdir(mode=0o700)
            restored = _unpacked_and_checked(backup, draft, identities, tell, unlock, keys)
            _sync_folders(draft)
            publish(draft, into)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return _at(restored, into)


def rehearse(
    backup: Path,
    identities: list[Any],
    tell: Tell,
    *,
    unlock: Unlock = opens_itself,
    keys: Path | None = None,
) -> Restored:
    """Restore into a folder that goes again, and say what was found whole. Raises as `restore` does."""
    folder = Path(tempfile.gettempdir())
    with _refusing(folder), tempfile.TemporaryDirectory(prefix="tumen-restore-") as draft:
        return _unpacked_and_checked(backup, Path(draft), identities, tell, unlock, keys)


def proved(
    backup: Path, identities: list[Any], into: Path | None, tell: Tell | None = None
) -> tuple[Head, Manifest]:
    """Open a backup, write its parts into a folder when one is named, and hold each against the manifest."""
    total, done = backup.stat().st_size, 0

    def count(size: int) -> None:
        nonlocal done
        done += size
        if tell:
            tell(min(done, total), total)

    with opened(backup, identities) as plain:
        head, manifest, parts = _contents(plain, into, count)
    _compare(manifest, parts)
    return head, manifest


def _contents(plain: BinaryIO, into: Path | None, count: Any) -> tuple[Head, Manifest, list[Part]]:
    head: Head | None = None
    manifest: Manifest | None = None
    parts: list[Part] = []
    for part, data in unpacked(plain, into, (HEAD, MANIFEST), count):
        if manifest is not None:
            raise BackupDamaged(
                "The backup goes on after its end. Nothing was taken from it. Use another copy."
            )
        if head is None:
            if part.name != HEAD:
                raise BackupDamaged("The file opens, and is no backup of Tumen. Name the right file.")
            head = Head.from_bytes(data)
            _require_known(head)
        if part.name == MANIFEST:
            manifest = Manifest.from_bytes(data)
        else:
            parts.append(part)
    if head is None or manifest is None:
        raise BackupDamaged("The backup ends before its end. Nothing was taken from it. Use another copy.")
    return head, manifest, parts


def _compare(manifest: Manifest, parts: list[Part]) -> None:
    written, told = {part.name: part for part in parts}, {part.name: part for part in manifest.parts}
    if written == told:
        return
    wrong = sorted(name for name in written.keys() | told.keys() if written.get(name) != told.get(name))
    raise BackupDamaged(
        f"{wrong[0]} in the backup is not what its manifest says ({len(wrong)} of {len(told)} parts). "
        "Nothing was taken from it. Use another copy."
    )


def _require_known(head: Head) -> None:
    """Raises `BackupTooNew` when the database has been through changes that this version does not know."""
    known = MigrationLoader(None).disk_migrations or {}
    if any(app in {a for a, _ in known} and (app, name) not in known for app, name in head.schema.items()):
        raise BackupTooNew(
            f"This backup was written by Tumen {head.tumen}, which keeps more than this version knows. "
            "Restore it with that version or a newer one."
        )


def _unpacked_and_checked(
    backup: Path,
    draft: Path,
    identities: list[Any],
    tell: Tell,
    unlock: Unlock,
    keys: Path | None,
) -> Restored:
    workspace = Workspace(draft.resolve())
    workspace.evidence.mkdir(mode=0o700)
    head, manifest = proved(backup, identities, draft, tell)
    file = keys or keys_beside(backup)
    held = read_keys(file, identities) if file else {}
    if not workspace.is_open:
        unlock(workspace)
    try:
        together = bring_together(workspace, held)
        found = check(workspace)
    finally:
        keyring.drop(workspace.path)
    faults = [fault for fault in found.faults if fault.item not in manifest.damaged or not fault.item]
    if faults:
        raise BackupDamaged(f"What the backup holds is not whole. {faults[0].said}")
    is_alike = _counted(found.rows, manifest) == _counted(manifest.rows, manifest)
    if not is_alike or found.documents != manifest.documents:
        raise BackupDamaged(
            "The database of the backup has other rows than its manifest says. Nothing was taken from it. "
            "Use another copy."
        )
    rows, parts = sum(manifest.rows.values()), len(manifest.parts)
    return Restored(head, manifest.documents, rows, parts, manifest.damaged, None, together.closed)


def _counted(rows: dict[str, int], manifest: Manifest) -> dict[str, int]:
    return {name: number for name, number in rows.items() if name not in manifest.apart}


def _at(restored: Restored, path: Path) -> Restored:
    return replace(restored, path=path)


def _place_for(into: Path) -> Path:
    into = into.expanduser().resolve()
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise RestoreRefused(
            f"{into} is not empty, and a backup never goes over what is there. Name a new or an empty folder."
        )
    return into


@contextmanager
def _refusing(folder: Path) -> Iterator[None]:
    try:
        yield
    except PreservationError:
        raise
    except OSError as error:
        raise RestoreRefused(
            f"The backup could not be restored to {folder} ({error.strerror or error}). "
            "Nothing was left there. Make room or check your rights, then try again."
        ) from error


def _sync_folders(draft: Path) -> None:
    for folder, _, _ in os.walk(draft, topdown=False):
        sync_folder(Path(folder))
