"""The evidence store: documents as received, encrypted, each under an address made from its own bytes.

A file is a header (8 bytes that name the format, 32 of salt) and chunks of 64 KiB, each sealed with
AES-256-GCM under the file's own key. The nonce counts the chunks and marks the last one, so that chunks
cannot be moved, left out or cut off unnoticed; the address is sealed in, so that one file cannot stand in for
another.

Reference: Hoang, Reyhanitabar, Rogaway, Vizar, "Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance" (CRYPTO 2015), the STREAM construction.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tumen.vault.durable import sync_folder, write_new
from tumen.vault.errors import EvidenceDamaged, EvidenceMissing, EvidenceNotKept
from tumen.vault.keys import derive
from tumen.vault.workspace import Workspace

#: Plain bytes per sealed chunk: large enough for full speed, small enough to hold many at once.
CHUNK = 64 * 1024
#: Bytes that AES-GCM adds to each chunk.
TAG = 16
#: The first bytes of every evidence file; a new format gets a new name.
FORMAT = b"TUMENEV1"
#: Bytes of salt; random, so that two files never share a key.
SALT = 32

_ADDRESS = re.compile(r"[0-9a-f]{64}")


def keep(data: bytes, *, workspace: Workspace | None = None) -> str:
    """Keep ``data`` and return its address; when this returns, the bytes survive a power failure.

    Call it before the row that names the address is written, never after. The same bytes have the same
    address and are kept once; a damaged file is replaced by the good bytes at hand. Raises `EvidenceNotKept`
    (disk full, no right).
    """
    workspace = workspace or Workspace.current()
    address = address_of(data, workspace=workspace)
    try:
        if is_intact(address, workspace=workspace):
            os.utime(_path(workspace, address))  # as young as a new one: it may be named by a row only now
            _flush_names(workspace, address)
        else:
            _store(workspace, address, data)
    except OSError as error:
        raise EvidenceNotKept(
            f"The document could not be kept in {workspace.evidence} ({error.strerror}). "
            "Make room or check your rights there, then add the document again."
        ) from error
    return address


def fetch(address: str, *, workspace: Workspace | None = None) -> bytes:
    """The bytes kept at ``address``, checked against it.

    Raises `EvidenceMissing` when there are none, and `EvidenceDamaged` when a single bit of them has changed.
    """
    workspace = workspace or Workspace.current()
    try:
        sealed = _path(workspace, address).read_bytes()
    except FileNotFoundError as error:
        raise EvidenceMissing(
            f"No document is kept at {address}. Put the file back from a copy of the workspace."
        ) from error
    return unseal(sealed, address, workspace=workspace)


def unseal(sealed: bytes, address: str, *, workspace: Workspace | None = None) -> bytes:
    """What a file of the store holds, checked against its address. Raises `EvidenceDamaged`."""
    workspace = workspace or Workspace.current()
    try:
        data = b"".join(_unsealed(sealed, key=workspace.keys().evidence, address=address))
    except (InvalidTag, ValueError) as error:
        raise _damaged(address) from error
    if not hmac.compare_digest(address_of(data, workspace=workspace), address):
        raise _damaged(address)
    return data


def address_of(data: bytes, *, workspace: Workspace | None = None) -> str:
    """The address of ``data``, 64 hexadecimal digits: HMAC-SHA256 under the workspace's own key.

    A plain hash would let whoever takes the disk prove that a file known to them is kept here.
    """
    workspace = workspace or Workspace.current()
    return hmac.new(workspace.keys().address, data, hashlib.sha256).hexdigest()


def path_of(address: str, *, workspace: Workspace | None = None) -> Path:
    """Where the sealed file of ``address`` lies, whether it is there or not."""
    return _path(workspace or Workspace.current(), address)


def is_address(text: str) -> bool:
    """Whether ``text`` can be an address of evidence."""
    return _ADDRESS.fullmatch(text) is not None


def is_intact(address: str, *, workspace: Workspace | None = None) -> bool:
    """Whether the bytes at ``address`` are there and are those that were kept."""
    try:
        fetch(address, workspace=workspace)
    except (EvidenceMissing, EvidenceDamaged):
        return False
    return True


def destroy(address: str, *, workspace: Workspace | None = None) -> None:
    """Destroy what is kept at ``address`` for good; where nothing is, nothing happens.

    The salt goes first, on the disk, without which the key of the file cannot be derived. A disk that writes
    elsewhere than it is told (flash, copying file systems) may keep the old bytes for a while, sealed.
    """
    path = _path(workspace or Workspace.current(), address)
    try:
        with path.open("r+b") as file:
            file.write(os.urandom(min(len(FORMAT) + SALT, path.stat().st_size)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        sync_folder(path.parent)
    except FileNotFoundError:
        return


def _store(workspace: Workspace, address: str, data: bytes) -> None:
    path = _path(workspace, address)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    write_new(path, b"".join(_sealed(data, key=workspace.keys().evidence, address=address)))
    sync_folder(workspace.evidence)


def _flush_names(workspace: Workspace, address: str) -> None:
    """Make sure of the names that lead to a file, whoever gave them.

    A command that was killed may have made the folder or the file and not come to flush the name; a later
    one finds it there, and a power failure would still take it away under the row that names it.
    """
    sync_folder(_path(workspace, address).parent)
    sync_folder(workspace.evidence)


def _path(workspace: Workspace, address: str) -> Path:
    if not is_address(address):
        raise ValueError("An address of evidence is 64 hexadecimal digits.")
    return workspace.evidence / address[:2] / address[2:]


def _sealed(data: bytes, *, key: bytes, address: str) -> Iterator[bytes]:
    salt = os.urandom(SALT)
    yield FORMAT + salt
    cipher = AESGCM(derive(key, "evidence file", salt=salt))
    starts = range(0, len(data) or 1, CHUNK)
    for number, start in enumerate(starts):
        nonce = _nonce(number, last=start == starts[-1])
        yield cipher.encrypt(nonce, data[start : start + CHUNK], address.encode())


def _unsealed(sealed: bytes, *, key: bytes, address: str) -> Iterator[bytes]:
    """Raises InvalidTag or ValueError unless every byte is as it was sealed, to the last chunk."""
    header = len(FORMAT) + SALT
    if not sealed.startswith(FORMAT) or len(sealed) < header + TAG:
        raise ValueError("not an evidence file")
    cipher = AESGCM(derive(key, "evidence file", salt=sealed[len(FORMAT) : header]))
    starts = range(header, len(sealed), CHUNK + TAG)
    for number, start in enumerate(starts):
        nonce = _nonce(number, last=start == starts[-1])
        yield cipher.decrypt(nonce, sealed[start : start + CHUNK + TAG], address.encode())


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _damaged(address: str) -> EvidenceDamaged:
    return EvidenceDamaged(
        f"The document kept at {address} is damaged: it is not what was put there. "
        "Put the file back from a copy of the workspace, or add the original document again."
    )
