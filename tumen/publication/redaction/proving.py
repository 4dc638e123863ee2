"""What goes out, searched to its last part for what is withheld: the check after every redaction. PURE.

A file is searched as a text with all spellings, or as bytes in the encodings that text is kept in; unpacked
(zip, gzip, deflated streams of a PDF, text chunks of a PNG) to a bounded depth; and as what its reader makes
of it: the text layer, properties and attachments of a PDF. What cannot be unpacked is named: a proof that
skipped something is none. Pictures of text are looked at in `pages`.
"""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import unquote

from tumen.publication.redaction.withheld import Found

#: Files within files within files that are opened.
_DEPTH = 5
#: Bytes that all parts of one file may unpack to, together.
_UNPACKED = 2_000_000_000
#: Bytes of one part that is unpacked at most.
_PART = 400_000_000
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PNG = b"\x89PNG\r\n\x1a\n"
#: The encodings that a file can hold words in.
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1", "cp949")
#: Strings of a PDF in hexadecimal: <FEFF0041>, <4B696D>.
_HEXADECIMAL = re.compile(r"<([0-9A-Fa-f\s]{8,})>")
#: Signs that no text holds: what has them is searched as bytes.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
#: Bytes of a word at least that is looked for in what is no text: shorter ones stand in every picture.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Leak:
    """Something withheld that can be read: in which part of the file, for whom or what it was withheld, how
    it was found. The words themselves are not repeated."""

    where: str
    subject: str
    by: str


class Sought(Protocol):
    """What a file is searched for: where it stands in a text, and how it is written, for bytes that are
    none."""

    def found(self, text: str) -> list[Found]: ...

    def written(self) -> Iterable[tuple[str, str, str]]: ...


@dataclass
class Search:
    """What a search found, and the parts that it could not look into."""

    leaks: list[Leak] = field(default_factory=list)
    unopened: list[str] = field(default_factory=list)
    parts: int = 0  #: how many parts were looked through
    left: int = _UNPACKED  #: bytes that may still be unpacked

    def add(self, leak: Leak) -> None:
        """Note a leak, once."""
        if leak not in self.leaks:
            self.leaks.append(leak)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found, and everything was looked into."""
        return not (self.leaks or self.unopened)


def searched(data: bytes, withheld: Sought, name: str = "the file") -> Search:
    """``data`` searched for what is withheld, part by part."""
    search = Search()
    _look(data, withheld, name, search, _DEPTH)
    return search


def _look(data: bytes, withheld: Sought, where: str, search: Search, depth: int) -> None:
    search.parts += 1
    texts = list(_texts(data))
    for text in texts:
        for found in withheld.found(text):
            search.add(Leak(where, found.subject, found.by))
    if not texts:
        for subject, by in _in_bytes(data, withheld):
            search.add(Leak(where, subject, by))
    for name, part in _parts(data, where, search):
        if depth == 0:
            search.unopened.append(f"{name}: it lies too deep")
            continue
        search.left -= len(part)
        if search.left < 0:
            search.unopened.append(f"{name}: the file unpacks to too much")
            return
        _look(part, withheld, name, search, depth - 1)


def _texts(data: bytes) -> Iterator[str]:
    """What the bytes say where they are a text, and that with what stands for letters resolved."""
    text = _as_text(data)
    if not text:
        return
    yield text
    for resolved in (html.unescape, unquote, _unescaped):
        if (other := resolved(text)) != text:
            yield other
    for match in _HEXADECIMAL.finditer(text):
        digits = re.sub(r"\s", "", match[1])
        written = bytes.fromhex(digits + "0" * (len(digits) % 2))
        yield written.decode("utf-16-be", "ignore")
        yield written.decode("latin-1")


def _as_text(data: bytes) -> str:
    """The bytes as a text; nothing for what is none, such as points of a picture."""
    for encoding in ("utf-16", "utf-8") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8",):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return "" if _CONTROL.search(text) else text
    return ""


def _in_bytes(data: bytes, withheld: Sought) -> Iterator[tuple[str, str]]:
    """What of the names and words, as they are written, stands in bytes that are no text."""
    small = data.lower()
    for subject, said, by in withheld.written():
        forms = {form for each in (said, said.lower()) for form in _encoded(each)}
        if any(form in small for form in forms if len(form) >= _SHORTEST):
            yield subject, by


def _encoded(said: str) -> Iterator[bytes]:
    for encoding in _ENCODINGS:
        with suppress(UnicodeEncodeError):
            yield said.encode(encoding).lower()


def _unescaped(text: str) -> str:
    """Letters written by their numbers, as in JSON."""
    return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: chr(int(match[1], 16)), text)


def _parts(data: bytes, where: str, search: Search) -> Iterator[tuple[str, bytes]]:
    """What is packed in the bytes, with its name."""
    if data.startswith(b"PK\x03\x04"):
        yield from _of_zip(data, where, search)
    elif data.startswith(b"\x1f\x8b"):
        yield from _one(
            where + " › unpacked", lambda: gzip.GzipFile(fileobj=io.BytesIO(data)).read(_PART), search
        )
    elif data.startswith(b"%PDF-"):
        yield from _of_pdf(data, where, search)
    elif data.startswith(_PNG):
        yield from _of_png(data, where, search)


def _of_zip(data: bytes, where: str, search: Search) -> Iterator[tuple[str, bytes]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        search.unopened.append(f"{where}: it is no sound zip file")
        return
    yield (
        f"{where} › the names in it",
        "\n".join(
            [archive.comment.decode("utf-8", "replace"), *(member.filename for member in archive.infolist())]
        ).encode(),
    )
    for member in archive.infolist():
        name = f"{where} › {member.filename}"
        if member.file_size > _PART:
            search.unopened.append(f"{name}: it unpacks to too much")
            continue
        try:
            yield name, archive.read(member)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, OSError):
            search.unopened.append(f"{name}: it cannot be unpacked")


def _of_png(data: bytes, where: str, search: Search) -> Iterator[tuple[str, bytes]]:
    """The chunks that hold words, unpacked."""
    at = len(_PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            for start in range(len(body)):
                if body[start : start + 1] == b"\x78":
                    unpacked = _inflated(body[start:])
                    if unpacked:
                        yield f"{where} › {kind.decode()}", unpacked
                        break
        at += 12 + length


def _of_pdf(data: bytes, where: str, search: Search) -> Iterator[tuple[str, bytes]]:
    for number, match in enumerate(_STREAM.finditer(data), 1):
        unpacked = _inflated(match[1])
        if unpacked:
            yield f"{where} › stream {number}", unpacked
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError:
        search.unopened.append(f"{where}: it is no sound PDF")
        return
    told = "\n".join(str(value) for value in document.get_metadata_dict().values())
    yield f"{where} › its properties", told.encode()
    for number in range(document.count_attachments()):
        held = document.get_attachment(number)
        yield f"{where} › attachment {number + 1}", held.get_name().encode() + b"\n" + bytes(held.get_data())
    for number, page in enumerate(document, 1):
        text = page.get_textpage().get_text_range()
        if text.strip():
            yield f"{where} › page {number}", text.encode("utf-8", "ignore")
    document.close()


def _inflated(packed: bytes) -> bytes:
    """What a deflated stream holds, as far as it can be read; nothing for what is none."""
    unpacker = zlib.decompressobj()
    try:
        return unpacker.decompress(packed, _PART)
    except zlib.error:
        return b""


def _one(name: str, opened: Callable[[], bytes], search: Search) -> Iterator[tuple[str, bytes]]:
    try:
        yield name, opened()
    except (OSError, EOFError, zlib.error):
        search.unopened.append(f"{name}: it cannot be unpacked")
