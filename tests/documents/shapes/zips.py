"""Zip archives as people and programs pack them, and as somebody would attack with."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Sequence

from tests.documents.shapes import office, pdf
from tests.documents.shapes.held import Shaped
from tests.documents.shapes.texts import KOREAN, PARAGRAPHS, blank_lines

#: Where the flags stand in a member's own header and in the archive's list; the bit that says UTF-8.
_FLAGS_AT, _LISTED_FLAGS_AT, _UTF_8, _ENCRYPTED = 6, 8, 0x800, 1


def told(number: int) -> str:
    return f"China returned {number} North Korean escapees on Monday night"


def text(number: int) -> bytes:
    return blank_lines(f"{told(number)}.", *PARAGRAPHS).encode()


def packed(parts: Sequence[tuple[str, bytes]], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these members, in this order; a name may come twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name, (2023, 10, 11, 8, 0, 0)), data, compress_type=packing)
    return out.getvalue()


def flagged(data: bytes, name: bytes, *, set_bits: int = 0, clear_bits: int = 0) -> bytes:
    """The archive with flags of one member changed, in its header and in the list."""
    made = bytearray(data)
    for signature, flags_at, name_at in (
        (b"PK\x03\x04", _FLAGS_AT, 30),
        (b"PK\x01\x02", _LISTED_FLAGS_AT, 46),
    ):
        at = data.find(signature)
        while at >= 0:
            if data[at + name_at : at + name_at + len(name)] == name:
                flags = struct.unpack_from("<H", data, at + flags_at)[0]
                struct.pack_into("<H", made, at + flags_at, flags & ~clear_bits | set_bits)
            at = data.find(signature, at + 4)
    return bytes(made)


def named(parts: Sequence[tuple[bytes, bytes]]) -> bytes:
    """An archive whose names are bytes in no stated letters, as old programs wrote them."""
    stand_ins = [(f"{number:0{len(name)}}"[: len(name)], data) for number, (name, data) in enumerate(parts)]
    made = packed(stand_ins, packing=zipfile.ZIP_STORED)
    for (stand_in, _), (name, _) in zip(stand_ins, parts, strict=True):
        made = made.replace(stand_in.encode(), name)
    return made


def encrypted() -> bytes:
    """Two members, the second said to need a password."""
    made = packed([("open.txt", text(107)), ("closed.txt", text(108))])
    return flagged(made, b"closed.txt", set_bits=_ENCRYPTED)


def overlapping(copies: int = 40) -> bytes:
    """An archive whose list names one member again and again, each time by the same bytes."""
    made = packed([("a.txt", b"a" * 3_000_000)])
    start = made.index(b"PK\x01\x02")
    end = made.index(b"PK\x05\x06")
    entry = made[start:end]
    listed = b"".join(entry.replace(b"a.txt", b"%05d" % number) for number in range(copies))
    closing = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, copies, copies, len(listed), start, 0)
    return made[:start] + listed + closing


def ten() -> list[Shaped]:
    """Zip archives of ten shapes."""
    letters = [
        ("letters/a.docx", office.docx([f"{told(101)}.", *PARAGRAPHS])),
        ("letters/b.pdf", pdf.pdf([pdf.paragraphs([f"{told(102)}.", *PARAGRAPHS])])),
        ("letters/c.eml", office.eml(f"{told(103)}.\n")),
        ("letters/", b""),
    ]
    mac = [("a.txt", text(104)), ("__MACOSX/._a.txt", b"\0\5\x16\7"), (".DS_Store", b"\0\0\0\1Bud1")]
    korean = "성명/시월 보고.txt"
    outside = [("../../etc/a.txt", text(110)), ("/abs/b.txt", text(111)), ("C:\\x\\c.txt", text(112))]
    nested = [("in.zip", packed([("a.txt", b"x")])), ("b.txt", text(113)), ("song.mp3", b"ID3\4")]
    return [
        Shaped("letters.zip", packed(letters), (told(101), told(102), told(103)), passed={"folders": 1}),
        Shaped("mac.zip", packed(mac), (told(104),), passed={"hidden files": 2}),
        Shaped("utf8.zip", packed([(korean, text(105))]), (told(105),)),
        Shaped("cp949.zip", named([(korean.encode("cp949"), text(106))]), (told(106),)),
        Shaped("closed.zip", encrypted(), (told(107),), refused=1),
        Shaped("twice.zip", packed([("a.txt", text(108)), ("a.txt", text(109))]), (told(108), told(109))),
        Shaped("outside.zip", packed(outside), (told(110), told(111), told(112))),
        Shaped("nested.zip", packed(nested), (told(113),), refused=2),
        Shaped("bzip2.zip", packed([("a.txt", text(114))], packing=zipfile.ZIP_BZIP2), (told(114),)),
        Shaped("lzma.zip", packed([("k.txt", KOREAN[0].encode())], packing=zipfile.ZIP_LZMA), (KOREAN[0],)),
    ]
