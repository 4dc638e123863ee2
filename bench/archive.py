"""(d) Memory while a web archive is taken in: it must not grow with the number of pages.

The archive is made for the measure, page by page, each packed by itself as crawlers do. Taken in is what
`tumen read` does before reading: the members by the process behind the wall, each page's text, and all of it
kept in a workspace of its own, which is removed at the end.
"""

from __future__ import annotations

import gzip
import os
import re
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.apart import Tell
from bench.growth import STEPS, step_at
from bench.job import at_work_in
from bench.machine import MEGABYTE, clocked, memory_now, peak_memory
from bench.reports import Report, reports

#: Sentences of a page's article, about 200 words.
ARTICLE = 10
#: Every so many pages a picture of so many bytes stands between them, which is passed over.
PICTURE_EVERY, PICTURE = 4, 60_000
#: Pages taken in before memory counts as that of the beginning: what is loaded or built once is no growth.
WARMING_UP = 200


def measure(tell: Tell, *, pages: int) -> dict[str, Any]:
    """Take in an archive of so many pages. `STEPS` steps.

    Gives the archive's size in MB, documents, seconds, and memory in MB: what this process holds after the
    first `WARMING_UP` pages and at most at a later step, its peak at any moment, and the peak of the process
    that takes the archive apart, 0 when it was done before anybody looked.
    """
    with tempfile.TemporaryDirectory(prefix="tumen-bench-") as folder:
        path = Path(folder) / "archive.warc.gz"
        write_archive(path, pages)
        size = path.stat().st_size
        intake = Intake(path, Path(folder) / "workspace")
        took = clocked(lambda: intake.run(tell, pages))
    return {
        "documents": intake.documents,
        "members": intake.members,
        "size": size / MEGABYTE,
        "wall": took.wall,
        "processor": took.processor,
        "at_first": intake.at_first,
        "later": intake.later,
        "peak": peak_memory(),
        "peak_behind_the_wall": intake.behind_the_wall,
    }


class Intake:
    """An archive on its way into a workspace, with what it takes."""

    def __init__(self, path: Path, workspace: Path) -> None:
        self._path, self._actor = path, at_work_in(workspace)
        self.documents = self.members = 0
        self.at_first = self.later = self.behind_the_wall = 0.0

    def run(self, tell: Tell, pages: int) -> None:
        """Take in every page of the archive."""
        from tumen.documents.actions import take_in_member
        from tumen.documents.intake import Member, container_at, members

        container = container_at(self._path)
        assert container
        with closing(members(container)) as found:
            for one in found:
                self.members += 1
                if not isinstance(one, Member):
                    continue
                take_in_member(actor=self._actor, container=container, member=one, origin="invented")
                self.documents += 1
                if self.documents == min(WARMING_UP, pages):
                    self.at_first = self.later = memory_now()
                if reached := step_at(self.documents, pages):
                    self.later = max(self.later, memory_now()) if self.at_first else 0.0
                    self.behind_the_wall = max(self.behind_the_wall, *_peaks_of_children(), 0.0)
                    tell(f"archive of {pages:,} pages: {reached}/{STEPS}")


def write_archive(path: Path, pages: int) -> None:
    """A web archive of invented pages, and pictures among them."""
    with path.open("wb") as file:
        for made in reports(pages, sentences=ARTICLE):
            file.write(
                _record(f"https://reed.example/{made.number}", b"text/html; charset=utf-8", _page(made))
            )
            if made.number % PICTURE_EVERY == 0:
                file.write(
                    _record(f"https://reed.example/{made.number}.png", b"image/png", os.urandom(PICTURE))
                )


def page_record(made: Report) -> tuple[bytes, int]:
    """A page as a record of a web archive, and the bytes of the page."""
    page = _page(made)
    return _record(f"https://reed.example/{made.number}", b"text/html; charset=utf-8", page), len(page)


def _page(made: Report) -> bytes:
    head, *paragraphs = made.text.strip().split("\n\n")
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    menu = "<nav><ul><li><a href='/'>Home</a></li></ul></nav>"
    return (
        f"<!doctype html><title>{head}</title><body>{menu}<article><h1>{head}</h1>{body}</article>".encode()
    )


def _record(address: str, content_type: bytes, body: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n%s" % (content_type, body)
    head = (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2023-10-11T08:00:00Z\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
    ) % (address.encode(), len(block))
    # Without the hour of packing: the same archive each time, so that what two runs came to can be compared.
    return gzip.compress(head + block + b"\r\n\r\n", 1, mtime=0)


def _peaks_of_children() -> list[float]:
    """The most memory that each process started by this one has held so far, in MB.

    None of a process that is done, and none where the system does not tell.
    """
    peaks = []
    for children in Path("/proc/self/task").glob("*/children"):
        for pid in children.read_text("ascii").split():
            try:
                status = (Path("/proc") / pid / "status").read_text("utf-8")
            except OSError:
                continue  # it has ended since it was listed
            if found := re.search(r"^VmHWM:\s+(\d+) kB", status, re.M):
                peaks.append(int(found[1]) * 1024 / MEGABYTE)
    return peaks
