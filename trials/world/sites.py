"""The process of the world's sites, from the side of whoever plays with them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
#: Sites that the watch may be told to ask. The one called “inward” is none of them.
_OURS = ("sites", "hostile", "forbidding", "stubborn")


@dataclass(frozen=True, slots=True)
class Sites:
    """The ports of the sites, by name, and the folder that they serve."""

    folder: Path
    ports: dict[str, int]

    def at(self, name: str, path: str) -> str:
        return f"http://127.0.0.1:{self.ports[name]}{path}"

    def is_ours(self, address: str, port: int) -> bool:
        """Whether this very address and port is one of those that may be asked."""
        return address == "127.0.0.1" and port in {self.ports[name] for name in _OURS}

    def are_at(self, address: str) -> bool:
        return any(address.startswith(self.at(name, "/")) for name in _OURS)

    def asked(self, name: str) -> list[str]:
        """The paths that a site was asked for so far."""
        told = self.folder / ".asked"
        lines = told.read_text(encoding="ascii").splitlines() if told.exists() else []
        return [line.partition(" ")[2] for line in lines if line.startswith(f"{name} ")]


@contextmanager
def serving(folder: Path) -> Iterator[Sites]:
    """The sites, for the block. They end by themselves when whoever began them does, however that ends."""
    server = subprocess.Popen(
        [sys.executable, "-m", "trials.world.serving", str(folder)],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        yield Sites(folder, json.loads(server.stdout.readline()))
    finally:
        server.stdin.close()
        server.wait(30)
        server.stdout.close()
