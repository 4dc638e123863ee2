"""Where the team's database is: a PostgreSQL server, named without any password."""

from __future__ import annotations

import importlib.util
import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from tumen.vault.certificates import WORDS, Certificates

#: Names the database: postgresql://USER@HOST:PORT/NAME. Without it, the record is a file of the workspace.
DATABASE = "TUMEN_DATABASE"
#: Names a file that holds the password, and that only its owner may read. Without it, ~/.pgpass is looked at.
PASSWORD_FILE = "TUMEN_DATABASE_PASSWORD_FILE"

#: Seconds that a writer waits for another one, as on a laptop.
BUSY_TIMEOUT = 20
#: The only ways in which a server on another machine may be reached: encrypted, and known to be the one that
#: is meant.
VERIFIED = ("verify-full", "verify-ca")
_LOCAL = ("", "localhost", "127.0.0.1", "::1")
#: What goes with each connection that is verified: of TLS the newest version alone, all of whose ciphers are
#: sound; and no Kerberos, which libpq would otherwise try first and which knows the server by no certificate.
_SOUND = {"ssl_min_protocol_version": "TLSv1.3", "gssencmode": "disable"}


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a PostgreSQL server, and the role under which Tumen works there."""

    user: str
    host: str  #: a name, an address, or the folder of a socket; empty for the system's own socket
    port: str
    name: str
    sslmode: str
    certificates: Certificates = Certificates()

    @classmethod
    def from_environment(cls) -> Server | None:
        """The server that TUMEN_DATABASE names; None when it names none. Raises ImproperlyConfigured."""
        address = os.environ.get(DATABASE, "").strip()
        if not address:
            return None
        if importlib.util.find_spec("psycopg") is None:
            raise ImproperlyConfigured(
                f"{DATABASE} names a PostgreSQL server, for which the extra tumen[postgres] is needed. "
                "Install requirements-postgres.txt."
            )
        return cls.at(address)

    @classmethod
    def at(cls, address: str) -> Server:
        """The server of an address. Raises ImproperlyConfigured, naming the variable, for one that is not
        safe or not whole."""
        parts = urlsplit(address)
        asked = dict(parse_qsl(parts.query))
        if parts.password is not None or "password" in asked:
            raise ImproperlyConfigured(
                f"{DATABASE} holds a password, which every program of this user could read. "
                f"Put it into a file of its own, named by {PASSWORD_FILE}, or into ~/.pgpass."
            )
        host, name = asked.get("host", parts.hostname or ""), unquote(parts.path.lstrip("/"))
        if parts.scheme not in ("postgresql", "postgres") or not parts.username or not name:
            raise ImproperlyConfigured(
                f"{DATABASE} is to be postgresql://USER@HOST:PORT/NAME, with a user and a database."
            )
        if unknown := set(asked) - {"host", "port", "sslmode", *WORDS}:
            raise ImproperlyConfigured(
                f"{DATABASE} asks for {', '.join(sorted(unknown))}, which is not known."
            )
        port = asked.get("port", str(parts.port or ""))
        certificates = Certificates.named_in(asked)
        found = cls(unquote(parts.username), host, port, name, asked.get("sslmode", ""), certificates)
        return found._verified()

    @property
    def is_local(self) -> bool:
        return self.host in _LOCAL or self.host.startswith("/")

    @property
    def is_socket(self) -> bool:
        return not self.host or self.host.startswith("/")

    def _verified(self) -> Server:
        if trouble := self.certificates.trouble():
            raise ImproperlyConfigured(f"{DATABASE} {trouble}")
        if self.is_local and not self.certificates:
            return self
        if self.is_socket:
            raise ImproperlyConfigured(
                f"{DATABASE} names certificates for a socket, over which none are shown. "
                "Name the server's host, or leave them out."
            )
        if self.sslmode and self.sslmode not in VERIFIED:
            raise ImproperlyConfigured(
                f"{DATABASE} asks for sslmode={self.sslmode} on another machine: whoever is between the two "
                f"could read the record. Use sslmode={VERIFIED[0]}."
            )
        return replace(self, sslmode=self.sslmode or VERIFIED[0])

    def for_django(self) -> dict[str, Any]:
        """The entry of Django's DATABASES."""
        options = {"sslmode": self.sslmode} if self.sslmode else {}
        if self.sslmode in VERIFIED:
            options |= _SOUND | self.certificates.for_libpq()
        return {
            "ENGINE": "tumen.vault.postgres",
            "NAME": self.name,
            "USER": self.user,
            "HOST": self.host,
            "PORT": self.port,
            "OPTIONS": options,
        }


def password() -> str:
    """The password of the file that TUMEN_DATABASE_PASSWORD_FILE names; empty without one.

    Raises ImproperlyConfigured when it cannot be read, or when others may read it.
    """
    named = os.environ.get(PASSWORD_FILE)
    if not named:
        return ""
    path = Path(named).expanduser()
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise ImproperlyConfigured(
                f"{PASSWORD_FILE} names {path}, which others may read. Close it: chmod 600 '{path}'"
            )
        return path.read_text("utf-8").rstrip("\n")
    except OSError as error:
        raise ImproperlyConfigured(
            f"{PASSWORD_FILE} names {path}, which cannot be read ({error.strerror})."
        ) from error
