"""What comes back to Tumen from outside: backups, age files, recovery sheets, heads, time stamps, key files.

Somebody may have changed each of them, so each is a parser of foreign bytes.
"""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import django
import pyrage
from django.apps import apps

if not apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tumen.web.settings")
    django.setup()

from tumen.access import anchoring
from tumen.access.errors import AnchorRefused, NotAHead
from tumen.access.heads import Head as LogHead
from tumen.preservation import manifest, sealing
from tumen.preservation.errors import PreservationError
from tumen.preservation.packing import Packer, unpacked
from tumen.vault import keyfile, recovery
from tumen.vault.errors import KeyFileDamaged, RecoveryKeyMistyped, VaultTooNew
from tumen.vault.recentlog import damage_in
from tumen.vocabulary.errors import TumenError

_IDENTITY = pyrage.x25519.Identity.generate()
#: An authority that was invented for this.
_CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIHsMIGfoAMCAQICAQEwBQYDK2VwMCAxHjAcBgNVBAMMFUFuIGludmVudGVkIGF1
dGhvcml0eTAeFw0yMDAxMDEwMDAwMDBaFw00MDAxMDEwMDAwMDBaMCAxHjAcBgNV
BAMMFUFuIGludmVudGVkIGF1dGhvcml0eTAqMAUGAytlcAMhANS4JwonMetDswXA
VtKiOy2vhNcHZn+4ExbQkOT9Pe8IMAUGAytlcANBAN0WpCtI+ox2gvnFZeJs3l9L
J2ahtokRzR9OFdstf78NsJ68I3MsQ+b3XGfjRDgKC5WOpcsxIh2vKBxouB4nYAk=
-----END CERTIFICATE-----
"""


def said(error: TumenError) -> None:
    assert str(error).endswith("."), str(error)


def backup(data: bytes) -> None:
    """The tar inside a backup: names, sizes, head and manifest."""
    try:
        for part, kept in unpacked(
            io.BytesIO(data), None, (manifest.HEAD, manifest.MANIFEST), lambda _: None
        ):
            assert len(part.sha256) == 64
            if part.name == manifest.HEAD:
                head = manifest.Head.from_bytes(kept)
                assert all(isinstance(name, str) for pair in head.schema.items() for name in pair)
            if part.name == manifest.MANIFEST:
                told = manifest.Manifest.from_bytes(kept)
                assert sum(told.rows.values()) >= 0
                assert sorted(one.name for one in told.parts) is not None
    except PreservationError as error:
        said(error)


def age(data: bytes) -> None:
    """The sealed file around it."""
    path = Path(tempfile.gettempdir()) / f"tumen-fuzz-{os.getpid()}.age"
    path.write_bytes(data)
    for step in (lambda: sealing.length_inside(path), lambda: _opened(path)):
        try:
            step()
        except PreservationError as error:
            said(error)
    path.unlink()


def _opened(path: Path) -> None:
    with sealing.opened(path, [_IDENTITY]) as plain:
        plain.read(1)


def recovery_key(data: bytes) -> None:
    try:
        key = recovery.key_of(data.decode("utf-8", "replace"))
    except RecoveryKeyMistyped as error:
        said(error)
    else:
        assert recovery.key_of(" ".join(recovery.groups_of(key))) == key


def head(data: bytes) -> None:
    """A head of the audit log, as a file and as a hand copied it."""
    text = data.decode("utf-8", "replace")
    for read in (LogHead.of, LogHead.copied):
        try:
            found = read(text)
        except NotAHead:
            continue
        assert found.size >= 0


def stamp(data: bytes) -> None:
    """A time-stamping authority's reply (RFC 3161), and the certificates."""
    assert len(anchoring.with_sorted_certificates(data)) == len(data)
    for reply, certificates in ((data, _CERTIFICATE), (b"", data.decode("utf-8", "replace"))):
        try:
            anchoring.stamped_at(reply, text="x", nonce=1, certificates=certificates)
        except AnchorRefused as error:
            said(error)


def key_file(data: bytes) -> None:
    """As it is, and with its last 32 bytes made right: otherwise nothing gets past them."""
    for made in (data, data[:-32] + hashlib.sha256(data[:-32]).digest()):
        try:
            found = keyfile.KeyFile.parse(made)
        except (KeyFileDamaged, VaultTooNew) as error:
            said(error)
        else:
            assert found.to_bytes() == made


def recent_log(data: bytes) -> None:
    found = damage_in(data)
    assert found is None or found.whole >= 0


def backups() -> Iterator[bytes]:
    packer = Packer(1_700_000_000)
    told = {"rows": {"documents_document": 1}, "documents": 1, "damaged": [], "apart": [], "parts": []}
    head_of = {
        "format": "tumen backup", "id": "b-1", "made_at": "2024-02-29T00:00:00+00:00", "tumen": "1",
        "schema": {"access": "0001_initial"}, "holds": "record", "version": 1,
    }  # fmt: skip
    parts = [
        (manifest.HEAD, manifest._json(head_of)),
        ("vault.db", b"x" * 100),
        (manifest.MANIFEST, manifest._json(told)),
    ]
    pieces = [piece for name, data in parts for piece in packer.add_bytes(name, data)]
    yield b"".join([*pieces, *packer.end()])
    with io.BytesIO() as made:
        with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as tar:
            tar.addfile(tarfile.TarInfo("../" + "long" * 40))
        yield made.getvalue()


def age_files() -> Iterator[bytes]:
    yield pyrage.encrypt(b"x" * 100, [_IDENTITY.to_public()])
    yield pyrage.encrypt(b"", [_IDENTITY.to_public()])
    yield b"age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n" + bytes(40)


def recovery_keys() -> Iterator[bytes]:
    for number in range(3):
        yield "  ".join(recovery.groups_of(bytes([number]) * recovery.LENGTH)).encode()


def heads() -> Iterator[bytes]:
    one = LogHead(1234, bytes(range(32)), "2024-02-29T00:00:00.000000Z")
    yield one.text.encode()
    yield one.short.encode()


def stamps() -> Iterator[bytes]:
    """The frame of a reply, of whose parts each may be any; and a certificate."""
    inner = bytes.fromhex("a0 0b 30 09 02 01 03 31 00 30 00 a3 00")
    token = b"\x30" + bytes([len(inner) + 11]) + bytes.fromhex("06 09 2a 86 48 86 f7 0d 01 07 02") + inner
    yield b"\x30" + bytes([len(token) + 5]) + bytes.fromhex("30 03 02 01 00") + token
    yield _CERTIFICATE.encode()


def key_files() -> Iterator[bytes]:
    cost = keyfile.FLOOR
    blank = keyfile.KeyFile(cost, bytes(16), bytes(12), bytes(48), bytes(12), bytes(48), bytes(32))
    yield blank.to_bytes()


def recent_logs() -> Iterator[bytes]:
    from tests.vault.logs import log_of_pages

    yield log_of_pages(3)
    yield log_of_pages(3)[:2000]


Check, Seeds = Callable[[bytes], None], Callable[[], Iterator[bytes]]

#: By the name that `make fuzz` calls it: what is fed, and with what to begin.
RETURNING: dict[str, tuple[Check, Seeds]] = {
    "backup": (backup, backups),
    "age": (age, age_files),
    "recovery": (recovery_key, recovery_keys),
    "head": (head, heads),
    "stamp": (stamp, stamps),
    "keyfile": (key_file, key_files),
    "log": (recent_log, recent_logs),
}
