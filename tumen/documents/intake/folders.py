"""The files of folders: every one is found, refused or said to be passed over, and none stops the others."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tumen.documents.errors import TooLargeFile, UnreadableFile
from tumen.documents.intake import limits
from tumen.documents.intake.containers.opening import may_be_container
from tumen.documents.intake.extract import too_large
from tumen.documents.intake.left_behind import is_left_behind


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read; ``size`` is in bytes."""

    path: Path
    size: int

    def read(self) -> bytes:
        """Its bytes. Raises UnreadableFile when the operating system does not give them out."""
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise UnreadableFile(_unreadable(error), name=str(self.path)) from error


@dataclass(frozen=True, slots=True)
class RefusedPath:
    """A path that cannot be read, with the sentence that says why and what to do."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A hidden file or a program's own, left out of a folder without fault."""

    path: Path
    reason: str


def walk(paths: Iterable[Path]) -> Iterator[FoundFile | RefusedPath | PassedOver]:
    """The files at ``paths`` and in the folders there, sorted by name, each folder once.

    Links are followed; one that leads back into a folder already walked is refused. Hidden files are passed
    over in folders, and read when they are named themselves. Nothing is opened before it is asked for, but
    for the beginning of a file that is too large for a document and may hold documents."""
    walked: set[tuple[int, int]] = set()
    for path in paths:
        yield from _walk(path, walked)


def _walk(path: Path, walked: set[tuple[int, int]]) -> Iterator[FoundFile | RefusedPath | PassedOver]:
    try:
        about = path.stat()
    except OSError as error:
        yield RefusedPath(path, _unreadable(error))
        return
    if stat.S_ISDIR(about.st_mode):
        yield from _walk_folder(path, (about.st_dev, about.st_ino), walked)
    elif not stat.S_ISREG(about.st_mode):
        yield RefusedPath(path, "it is a device or a channel and no file. Copy what it gives into a file.")
    elif about.st_size > limits.FILE_BYTES and not may_be_container(path):
        yield RefusedPath(path, TooLargeFile(too_large(about.st_size)).reason)
    elif not os.access(path, os.R_OK):
        yield RefusedPath(path, "you have no right to read it. Change its permissions, or ask its owner.")
    else:
        yield FoundFile(path, about.st_size)


def _walk_folder(
    folder: Path, identity: tuple[int, int], walked: set[tuple[int, int]]
) -> Iterator[FoundFile | RefusedPath | PassedOver]:
    if identity in walked:
        yield RefusedPath(
            folder, "it leads back to a folder that is read already. Remove the link or name it once."
        )
        return
    walked.add(identity)
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        yield RefusedPath(folder, _unreadable(error))
        return
    if not inside:
        yield RefusedPath(folder, "the folder is empty. Name the folder that holds the documents.")
    for path in inside:
        if is_left_behind(path.name):
            yield PassedOver(path, "hidden, or left by a program; name it itself to have it read")
        else:
            yield from _walk(path, walked)


def _unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is nothing at this path. Check how it is written."
    if isinstance(error, PermissionError):
        return "you have no right to read it. Change its permissions, or ask its owner."
    if "symbolic links" in (error.strerror or ""):
        return "it is a link that leads back to itself. Remove it."
    return f"it cannot be read ({error.strerror or error}). Check the disk, or copy it anew."
