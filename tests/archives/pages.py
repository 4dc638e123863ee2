"""Invented archives: pages of this field and others, in web archives of a few records."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

#: An invented report: the day, the number and the outlet are nobody's.
_TOLD = (
    "On {day} October 2023 China forcibly returned {number} North Korean escapees from Tumen to Namyang, the "
    "Council of Waiting Families said. The refugees were repatriated against their will, and those who wait "
    "for them fear torture and detention in a prison camp."
)
_ENDS = (
    "Nobody answered the families who asked for the names.",
    "The council asks that the border guards let lawyers in.",
)


def told(day: int, number: int, outlet: str, more: int = 0) -> str:
    """A page that tells of a return."""
    words = f"<p>{_TOLD.format(day=day, number=number)}</p><p>{_ENDS[more % 2]}</p><p>Notes of {outlet}.</p>"
    return _page(f"{number} people sent back, says {outlet}", words)


def quiet(number: int) -> str:
    """A page that nobody here looks for."""
    return _page(f"Gardens {number}", f"<p>The pond of garden {number} is cleaned before the frost.</p>")


def boats(number: int) -> str:
    """A page that is kept by none of the pack's words, with enough words to be read."""
    words = (
        f"<p>The harbour master counted {number} night boats at the old pier of Rivermouth, and wrote each "
        "of them into his book.</p><p>Nobody there had seen them before, he said, and no port had told him "
        "that they would come.</p>"
    )
    return _page(f"Boats {number}", words)


def _page(title: str, words: str) -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"{words}</article></body></html>"
    )


def web_archive(path: Path, pages: Sequence[str]) -> Path:
    """Write them as a web archive, each a record of its own, with a picture at the end."""
    records = [_record(f"https://reed.example/{at}", "text/html", page) for at, page in enumerate(pages)]
    records.append(_record("https://reed.example/a.png", "image/png", "PNG"))
    path.write_bytes(b"".join(records))
    return path


def _record(address: str, media_type: str, body: str) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}; charset=utf-8\r\n\r\n{body}".encode()
    lines = (
        "WARC/1.1", "WARC-Type: response", f"WARC-Target-URI: {address}",
        "WARC-Date: 2023-10-20T08:00:00Z", "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(answer)}", "", "",
    )  # fmt: skip
    return gzip.compress("\r\n".join(lines).encode() + answer + b"\r\n\r\n", 1, mtime=0)
