"""Which files hold documents and are none themselves, known by how they begin."""

from __future__ import annotations

import re
import zlib

WARC, ZIP, MBOX = "application/warc", "application/zip", "application/mbox"
RSS, ATOM = "application/rss+xml", "application/atom+xml"
PARQUET = "application/vnd.apache.parquet"  # opened as part of a collection alone (`tumen archive read`)

MESSAGE = "message/rfc822"

#: Each kind of container in a sentence's words.
CALLED = {
    WARC: "a web archive (WARC)",
    ZIP: "a zip archive",
    MBOX: "a mailbox (mbox)",
    RSS: "a feed (RSS)",
    ATOM: "a feed (Atom)",
    PARQUET: "a table of pages (Parquet)",
}
#: Bytes of a file's beginning that are enough to tell.
OPENING = 64 * 1024
#: Bytes within which a feed's outermost element stands, behind comments and style sheets.
FEED_OPENS_WITHIN = 8 * 1024


def holder_type(opening: bytes) -> str:
    """The media type of a file that holds documents, empty for any other; a zip file is for others to judge.

    ``opening`` is the first `OPENING` bytes, or the whole of a shorter file.
    """
    if opening.startswith(b"WARC/") or (opening.startswith(b"\x1f\x8b") and _packs_records(opening)):
        return WARC
    if opens_mailbox(opening):
        return MBOX
    return feed_type(opening[:FEED_OPENS_WITHIN])


def _packs_records(opening: bytes) -> bool:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(opening, 16).startswith(b"WARC/")
    except zlib.error:
        return False


#: The line before each message of a mailbox: "From ", who or "-", and a time with its year.
SEPARATOR = re.compile(rb"From [^\r\n]*\d:\d\d[^\r\n]*\d{4}[^\r\n]*\r?\n?\Z")
#: The same with the day of the week and the month, as no sentence has it: it parts messages by itself.
SURE_SEPARATOR = re.compile(
    rb"From [^\r\n]*\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +"
    rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} +\d\d?:\d\d[^\r\n]*\d{4}[^\r\n]*\r?\n?\Z"
)
#: A message's first line, or the mark that keeps a line from being taken for a separator.
HEADER_LINE = re.compile(rb"[!-9;-~]{1,100}:")


def opens_mailbox(opening: bytes) -> bool:
    """Whether it begins with the line that stands before a message, and a message's first line."""
    lines = opening.lstrip(b"\r\n")[:4_096].splitlines(keepends=True)
    return len(lines) > 1 and bool(SEPARATOR.match(lines[0])) and bool(HEADER_LINE.match(lines[1]))


_BEFORE_ROOT = re.compile(r"(?:\s|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*>)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:\w+:)?(rss|rdf|feed)\b([^>]*)", re.IGNORECASE)


def feed_type(opening: bytes) -> str:
    """The media type of a feed, empty for what is none."""
    text = _readable(opening)
    if not text.startswith("<"):
        return ""
    before = _BEFORE_ROOT.match(text)
    root = _ROOT.match(text, before.end() if before else 0)
    if not root:
        return ""
    name, attributes = root[1].lower(), root[2].lower()
    if name == "feed":
        return ATOM if "atom" in attributes else ""
    return RSS if name == "rss" or "purl.org/rss" in attributes else ""


def _readable(opening: bytes) -> str:
    """The beginning as characters; markup is ASCII in every encoding but those of two bytes a letter."""
    if opening[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return opening.decode("utf-16", "replace").lstrip("\ufeff \t\r\n")
    return opening.removeprefix(b"\xef\xbb\xbf").decode("latin-1").lstrip(" \t\r\n")
