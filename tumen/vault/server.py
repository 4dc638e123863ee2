"""Where the team's database is: a PostgreSQL server, named without any password."""

from __future__ import annotations

import importlib.util
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

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


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a PostgreSQL server, and the role under which Tumen works there."""

    user: str
    host: str  #: a name, an address, or the folder of a socket; empty for the system's own socket
    port: str
    name: str
    sslmode: str

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
        if unknown := set(asked) - {"host", "port", "sslmode"}:
            raise ImproperlyConfigured(
                f"{DATABASE} asks for {', '.join(sorted(unknown))}, which is not known."
            )
        port = asked.get("port", str(parts.port or ""))
        found = cls(unquote(parts.username), host, port, name, asked.get("sslmode", ""))
        return found._verified()

    @property
    def is_local(self) -> bool:
        return self.host in _LOCAL or self.host.startswith("/")

    def _verified(self) -> Server:
        if self.is_local:
            return self
        if self.sslmode and self.sslmode not in VERIFIED:
            raise ImproperlyConfigured(
                f"{DATABASE} asks for sslmode={self.sslmode} on another machine: whoever is between the two "
                f"could read the record. Use sslmode={VERIFIED[0]}."
            )
        return Server(self.user, self.host, self.port, self.name, self.sslmode or VERIFIED[0])

    def for_django(self) -> dict[str, Any]:
        """The entry of Django's DATABASES."""
        options = {"sslmode": self.sslmode} if self.sslmode else {}
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
