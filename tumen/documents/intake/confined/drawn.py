"""One page of a PDF as a picture in colour, with the text that stands on it and the place of every sign.

For copies from which something is taken out: what the file holds beside its looks never leaves this process,
and whoever paints over it does so outside, on nothing but points of colour.
"""

from __future__ import annotations

import base64
import ctypes
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tumen.documents.intake import limits
from tumen.documents.intake.confined.pdf import open_pdf
from tumen.documents.intake.confined.scan import recognised

#: Points of a PDF to the inch, and picture points to the inch of what goes out: small print stays readable,
#: and a page of A4 takes some 6 million picture points.
_POINTS, _DENSITY = 72, 200

Box = tuple[int, int, int, int]  #: left, top, right, bottom, in picture points from the left and the top


@dataclass(frozen=True, slots=True)
class Layer:
    """A text that stands on a page, and the box of each of its signs; None for what has none (blanks)."""

    text: str
    boxes: tuple[Box | None, ...]

    def to_json(self) -> list[Any]:
        return [self.text, self.boxes]

    @classmethod
    def from_json(cls, value: Any) -> Layer:
        """Raises TypeError or ValueError for anything that `to_json` did not write."""
        text, boxes = value
        layer = cls(str(text), tuple(None if box is None else _box(box) for box in boxes))
        if len(layer.text) != len(layer.boxes):
            raise ValueError("a sign without its box")
        return layer


def _box(value: Any) -> Box:
    left, top, right, bottom = map(int, value)
    return left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page: its size in picture points, ``rgb`` row by row, its density, how many pages there are.

    ``layers`` are the text that the file says stands there, and the one that was recognised (None where no
    text recognition was asked for).
    """

    width: int
    height: int
    density: float
    pages: int
    rgb: bytes
    said: Layer
    recognised: Layer | None

    def to_json(self) -> dict[str, Any]:
        return {
            "size": [self.width, self.height, self.density, self.pages],
            "rgb": base64.b64encode(self.rgb).decode(),
            "said": self.said.to_json(),
            "recognised": self.recognised.to_json() if self.recognised else None,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Drawn:
        """Raises KeyError, TypeError or ValueError for anything that `to_json` did not write."""
        width, height, density, pages = value["size"]
        rgb = base64.b64decode(value["rgb"], validate=True)
        if not (width > 0 and height > 0 and width * height <= limits.PAGE_POINTS and density > 0):
            raise ValueError("a size that no page has")
        if len(rgb) != width * height * 3:
            raise ValueError("more or fewer points than the page has")
        seen = value["recognised"]
        return cls(
            int(width),
            int(height),
            float(density),
            int(pages),
            rgb,
            Layer.from_json(value["said"]),
            None if seen is None else Layer.from_json(seen),
        )


def parts_of(asked_and_data: bytes) -> Drawn:
    """Draw one page: a line of JSON says which, and in what languages text is recognised on it ("": not).

    Raises what `open_pdf` raises, TooLargeFile over the time of a page, DamagedFile when tesseract fails.
    """
    asked, _, data = asked_and_data.partition(b"\n")
    told = json.loads(asked)
    document = open_pdf(data)
    page = document[int(told["page"]) - 1]
    inches = page.get_width() * page.get_height() / _POINTS**2
    density = min(_DENSITY, math.sqrt(limits.PAGE_POINTS / max(inches, 0.01)))
    bitmap = page.render(scale=density / _POINTS, rev_byteorder=True, may_draw_forms=True)
    rgb = _rgb(bitmap)
    said = _said(page, bitmap.width, bitmap.height)
    seen = None
    if languages := str(told["languages"]):
        text, boxes = recognised(_grey(rgb, bitmap.width, bitmap.height), density, languages)
        seen = Layer(text, tuple(boxes))
    return Drawn(bitmap.width, bitmap.height, density, len(document), rgb, said, seen)


def _rgb(bitmap: Any) -> bytes:
    """The points of a picture, three bytes each, row after row."""
    import numpy as np

    points = np.asarray(bitmap.to_numpy())
    if points.ndim == 2:
        points = points[:, :, None]
    if points.shape[2] < 3:
        points = np.repeat(points[:, :, :1], 3, axis=2)
    return bytes(np.ascontiguousarray(points[:, :, :3]).tobytes())


def _grey(rgb: bytes, width: int, height: int) -> bytes:
    """The same as a grey picture (PGM)."""
    import numpy as np

    points = np.frombuffer(rgb, np.uint8).reshape(height, width, 3)
    grey = points.mean(axis=2).astype(np.uint8)
    return b"P5 %d %d 255\n" % (width, height) + bytes(grey.tobytes())


def _said(page: Any, width: int, height: int) -> Layer:
    """The text layer, sign by sign, where its letters stand in the picture."""
    text_page = page.get_textpage()
    signs: list[str] = []
    boxes: list[Box | None] = []
    for sign, box in _signs(text_page):
        signs.append(sign)
        boxes.append(_on_picture(page, box, width, height) if box else None)
    return Layer("".join(signs), tuple(boxes))


def _signs(text_page: Any) -> Iterator[tuple[str, tuple[float, ...] | None]]:
    """Each sign with its box in points of the page (left, bottom, right, top); none for blanks."""
    from pypdfium2 import raw

    for at in range(text_page.count_chars()):
        number = raw.FPDFText_GetUnicode(text_page, at)
        if not number or 0xD800 <= number < 0xE000:
            continue  # no letter, or half of one: its box would be that of the other half
        sign = chr(number)
        if sign in "\x02\ufffe":
            sign = "-\n"  # how PDFium writes a hyphen at the end of a line
        box = None if sign.isspace() else text_page.get_charbox(at, loose=True)
        for each in sign:
            yield each, box


def _on_picture(page: Any, box: tuple[float, ...], width: int, height: int) -> Box:
    """A box of the page in points of the picture, however the page is turned."""
    from pypdfium2 import raw

    left, bottom, right, top = box
    across, down = [], []
    for x, y in ((left, bottom), (right, top)):
        at_x, at_y = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, at_x, at_y)
        across.append(at_x.value)
        down.append(at_y.value)
    return min(across), min(down), max(across) + 1, max(down) + 1
