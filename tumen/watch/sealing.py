"""How mail is sent and where to: kept sealed, each under a key of its own, and read by whoever sends.

The address of a colleague and the password of a server are of no use to whoever reads the record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from tumen.documents.models import RecordKey
from tumen.documents.sealing import keys_of
from tumen.vault.records import RecordKeys
from tumen.watch.errors import NotAnAddress, NotThatPost

#: How a connection to the server is kept from others.
SECURITIES = ("tls", "starttls", "none")
#: One address of mail, in plain signs: nothing that could end a line or begin a second address.
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?"
)
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?|\[?[0-9A-Fa-f:]{2,45}\]?")


@dataclass(frozen=True, slots=True)
class Server:
    """The server that mail goes out by; ``desk`` is the address under which people open these pages."""

    host: str
    port: int
    security: str
    user: str
    password: str
    sender: str
    desk: str

    def __repr__(self) -> str:
        return "Server(…)"  # a traceback or a log never holds its password


def make_key(item: str) -> None:
    """Give ``item`` a key of its own where it has none."""
    if not RecordKey.objects.filter(item=item).exists():
        RecordKey.objects.create(item=item, wrapped=RecordKeys().new(item))


def destroy_key(item: str) -> None:
    """Destroy what was sealed for ``item``, wherever it lies."""
    RecordKey.objects.filter(item=item).delete()


def seal(item: str, said: Mapping[str, Any]) -> bytes:
    """Seal a value for ``item``, which has a key."""
    return RecordKeys().seal(json.dumps(said).encode(), item, keys_of([item])[item])


def opened(item: str, sealed: bytes | memoryview) -> dict[str, Any]:
    """What was sealed for ``item``; nothing where its key is gone. Raises `RecordDamaged`."""
    key = keys_of([item]).get(item)
    if key is None or not sealed:
        return {}
    told: dict[str, Any] = json.loads(RecordKeys().open(bytes(sealed), item, key))
    return told


def require_address(typed: str) -> str:
    """One address of mail. Raises NotAnAddress."""
    address = typed.strip()
    if not _ADDRESS.fullmatch(address):
        raise NotAnAddress("This is no address that mail can go to. Write one, as in name@example.org.")
    return address


def require_server(server: Server) -> Server:
    """A server that mail may go out by. Raises NotThatPost, and NotAnAddress for its sender."""
    if not _HOST.fullmatch(server.host) or not 1 <= server.port <= 65535:
        raise NotThatPost("Name the server as its keepers do (mail.example.org), and its port (465 or 587).")
    if server.security not in SECURITIES:
        raise NotThatPost(f"“{server.security}” is no way to keep the connection. Use tls or starttls.")
    if server.security == "none" and not is_loopback(server.host):
        raise NotThatPost("Mail goes out by TLS or STARTTLS, or to this computer itself. Choose one of them.")
    if bool(server.user) != bool(server.password):
        raise NotThatPost("Give both a user and a password, or neither.")
    require_address(server.sender)
    _require_desk(server.desk)
    return server


def _require_desk(desk: str) -> None:
    try:
        parts = urlsplit(desk)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        parts, has_port = urlsplit(""), False
    more = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    is_plain = has_port and not more
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
    if not (is_plain and is_safe and _HOST.fullmatch(parts.hostname or "")):
        raise NotThatPost(
            "Give the address under which you open these pages, as far as the name and the port: "
            "http://127.0.0.1:8000 on this computer, https:// elsewhere."
        )


def is_loopback(host: str) -> bool:
    """Whether a name or number is this computer's own."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
