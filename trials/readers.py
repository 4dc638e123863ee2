"""Pages by the thousand through the readers that are kept, and files made to harm them in between.

What a page costs is measured both ways, read in this process and behind the wall; memory is looked at as the
pages go by. A fault is a page that comes out otherwise than when it is read alone, a harmful file that is not
answered within its time, and memory that grows.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from bench.machine import MEGABYTE, memory_now
from bench.reports import Report, reports
from tumen.documents.errors import RefusedFile
from tumen.documents.intake import extract, inside, limits
from tumen.documents.intake.confined.pool import POOL

#: Sentences of a page's article, about 200 words.
ARTICLE = 10
#: Pages before memory counts, and every so many of them it is looked at.
WARMING_UP, STEP = 200, 50
#: Pages read both ways for what they cost: as many as one reader serves, its start among it.
COMPARED = limits.READER_DOCUMENTS
#: Megabytes by which this process may grow while all pages go by.
MAY_GROW = 30
_PROSE = "<p>On 9 October 2023 the council said that 60 people were returned across the river.</p>"


def harmful() -> dict[str, bytes]:
    """Files that somebody made to harm whoever reads them, by what they do."""
    return {
        "100,000 tags in each other": _page("<div>" * 100_000),
        "an attribute of 15 MB": _page(f'<p class="{"a" * 15_000_000}">x</p>'),
        "100,000 attributes of one tag": _page("<p " + " ".join(f'a{n}=""' for n in range(100_000)) + ">"),
        "letters that are none": _page("&#xD800;&#0;&#x110000;" * 1_000),
        "a line of 100 MB": b"a " * (50 * MEGABYTE),
        "a line of 49 MB": b"a " * (49 * MEGABYTE // 2),
        "lists in each other": b"[" * 3_000_000,
        "a message in a message": _nested_message(3_000),
        "rows that take all memory": b"ab;cd;e\n" * (49 * MEGABYTE // 8),
    }


def trial(folder: Path, *, count: int, seed: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Read ``count`` pages; the harmful files come among them where ``seed`` puts them."""
    del folder  # nothing is kept
    compared = [page(made) for made in reports(min(count, COMPARED), sentences=ARTICLE)]
    alone, here = _cost(compared, lambda data: inside.read_bytes(data, name="x.html"))
    through, behind = _cost(compared, lambda data: extract(data, name="x.html"))
    harm = _among(count, Random(seed))
    answers: list[str] = []
    faults = [f"page {number} is another behind the wall" for number in _unlike(alone, through)]
    first, last, readers = 0.0, 0.0, 0.0
    for made in reports(count, sentences=ARTICLE):
        for name, data in harm.pop(made.number, {}).items():
            answers.append(_answer(name, data, faults))
        found = extract(page(made), name="x.html")
        if made.number < len(alone) and found != alone[made.number]:
            faults.append(f"page {made.number} is another after harmful files")
        if made.number % STEP == 0:
            last, readers = memory_now(), max(readers, POOL.memory() / MEGABYTE)
            first = last if made.number <= WARMING_UP else first
        tell("read")
    if last - first > MAY_GROW:
        faults.append(f"this process grew by {last - first:.0f} MB")
    return {
        "pages": count,
        "processor_ms_a_page_here": here.processor,
        "processor_ms_a_page_behind": behind.processor,
        "ms_a_page_here": here.passed,
        "ms_a_page_behind": behind.passed,
        "readers_started": POOL.started,
        "MB_here_at_first": first,
        "MB_here_at_the_end": last,
        "MB_of_readers_at_most": readers,
        **{f"harm_{number}": said for number, said in enumerate(answers, 1)},
        "faults": faults,
    }


def page(made: Report) -> bytes:
    """A report as a page, with a menu."""
    head, *paragraphs = made.text.strip().split("\n\n")
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    menu = "<nav><ul><li><a href='/'>Home</a></li></ul></nav>"
    return (
        f"<!doctype html><title>{head}</title><body>{menu}<article><h1>{head}</h1>{body}</article>".encode()
    )


@dataclass(frozen=True, slots=True)
class Cost:
    """What one page costs, in milliseconds: of the processor, in all processes, and of waiting."""

    processor: float
    passed: float


def _cost(pages: list[bytes], read: Callable[[bytes], Any]) -> tuple[list[Any], Cost]:
    """What ``read`` makes of the pages, and what it takes; the readers that it starts are ended for it."""
    read(pages[0])  # what is loaded once in this process is no cost of a page
    POOL.close()
    began, used = time.perf_counter(), _processor()
    found = [read(data) for data in pages]
    POOL.close()
    each = 1_000 / len(pages)
    return found, Cost((_processor() - used) * each, (time.perf_counter() - began) * each)


def _processor() -> float:
    """Seconds of the processor of this process and all that it started and that ended."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def _unlike(one: list[Any], other: list[Any]) -> list[int]:
    return [number for number, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]


def _among(count: int, random: Random) -> dict[int, dict[str, bytes]]:
    """The harmful files by the number of the page that each stands before."""
    placed: dict[int, dict[str, bytes]] = {}
    for name, data in harmful().items():
        placed.setdefault(random.randrange(count), {})[name] = data
    return placed


def _answer(name: str, data: bytes, faults: list[str]) -> str:
    began = time.monotonic()
    try:
        said = f"{len(extract(data, name='x').text):,} characters"
    except RefusedFile as refused:
        said = type(refused).__name__
    seconds = time.monotonic() - began
    if seconds > limits.CONFINED_SECONDS * 3:
        faults.append(f"{name}: answered after {seconds:.0f} seconds")
    return f"{name}: {said}, {seconds:.1f} s"


def _page(words: str) -> bytes:
    return f"<!doctype html><title>x</title><body>{_PROSE * 5}{words}{_PROSE * 3}</body>".encode()


def _nested_message(depth: int) -> bytes:
    def parts() -> Iterator[bytes]:
        yield b"From: a@reed.example\nTo: b@reed.example\nMIME-Version: 1.0\nSubject: x\n"
        for _ in range(depth):
            yield b"Content-Type: multipart/mixed; boundary=a\n\n--a\n"

    return b"".join(parts())
