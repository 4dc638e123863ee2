"""Text recognition (OCR) of pages that are pictures, by tesseract where it is installed.

Each page is drawn and recognised in a process of its own, with its share of time and memory. What comes out
is a guess that tesseract made: whoever shows it says so."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from functools import cache
from typing import Any

from tumen.documents.errors import RefusedFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined import environment, read_confined
from tumen.documents.intake.confined.pdf import Line, lines_of

#: What is asked of whoever has no text recognition.
INSTALL = "Install text recognition (apt install tesseract-ocr tesseract-ocr-kor)"
#: The languages that are recognised, of those installed, by tesseract's names.
_LANGUAGES = ("kor", "eng")
#: Confidence of a page's words, in percent, on average, below which nothing is taken from it: tesseract sees
#: letters in photographs too. Clean scans have 85 and more, bad ones of typed letters about 70.
_LEAST_CONFIDENCE = 50.0


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The tesseract of this computer: its version, and the languages that it is asked to expect."""

    version: str
    languages: str

    @property
    def said(self) -> str:
        return f"tesseract {self.version} {self.languages}"


@dataclass(frozen=True, slots=True)
class Recognition:
    """What came of pages: the lines of those with text, and the numbers of the others by what they lack."""

    by: str = ""
    pages: dict[int, tuple[Line, ...]] = field(default_factory=dict)
    empty: tuple[int, ...] = ()  #: nothing that looks like text
    unclear: tuple[int, ...] = ()  #: recognised with too little confidence
    unread: tuple[int, ...] = ()  #: not reached, or not finished in time


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found on pages without text, and by which engine; None where there is none."""

    engine: Tesseract | None
    found: Recognition

    def to_json(self) -> dict[str, Any]:
        found, engine = self.found, self.engine
        pages = [[number, [astuple(line) for line in lines]] for number, lines in found.pages.items()]
        others = [list(found.empty), list(found.unclear), list(found.unread)]
        named = [engine.version, engine.languages] if engine else None
        return {"engine": named, "by": found.by, "pages": pages, "others": others}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Looked:
        """Raises KeyError, TypeError or ValueError for anything that `to_json` did not write."""
        pages = {int(number): lines_of(lines) for number, lines in value["pages"]}
        others = (tuple(map(int, numbers)) for numbers in value["others"])
        engine = Tesseract(*map(str, value["engine"])) if value["engine"] else None
        return cls(engine, Recognition(str(value["by"]), pages, *others))


def tesseract() -> Tesseract | None:
    """The tesseract that is installed with Korean or English; None where there is none."""
    path = shutil.which("tesseract")
    return _asked(path) if path else None


@cache
def _asked(path: str) -> Tesseract | None:
    version = re.search(r"tesseract\s+v?([\w.-]+)", _said(path, "--version"))
    listed = _said(path, "--list-langs").split()
    languages = "+".join(name for name in _LANGUAGES if name in listed)
    return Tesseract(version[1], languages) if version and languages else None


def _said(path: str, option: str) -> str:
    try:
        done = subprocess.run(
            [path, option],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=limits.CONFINED_SECONDS,
            env=environment(),
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""  # a tesseract that does not answer is none, and its lack is said where it is needed
    return done.stdout + done.stderr


def recognise(data: bytes, pages: Sequence[int], engine: Tesseract) -> Recognition:
    """Recognise pages of a PDF by their numbers, from 1, within the limits of time and number."""
    by = f"tesseract {engine.version} ({engine.languages})"
    read: dict[int, tuple[Line, ...]] = {}
    empty, unclear, unread = [], [], list(pages[limits.RECOGNISED_PAGES :])
    until = time.monotonic() + limits.RECOGNITION_SECONDS
    for number in pages[: limits.RECOGNISED_PAGES]:
        answer = _page(data, number, engine) if time.monotonic() < until else None
        if answer is None:
            unread.append(number)
        elif not answer[0]:
            empty.append(number)
        elif answer[1] < _LEAST_CONFIDENCE:
            unclear.append(number)
        else:
            read[number] = answer[0]
    return Recognition(by, read, tuple(empty), tuple(unclear), tuple(sorted(unread)))


def _page(data: bytes, number: int, engine: Tesseract) -> tuple[tuple[Line, ...], float] | None:
    """The lines of one page with the confidence in them; None when it did not get through."""
    asked = json.dumps({"page": number, "languages": engine.languages}).encode()
    try:
        answer = read_confined("scan", asked + b"\n" + data)
        return lines_of(answer["lines"]), float(answer["confidence"])
    except (RefusedFile, KeyError, TypeError, ValueError):
        return None  # one page that cannot be recognised is named in a note, and the others are read
