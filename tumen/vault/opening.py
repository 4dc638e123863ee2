"""Opening a vault that has a passphrase, and giving it another one. The secret itself never changes.

So the record and the documents stay as they are, bit for bit, and only the key file is written anew, as a
whole and durably: after a power failure there is the old one or the new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tumen.vault import guessing, keyring, locking
from tumen.vault.durable import write_new
from tumen.vault.errors import KeyFileDamaged, VaultLocked, WorkspaceRefused
from tumen.vault.keyfile import KeyFile
from tumen.vault.keys import new_secret, overwrite
from tumen.vault.passphrases import refuse_weak
from tumen.vault.workspace import Workspace

#: Seconds that a locking waits for the programs at work to end what they are doing.
PATIENCE = 10.0


def start(path: Path | str, *, passphrase: str, recovery_key: bytes) -> Workspace:
    """A new vault, open in this program. Raises `WorkspaceRefused` and `WeakPassphrase`."""
    refuse_weak(passphrase, name=Path(path).name)
    made = new_secret()
    secret = bytearray(made)
    overwrite(made)
    wrapped = KeyFile.of(secret, passphrase=passphrase, recovery_key=recovery_key).to_bytes()
    workspace = Workspace.start(path, wrapped)
    locking.change_mark(workspace.lock_file)
    keyring.hold(
        workspace.path, secret, lock_file=workspace.lock_file, mark=locking.mark_in(workspace.lock_file)
    )
    return workspace


def open_by_passphrase(workspace: Workspace, passphrase: str) -> None:
    """Open the vault in this program.

    Raises `WrongPassphrase`, `TooManyTries`, `KeyFileDamaged`, `VaultTooNew`, and `VaultLocked` when it was
    locked in the meantime.
    """
    mark, sealed = _mark(workspace), key_file_of(workspace)
    with guessing.one_try(workspace.tries_file):
        secret = sealed.open_by_passphrase(passphrase)
    keyring.hold(workspace.path, secret, lock_file=workspace.lock_file, mark=mark)


def open_by_recovery_key(workspace: Workspace, recovery_key: bytes) -> None:
    """Open the vault in this program. Raises `WrongRecoveryKey` and what `open_by_passphrase` does."""
    mark, sealed = _mark(workspace), key_file_of(workspace)
    with guessing.one_try(workspace.tries_file):
        secret = sealed.open_by_recovery_key(recovery_key)
    keyring.hold(workspace.path, secret, lock_file=workspace.lock_file, mark=mark)


def change_passphrase(workspace: Workspace, passphrase: str) -> None:
    """Wrap the secret of the open vault by another passphrase; the recovery key stays.

    Raises `WeakPassphrase`, `VaultLocked`, and OSError when the new key file cannot be written: the old one
    is there then.
    """
    refuse_weak(passphrase, name=workspace.path.name)
    with _secret_of(workspace) as secret:
        changed = key_file_of(workspace).with_passphrase(secret, passphrase)
    _replace(workspace, changed)


def change_both(workspace: Workspace, passphrase: str, *, recovery_key: bytes) -> None:
    """Wrap the secret of the open vault by another passphrase and another recovery key. Raises the same."""
    refuse_weak(passphrase, name=workspace.path.name)
    with _secret_of(workspace) as secret:
        changed = KeyFile.of(secret, passphrase=passphrase, recovery_key=recovery_key)
    _replace(workspace, changed)


def lock(workspace: Workspace, *, patience: float = PATIENCE) -> bool:
    """Take the key from every program that has it; whether they all have let go of it within ``patience``.

    Needs no passphrase: whoever must hurry may lock. Raises `WorkspaceRefused` for a vault without one.
    """
    if not workspace.has_passphrase:
        raise WorkspaceRefused(
            f"The vault in {workspace.path} has no passphrase, so it cannot be locked: its key lies beside "
            "it. A vault that has one is made in another folder: tumen --workspace FOLDER start"
        )
    locking.change_mark(workspace.lock_file)
    keyring.drop(workspace.path)
    return locking.wait_until_nobody_holds(workspace.lock_file, patience=patience)


def key_file_of(workspace: Workspace) -> KeyFile:
    """The key file, checked. Raises `KeyFileDamaged`, `VaultTooNew`, and `WorkspaceRefused` without one."""
    path = workspace.wrapped_key
    try:
        return KeyFile.parse(path.read_bytes())
    except FileNotFoundError as error:
        raise WorkspaceRefused(
            f"The vault in {workspace.path} has no passphrase: it is a demonstration. Its key was never "
            "secret, so none is put on it now; make a vault in another folder (tumen --workspace FOLDER "
            "start), and read the documents into it."
        ) from error
    except OSError as error:
        raise KeyFileDamaged(
            f"{path} cannot be read ({error.strerror}). Check whose it is, or put it back from a copy."
        ) from error


def _mark(workspace: Workspace) -> str:
    """The mark to open under; a lost lock file is made anew, which locks whoever has the key."""
    mark = locking.mark_in(workspace.lock_file)
    if not mark:
        locking.change_mark(workspace.lock_file)
        mark = locking.mark_in(workspace.lock_file)
    return mark


@contextmanager
def _secret_of(workspace: Workspace) -> Iterator[bytearray]:
    secret = keyring.secret_in(workspace.path)
    if secret is None:
        raise VaultLocked(f"The vault in {workspace.path} is locked. Open it with its passphrase first.")
    try:
        yield secret
    finally:
        secret[:] = bytes(len(secret))


def _replace(workspace: Workspace, changed: KeyFile) -> None:
    write_new(workspace.wrapped_key, changed.to_bytes())
