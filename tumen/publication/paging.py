"""A page of a PDF as a picture on a screen, and with what is painted over on it."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from tumen.documents.intake.confined.drawn import Drawn
from tumen.publication.redaction.boxes import Sides
from tumen.publication.redaction.pages import page_with_boxes
from tumen.publication.redaction.withheld import Withheld

#: What PNG calls points of three bytes, eight bits each.
_TRUECOLOUR = (8, 2, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of a PDF as it came, for who draws boxes on it: its number from 1, of how many, as a PNG.

    ``found`` is where it is painted over in any case: left, top, right and bottom in thousandths of the page.
    """

    page: int
    pages: int
    png: bytes
    found: tuple[Sides, ...]


def page_to_draw_on(data: bytes, withheld: Withheld, page: int) -> PageView:
    """A page with what is withheld on it. Raises CannotRedact, and what reading a PDF raises."""
    drawn, found = page_with_boxes(data, withheld, page)
    return PageView(page, drawn.pages, png_of(drawn), tuple(found))


def png_of(drawn: Drawn) -> bytes:
    """A picture with nothing beside its points, half as high and as wide: to be looked at on a screen."""
    import numpy as np

    points = np.frombuffer(drawn.rgb, np.uint8).reshape(drawn.height, drawn.width, 3)
    high, wide = drawn.height // 2 * 2, drawn.width // 2 * 2
    half = points[:high, :wide].reshape(high // 2, 2, wide // 2, 2, 3).mean(axis=(1, 3)).astype(np.uint8)
    rows = np.insert(half.reshape(high // 2, -1), 0, 0, axis=1)  # each row says first how it is filtered: not
    head = struct.pack(">II", wide // 2, high // 2) + bytes(_TRUECOLOUR)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
