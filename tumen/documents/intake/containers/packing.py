"""The bytes of a web archive, read forward, plain or gzip'd: damage is found, and the next sound record.

Only so much is held in memory as one step of reading needs. warcio's own reader ends quietly where a gzip'd
archive is damaged or cut off, and refuses archives that were packed as one; here both are read, and damage is
said."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import BinaryIO

from tumen.documents.intake import limits

#: Bytes that are read from the file at once.
STEP = 64 * 1024
#: Bytes between two records: two line ends, and room for more of them.
_SHORT_STEP = 64
#: How a record begins.
BEGINS = re.compile(rb"WARC/(?:1\.[01]|0\.1[78])\r?\n")
_LONGEST_BEGIN = len(b"WARC/0.18\r\n")
#: The first bytes of a gzip member: its name, packed by deflate, no reserved flag set.
_GZIP = b"\x1f\x8b\x08"
_BLANK = b"\r\n\t \0"
#: Packed bytes that surely unpack to the first few of a record, whatever stands in the member's own head.
_ENOUGH = 1024


class Damaged(Exception):
    """A record that is not as it says; the message is a sentence for people."""


_BREAKS_OFF = "the archive breaks off in it, as if it were cut off. Get the archive again from where it came."
_WRONG_LENGTH = "it is longer or shorter than it says. Get the archive again from where it came."
_DAMAGED = "its bytes are damaged (they fail gzip's check). Get the archive again from where it came."
_NO_RECORD = "no record begins where it should. Get the archive again from where it came."
_BURSTS = "it unpacks to far more than a page holds, as a harmful file does."
_LONG_HEAD = "its headers never end. Get the archive again from where it came."


class Plain:
    """An archive that is not packed. ``size`` bytes of ``file`` from ``start`` on."""

    def __init__(self, file: BinaryIO, size: int, start: int = 0) -> None:
        self._file, self._size, self._start = file, size, start
        self._at = 0

    def tell(self) -> int:
        """Bytes of the file that were read."""
        return self._at

    def _read(self, count: int) -> bytes:
        self._file.seek(self._start + self._at)
        data = self._file.read(max(0, min(count, self._size - self._at)))
        self._at += len(data)
        return data

    def begin(self) -> bool:
        """Go to where the next record begins; False at the end of the archive. Raises Damaged."""
        self._at += self._blanks()
        if self._at >= self._size:
            return False
        start = self._at
        opening = self._read(_LONGEST_BEGIN)
        self._at = start
        if not BEGINS.match(opening):
            raise Damaged(_NO_RECORD)
        return True

    def _blanks(self) -> int:
        """How many bytes from here on say nothing."""
        start, count, step = self._at, 0, _SHORT_STEP
        while data := self._read(step):
            said = data.lstrip(_BLANK)
            count += len(data) - len(said)
            if said:
                break
            step = STEP
        self._at = start
        return count

    def head(self) -> bytes:
        """The lines up to a blank one, with it. Raises Damaged."""
        start = self._at
        head = _head_of(self._read)
        self._at = start + len(head)
        return head

    def expect(self, length: int) -> None:
        """Raise Damaged unless ``length`` bytes follow, and after them a record or the archive's end."""
        start = self._at
        if start + length > self._size:
            raise Damaged(_BREAKS_OFF)
        self._at += length
        follows = self._read(_SHORT_STEP).lstrip(_BLANK)
        self._at = start
        if follows and not BEGINS.match(follows):
            raise Damaged(_WRONG_LENGTH)

    def take(self, count: int) -> bytes:
        """So many bytes of the record. Raises Damaged when there are fewer."""
        data = self._read(count)
        if len(data) < count:
            raise Damaged(_BREAKS_OFF)
        return data

    def skip(self, count: int) -> None:
        """Pass so many bytes of the record by."""
        self._at += count

    def end(self) -> None:
        """The record is through; `expect` has looked at what follows."""

    def recover(self) -> bool:
        """Go to where the next record begins after damage; False when none does."""
        kept = b""
        self._at += 1
        while data := self._read(STEP):
            window = kept + data
            found = re.search(rb"\n(?=" + BEGINS.pattern + rb")", window)
            if found:
                self._at += found.end() - len(window)
                return True
            kept = window[-_LONGEST_BEGIN - 1 :]
        return False


class Gzipped:
    """An archive packed by gzip: each record by itself, as the standard has it, or many together."""

    def __init__(self, file: BinaryIO, size: int, start: int = 0) -> None:
        self._file, self._size, self._start = file, size, start
        self._read_to = 0  #: bytes of the file that were given to the unpacker
        self._packed = b""  #: read and not yet unpacked
        self._plain = b""  #: unpacked and not yet taken
        self._unpacker: zlib._Decompress | None = None
        self._member_at = 0  #: where the member that is being unpacked begins
        self._unpacked = 0  #: bytes that this member has unpacked to
        self._begins_here = False  #: whether damage was found by coming upon the next record

    def tell(self) -> int:
        """Bytes of the file that were read."""
        return self._read_to - len(self._packed)

    def _more_packed(self) -> bool:
        if not self._packed:
            self._file.seek(self._start + self._read_to)
            self._packed = self._file.read(max(0, min(STEP, self._size - self._read_to)))
            self._read_to += len(self._packed)
        return bool(self._packed)

    def _next_member(self) -> bool:
        """Begin the next gzip member; False at the end of the archive. Raises Damaged."""
        while self._more_packed() and not self._packed.lstrip(b"\0"):
            self._packed = b""  # some programs fill an archive up with zeros
        self._packed = self._packed.lstrip(b"\0")
        if not self._packed:
            return False
        self._member_at, self._unpacked = self.tell(), 0
        self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        return True

    def _fill(self) -> bool:
        """Unpack a little more of the member; False at its end. Raises Damaged."""
        while self._unpacker is not None:
            if not self._more_packed():
                raise Damaged(_BREAKS_OFF)
            try:
                plain = self._unpacker.decompress(self._packed, STEP)
            except zlib.error as error:
                raise Damaged(_DAMAGED) from error
            if self._unpacker.eof:
                self._packed, self._unpacker = self._unpacker.unused_data, None
            else:
                self._packed = self._unpacker.unconsumed_tail
            self._plain += plain
            self._unpacked += len(plain)
            self._refuse_bomb()
            if plain:
                return True
        return False

    def _refuse_bomb(self) -> None:
        packed = max(1, self.tell() - self._member_at)
        if self._unpacked > limits.RATIO_COUNTS_FROM and self._unpacked > packed * limits.UNPACKED_RATIO:
            raise Damaged(_BURSTS)

    def begin(self) -> bool:
        """Go to where the next record begins; False at the end of the archive. Raises Damaged."""
        self._begins_here = False
        while True:
            self._plain = self._plain.lstrip(_BLANK)
            if len(self._plain) >= _LONGEST_BEGIN:
                break
            if self._fill() or (not self._plain and self._next_member()):
                continue
            if not self._plain:
                return False
            break
        if not BEGINS.match(self._plain):
            raise Damaged(_NO_RECORD)
        return True

    def head(self) -> bytes:
        """The lines up to a blank one, with it. Raises Damaged."""
        taken: list[bytes] = []

        def more(count: int) -> bytes:
            data = self._some(count)
            taken.append(data)
            return data

        head = _head_of(more)
        self._plain = b"".join(taken)[len(head) :] + self._plain
        return head

    def expect(self, length: int) -> None:
        """A packed archive shows only as it is unpacked whether a record is as long as it says."""

    def take(self, count: int) -> bytes:
        """So many bytes of the record. Raises Damaged when there are fewer."""
        parts = []
        while count > 0:
            data = self._some(min(count, STEP))
            if not data:
                raise Damaged(_BREAKS_OFF)
            parts.append(data)
            count -= len(data)
        return b"".join(parts)

    def skip(self, count: int) -> None:
        """Pass so many bytes of the record by. Raises Damaged when there are fewer."""
        while count > 0:
            data = self._some(min(count, STEP))
            if not data:
                raise Damaged(_BREAKS_OFF)
            count -= len(data)

    def end(self) -> None:
        """Raise Damaged unless the record is followed by the end of its member or by another one."""
        while True:
            self._plain = self._plain.lstrip(_BLANK)
            if len(self._plain) >= _LONGEST_BEGIN or not self._fill():
                break
        if self._plain and not BEGINS.match(self._plain):
            raise Damaged(_WRONG_LENGTH)

    def _some(self, count: int) -> bytes:
        """A few bytes of the record, ``count`` at most; none at the end of the archive.

        A record goes on in the next member of an archive that was cut into even blocks; where the next
        member begins a record of its own, this one was shorter than it says. Raises Damaged then.
        """
        while not self._plain and not self._fill():
            if not self._next_member():
                return b""
            while len(self._plain) < _LONGEST_BEGIN and self._fill():
                pass
            if BEGINS.match(self._plain):
                self._begins_here = True
                raise Damaged(_WRONG_LENGTH)
        data, self._plain = self._plain[:count], self._plain[count:]
        return data

    def recover(self) -> bool:
        """Go to where the next record begins after damage; False when none does."""
        if self._begins_here:
            return True
        at = self._search(self._member_at + 1)
        self._read_to, self._packed, self._plain, self._unpacker = at, b"", b"", None
        return at < self._size

    def _search(self, at: int) -> int:
        """Where the next member begins that opens with a record; the archive's end when none does."""
        while at < self._size:
            self._file.seek(self._start + at)
            window = self._file.read(min(STEP + _ENOUGH, self._size - at))
            found = window.find(_GZIP)
            while 0 <= found < STEP:
                if _opens_with_record(window[found : found + _ENOUGH]):
                    return at + found
                found = window.find(_GZIP, found + 1)
            at += STEP
        return self._size


def _opens_with_record(packed: bytes) -> bool:
    try:
        return bool(BEGINS.match(zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed, _LONGEST_BEGIN)))
    except zlib.error:
        return False


Packing = Plain | Gzipped


def packing_of(file: BinaryIO, size: int, start: int = 0) -> Packing:
    """How the archive that begins at ``start`` is packed."""
    file.seek(start)
    return Gzipped(file, size, start) if file.read(2) == _GZIP[:2] else Plain(file, size, start)


def _head_of(more: Callable[[int], bytes]) -> bytes:
    """Lines up to a blank one, out of a few steps of reading. Raises Damaged."""
    head = b""
    while True:
        data = more(4096)
        if not data:
            raise Damaged(_BREAKS_OFF)
        searched = max(0, len(head) - 3)
        head += data
        if end := _BLANK_LINE.search(head, searched):
            return head[: end.end()]
        if len(head) > limits.HEAD_BYTES:
            raise Damaged(_LONG_HEAD)


_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
