"""A certificate authority of the tests' own, made on the spot: for a server on the loopback and its
guests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

#: Certificates of a laptop whose clock is a little behind hold too.
_BEFORE = timedelta(hours=1)


class Authority:
    """Signs in ``folder``; its own certificate is `root`."""

    def __init__(self, folder: Path, name: str = "An authority of the tests") -> None:
        self._folder, self._name = folder, _named(name)
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.root = folder / "root.crt"
        self.root.write_bytes(self._signed(self._name, self._key, days=1, ca=True))

    def certify(self, name: str, *, address: str = "", days: int = 1) -> tuple[Path, Path]:
        """A certificate of ``name``, or of the server at an ``address``, that ends after so many days, and
        its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        file = self._folder / f"{name}-{days}.crt"
        file.write_bytes(self._signed(_named(name), key, days=days, address=address))
        held = file.with_suffix(".key")
        held.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        held.chmod(0o600)
        return file, held

    def _signed(
        self,
        name: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        *,
        days: int,
        address: str = "",
        ca: bool = False,
    ) -> bytes:
        now = datetime.now(UTC)
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(min(now, now + timedelta(days=days)) - _BEFORE)
            .not_valid_after(now + timedelta(days=days))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        )
        if address:
            names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))])
            made = made.add_extension(names, critical=False)
        return made.sign(self._key, SHA256()).public_bytes(Encoding.PEM)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
