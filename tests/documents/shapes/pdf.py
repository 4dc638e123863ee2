"""PDF files written by hand: lines at places, on pages; with a password, cut off, or as pictures of pages."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Filling bytes of the standard security handler (PDF 1.4, algorithm 3.2).
_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass(frozen=True)
class At:
    """A line: its words, how far from the top (points), the size of its letters, how far from the left."""

    words: str
    top: float
    size: float = 11
    left: float = 72


def paragraphs(texts: Iterable[str], *, top: float = 72, width: int = 80) -> list[At]:
    """Texts wrapped to ``width`` characters, 14 points from line to line and 24 from paragraph to
    paragraph."""
    lines, at = [], top
    for text in texts:
        row = ""
        for word in text.split():
            if row and len(row) + 1 + len(word) > width:
                lines.append(At(row, at))
                at, row = at + 14, word
            else:
                row = f"{row} {word}".strip()
        lines.append(At(row, at))
        at += 24
    return lines


def pdf(
    pages: Sequence[Sequence[At]], *, made_on: str = "", password: str = "", picture: bool = False
) -> bytes:
    """A PDF with one text object per line; ``made_on`` as YYYYMMDD; ``picture`` leaves the text out."""
    return _Writer(made_on, password).write([b"" if picture else _content(page) for page in pages])


def _content(page: Sequence[At]) -> bytes:
    drawn = []
    for line in page:
        words = line.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        drawn.append(f"BT /F1 {line.size} Tf {line.left} {792 - line.top} Td ({words}) Tj ET")
    return "\n".join(drawn).encode("cp1252")


class _Writer:
    def __init__(self, made_on: str, password: str) -> None:
        self.made_on = made_on
        self.password = password
        self.identity = hashlib.md5(b"invented").digest()
        self.owner = _rc4(hashlib.md5(_padded(password)).digest()[:5], _padded(password))
        material = _padded(password) + self.owner + b"\xfc\xff\xff\xff" + self.identity
        self.key = hashlib.md5(material).digest()[:5]

    def write(self, contents: Sequence[bytes]) -> bytes:
        pages = [4 + 2 * number for number in range(len(contents))]
        kids = " ".join(f"{number} 0 R" for number in pages)
        bodies = {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
            3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        }
        for number, content in zip(pages, contents, strict=True):
            bodies[number] = (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
                "/Resources << /Font << /F1 3 0 R >> >> >>"
            ).encode()
            bodies[number + 1] = self._stream(number + 1, content)
        last = max(bodies) + 1
        bodies[last] = f"<< /CreationDate (D:{self.made_on}120000Z) >>".encode() if self.made_on else b"<< >>"
        if self.password:
            bodies[last + 1] = self._security()
        return self._laid_out(bodies, info=last)

    def _stream(self, number: int, content: bytes) -> bytes:
        packed = zlib.compress(content)
        if self.password:
            salted = self.key + number.to_bytes(3, "little") + b"\0\0"
            packed = _rc4(hashlib.md5(salted).digest()[:10], packed)
        return (
            f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
        )

    def _security(self) -> bytes:
        user = _rc4(self.key, _PAD)
        return f"<< /Filter /Standard /V 1 /R 2 /O <{self.owner.hex()}> /U <{user.hex()}> /P -4 >>".encode()

    def _laid_out(self, bodies: dict[int, bytes], info: int) -> bytes:
        out, places = bytearray(b"%PDF-1.4\n"), {}
        for number, body in bodies.items():
            places[number] = len(out)
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{places[number]:010} 00000 n \n".encode() for number in sorted(places))
        sealed = f"/Encrypt {info + 1} 0 R " if self.password else ""
        identity = self.identity.hex()
        out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R /Info {info} 0 R {sealed}".encode()
        return bytes(out + f"/ID [<{identity}> <{identity}>] >>\nstartxref\n{start}\n%%EOF\n".encode())


def _padded(password: str) -> bytes:
    return (password.encode() + _PAD)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, at = list(range(256)), 0
    for index in range(256):
        at = (at + state[index] + key[index % len(key)]) % 256
        state[index], state[at] = state[at], state[index]
    out, one, other = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        out.append(byte ^ state[(state[one] + state[other]) % 256])
    return bytes(out)
