"""Which addresses of the web may be asked, and the one door to them.

A page can redirect to, or its name can resolve to, a machine of the network that this computer stands in. So
the address that a name resolves to is looked at here, and this very address is connected to: a name that
resolves to another one a moment later changes nothing. Through a proxy (SOCKS 5, as Tor has it) the name goes
to the proxy and is resolved there, so that this computer asks nobody for it.
"""

from __future__ import annotations

import ipaddress
import secrets
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ssl import SSLContext
from typing import Any
from urllib.parse import urlsplit

import httpcore

from tumen.vocabulary.errors import TumenError
from tumen.watch.errors import InwardAddress, NotAFeed, NotFetched, TooMuch

#: Names that lead into the network that this computer stands in, whoever resolves them.
_INWARD_NAMES = (
    "localhost",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "home.arpa",
    "localdomain",
)
#: Addresses that carry another one in them, which may lead inward: NAT64, 6to4, Teredo.
_CARRYING = tuple(
    map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96"))
)
#: Where pages are served. Any other port is some other service.
PORTS = (80, 443, 8080, 8443)
#: Says whether a connection to this address and port may be opened.
Allows = Callable[[str, int], bool]


class ProxyUnclear(TumenError):
    """The proxy that was named cannot be used; then nothing is asked at all."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where a SOCKS 5 proxy listens."""

    host: str
    port: int


def proxy_of(text: str) -> Proxy | None:
    """The proxy that a setting names ("socks5h://127.0.0.1:9050"), None for none. Raises ProxyUnclear."""
    if not text.strip():
        return None
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if parts.scheme not in ("socks5", "socks5h") or not host or not port or parts.path.strip("/"):
        raise ProxyUnclear(
            "TUMEN_WATCH_PROXY names no proxy that can be used, so nothing was asked. Write it like "
            "socks5h://127.0.0.1:9050, or leave it empty."
        )
    return Proxy(host, port)


def is_outward(address: str, port: int) -> bool:
    """Whether an address is one of the public network, at a port where pages are served."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = getattr(found, "ipv4_mapped", None)
    if inner is not None:
        found = inner
    if found.version == 6 and any(found in network for network in _CARRYING):
        return False
    return port in PORTS and found.is_global and not found.is_multicast and not found.is_reserved


def require_address(address: str) -> tuple[str, str, int]:
    """The scheme, host and port of an address that may be a feed's. Raises NotAFeed and InwardAddress."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise NotAFeed(
            "This is no address of the web. It looks like https://example.org/feed.xml."
        ) from error
    if parts.scheme not in ("http", "https") or not host or any(sign.isspace() for sign in address):
        raise NotAFeed("This is no address of the web. It looks like https://example.org/feed.xml.")
    if parts.username or parts.password:
        raise NotAFeed("Take the name and password out of the address: they would tell the site who asks.")
    name = host.rstrip(".").lower()
    if any(name == each or name.endswith(f".{each}") for each in _INWARD_NAMES):
        raise InwardAddress(
            f"The address leads into this computer or its network, so it is not asked. {_SEE}"
        )
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80)


def require_public(address: str) -> None:
    """The same of an address that is to be a feed's: one that leads inward is refused before it is kept."""
    _, host, port = require_address(address)
    if _is_literal(host) and not is_outward(host, port):
        raise InwardAddress(
            f"The address leads into this computer or its network, so it is not asked. {_SEE}"
        )


_SEE = "Name an address of the public web."


class Door(httpcore.NetworkBackend):
    """Opens connections for one request, which has to end by ``ends`` (of the monotonic clock)."""

    def __init__(self, *, ends: float, proxy: Proxy | None = None, allows: Allows = is_outward) -> None:
        self._ends, self._proxy, self._allows = ends, proxy, allows
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to ``host``, at an address that was looked at. Raises NotFetched and its kinds."""
        if self._proxy:
            return self._through_proxy(self._proxy, host, port)
        address = self._resolved(host, port)
        return Bounded(self._backend.connect_tcp(address, port, left(self._ends)), self._ends)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise InwardAddress(f"The address leads into this computer, so it is not asked. {_SEE}")

    def _resolved(self, host: str, port: int) -> str:
        try:
            found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as error:
            raise NotFetched(
                "The name of the site is not known. Look whether its address has changed."
            ) from error
        # One that leads inward among others is no slip: nothing of such a site is asked.
        if not found or not all(self._allows(address, port) for address in found):
            raise InwardAddress(
                f"The address leads into this computer or its network, so it is not asked. {_SEE}"
            )
        return found[0]

    def _through_proxy(self, proxy: Proxy, host: str, port: int) -> httpcore.NetworkStream:
        if _is_literal(host) and not self._allows(host, port):
            raise InwardAddress(
                f"The address leads into this computer or its network, so it is not asked. {_SEE}"
            )
        stream = Bounded(self._backend.connect_tcp(proxy.host, proxy.port, left(self._ends)), self._ends)
        try:
            _shake_hands(stream, host, port)
        except NotFetched:
            stream.close()
            raise
        return stream


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _shake_hands(stream: Bounded, host: str, port: int) -> None:
    """Ask a SOCKS 5 proxy (RFC 1928, RFC 1929) for a connection by name.

    The name and password are made up anew for each request: Tor gives each its own way through the network,
    so that two sites cannot tell that one reader asks both.
    """
    name = host.encode("idna") if not host.isascii() else host.encode()
    if len(name) > 255:
        raise NotFetched("The name of the site is longer than names can be.")
    stream.write(b"\x05\x02\x00\x02")
    chosen = stream.exactly(2)
    if chosen == b"\x05\x02":
        word = secrets.token_hex(8).encode()
        stream.write(b"\x01" + bytes([len(word)]) + word + bytes([len(word)]) + word)
        if stream.exactly(2)[1:] != b"\0":
            raise NotFetched(_NO_PROXY)
    elif chosen != b"\x05\x00":
        raise NotFetched(_NO_PROXY)
    stream.write(b"\x05\x01\x00\x03" + bytes([len(name)]) + name + port.to_bytes(2, "big"))
    answer = stream.exactly(4)
    if answer[:2] != b"\x05\x00":
        raise NotFetched(
            "The proxy did not reach the site. It may be down, or refuse those who come this way."
        )
    rest = {1: 4, 4: 16}.get(answer[3])
    stream.exactly((rest if rest is not None else stream.exactly(1)[0]) + 2)


_NO_PROXY = "What answers at the proxy’s address is no SOCKS 5 proxy. Look at TUMEN_WATCH_PROXY."


def left(ends: float) -> float:
    """Seconds that are left until ``ends``. Raises TooMuch where there are none."""
    seconds = ends - time.monotonic()
    if seconds <= 0:
        raise TooMuch("The site took longer than it may, and nothing of it is kept. It is asked again later.")
    return seconds


class Bounded(httpcore.NetworkStream):
    """A connection that ends in time whatever the other side does: one that sends a byte a minute, too."""

    def __init__(self, stream: httpcore.NetworkStream, ends: float) -> None:
        self._stream, self._ends = stream, ends

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, left(self._ends))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, left(self._ends))

    def exactly(self, number: int) -> bytes:
        """So many bytes. Raises NotFetched where the other side ends before."""
        read = b""
        while len(read) < number:
            part = self.read(number - len(read))
            if not part:
                raise NotFetched(_NO_PROXY)
            read += part
        return read

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return Bounded(self._stream.start_tls(ssl_context, server_hostname, left(self._ends)), self._ends)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
