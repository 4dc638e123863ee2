"""Writing so that what was written survives a crash: the file first, then the folder that names it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

#: Marks a file that is still being written; one that is left behind by a crash holds nothing that is in the
#: record.
UNFINISHED = ".unfinished"


def write_new(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``, readable by its owner only: all of it or nothing, also when the power fails.

    A file that is already there is replaced as a whole. Raises OSError, and then leaves nothing behind.
    """
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        _write(unfinished, data)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` survive a power failure; a rename alone may be lost."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """The name under which ``path`` is written until all of it is there; `publish` gives it its own.

    Whatever still bears that name when the block ends is removed.
    """
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A new file, readable by its owner only, to be filled; on the disk when the block ends."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def publish(draft: Path, path: Path) -> None:
    """Give a written file or folder its name, so that the name survives a power failure."""
    draft.replace(path)
    sync_folder(path.parent)


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
