"""The records of a web archive, one after the other, and those that are damaged among them."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from tumen.documents.intake.containers.packing import Damaged, Packing

T = TypeVar("T")

_UNSIZED = "it does not say how long it is. Get the archive again from where it came."
_UNREADABLE_HEAD = "its headers cannot be read. Get the archive again from where it came."
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?$")


class Record:
    """One record while it is read; ``length`` counts the bytes of its block."""

    def __init__(self, packing: Packing) -> None:
        self._packing = packing
        self._headers = heads_of(packing.head())
        self.length = _length(self.header("Content-Length"))
        self._left = self.length
        packing.expect(self.length)

    def header(self, name: str) -> str:
        """A header's value on one line, empty when the record has none."""
        return " ".join(str(self._headers.get_header(name) or "").split())

    @property
    def kind(self) -> str:
        return self.header("WARC-Type").lower()

    @property
    def address(self) -> str:
        """What was asked for; some programs put it into angle brackets."""
        return self.header("WARC-Target-URI").strip("<>")

    @property
    def captured(self) -> datetime | None:
        """When it was fetched, None when that cannot be read."""
        found = _DATE.match(self.header("WARC-Date"))
        try:
            return datetime.fromisoformat(found[1]).replace(tzinfo=UTC) if found else None
        except ValueError:
            return None

    def take(self, count: int) -> bytes:
        """The next bytes of the record's block, ``count`` at most. Raises Damaged when they are not there."""
        data = self._packing.take(min(count, self._left))
        self._left -= len(data)
        return data

    def finish(self) -> None:
        """Pass by what was not taken. Raises Damaged when it is not there, or more is."""
        left, self._left = self._left, 0
        self._packing.skip(left)
        self._packing.end()


def heads_of(lines: bytes) -> Any:
    """Header lines with their first line, by warcio's parser. Raises Damaged."""
    from warcio.statusandheaders import StatusAndHeadersParser

    try:
        return StatusAndHeadersParser([], verify=False).parse(io.BytesIO(lines))
    except (EOFError, ValueError, IndexError, AttributeError) as error:
        raise Damaged(_UNREADABLE_HEAD) from error


def _length(said: str) -> int:
    if not said.isascii() or not said.isdecimal() or len(said) > 18:
        raise Damaged(_UNSIZED)
    return int(said)


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that could not be read, with the sentence that says why."""

    reason: str


def judged(packing: Packing, judge: Callable[[Record], T]) -> Iterator[tuple[int, T | Broken]]:
    """What ``judge`` makes of each record, or why it is broken; with how far the file was read.

    A record comes once, whatever becomes of it; after a broken one the next that is sound is looked for.
    """
    is_on = True
    while is_on:
        try:
            if not packing.begin():
                return
            record = Record(packing)
            found: T | Broken = judge(record)
            record.finish()
        except Damaged as damage:
            found = Broken(str(damage))
            is_on = packing.recover()
        yield packing.tell(), found


def agrees(digest: str, data: bytes) -> bool | None:
    """Whether ``data`` has the checksum that a record names ("sha1:..."); None when that cannot be told."""
    name, _, value = digest.partition(":")
    name = name.lower().replace("-", "")
    if name not in ("md5", "sha1", "sha256", "sha512") or not value:
        return None
    known = hashlib.new(name, data, usedforsecurity=False).digest()
    written = (known.hex(), base64.b32encode(known).decode().rstrip("="), base64.b64encode(known).decode())
    return value.lower() == written[0] or value.rstrip("=").upper() == written[1] or value == written[2]
