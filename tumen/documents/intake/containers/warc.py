"""Web archives (WARC): the records that are documents, and what every other record is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from tumen.documents.errors import RefusedFile, TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.containers.answers import BLANK_LINE, Head, body_of, charset_of, head_of
from tumen.documents.intake.containers.members import Found, Member, PassedMember, Place, RefusedMember
from tumen.documents.intake.containers.packing import Packing, packing_of
from tumen.documents.intake.containers.page_parts import DATA, kind_of_part
from tumen.documents.intake.containers.records import Broken, Record, agrees, judged
from tumen.documents.intake.hints import Hints
from tumen.documents.intake.holders import FEED_OPENS_WITHIN, feed_type

NOTES = "requests and notes of the capture"
REVISITS = "revisits (the same page as before, captured again)"
COPIES = "converted copies"
_WEB = ("http://", "https://", "ftp://", "file://")
_CHANGED = (
    "The archive's own checksum does not agree with this record: it was changed or damaged after it was "
    "captured."
)
_CUT = "The capture was cut short, says the archive ({}): the page is not whole."


def members_of(file: BinaryIO, size: int) -> Iterator[Found]:
    """What a web archive holds, record by record."""
    yield from from_archive(packing_of(file, size), "", read_before=0, first=1)


def from_archive(packing: Packing, within: str, *, read_before: int, first: int) -> Iterator[Found]:
    """The records of one archive.

    ``within`` names the archive after the number of a record (" of part.warc"); ``read_before`` counts the
    bytes before the archive, ``first`` is the number of its first record.
    """
    for number, (read_to, found) in enumerate(judged(packing, _judge), first):
        words = f"record {number - first + 1}{within}"
        where = Place(number, words, read_before + read_to)
        match found:
            case Broken():
                yield RefusedMember(where, words, found.reason)
            case RefusedMember():
                yield RefusedMember(where, found.name, found.reason)
            case PassedMember():
                yield PassedMember(where, found.kind, found.name)
            case Member():
                yield Member(
                    where, found.name, found.data, found.what, found.hints, found.captured, found.stated
                )


_NOWHERE = Place(0, "")


def _judge(record: Record) -> Found:
    """What a record is; its place is filled in by the caller. Raises Damaged."""
    address = record.address
    if record.header("WARC-Segment-Number") or record.kind == "continuation":
        return RefusedMember(
            _NOWHERE,
            address,
            "it is cut over several records. Join them with the program that made the archive.",
        )
    if record.kind == "revisit":
        return PassedMember(_NOWHERE, REVISITS, address)
    if record.kind == "conversion":
        return PassedMember(_NOWHERE, COPIES, address)
    if record.kind not in ("response", "resource") or not address.lower().startswith(_WEB):
        return PassedMember(_NOWHERE, NOTES)
    try:
        return _answer(record) if record.kind == "response" else _resource(record)
    except RefusedFile as refused:
        return RefusedMember(_NOWHERE, address, refused.reason)


def _answer(record: Record) -> Found:
    """A page as a server sent it."""
    if not record.address.lower().startswith(("http://", "https://")):
        return _resource(record)
    opening = record.take(min(record.length, limits.HEAD_BYTES))
    blank = BLANK_LINE.search(opening)
    lines = opening[: blank.end()] if blank else opening
    head = head_of(lines)
    passed = _passed(head, record.address)
    if passed:
        return passed
    block = _whole(record, opening)
    body = body_of(head, block[len(lines) :])
    stated = {"status": str(head.status), "answer": head.lines}
    if body.sent:
        stated["sent as"] = ", ".join(body.sent)
    return _member(record, block, body.data, head.media_type, head.charset, stated, body.notes)


def _passed(head: Head, address: str) -> PassedMember | None:
    """What an answer is when it is no document."""
    if 300 <= head.status < 400:
        return PassedMember(_NOWHERE, f"redirections ({head.status})", address)
    if head.status != 200:
        return PassedMember(_NOWHERE, f"answers with status {head.status or 'unknown'}", address)
    kind = kind_of_part(head.media_type, path_of(address), b"")
    return PassedMember(_NOWHERE, kind) if kind else None


def _resource(record: Record) -> Found:
    """A file that was put into the archive without a server's answer around it."""
    stated = record.header("Content-Type")
    media_type = stated.partition(";")[0].strip().lower()
    kind = kind_of_part(media_type, path_of(record.address), b"")
    if kind:
        return PassedMember(_NOWHERE, kind)
    block = _whole(record, b"")
    return _member(record, block, block, media_type, charset_of(stated), {}, ())


def _whole(record: Record, opening: bytes) -> bytes:
    """The whole block of a record. Raises TooLargeFile over the limit of a document, and Damaged."""
    if record.length > limits.FILE_BYTES + limits.HEAD_BYTES:
        raise TooLargeFile(
            f"it has {limits.in_words(record.length)}, and documents are read up to "
            f"{limits.in_words(limits.FILE_BYTES)}. Take it out with the program that made the archive, and "
            "split it."
        )
    return opening + record.take(record.length - len(opening))


def _member(
    record: Record,
    block: bytes,
    data: bytes,
    media_type: str,
    charset: str,
    stated: dict[str, str],
    notes: tuple[str, ...],
) -> Found:
    address = record.address
    kind = kind_of_part(media_type, path_of(address), data[:64]) or _data(media_type, data)
    if kind:
        return PassedMember(_NOWHERE, kind)
    digest = record.header("WARC-Block-Digest")
    if agrees(digest, block) is False:
        notes = (*notes, _CHANGED)
    if cut := record.header("WARC-Truncated"):
        notes = (*notes, _CUT.format(cut[:40]))
    about = {
        "address": address,
        "record": record.header("WARC-Record-ID"),
        "captured": record.header("WARC-Date"),
        "checksum": digest,
        **stated,
    }
    return Member(
        _NOWHERE,
        name_of(address),
        data,
        f"page {address} captured {_day(record.captured)}",
        Hints(charset=charset, notes=notes),
        record.captured,
        {name: value for name, value in about.items() if value},
    )


def _data(media_type: str, data: bytes) -> str:
    """XML is what a page loads for its scripts, unless it is the page itself or a feed."""
    is_xml = media_type in ("text/xml", "application/xml")
    return DATA if is_xml and not feed_type(data[:FEED_OPENS_WITHIN]) and b"<html" not in data[:1024] else ""


def _day(captured: datetime | None) -> str:
    return f"{captured:%Y-%m-%d %H:%M} UTC" if captured else "at a time that the archive does not say"


def path_of(address: str) -> str:
    """The path of an address, in small letters; empty when the address cannot be taken apart."""
    try:
        return urlsplit(address).path.lower()
    except ValueError:
        return ""


def name_of(address: str) -> str:
    """What a page's file would be called: the last part of its address, else its host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "page"
    last = unquote(parts.path, errors="replace").rstrip("/").rpartition("/")[2]
    return re.sub(r"[\x00-\x1f/\\]", "_", last)[:200] or parts.hostname or "page"
