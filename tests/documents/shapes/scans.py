"""Scans: pages drawn as grey pictures and put into a PDF without any text, as a copier does it."""

from __future__ import annotations

import ctypes
import io
import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from tests.documents.shapes.pdf import At, paragraphs, pdf
from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS

#: The Korean font that Debian's fonts-noto-cjk brings.
KOREAN_FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
#: Width and height of a page in points, and picture points to the inch.
_WIDTH, _HEIGHT, _DENSITY = 612, 792, 200

Picture = tuple[int, int, bytes]


@dataclass(frozen=True)
class Scan:
    """A scan with what must be read on it: figures and words, and which of its pages are pictures."""

    name: str
    data: bytes
    words: tuple[str, ...]
    pages: tuple[int, ...] = (1,)


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
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_KOREAN_LINES = (
    "중국이 지난달 탈북민 사십여 명을 북한으로 돌려보냈다고 서울의",
    "한 구호단체가 11일 밝혔다. 이 단체는 송환된 사람들의 가족이",
    "아직 아무런 연락을 받지 못했다고 전했다. 통일부 관계자는 사실을",
    "확인하고 있다고 말했으나 더 이상의 설명은 하지 않았다. 단체는",
    "2023년 10월 9일 밤에 약 600명이 다섯 곳의 세관을 거쳐 넘겨졌다고",
    "주장하며 국제사회의 관심을 호소했다.",
)
_KOREAN_PAGE = [
    At("탈북민 사십여 명 송환", 72, size=18),
    At("2023년 10월 18일", 100, size=12),
    *(At(words, 130 + 18 * number, size=12) for number, words in enumerate(_KOREAN_LINES)),
]
_MIXED_LINES = (
    "10월 9일 강제송환에 관한 공동성명. Human Rights Forum의 성명은",
    "North Korea 출신 600명의 송환을 중단하라고 촉구했다.",
    "성명은 8,125건의 사례를 인용했고 Sedge Circle이 서명했다.",
)


def ten() -> list[Scan]:
    """Scans of ten shapes; Korean ones only where the font is there."""
    told = paragraphs(PARAGRAPHS, top=130)
    report = [At(HEADLINE, 72, size=16), At("18 October 2023", 100), *told]
    letter = [
        *(At(words, 72 + 14 * n) for n, words in enumerate(("Millpond Aid", "4 Weir Lane", "London N1 0ZZ"))),
        At("3 May 2022", 140),
        At("Dear Minister,", 170),
        *paragraphs(PARAGRAPHS[:2], top=200),
        At("Yours sincerely,", 320),
        At("Ada Quill, Director of Millpond Aid", 360),
    ]
    small = paragraphs(["About 8,125 cases were recorded between 1 January 2015 and 30 June 2023."], top=100)
    numbers = [
        At(
            f"{day} October 2023: {count} persons returned by way of Sedge Bridge, the Circle said.",
            90 + 22 * n,
        )
        for n, (day, count) in enumerate(((9, "600"), (10, "1,250"), (12, "38"), (29, "about 200")))
    ]
    running = [
        [
            At("Millpond Aid report 2023", 40),
            *paragraphs(PARAGRAPHS[n : n + 1], top=90),
            At(f"Page {n + 1}", 760),
        ]
        for n in range(3)
    ]
    text_first = [report, drawn(pdf([letter]))]
    one = ("40 North Korean escapees", "most of the 40 were women", "Ada Quill")
    scans = [
        Scan("report", scan([report]), ("18 October 2023", *one)),
        Scan("letter", scan([letter]), ("3 May 2022", "Dear Minister", "Yours sincerely", *one[:2])),
        Scan("specks", scan([report], noise=3), one[:2]),
        Scan("small", scan([small]), ("8,125 cases", "1 January 2015", "30 June 2023")),
        Scan("numbers", scan([numbers]), ("600 persons", "1,250 persons", "38 persons", "about 200 persons")),
        Scan("three pages", scan(running), ("40 North Korean", "Millpond Aid report 2023"), (1, 2, 3)),
        Scan("text and scan", pictures(text_first), (*one, "Dear Minister"), (2,)),
        Scan("empty page", pictures([drawn(pdf([report])), drawn(pdf([[]]))]), one, (1,)),
    ]
    if KOREAN_FONT.exists():
        mixed = [At(words, 90 + 20 * number, size=12) for number, words in enumerate(_MIXED_LINES)]
        scans += [
            Scan(
                "korean", korean_scan([_KOREAN_PAGE]), ("2023년 10월 18일", "약 600명이", "탈북민 사십여 명")
            ),
            Scan("korean and english", korean_scan([mixed]), ("600명", "8,125건", "North Korea")),
        ]
    return scans
