"""Parts to one tar and back, each with its hash; neither way holds more than a piece of it in memory.

The tar is what any other program reads (POSIX pax), so that a backup can be opened without Tumen.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tumen.preservation.errors import BackupDamaged, BackupRefused
from tumen.vault.durable import written

#: Bytes read at once.
PIECE = 1024 * 1024
#: Bytes of a part whose content is asked for: a list of a million documents has less.
LONGEST_KEPT = 256 * 1024 * 1024
#: What a part may be called: a file of the workspace, or an evidence file at its address. Nothing else is
#: ever written to the disk from a backup, whatever its tar says.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}|evidence/[0-9a-f]{2}/[0-9a-f]{62}")

#: How far it is: so many of so many bytes.
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup or package, by its name in it; ``sha256`` is of its bytes as they lie there."""

    name: str
    size: int
    sha256: str


class Packer:
    """Makes a tar piece by piece, and notes each part that went into it."""

    def __init__(self, made_at: int) -> None:
        self._made_at = made_at
        self.parts: list[Part] = []

    def add(self, name: str, size: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The tar's bytes for one part. Raises `BackupRefused` when it is not as long as it said."""
        entry = tarfile.TarInfo(name)
        entry.size, entry.mtime, entry.mode = size, self._made_at, 0o600
        yield entry.tobuf(tarfile.PAX_FORMAT)
        hashed, given = hashlib.sha256(), 0
        for piece in pieces:
            hashed.update(piece)
            given += len(piece)
            yield piece
        if given != size:
            raise BackupRefused(
                f"{name} changed while it was copied. Nothing was kept; run the command again."
            )
        yield bytes(-size % tarfile.BLOCKSIZE)
        self.parts.append(Part(name, size, hashed.hexdigest()))

    def add_bytes(self, name: str, data: bytes) -> Iterator[bytes]:
        return self.add(name, len(data), [data])

    def add_file(self, name: str, path: Path) -> Iterator[bytes]:
        with path.open("rb") as file:
            yield from self.add(name, path.stat().st_size, pieces_of(file))

    def end(self) -> Iterator[bytes]:
        """What marks the end of a tar."""
        yield bytes(2 * tarfile.BLOCKSIZE)


def pieces_of(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece


def unpacked(
    plain: BinaryIO, into: Path | None, kept: Iterable[str], tell: Callable[[int], None]
) -> Iterator[tuple[Part, bytes]]:
    """Every part of a tar in order, written into the folder ``into`` and to the disk, or only hashed.

    Of the parts named in ``kept`` the bytes are given too, and they are not written. Raises `BackupDamaged`
    for whatever is not a file with a name that a backup has, or comes twice.
    """
    seen: set[str] = set()
    kept = frozenset(kept)
    try:
        with tarfile.open(fileobj=plain, mode="r|", bufsize=PIECE) as tar:
            for entry in tar:
                if not entry.isreg() or not _NAME.fullmatch(entry.name) or entry.name in seen:
                    raise BackupDamaged(
                        "The backup holds something that no backup of Tumen holds. "
                        "Nothing was taken from it. Use another copy."
                    )
                seen.add(entry.name)
                if entry.name in kept and entry.size > LONGEST_KEPT:
                    raise BackupDamaged(
                        f"{entry.name} in the backup is longer than any that Tumen writes. "
                        "Nothing was taken from it. Use another copy."
                    )
                source = tar.extractfile(entry)
                assert source is not None  # it is a regular file
                target = into / entry.name if into and entry.name not in kept else None
                yield _unpack(entry.name, pieces_of(source), target, entry.name in kept, tell)  # type: ignore[arg-type]
    except tarfile.TarError as error:
        raise BackupDamaged(
            "The backup ends before its end. Nothing was taken from it. Use another copy."
        ) from error


def _unpack(
    name: str, pieces: Iterator[bytes], target: Path | None, is_kept: bool, tell: Callable[[int], None]
) -> tuple[Part, bytes]:
    hashed, size, held = hashlib.sha256(), 0, bytearray()

    def passing() -> Iterator[bytes]:
        nonlocal size
        for piece in pieces:
            hashed.update(piece)
            size += len(piece)
            tell(len(piece))
            yield piece

    if target:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written(target) as file:
            for piece in passing():
                file.write(piece)
    else:
        for piece in passing():
            if is_kept:
                held += piece
    return Part(name, size, hashed.hexdigest()), bytes(held)
