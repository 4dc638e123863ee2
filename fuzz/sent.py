"""What others send: a site its robots.txt, a field laptop an interview, somebody a file of keys, a release.

Of what is signed or sealed the parser sees what stands before the proof, and what stands behind it.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fuzz.returning import said  # Django is set up there
from tumen.interviews import bundling
from tumen.preservation.errors import BackupDamaged
from tumen.preservation.keyfiles import keys_of
from tumen.publication import packing
from tumen.publication.errors import NotGenuine
from tumen.vocabulary import words
from tumen.watch.manners import LONGEST_PACE, rules_of

_SIGNER = Ed25519PrivateKey.generate()
_KEY = _SIGNER.public_key().public_bytes_raw().hex()


def robots(data: bytes) -> None:
    rules = rules_of(data)
    assert min(LONGEST_PACE, rules.crawl_delay("*") or 0) >= 0
    assert rules.can_fetch("*", "https://a.example/news/1?x=y") in (True, False)


def interview(data: bytes) -> None:
    """The manifest of an interview as it came, and as its sender signed it; and the interview in it."""
    for manifest in (data, _manifest(data)):
        parts = {
            bundling.MANIFEST: manifest,
            bundling.SIGNATURE: _SIGNER.sign(bundling._signed(manifest)),
            bundling.INTERVIEW: data,
            bundling.EXTRACTION: b"",
        }
        try:
            found = bundling.proved(parts)
        except bundling.UNTRUE:
            continue
        assert isinstance(found.interview, dict)


def _manifest(told: bytes) -> bytes:
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in _parts(told).items()}
    told_of = {"format": bundling.FORMAT, "id": "i-1", "key": _KEY, "made_at": 0, "parts": hashes}
    return json.dumps(told_of).encode()


def _parts(told: bytes) -> dict[str, bytes]:
    return {bundling.INTERVIEW: told, bundling.EXTRACTION: b""}


def record_keys(data: bytes) -> None:
    try:
        found = keys_of(data, Path("keys"))
    except BackupDamaged as error:
        said(error)
    else:
        assert all(isinstance(key, bytes) for key in found.values())


def release(data: bytes) -> None:
    try:
        packing.proved(data, key=_KEY)
    except NotGenuine as error:
        said(error)


def looked_for(data: bytes) -> None:
    """Words to look for, with their places."""
    text = data.decode("utf-8", "ignore")
    found = words.read(text)
    assert len(found.stream) == len(found.places)
    assert all(0 <= one.start < one.end <= len(found.text) for one in found.places)
    assert set(words.tokens(text)[0]) == set(found.stream)


def rules_of_sites() -> Iterator[bytes]:
    yield b"User-agent: *\nDisallow: /private\nAllow: /news\nCrawl-delay: 5\nRequest-rate: 1/5\n"
    yield b"User-agent: a\nUser-agent: *\nDisallow:\nSitemap: https://a.example/map.xml\n# words\n"


def interviews() -> Iterator[bytes]:
    yield json.dumps({"id": "i-1", "turns": [{"number": 1, "words": "There were five."}]}).encode()
    yield _manifest(b"{}")


def files_of_keys() -> Iterator[bytes]:
    yield json.dumps({"format": "tumen keys", "version": 1, "keys": {"d-1": "00ff"}}).encode()


def releases() -> Iterator[bytes]:
    manifest = json.dumps({"files": {}}).encode()
    sealed = {"signature": _SIGNER.sign(packing._signed(manifest)).hex()}
    for packed in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        with io.BytesIO() as made:
            with zipfile.ZipFile(made, "w", packed) as archive:
                archive.writestr(packing.MANIFEST, manifest)
                archive.writestr(packing.SIGNATURE, json.dumps(sealed))
            yield made.getvalue()


def texts() -> Iterator[bytes]:
    yield "Twelve people were held at Tumen; 강제북송을 멈춰라. Kim Ha-neul, 김하늘, 1,200 café".encode()


#: By the name that `make fuzz` calls it: what is fed, and with what to begin.
SENT: dict[str, tuple[Callable[[bytes], None], Callable[[], Iterator[bytes]]]] = {
    "robots": (robots, rules_of_sites),
    "interview": (interview, interviews),
    "keys": (record_keys, files_of_keys),
    "release": (release, releases),
    "search": (looked_for, texts),
}
