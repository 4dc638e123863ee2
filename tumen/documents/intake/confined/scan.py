"""One page of a PDF, drawn by pypdfium2 and recognised by tesseract, which runs inside the same wall."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from statistics import fmean, median
from typing import Any

from tumen.documents.errors import DamagedFile, TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined.pdf import Line, open_pdf

#: Points of a PDF to the inch, and picture points to the inch that tesseract reads best.
_POINTS, _DENSITY = 72, 300
#: Height of letters, in multiples of the page's usual one, within which they count as of one size: the boxes
#: around words are as high as their letters happen to be.
_ONE_SIZE = (0.7, 1.35)
#: Tesseract's ways to look for lines: columns of any number, and one column of letters of any size.
_ANY_COLUMNS, _ONE_COLUMN = "3", "4"
#: Share of Hangul among a page's letters from which it may be in Korean alone.
_KOREAN_FROM = 0.3
#: The columns of tesseract's table, and the level of its rows that are words.
_COLUMNS = (
    "level", "page_num", "block_num", "par_num", "line_num", "word_num",
    "left", "top", "width", "height", "conf", "text",
)  # fmt: skip
_A_WORD = "5"


@dataclass(frozen=True, slots=True)
class Scanned:
    """The lines recognised on a page, and tesseract's mean confidence in their words, in percent."""

    lines: tuple[Line, ...] = ()
    confidence: float = 0.0

    def to_json(self) -> dict[str, Any]:
        return {"lines": [astuple(line) for line in self.lines], "confidence": self.confidence}


def parts_of(asked_and_data: bytes) -> Scanned:
    """Recognise one page: a line of JSON says which and in what languages, the PDF follows.

    Raises what `open_pdf` raises, TooLargeFile over the time of a page, DamagedFile when tesseract fails.
    """
    asked, _, data = asked_and_data.partition(b"\n")
    told = json.loads(asked)
    page = open_pdf(data)[int(told["page"]) - 1]
    picture, density = _drawn(page)
    if not picture:
        return Scanned()
    table = _best(picture, density, str(told["languages"]))
    if not table.words:
        return Scanned()
    return Scanned(tuple(_lines(table, page.get_height(), density)), table.confidence)


def recognised(
    picture: bytes, density: float, languages: str
) -> tuple[str, list[tuple[int, int, int, int] | None]]:
    """The words that tesseract sees on a picture, and for each of their signs the box of its word.

    The boxes have left, top, right and bottom in picture points. Raises TooLargeFile and DamagedFile.
    """
    signs: list[str] = []
    boxes: list[tuple[int, int, int, int] | None] = []
    line: tuple[str, ...] = ()
    for word in _best(picture, density, languages).words:
        if signs:
            signs.append(" " if word.line == line else "\n")
            boxes.append(None)
        signs += word.words
        top = word.bottom - word.height
        boxes += [(int(word.left), int(top), int(word.right), int(word.bottom))] * len(word.words)
        line = word.line
    return "".join(signs), boxes


def _drawn(page: Any) -> tuple[bytes, float]:
    """The page as a grey picture (PGM) with its points to the inch; nothing when all of it is one colour."""
    inches = page.get_width() * page.get_height() / _POINTS**2
    density = min(_DENSITY, math.sqrt(limits.PAGE_POINTS / max(inches, 0.01)))
    bitmap = page.render(scale=density / _POINTS, grayscale=True)
    data, width, stride = bytes(bitmap.buffer), bitmap.width, bitmap.stride
    rows = [data[row * stride : row * stride + width] for row in range(bitmap.height)]
    if len(set().union(*map(set, rows))) < 2:
        return b"", density
    return b"P5 %d %d 255\n" % (width, bitmap.height) + b"".join(rows), density


@dataclass(frozen=True, slots=True)
class _Word:
    """One word: which line it belongs to, its box in picture points from the left and the top."""

    line: tuple[str, ...]
    words: str
    left: float
    right: float
    bottom: float
    height: float
    confidence: float


@dataclass(frozen=True, slots=True)
class _Table:
    """What one run of tesseract says: its words with their boxes, and its lines as text."""

    words: tuple[_Word, ...]
    texts: tuple[str, ...]

    @property
    def confidence(self) -> float:
        return float(fmean(word.confidence for word in self.words)) if self.words else 0.0

    @property
    def hangul(self) -> float:
        """Share of its letters in Hangul."""
        letters: list[str] = re.findall(r"[^\W\d_]", "".join(self.texts))
        return sum("가" <= letter <= "힣" for letter in letters) / max(1, len(letters))


def _best(picture: bytes, density: float, languages: str) -> _Table:
    """The surest of two runs: with all languages, and with the one that the first run found.

    With both, tesseract takes some Korean words for English ones, and finds columns in Korean pages that are
    none; alone, each is surer of a page in its own script and less sure of a mixed one. Measured on drawn
    pages of Korean, kor+eng reads 95 % of the letters and kor all of them.
    """
    if "+" not in languages:
        return _run(picture, density, languages, _ANY_COLUMNS if languages == "eng" else _ONE_COLUMN)
    both = _run(picture, density, languages, _ONE_COLUMN)
    is_korean = both.hangul >= _KOREAN_FROM
    one = _run(picture, density, *(("kor", _ONE_COLUMN) if is_korean else ("eng", _ANY_COLUMNS)))
    return max(one, both, key=lambda table: table.confidence)


def _run(picture: bytes, density: float, languages: str, layout: str) -> _Table:
    """Ask tesseract for a table of words and for the text, both through its standard output."""
    command = ["tesseract", "stdin", "stdout", "-l", languages, "--psm", layout, "--dpi", str(round(density))]
    try:
        done = subprocess.run(
            [*command, "-c", "tessedit_create_tsv=1", "-c", "tessedit_create_txt=1"],
            input=picture,
            capture_output=True,
            timeout=limits.PAGE_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # more threads cost more than they bring
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TooLargeFile(f"recognising a page took more than {limits.PAGE_SECONDS} seconds.") from error
    if done.returncode:
        raise DamagedFile("text recognition failed on a page.")
    rows = [row.split("\t") for row in done.stdout.decode("utf-8", "replace").splitlines()]
    texts = tuple(row[0].strip() for row in rows if len(row) == 1 and row[0].strip("\f "))
    return _Table(tuple(_words(row for row in rows if len(row) == len(_COLUMNS))), texts)


def _words(rows: Iterable[list[str]]) -> Iterable[_Word]:
    for row in rows:
        told = dict(zip(_COLUMNS, row, strict=True))
        if told["level"] != _A_WORD or not told["text"].strip():
            continue
        left, top, width, height = (float(told[name]) for name in ("left", "top", "width", "height"))
        line = tuple(told[name] for name in ("block_num", "par_num", "line_num"))
        confidence = float(told["conf"])
        yield _Word(line, told["text"].strip(), left, left + width, top + height, height, confidence)


def _lines(table: _Table, page_height: float, density: float) -> Iterable[Line]:
    """Words put together to lines, in points from left and bottom, as the text layer of a PDF has them."""
    by_line: dict[tuple[str, ...], list[_Word]] = defaultdict(list)
    for word in table.words:
        by_line[word.line].append(word)
    texts = {_unspaced(text): text for text in table.texts}
    usual = median(word.height for word in table.words)
    points = _POINTS / density
    for held in by_line.values():
        height = median(word.height for word in held)
        size = usual if _ONE_SIZE[0] <= height / max(usual, 1) <= _ONE_SIZE[1] else height
        # The words of a Korean line are single syllables; where its blanks stand only the text tells.
        words = " ".join(word.words for word in held)
        yield Line(
            texts.get(_unspaced(words), words),
            min(word.left for word in held) * points,
            max(word.right for word in held) * points,
            page_height - median(word.bottom for word in held) * points,
            size * points,
        )


def _unspaced(words: str) -> str:
    return "".join(words.split())
