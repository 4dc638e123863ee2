"""Formats whose readers are large or written in C, read in a process of their own.

Takes bytes of a PDF, Word or Excel file or of a message, gives its parts. The rule: a file can crash, fill or
stall only that process, which has a share of memory and processor time, reaches neither the network nor
another file or program (`doors`), and hands back nothing but JSON; the batch goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tumen.documents import errors
from tumen.documents.errors import DamagedFile, RefusedFile, TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.pieces import Part
from tumen.vocabulary.codes import BlockKind

__all__ = [
    "Handed",
    "apart",
    "damaged",
    "environment",
    "is_out_of_time",
    "read_confined",
    "read_parts",
]

#: What a reader is told of the session: where programs, libraries and the models of text recognition are.
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
#: Exit statuses that say that the processor time ran out (SIGXCPU, and SIGKILL after it), by their numbers on
#: Unix.
_OUT_OF_TIME = (-24, -9)


@dataclass(frozen=True, slots=True)
class Handed:
    """What a confined reader hands back: parts in order, the day in the file's properties, notes."""

    parts: tuple[Part, ...]
    made_on: str = ""
    library: str = ""
    notes: tuple[str, ...] = field(default_factory=tuple)

    def to_json(self) -> dict[str, Any]:
        parts = [[part.words, part.kind.value if part.kind else "", part.tight] for part in self.parts]
        return {"parts": parts, "made_on": self.made_on, "library": self.library, "notes": list(self.notes)}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Handed:
        """Raises KeyError, TypeError or ValueError for anything that `to_json` did not write."""
        parts = tuple(
            Part(str(words), BlockKind(kind) if kind else None, bool(tight))
            for words, kind, tight in value["parts"]
        )
        return cls(parts, str(value["made_on"]), str(value["library"]), tuple(map(str, value["notes"])))


def read_confined(reader: str, data: bytes) -> dict[str, Any]:
    """What a reader ("pdf", "scan", "word", "sheet", "mail") makes of ``data``. Raises what it raised."""
    answer = _answer(reader, data)
    if "refused" in answer:
        kind = getattr(errors, str(answer["refused"]), RefusedFile)
        raise kind(str(answer["reason"]))
    return answer


def read_parts(reader: str, data: bytes) -> Handed:
    """The parts that a reader of office files hands back. Raises as `read_confined` does."""
    answer = read_confined(reader, data)
    try:
        return Handed.from_json(answer)
    except (KeyError, TypeError, ValueError) as error:
        raise damaged() from error


def _answer(reader: str, data: bytes) -> dict[str, Any]:
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", f"{__name__}.reader", reader],
            input=data,
            capture_output=True,
            timeout=limits.CONFINED_SECONDS * 2,
            env=environment(),
            check=False,
            **apart(),
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow() from error
    if is_out_of_time(done.returncode):
        raise _too_slow()
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise damaged() from error
    return answer if isinstance(answer, dict) else {}


def is_out_of_time(status: int) -> bool:
    """Whether a process with this exit status used up its processor time."""
    return status in _OUT_OF_TIME


def apart() -> dict[str, Any]:
    """How such a process is started: in a group of its own, so that Ctrl-C at the terminal does not reach it.

    Tumen stops after the current document then, which must not pass for damaged."""
    return {"process_group": 0} if os.name == "posix" else {}


def environment() -> dict[str, str]:
    """Where Python is and nothing else: no keys, no workspace, no settings of the person's session."""
    roots = [str(Path(__file__).parents[4]), *filter(None, sys.path)]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(roots), "PYTHONIOENCODING": "utf-8"}


def _too_slow() -> RefusedFile:
    return TooLargeFile(
        f"reading it took more than {limits.CONFINED_SECONDS} seconds. Save it anew from its program, "
        f"without "
        "pictures, or split it."
    )


def damaged() -> RefusedFile:
    """What is raised when a reader ended without an answer."""
    return DamagedFile("its inside contradicts itself. Open it in its program and save it anew.")
