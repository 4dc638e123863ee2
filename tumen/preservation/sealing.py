"""age: who may open a file, and sealing and opening it as a stream that never holds the whole.

What is opened is handed on chunk by chunk, each proved; that the last one is there is known only at the end.
So nobody may rely on what they were given before `opened` has ended without an error.

Reference: age-encryption.org/v1.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, Protocol

import pyrage

from tumen.preservation.errors import BackupDamaged, NotABackup, NotOurRecipient

#: The first line of every age file.
FIRST_LINE = b"age-encryption.org/v1\n"
#: Bytes of the payload: a nonce, then chunks of plain text with a tag each. Fixed by age's format.
NONCE, CHUNK, TAG = 16, 64 * 1024, 16
#: A header has a stanza of some hundred bytes for each recipient; one that goes on longer is no header.
LONGEST_HEADER = 1024 * 1024


class Sink(Protocol):
    """Where sealed bytes go."""

    def write(self, data: bytes, /) -> int: ...


def recipients_of(keys: Iterable[str]) -> list[Any]:
    """The recipients named by these public keys ("age1..."); blank lines and "#" lines are passed over.

    Raises `NotOurRecipient` when there is none, and for what is no public key of age. A secret key given in
    its place is not repeated in the message.
    """
    found = []
    for key in _lines(keys):
        try:
            found.append(pyrage.x25519.Recipient.from_str(key))
        except pyrage.RecipientError as error:
            told = "a secret key, which nobody else may see" if key.startswith("AGE-SECRET-KEY") else "none"
            raise NotOurRecipient(
                f"A recipient is a public key of age, and this is {told}: public keys begin with age1. "
                "`age-keygen -y KEYFILE` prints the one that belongs to a secret key."
            ) from error
    if not found:
        raise NotOurRecipient(
            "No recipient was named, so nobody could open it. "
            "Name a public key of age with --recipient age1..., or a file of them with --recipients."
        )
    return found


def identities_of(path: Path) -> list[Any]:
    """The secret keys of an identity file as `age-keygen` writes it. Raises `NotOurRecipient`."""
    try:
        lines = list(_lines(path.read_text("utf-8").splitlines()))
        found = [pyrage.x25519.Identity.from_str(line) for line in lines]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        told = error.strerror if isinstance(error, OSError) else "it holds something else"
        raise NotOurRecipient(
            f"No secret key of age could be read from {path} ({told}). "
            "Name the file that `age-keygen -o FILE` wrote; its key begins with AGE-SECRET-KEY-1."
        ) from error
    if not found:
        raise NotOurRecipient(f"{path} holds no secret key of age. Its key begins with AGE-SECRET-KEY-1.")
    return found


def seal(chunks: Iterator[bytes], sink: Sink, recipients: list[Any]) -> int:
    """Seal the chunks into ``sink``; gives the number of plain bytes. Errors of either side come through."""
    source = _Source(chunks)
    out = _Noting(sink)
    try:
        pyrage.encrypt_io(source, out, recipients)
    except BaseException as error:  # noqa: BLE001 - it is raised again, as what it was
        # age turns what its streams raise into an error of its own, a Ctrl-C too.
        raise (source.raised or out.raised or error) from None
    return source.given


@contextmanager
def opened(path: Path, identities: list[Any]) -> Iterator[BinaryIO]:
    """The plain bytes of an age file, to be read once from begin to end within the block.

    Raises `NotABackup`, `NotOurRecipient` or `BackupDamaged`; the last also after the block, when only the
    end is missing or the reader did not read to it.
    """
    with path.open("rb") as sealed:
        if sealed.read(len(FIRST_LINE)) != FIRST_LINE:
            raise NotABackup(f"{path} is no file of age, and so no backup of Tumen. Name the right file.")
        sealed.seek(0)
        reading, writing = os.pipe()
        opener = _Opener(sealed, writing, identities)
        opener.start()
        with os.fdopen(reading, "rb") as plain:
            try:
                yield plain
                while plain.read(CHUNK):  # what follows the end of the tar has to be proved as well
                    pass
            except Exception as error:  # what the reader met may come of a file that age found damaged
                opener.end(plain)
                if opener.failed:
                    raise _said(path, opener.failed) from error
                raise
            finally:
                opener.end(plain)
        if opener.failed:
            raise _said(path, opener.failed) from opener.failed


def length_inside(path: Path) -> int:
    """How many plain bytes an age file holds, by its framing alone, without a key.

    Raises `NotABackup` and `BackupDamaged`. It proves nothing about the bytes themselves.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        if file.read(len(FIRST_LINE)) != FIRST_LINE:
            raise NotABackup(f"{path} is no file of age, and so no backup of Tumen. Name the right file.")
        header = len(FIRST_LINE)
        while header < LONGEST_HEADER and (line := file.readline(4096)):
            header += len(line)
            if line.startswith(b"--- "):
                break
        else:
            raise _damaged(path)
    payload = size - header - NONCE
    whole, rest = divmod(payload, CHUNK + TAG)
    if payload < TAG or 0 < rest < TAG or (rest == TAG and whole):
        raise _damaged(path)
    return whole * CHUNK + max(0, rest - TAG)


class _Source:
    """Chunks as the file that age reads; keeps what the chunks' maker raised."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self._rest = chunks, b""
        self.given = 0
        self.raised: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            while not self._rest:
                self._rest = next(self._chunks)
        except StopIteration:
            return b""
        except BaseException as error:  # kept as it was, a Ctrl-C too: age raises its own in its place
            self.raised = error
            raise
        given, self._rest = self._rest[:size], self._rest[size:]
        self.given += len(given)
        return given


class _Noting:
    """A sink that keeps what it raised."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self.raised: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._sink.write(data)
        except BaseException as error:  # kept as it was, for the same reason
            self.raised = error
            raise

    def flush(self) -> None:
        pass  # whoever opened the file flushes it, and to the disk


class _Opener(threading.Thread):
    """Opens an age file into a pipe, beside whoever reads from the pipe."""

    def __init__(self, sealed: IO[bytes], writing: int, identities: list[Any]) -> None:
        super().__init__(daemon=True)
        self._sealed, self._writing, self._identities = sealed, writing, identities
        self.failed: Exception | None = None

    def run(self) -> None:
        # The failure is noted before the pipe is closed: whoever then meets its end must find it.
        with os.fdopen(self._writing, "wb", buffering=0) as out:
            try:
                pyrage.decrypt_io(self._sealed, out, self._identities)
            except BrokenPipeError:
                pass  # the reader stopped early, and knows why
            except Exception as error:  # noqa: BLE001 - it is raised in the thread that reads
                self.failed = error

    def end(self, plain: BinaryIO) -> None:
        """Wait for the thread; a reader that stopped early makes it stop too."""
        plain.close()
        self.join()


def _lines(keys: Iterable[str]) -> Iterator[str]:
    return (line for line in map(str.strip, keys) if line and not line.startswith("#"))


def _said(path: Path, error: Exception) -> BackupDamaged | NotOurRecipient:
    if isinstance(error, pyrage.DecryptError) and "No matching keys" in str(error):
        return NotOurRecipient(
            f"None of the keys given opens {path}: it was sealed for somebody else. "
            "Name the identity file of one of its recipients."
        )
    return _damaged(path)


def _damaged(path: Path) -> BackupDamaged:
    return BackupDamaged(
        f"{path} is damaged: it is cut off, or not what was written. Nothing was taken from it. "
        "Use another copy."
    )
