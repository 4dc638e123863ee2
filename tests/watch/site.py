"""A small site on this computer, for the tests alone: it serves and misbehaves as it is told."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address

from tumen.watch.fetching import Asker, Limits
from tumen.watch.manners import Manners

#: Serves one request: gets the connection and the path that was asked for.
Serve = Callable[[socket.socket, str], None]


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A whole answer, as a site sends it."""
    head = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "Connection: close"]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


class Site:
    """Pages by their paths, each an answer or what serves it; ``asked`` are the requests that came, whole."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes | Serve] = {}
        self.asked: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.1)
        self.port = self._listener.getsockname()[1]
        self._is_open = True
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.asked]

    def close(self) -> None:
        self._is_open = False
        self._thread.join(30)
        self._listener.close()

    def _serve(self) -> None:
        while self._is_open:
            try:
                connection, _ = self._listener.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(5)
                try:
                    self._one(connection)
                except OSError:
                    continue  # whoever asked has gone away, as a reader does that has had enough

    def _one(self, connection: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            part = connection.recv(4096)
            if not part:
                return
            request += part
        self.asked.append(request.decode())
        path = request.split(b" ")[1].decode()
        page = self.pages.get(path, answer(b"no such page", status="404 Not Found"))
        if callable(page):
            page(connection, path)
        else:
            connection.sendall(page)


@contextmanager
def a_site() -> Iterator[Site]:
    site = Site()
    try:
        yield site
    finally:
        site.close()


def is_of_the_tests(address: str, port: int) -> bool:
    """Loopback alone, as a test allows it in the place of the public network."""
    return ip_address(address).is_loopback


def asker(**limits: float) -> Asker:
    return Asker(limits=Limits(**{"seconds": 20.0, **limits}), allows=is_of_the_tests)  # type: ignore[arg-type]


def manners(**limits: float) -> Manners:
    """Asks without waiting."""
    return Manners(asker(**limits), pace=0.0, pause=lambda seconds: None)


def feed(
    *entries: tuple[str, str], site: str = "https://lantern.example", days: tuple[int, ...] = ()
) -> bytes:
    """A news feed of an invented paper: titles and texts, and their ``days`` of October 2026."""
    dated = {number: f"<pubDate>{day} Oct 2026 09:00:00 GMT</pubDate>" for number, day in enumerate(days, 1)}
    items = "".join(
        f"<item><title>{title}</title><link>{site}/{number}</link>{dated.get(number, '')}"
        f"<description>{text}</description></item>"
        for number, (title, text) in enumerate(entries, 1)
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Lantern</title><link>{site}/</link>'
        f"<language>en</language>{items}</channel></rss>"
    ).encode()
