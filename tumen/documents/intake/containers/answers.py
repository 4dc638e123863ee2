"""What a server answered, as a web archive keeps it: status, headers, and the body as a reader got it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Any

from tumen.documents.errors import DamagedFile, TooLargeFile, UnsupportedFormat
from tumen.documents.intake import limits
from tumen.documents.intake.containers.packing import Damaged
from tumen.documents.intake.containers.records import heads_of

#: The blank line between the headers and the body.
BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_CUT_BODY = "The capture breaks off: the page is not whole."
#: Bytes that are unpacked at once where the body is known to be damaged.
_SHORT_STEP = 32
#: Ways to pack a body that the standard names and that are unpacked here.
_PACKED = ("gzip", "x-gzip", "deflate", "br")


@dataclass(frozen=True, slots=True)
class Head:
    """The opening of an answer. ``status`` is 0 when it cannot be read, ``lines`` are the server's own."""

    status: int
    lines: str
    headers: Any

    def header(self, name: str) -> str:
        return " ".join(str(self.headers.get_header(name) or "").split())

    @property
    def media_type(self) -> str:
        """Without its parameters, in small letters; empty when the server named none."""
        return self.header("Content-Type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        return charset_of(self.header("Content-Type"))


def charset_of(content_type: str) -> str:
    """The letters that a content type names, empty when it names none."""
    parsed = Message()
    parsed["Content-Type"] = content_type[:500]
    found = parsed.get_param("charset", "") or ""
    return (found if isinstance(found, str) else found[2]).strip()[:40]


def head_of(lines: bytes) -> Head:
    """Raises DamagedFile."""
    if not lines.upper().startswith(b"HTTP"):
        raise DamagedFile(
            "it is said to be a server's answer and does not begin as one. Capture the page anew."
        )
    try:
        headers = heads_of(lines)
    except Damaged as error:
        raise DamagedFile("the headers of the answer cannot be read. Capture the page anew.") from error
    said = re.search(r"\d{3}", str(headers.statusline)[:12])
    return Head(int(said[0]) if said else 0, lines.decode("utf-8", "replace").strip(), headers)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a reader of the page got it, with how it was sent and what is wrong with it."""

    data: bytes
    sent: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def body_of(head: Head, data: bytes) -> Body:
    """Put together what was sent in chunks, and unpack it.

    A body that is not as its headers say was put right by the program that captured it, and is taken as it
    is. Raises TooLargeFile, DamagedFile, and UnsupportedFormat for a way of packing that is not known.
    """
    sent, notes = [], []
    if "chunked" in head.header("Transfer-Encoding").lower() and (parts := _chunks(data)) is not None:
        data, is_whole = parts
        sent.append("chunked")
        notes += [] if is_whole else [_CUT_BODY]
    for name in reversed(_codings(head)):
        unpacked, is_whole = _unpacked(name, data)
        if unpacked is not None:
            data = unpacked
            sent.append(name)
            notes += [] if is_whole or _CUT_BODY in notes else [_CUT_BODY]
    return Body(data, tuple(sent), tuple(notes))


def _codings(head: Head) -> list[str]:
    named = [name.strip().lower() for name in head.header("Content-Encoding").split(",")]
    return [name for name in named if name not in ("", "identity", "none", "utf-8")][:3]


def _chunks(data: bytes) -> tuple[bytes, bool] | None:
    """The chunks joined, and whether all of them are there; None when the body is not in chunks."""
    parts, at = [], 0
    while found := _CHUNK.match(data, at):
        size = int(found[1], 16)
        part = data[found.end() : found.end() + size]
        parts.append(part)
        at = found.end() + size
        if size == 0 or len(part) < size:
            return b"".join(parts), size == 0
        if data[at : at + 2] == b"\r\n":
            at += 2
        elif data[at : at + 1] == b"\n":
            at += 1
        else:
            return (b"".join(parts), False) if len(parts) > 1 else None
    return (b"".join(parts), False) if parts else None


def _unpacked(name: str, data: bytes) -> tuple[bytes | None, bool]:
    """The body unpacked, and whether all of it is there; None when it is not packed that way."""
    if name not in _PACKED:
        raise UnsupportedFormat(
            f"its body is packed as “{name[:20]}”, which cannot be unpacked here. Open the page in a program "
            "that replays web archives and save it from there."
        )
    if not data:
        return data, True
    if name == "br":
        return _by_brotli(data)
    if name == "deflate":
        return _by_zlib(data, (zlib.MAX_WBITS, -zlib.MAX_WBITS))
    if not data.startswith(b"\x1f\x8b"):
        return None, True
    unpacked, is_whole = _by_zlib(data, (16 + zlib.MAX_WBITS,))
    if unpacked is None:
        raise DamagedFile("its body is packed by gzip and damaged from the start. Capture the page anew.")
    return unpacked, is_whole


def _by_zlib(data: bytes, ways: tuple[int, ...]) -> tuple[bytes | None, bool]:
    for way in ways:
        parts, left, size = [], data, 0
        try:
            while left:  # a packed file may be several, one behind the other
                unpacker = zlib.decompressobj(way)
                parts.append(unpacker.decompress(left, limits.FILE_BYTES + 1 - size))
                size += len(parts[-1])
                if size > limits.FILE_BYTES:
                    raise _too_large()
                left = unpacker.unused_data.lstrip(b"\0")
                if not unpacker.eof or not left.startswith(data[:2]):
                    return b"".join(parts), unpacker.eof
        except zlib.error:
            continue
        return b"".join(parts), True
    return _until_it_breaks(data, ways[0])


def _until_it_breaks(data: bytes, way: int) -> tuple[bytes | None, bool]:
    """What can be unpacked before a damaged place; None when that is nothing."""
    unpacker, parts, size = zlib.decompressobj(way), [], 0
    for step in _steps(data):
        try:
            part = unpacker.decompress(step, limits.FILE_BYTES + 1)
        except zlib.error:
            break
        size += len(part)
        if size > limits.FILE_BYTES:
            raise _too_large()
        parts.append(part)
    return (b"".join(parts), False) if size else (None, True)


def _steps(data: bytes) -> Iterator[bytes]:
    # What a step unpacks to is lost with its damage, so that steps are short.
    for at in range(0, len(data), _SHORT_STEP):
        yield data[at : at + _SHORT_STEP]


def _by_brotli(data: bytes) -> tuple[bytes | None, bool]:
    import brotli

    unpacker = brotli.Decompressor()
    try:
        plain = unpacker.process(data, output_buffer_limit=limits.FILE_BYTES + 1)
    except brotli.error:
        # Brotli has no first bytes to be known by: what does not unpack is taken as it is.
        return None, True
    if len(plain) > limits.FILE_BYTES:
        raise _too_large()
    if not plain:
        raise DamagedFile("its body is packed by Brotli and breaks off. Capture the page anew.")
    return plain, bool(unpacker.is_finished())


def _too_large() -> TooLargeFile:
    return TooLargeFile(
        f"it unpacks to more than {limits.in_words(limits.FILE_BYTES)}, which is more than a document holds."
    )
