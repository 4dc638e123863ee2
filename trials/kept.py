"""What a trial of hours has asked, a line for each part of it: whoever stops it loses the part at hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
#: What Python and Numba make of code.
COMPILED = (".pyc", ".nbi", ".nbc")


@dataclass(frozen=True)
class Kept:
    """The lines in ``file`` (None: nothing is kept); what was asked of other ``code`` is told apart."""

    file: Path | None
    code: str

    def read(self, *, of_other_code: bool = False) -> Iterator[dict[str, Any]]:
        """Each part that was kept, without its code; half a line, of a run that was killed, is left out."""
        if not self.file or not self.file.exists():
            return
        for line in self.file.read_text("utf-8").splitlines():
            told = _told(line)
            if (code := told.pop("code", "")) and (code == self.code or of_other_code):
                yield told

    def add(self, told: dict[str, Any]) -> None:
        """Keep one part."""
        if self.file:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            line = json.dumps({"code": self.code, **told}) + "\n"
            with self.file.open("a+b") as lines:
                # After half a line of a run that was killed, on a line of its own.
                lines.write((b"\n" if _ends_within(lines.tell(), self.file) else b"") + line.encode())


def _ends_within(size: int, file: Path) -> bool:
    """Whether the last line of a file of so many bytes has no end."""
    if not size:
        return False
    with file.open("rb") as lines:
        lines.seek(size - 1)
        return lines.read(1) != b"\n"


def _told(line: str) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except json.JSONDecodeError:
        return {}
    return told if isinstance(told, dict) else {}


def fingerprint(root: Path, parts: Iterable[str]) -> str:
    """A hash over every file in ``parts`` of ``root``: what the answers of a trial depend on."""
    found, files = hashlib.sha256(), list[Path]()
    for each in parts:
        place = root / each
        files += [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]
    for file in sorted(files):
        if file.suffix not in COMPILED:
            found.update(f"{file.relative_to(root)}\0".encode() + file.read_bytes())
    return found.hexdigest()
