"""Whether a file is a container, and what it is known again by: its SHA-256 over all of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from tumen.documents.errors import EmptyFile, UnreadableFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined.pool import POOL
from tumen.documents.intake.containers.members import Container
from tumen.documents.intake.holders import ATOM, OPENING, RSS, ZIP, holder_type

#: Bytes that are hashed at once.
_STEP = 1024 * 1024


def container_at(path: Path, *, tell: Callable[[float], None] = lambda share: None) -> Container | None:
    """The container that a file is, None when it is none. ``tell`` hears what share of it has been hashed.

    Raises UnreadableFile, and EmptyFile for an archive with nothing in it.
    """
    try:
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            media_type = _type_of(file.read(OPENING), path, about.st_size)
            if not media_type:
                return None
            file.seek(0)
            digest, read = hashlib.sha256(), 0
            while data := file.read(_STEP):
                digest.update(data)
                read += len(data)
                tell(min(1.0, read / max(1, about.st_size)))
    except OSError as error:
        raise UnreadableFile(
            f"it cannot be read ({error.strerror or error}). Check the disk, or copy it anew."
        ) from error
    return Container(path, media_type, about.st_size, digest.hexdigest(), about.st_mtime_ns)


def may_be_container(path: Path) -> bool:
    """Whether a file that is too large for a document may hold documents; feeds have a document's limit."""
    try:
        with path.open("rb") as file:
            opening = file.read(OPENING)
    except OSError:
        return False  # whoever reads it then says why it cannot be read
    return opening.startswith(b"PK\x03\x04") or holder_type(opening) not in ("", RSS, ATOM)


def _type_of(opening: bytes, path: Path, size: int) -> str:
    if opening.startswith(b"PK\x05\x06"):
        raise EmptyFile("the archive is empty. Get it again from where it came.")
    if opening.startswith(b"PK\x03\x04"):
        # An office file is an archive too; none is larger than a document may be.
        return ZIP if size > limits.FILE_BYTES or _is_archive(path.read_bytes()) else ""
    return holder_type(opening)


def _is_archive(data: bytes) -> bool:
    """What `sniff.is_archive` says of a file, behind the wall: its list of parts may be made to harm."""
    return POOL.ask({"question": "archive"}, data, lambda said, _: _yes_or_no(said["is_archive"]))


def _yes_or_no(value: object) -> bool:
    if type(value) is not bool:
        raise TypeError("neither yes nor no")
    return value
