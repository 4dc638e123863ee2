"""An interview as one sealed file for another vault, and such a file read back, proved and taken apart.

    manifest.json   which interview, when, the key that signs, the hash of each part
    signature       Ed25519 over the manifest's bytes
    interview.json  the interview, its turns, pauses, translations, consents, covers, compartments
    extraction      the text of its document with its blocks
    recording       the sound, where there is one

The parts lie in a tar in one age file (age-encryption.org/v1): whoever has no recipient's key reads nothing.
Nothing of a file is believed before the signature over the hashes of all its parts was checked.

Standard: age v1; POSIX tar; Ed25519 (RFC 8032).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tumen.interviews.errors import BundleRefused
from tumen.preservation.errors import BackupDamaged, NotABackup
from tumen.preservation.packing import Packer, unpacked
from tumen.preservation.sealing import opened
from tumen.vault.workspace import Workspace

FORMAT = "tumen interview v1"
MANIFEST, SIGNATURE, INTERVIEW, EXTRACTION, RECORDING = (
    "manifest.json",
    "signature",
    "interview.json",
    "extraction",
    "recording",
)
_ALWAYS = (INTERVIEW, EXTRACTION)
#: What is raised where parts are not what was signed, or make no sense; brackets in brackets end in the last.
UNTRUE = (ValueError, KeyError, TypeError, AttributeError, InvalidSignature, RecursionError)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A file that was opened and proved: by which key it was signed, and its parts."""

    id: str
    key: str
    interview: dict[str, Any]
    extraction: bytes
    recording: bytes | None


def field_key() -> str:
    """The public key by which the interviews that this vault packs are known, in hexadecimal."""
    return _private().public_key().public_bytes_raw().hex()


def pieces(
    id: str, made_at: int, interview: dict[str, Any], extraction: bytes, sound: bytes | None
) -> Iterator[bytes]:
    """The tar of a bundle, piece by piece; ``made_at`` in seconds since 1970."""
    parts = {INTERVIEW: _json(interview), EXTRACTION: extraction}
    if sound is not None:
        parts[RECORDING] = sound
    manifest = _json(
        {
            "format": FORMAT,
            "id": id,
            "key": field_key(),
            "made_at": made_at,
            "parts": {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()},
        }
    )
    packer = Packer(made_at)
    yield from packer.add_bytes(MANIFEST, manifest)
    yield from packer.add_bytes(SIGNATURE, _private().sign(_signed(manifest)))
    for name, data in parts.items():
        yield from packer.add_bytes(name, data)
    yield from packer.end()


def read(path: Path, identities: list[Any]) -> Bundle:
    """Open a bundle and prove it. Raises `BundleRefused` and `NotOurRecipient`."""
    try:
        parts = _parts(path, identities)
    except NotABackup as error:
        raise BundleRefused(f"{path} is no interview packed by Tumen. Name the right file.") from error
    except BackupDamaged as error:
        raise BundleRefused(
            f"{path} is damaged: it is cut off, or not what was written. Nothing was kept. Copy it again."
        ) from error
    except OSError as error:
        raise BundleRefused(f"{path} cannot be read ({error.strerror}). Check the name.") from error
    try:
        return proved(parts)
    except UNTRUE as error:
        raise BundleRefused(
            f"{path} is not what the field laptop signed, or no whole interview. Nothing was kept. Ask for "
            "it to be packed again, and how it came here."
        ) from error


def _parts(path: Path, identities: list[Any]) -> dict[str, bytes]:
    known = (MANIFEST, SIGNATURE, *_ALWAYS, RECORDING)
    with opened(path, identities) as plain:
        return {part.name: data for part, data in unpacked(plain, None, known, lambda _: None)}


def proved(parts: dict[str, bytes]) -> Bundle:
    """The parts as a bundle. Raises any of UNTRUE."""
    manifest = json.loads(parts[MANIFEST])
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(manifest["key"]))
    key.verify(parts[SIGNATURE], _signed(parts[MANIFEST]))
    if manifest["format"] != FORMAT or set(manifest["parts"]) != set(parts) - {MANIFEST, SIGNATURE}:
        raise ValueError("other parts than it says")
    for name, told in manifest["parts"].items():
        if hashlib.sha256(parts[name]).hexdigest() != told:
            raise ValueError("a part is another one")
    interview = json.loads(parts[INTERVIEW])
    if not isinstance(interview, dict):
        raise ValueError("no interview")
    return Bundle(
        str(manifest["id"]), str(manifest["key"]), interview, parts[EXTRACTION], parts.get(RECORDING)
    )


def _private() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(Workspace.current().keys().interviews)


def _signed(manifest: bytes) -> bytes:
    """What is signed: no signature of this key on anything else can stand in for it."""
    return FORMAT.encode() + b"\n" + manifest


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
