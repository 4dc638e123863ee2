"""One thing asked of one site: bounded in size, time and redirections, and telling nothing of who asks.

Each request has a connection of its own and carries no cookie, no referrer, no language and no name of this
program: a site learns that somebody asked for this address, and no more. Where the proxy is used, not from
where. What a site gave to know a state again by (ETag, Last-Modified) is sent back to it, which spares it
work; it could know a reader again by that, as docs/decisions/0051-feeds.md says.
"""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from urllib.parse import urljoin, urlsplit

import httpcore

from tumen.watch.errors import InwardAddress, NotAFeed, NotFetched, TooMuch
from tumen.watch.outward import Allows, Door, Proxy, is_outward, require_address

#: Of many readers of feeds, and of none in particular.
AGENT = "Mozilla/5.0 (compatible; feed reader)"
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one request may cost: bytes as sent and as unpacked, seconds in all, redirections."""

    bytes: int = 32 * 1024 * 1024
    seconds: float = 60.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answered: ``body`` as it was sent, ``data`` unpacked, ``headers`` in their order."""

    address: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    data: bytes
    at: datetime

    def header(self, name: str) -> str:
        """The first value of a header, "" where there is none."""
        return next((value for each, value in self.headers if each.lower() == name), "")

    @property
    def media_type(self) -> str:
        return self.header("content-type").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks sites, through a proxy or not. ``allows`` says which addresses may be connected to."""

    proxy: Proxy | None = None
    limits: Limits = Limits()
    allows: Allows = is_outward

    def ask(self, address: str, *, etag: str = "", modified: str = "") -> Answer:
        """What the site answers in the end, every step of its redirections looked at like the first.

        Any status is an answer. Raises NotFetched and its kinds where it did not come whole, or may not be
        asked.
        """
        ends = time.monotonic() + self.limits.seconds
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        given = [(name, value) for name, value in conditions.items() if value]
        for _ in range(self.limits.redirects + 1):
            answer = self._once(address, given, ends)
            if answer.status not in _MOVED or not answer.header("location"):
                return answer
            address = _next(address, answer.header("location"))
            given = []  # what one site gave is not carried to another
        raise NotFetched(f"The site leads on more than {self.limits.redirects} times, and nothing was kept.")

    def _once(self, address: str, given: list[tuple[str, str]], ends: float) -> Answer:
        require_address(address)
        door = Door(ends=ends, proxy=self.proxy, allows=self.allows)
        headers = [
            ("Host", _host(address)),
            ("User-Agent", AGENT),
            ("Accept", "*/*"),
            ("Accept-Encoding", "identity"),
            ("Connection", "close"),
            *given,
        ]
        with (
            _told(),
            httpcore.ConnectionPool(
                ssl_context=_context(), max_keepalive_connections=0, network_backend=door
            ) as pool,
            pool.stream("GET", _written(address), headers=headers) as response,
        ):
            body = self._read(response)
            found = tuple((_plain(name), _plain(value)) for name, value in response.headers)
            reason = response.extensions.get("reason_phrase", b"")
            answer = Answer(address, response.status, _plain(reason), found, body, b"", datetime.now(UTC))
        return _unpacked(answer, self.limits.bytes)

    def _read(self, response: httpcore.Response) -> bytes:
        read = bytearray()
        for part in response.iter_stream():
            read += part
            if len(read) > self.limits.bytes:
                raise TooMuch(
                    f"The site sends more than {self.limits.bytes // 1024:,} KiB, and nothing of it is kept."
                )
        return bytes(read)


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong on the way, as this room says it."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise TooMuch(
            "The site took longer than it may, and nothing of it is kept. It is asked again later."
        ) from error
    except (httpcore.ProtocolError, httpcore.NetworkError, httpcore.UnsupportedProtocol, OSError) as error:
        raise NotFetched(
            "The site broke off, or does not answer as sites do, and nothing of it is kept. It is asked "
            "again later."
        ) from error


@cache
def _context() -> ssl.SSLContext:
    return httpcore.default_ssl_context()


def _plain(value: bytes) -> str:
    """A header as text on one line: a line break in it would begin another one in the archive."""
    return " ".join(value.decode("utf-8", "replace").split())


def _written(address: str) -> httpcore.URL:
    """The address as it is sent: without its fragment, which is the reader's business."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    target = "".join(sign if "!" <= sign <= "~" else _escaped(sign) for sign in path)
    scheme, _, port = require_address(address)
    return httpcore.URL(scheme=scheme.encode(), host=_name(host), port=port, target=target.encode("ascii"))


def _escaped(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "surrogatepass"))


def _name(host: str) -> bytes:
    try:
        return host.encode("ascii") if host.isascii() else host.encode("idna")
    except UnicodeError as error:
        raise NotAFeed("The name of the site cannot be written as names of sites are.") from error


def _host(address: str) -> str:
    parts = urlsplit(address)
    name = _name(parts.hostname or "").decode("ascii")
    name = f"[{name}]" if ":" in name else name
    return f"{name}:{parts.port}" if parts.port else name


def _next(address: str, location: str) -> str:
    """Where a site leads on to. Raises InwardAddress, and NotFetched where that is less safe than before."""
    try:
        led = urljoin(address, location)
        require_address(led)
    except (NotAFeed, ValueError) as error:
        raise NotFetched("The site leads on to something that is no address of the web.") from error
    if address.startswith("https:") and not led.startswith("https:"):
        raise NotFetched("The site leads from a sealed connection to an open one, which is not followed.")
    return led


def _unpacked(answer: Answer, most: int) -> Answer:
    """The answer with its body unpacked, where the site packed it though it was asked not to."""
    packing = answer.header("content-encoding").strip().lower()
    if packing in ("", "identity"):
        data = answer.body
    elif packing in ("gzip", "x-gzip", "deflate"):
        data = unpack(answer.body, most)
    else:
        raise NotFetched("The site sends what was asked for packed in a way that it was not asked to use.")
    fields = (answer.address, answer.status, answer.reason, answer.headers, answer.body)
    return Answer(*fields, data, answer.at)


def unpack(packed: bytes, most: int) -> bytes:
    """What is packed (gzip, zlib), up to ``most`` bytes. Raises TooMuch for more, NotFetched for damage."""
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        data = unpacking.decompress(packed, most + 1)
    except zlib.error as error:
        raise NotFetched("What the site sent is packed wrongly, and nothing of it is kept.") from error
    if len(data) > most:
        raise TooMuch(f"What the site sent unpacks to more than {most // 1024:,} KiB; nothing of it is kept.")
    if not unpacking.eof:
        raise NotFetched("What the site sent breaks off, and nothing of it is kept.")
    return data


__all__ = ["AGENT", "Answer", "Asker", "InwardAddress", "Limits", "unpack"]
