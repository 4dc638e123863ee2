"""Scans: pages drawn as grey pictures and put into a PDF without any text, as a copier does it."""

from __future__ import annotations

import ctypes
import random
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from tests.documents.shapes.pdf import At, pdf

#: The Korean font that Debian's fonts-noto-cjk brings.
KOREAN_FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
#: Width and height of a page in points, and picture points to the inch.
_WIDTH, _HEIGHT, _DENSITY = 612, 792, 200

Picture = tuple[int, int, bytes]


def scan(pages: Sequence[Sequence[At]], *, noise: int = 0, made_on: str = "") -> bytes:
    """Pages of Latin text as a scan; ``noise`` is how many of 1,000 points are specks."""
    return pictures([drawn(pdf([page])) for page in pages], noise=noise, made_on=made_on)


def korean_scan(pages: Sequence[Sequence[At]], *, noise: int = 0) -> bytes:
    """Pages with Korean text as a scan."""
    return pictures([drawn(_korean(page)) for page in pages], noise=noise)


def drawn(data: bytes, *, density: int = _DENSITY) -> Picture:
    """The first page of a PDF as a grey picture: width, height, its points row by row."""
    bitmap = pypdfium2.PdfDocument(data)[0].render(scale=density / 72, grayscale=True)
    rows = bytes(bitmap.buffer)
    kept = [rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height)]
    return bitmap.width, bitmap.height, b"".join(kept)


def pictures(pages: Sequence[Picture | Sequence[At]], *, noise: int = 0, made_on: str = "") -> bytes:
    """A PDF whose pages are these pictures, or text where a page is given as lines."""
    bodies: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    bodies.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for number, page in enumerate(pages):
        kids.append(len(bodies) + 1)
        bodies += _text_page(len(bodies), page) if _is_text(page) else _page(len(bodies), page, noise, number)
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    bodies[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    made = f" /CreationDate (D:{made_on}120000Z)" if made_on else ""
    bodies.append(f"<< /Producer (Copier){made} >>".encode())
    return _laid_out(bodies)


def _is_text(page: Any) -> bool:
    return not page or isinstance(page[0], At)


def _text_page(before: int, page: Any) -> list[bytes]:
    lines = [
        f"BT /F1 {line.size} Tf {line.left} {_HEIGHT - line.top} Td ({line.words}) Tj ET" for line in page
    ]
    head = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents {before + 2} 0 R "
        "/Resources << /Font << /F1 3 0 R >> >> >>"
    )
    return [head.encode(), _stream("", "\n".join(lines).encode("cp1252"))]


def _page(before: int, page: Any, noise: int, seed: int) -> list[bytes]:
    width, height, points = page
    head = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents {before + 2} 0 R "
        f"/Resources << /XObject << /P {before + 3} 0 R >> >> >>"
    )
    about = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
    shown = f"q {_WIDTH} 0 0 {_HEIGHT} 0 0 cm /P Do Q".encode()
    return [
        head.encode(),
        _stream("", shown),
        _stream(about + "/BitsPerComponent 8 ", _specked(points, noise, seed)),
    ]


def _specked(points: bytes, noise: int, seed: int) -> bytes:
    made, chance = bytearray(points), random.Random(seed)
    for _ in range(len(points) * noise // 1000):
        made[chance.randrange(len(made))] = chance.choice((0, 90, 160, 255))
    return bytes(made)


def _stream(about: str, data: bytes) -> bytes:
    packed = zlib.compress(data)
    return (
        f"<< {about}/Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        + packed
        + b"\nendstream"
    )


def _laid_out(bodies: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R /Info {len(bodies)} 0 R >>\n"
    return bytes(out + f"{trailer}startxref\n{start}\n%%EOF\n".encode())


def _korean(page: Sequence[At]) -> bytes:
    """A PDF of lines in the Korean font, to be drawn."""
    document = pypdfium2.PdfDocument.new()
    sheet = document.new_page(_WIDTH, _HEIGHT)
    font = KOREAN_FONT.read_bytes()
    held = (ctypes.c_uint8 * len(font)).from_buffer_copy(font)
    loaded = raw.FPDFText_LoadFont(document.raw, held, len(font), raw.FPDF_FONT_TRUETYPE, 1)
    for line in page:
        shown = raw.FPDFPageObj_CreateTextObj(document.raw, loaded, line.size)
        words = (line.words + "\0").encode("utf-16-le")
        raw.FPDFText_SetText(shown, ctypes.cast(words, raw.FPDF_WIDESTRING))
        raw.FPDFPageObj_Transform(shown, 1, 0, 0, 1, line.left, _HEIGHT - line.top)
        raw.FPDFPage_InsertObject(sheet.raw, shown)
    raw.FPDFPage_GenerateContent(sheet.raw)
    out = __import__("io").BytesIO()
    document.save(out)
    return out.getvalue()
