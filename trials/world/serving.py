"""The sites of the world, on loopback alone, in a process of their own.

``python -m trials.world.serving FOLDER`` says its ports in a line of JSON, and ends when its input does,
however the trial ended. ``sites`` serves the folder, ``hostile`` does harm (`hostile`). ``forbidding`` asks
in its robots.txt not to be asked, ``stubborn`` never says its robots.txt, and ``inward`` stands for a machine
of the network that nobody may be led to. What each is asked is written to ``FOLDER/.asked``.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import cast

from trials.world import hostile

#: Seconds that a connection may say nothing.
_PATIENCE = 30.0
_TYPES = {".xml": "application/xml", ".html": "text/html; charset=utf-8"}


def main(folder: Path) -> None:
    """Serve until the input ends."""
    sites = {
        "sites": _Site("sites", folder, lambda asked: _file(folder, asked)),
        "hostile": _Site("hostile", folder, lambda asked: asked.does_harm()),
        "forbidding": _Site("forbidding", folder, _forbidding),
        "stubborn": _Site("stubborn", folder, lambda asked: hostile.stall(asked)),
        "inward": _Site("inward", folder, lambda asked: asked.answer(b"a secret of the network")),
    }
    ports = {name: site.server_address[1] for name, site in sites.items()}
    for site in sites.values():
        site.ports = ports
        threading.Thread(target=site.serve_forever, daemon=True).start()
    print(json.dumps(ports), flush=True)
    sys.stdin.read()


class _Site(ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 50

    def __init__(self, name: str, folder: Path, serves: Callable[[_Asked], None]) -> None:
        super().__init__(("127.0.0.1", 0), _Asked)
        self.name, self.folder, self.serves = name, folder, serves
        self.ports: dict[str, int] = {}

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asked has gone away, as a reader does that has had enough."""


class _Asked(BaseRequestHandler):
    """One request: ``path`` is what was asked for, what is sent goes to ``request``."""

    path = ""

    def handle(self) -> None:
        self.request.settimeout(_PATIENCE)
        read = b""
        while b"\r\n\r\n" not in read:
            part = self.request.recv(4096)
            if not part:
                return
            read += part
        self.path = read.split(b" ")[1].decode("ascii", "replace")
        site = cast(_Site, self.server)
        with (site.folder / ".asked").open("a", encoding="ascii") as told:
            told.write(f"{site.name} {self.path}\n")
        site.serves(self)

    @property
    def ports(self) -> dict[str, int]:
        return cast(_Site, self.server).ports

    @property
    def folder(self) -> Path:
        return cast(_Site, self.server).folder

    def send(self, data: bytes) -> None:
        self.request.sendall(data)

    def answer(self, body: bytes, *headers: str, status: str = "200 OK") -> None:
        """A whole answer."""
        head = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "Connection: close"]
        self.send("\r\n".join(head).encode() + b"\r\n\r\n" + body)

    def does_harm(self) -> None:
        does = {**hostile.HARMS, **hostile.CALM}.get(self.path.partition("?")[0].strip("/"))
        if does:
            does(self)
        else:
            self.answer(b"nothing here", status="404 Not Found")


def _file(folder: Path, asked: _Asked) -> None:
    path = (folder / asked.path.strip("/")).resolve()
    if not path.is_file() or folder.resolve() not in path.parents:
        return asked.answer(b"nothing here", status="404 Not Found")
    manner = (path.parent / ".served").read_text("ascii") if path.suffix == ".xml" else ""
    if manner == "busy":
        return asked.answer(b"later", status="503 Service Unavailable")
    data, kind = path.read_bytes(), f"Content-Type: {_TYPES.get(path.suffix, 'text/plain')}"
    if manner == "broken":
        head = f"HTTP/1.1 200 OK\r\n{kind}\r\nContent-Length: {len(data)}\r\nConnection: close\r\n\r\n"
        return asked.send(head.encode() + data[: len(data) // 2])
    return asked.answer(data, kind)


def _forbidding(asked: _Asked) -> None:
    if asked.path == "/robots.txt":
        return asked.answer(b"User-agent: *\nDisallow: /private/\n", "Content-Type: text/plain")
    return asked.answer(hostile.feed(("forbidden", "Nobody was to read this.")))


Asked = _Asked

if __name__ == "__main__":
    main(Path(sys.argv[1]))
