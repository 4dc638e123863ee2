"""How a vault is locked while programs work in it: a mark that changes, and a file lock that they hold.

One small file does both. Its content is the mark: whoever has the key remembers the mark of that moment, and
has lost the key when it is another one. And each program that has the key holds a shared lock of the
operating system on the file; when the lock can be had alone, no program has the key any more. The system
frees the lock of a program that was killed, so nothing is left behind that would have to be cleared away.

Not a socket: one that nobody listens at cannot be told from one that nobody hears, its name may be too long
for a deep folder, and some disks hold none. docs/decisions/0022-passphrase.md says more.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import time
from pathlib import Path

from tumen.vault.errors import WorkspaceRefused

#: Letters of a mark; random, so that no mark comes again.
_LENGTH = 32
#: Seconds between two looks at whether the lock is free.
_PAUSE = 0.05


def mark_in(path: Path) -> str:
    """The mark, which is different after each locking. A file that cannot be read has the mark ""."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return ""  # not the mark that anybody remembers: whoever has the key loses it
    try:
        return os.pread(handle, _LENGTH, 0).decode("ascii", "replace")
    finally:
        os.close(handle)


def change_mark(path: Path) -> None:
    """Lock: from now on nobody has the key who does not open the vault anew.

    Raises `WorkspaceRefused` when the file cannot be written.
    """
    # In place, and not by a new file: the programs at work hold their lock on this one.
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.pwrite(handle, secrets.token_hex(_LENGTH // 2).encode(), 0)
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise WorkspaceRefused(
            f"The vault could not be locked: {path} cannot be written ({error.strerror}). "
            "End the programs that serve it (Ctrl-C where they run), or shut the computer down."
        ) from error


def wait_until_nobody_holds(path: Path, *, patience: float) -> bool:
    """Whether within ``patience`` seconds no program has the key of this vault any more."""
    until = time.monotonic() + patience
    handle = os.open(path, os.O_RDWR)
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= until:
                    return False
                time.sleep(_PAUSE)
            else:
                return True
    finally:
        os.close(handle)


def take_hold(path: Path) -> int:
    """Say that this program has the key, until `let_go` or its end. Raises `WorkspaceRefused`.

    The handle is not inherited by the programs that this one starts.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(handle, fcntl.LOCK_SH)
    except OSError as error:
        raise WorkspaceRefused(
            f"The vault is not opened: {path} cannot be written ({error.strerror}), so that it could not be "
            "locked again. Check whose the folder is, and whether its disk is read-only or full."
        ) from error
    return handle


def let_go(handle: int) -> None:
    os.close(handle)
