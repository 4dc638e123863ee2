"""A thing as received, in a WARC record (ISO 28500) of its own, and taken out of it again.

The record is what is kept: with the site's whole answer, when it came, and the SHA-256 of both. Whatever
reads the thing reads it from here.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, datetime

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tumen.watch.fetching import Answer, unpack

#: The media type of a record.
MEDIA_TYPE = "application/warc"
#: Headers that tell of the way and not of the thing: it has been put together when it comes here.
_OF_THE_WAY = frozenset({"transfer-encoding", "connection", "content-length", "keep-alive"})
#: Bytes to which a packed answer is unpacked; it was held against the same limit when it came.
_MOST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Archived:
    """What a record holds: the thing's bytes, where it came from, when."""

    data: bytes
    address: str
    at: datetime


def record_of(answer: Answer) -> bytes:
    """A site's answer as one record."""
    kept = [(name, value) for name, value in answer.headers if name.lower() not in _OF_THE_WAY]
    head = StatusAndHeaders(
        f"{answer.status} {answer.reason or 'OK'}",
        [*kept, ("Content-Length", str(len(answer.body)))],
        protocol="HTTP/1.1",
    )
    return _written("response", answer.address, answer.body, answer.at, head=head)


def record_of_file(data: bytes, *, address: str, media_type: str, at: datetime | None = None) -> bytes:
    """A file, message or entry as one record. ``address`` is what it is known by, as a URI."""
    return _written("resource", address, data, at or datetime.now(UTC), media_type=media_type)


def archived(record: bytes) -> Archived:
    """What a record that was made here holds. Raises ValueError for anything else."""
    found = next(iter(ArchiveIterator(io.BytesIO(record))), None)
    if found is None or found.rec_type not in ("response", "resource"):
        raise ValueError("This is no record that was made here.")
    body = found.raw_stream.read()
    packing = found.http_headers.get_header("Content-Encoding", "") if found.http_headers else ""
    data = unpack(body, _MOST) if packing.lower() in ("gzip", "x-gzip", "deflate") else body
    when = found.rec_headers.get_header("WARC-Date")
    return Archived(
        data,
        found.rec_headers.get_header("WARC-Target-URI"),
        datetime.fromisoformat(when.replace("Z", "+00:00")),
    )


def _written(
    kind: str,
    address: str,
    body: bytes,
    at: datetime,
    *,
    head: StatusAndHeaders | None = None,
    media_type: str = "",
) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    block = (head.to_bytes() if head else b"") + body
    # Written here and not left to the library, whose digests are SHA-1.
    headers = {
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
        "WARC-Date": f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "WARC-Payload-Digest": _digest(body),
        "WARC-Block-Digest": _digest(block),
    }
    record = writer.create_warc_record(
        "".join(sign for sign in address if sign.isprintable()),
        kind,
        payload=io.BytesIO(body),
        length=len(body),
        http_headers=head,
        warc_content_type=media_type or ("application/http; msgtype=response" if head else ""),
        warc_headers_dict=headers,
    )
    writer.write_record(record)
    return out.getvalue()


def _digest(data: bytes) -> str:
    return f"sha256:{b32encode(hashlib.sha256(data).digest()).decode()}"
