"""Whatever the bytes are: members come out, or one clear sentence; nothing else, and never without end."""

from __future__ import annotations

import gc
import gzip
import io
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.documents.shapes import archives, feeds, mailboxes, zips
from tumen.documents.errors import RefusedFile
from tumen.documents.intake import Member, RefusedMember, extract
from tumen.documents.intake.containers import feed, mbox, warc, zipped
from tumen.documents.intake.entry import RSS_ITEM
from tumen.documents.intake.hints import Hints

#: Seconds that 100 kB may take, in a process that does other things too.
_LIMIT = 1.0
Reader = Callable[[BinaryIO, int], Iterator[Any]]
READERS: dict[str, Reader] = {
    "warc": warc.members_of,
    "zip": zipped.members_of,
    "mbox": mbox.members_of,
    "feed": feed.members_of,
}
SHAPES = {"warc": archives.ten(), "zip": zips.ten(), "mbox": mailboxes.ten(), "feed": feeds.ten()}
KINDS = st.sampled_from(sorted(READERS))
STARTS = {
    "warc": [
        b"WARC/1.0\r\n",
        b"WARC/1.1\r\nContent-Length: 10\r\n\r\n",
        gzip.compress(b"WARC/1.0\r\n"),
        b"\x1f\x8b\x08",
    ],
    "zip": [b"PK\x03\x04", b"PK\x05\x06", b"PK\x01\x02"],
    "mbox": [b"From a Wed Oct 11 08:00:00 2023\nTo: b\n\n", b"From "],
    "feed": [b"<rss><channel><item>", b"<?xml version='1.0' encoding='x'?><feed>", b"\xff\xfe<\0"],
}


@contextmanager
def one_sentence() -> Iterator[None]:
    """What may be refused in the block is refused with a sentence."""
    said = "."
    try:
        yield
    except RefusedFile as refused:
        said = refused.reason
    assert said.endswith(".")


def out_of(kind: str, data: bytes) -> list[Any]:
    """Members or a refusal, numbered without a gap; in time."""
    found: list[Any] = []
    gc.disable()  # what this process holds for other tests is not the parser's to look through
    began = time.process_time()
    try:
        with one_sentence():
            for one in READERS[kind](io.BytesIO(data), len(data)):
                found.append(one)
        took = time.process_time() - began
    finally:
        gc.enable()
    assert [one.place.number for one in found] == list(range(1, len(found) + 1))
    for one in found:
        assert one.name or not isinstance(one, (Member, RefusedMember))
        if isinstance(one, RefusedMember):
            assert one.reason.endswith(".")
    assert took <= _LIMIT * max(1.0, len(data) / 100_000), f"{len(data)} bytes took {took:.2f} seconds"
    return found


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(KINDS, st.integers(0, 9), st.binary(max_size=400))
def test_any_bytes_behind_any_beginning(kind: str, which: int, data: bytes) -> None:
    start = STARTS[kind][which % len(STARTS[kind])]
    out_of(kind, start + data)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(KINDS, st.integers(0, 9), st.integers(0, 1_000_000))
def test_any_archive_cut_off_anywhere(kind: str, which: int, place: int) -> None:
    data = SHAPES[kind][which].data
    out_of(kind, data[: place % len(data)])


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(
    KINDS,
    st.integers(0, 9),
    st.lists(st.tuples(st.integers(0, 1_000_000), st.binary(max_size=6), st.integers(0, 6)), max_size=6),
)
def test_any_archive_changed_anywhere(kind: str, which: int, changes: list[tuple[int, bytes, int]]) -> None:
    data = SHAPES[kind][which].data
    for place, put, cut in changes:
        at = place % max(1, len(data))
        data = data[:at] + put + data[at + cut :]
    out_of(kind, data)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 9), st.integers(0, 1_000_000), st.binary(min_size=1, max_size=8))
def test_a_change_in_one_record_costs_no_other(which: int, place: int, put: bytes) -> None:
    """In a gzip'd archive of single records whatever lies outside of the changed one still comes out."""
    parts = [
        gzip.compress(archives.by_hand(f"https://reed.example/{n}", archives.page(archives.told(n))))
        for n in range(3)
    ]
    hurt = which % 3
    at = place % (len(parts[hurt]) - len(put))
    assume(hurt or at > 2)  # by its first bytes an archive is known to be packed
    parts[hurt] = parts[hurt][:at] + put + parts[hurt][at + len(put) :]
    out = [one.name for one in out_of("warc", b"".join(parts)) if isinstance(one, Member)]
    assert [name for name in ("0", "1", "2") if name != str(hurt)] == [
        name for name in out if name != str(hurt)
    ]


@settings(max_examples=200)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=300))
def test_any_text_as_an_entry_is_read_or_refused(text: str) -> None:
    for data in (text.encode(), f"<item><title>x</title><description>{text}</description></item>".encode()):
        with one_sentence():
            extract(data, name="x", hints=Hints(media_type=RSS_ITEM))


HEAD = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a\r\nContent-Length: %d\r\n\r\n"
NASTY: dict[str, tuple[str, bytes]] = {
    "heads that claim the rest": ("warc", b"".join(HEAD % 90_000 for _ in range(1_300))),
    "heads that claim the next": ("warc", b"".join(HEAD % 200 for _ in range(1_300))),
    "heads without an end": ("warc", b"WARC/1.0\r\n" * 10_000),
    "one endless header": ("warc", b"WARC/1.0\r\n" + b"a" * 100_000),
    "beginnings of gzip": ("warc", gzip.compress(b"WARC/1.0\r\n") + b"\x1f\x8b\x08" * 33_000),
    "gzip of nothing": ("warc", gzip.compress(b"WARC/1.0\r\n") + gzip.compress(b"") * 5_000),
    "gzip of beginnings": ("warc", gzip.compress(b"WARC/1.0\r\n") * 3_500),
    "a burst of blanks": ("warc", gzip.compress(b"WARC/1.0\r\n\r\n" + b" " * 50_000_000)),
    "continued headers": ("warc", b"WARC/1.0\r\nA: b\r\n" + b" c\r\n" * 25_000 + b"\r\n"),
    "endless separators": ("mbox", b"From a Wed Oct 11 08:00:00 2023\n" * 3_000),
    "separators and headers": ("mbox", b"From a Wed Oct 11 08:00:00 2023\nA: b\n" * 2_500),
    "marks": ("mbox", b"From a Wed Oct 11 08:00:00 2023\nA: b\n\n" + b">" * 100_000),
    "digits": ("mbox", b"From a Wed Oct 11 08:00:00 2023\nA: b\n\n" + b"From 1:11" * 10_000 + b"\n"),
    "open entries": ("feed", b"<rss><channel>" + b"<item>" * 16_000),
    "deep elements": ("feed", b"<rss>" + b"<a>" * 33_000),
    "open comments": ("feed", b"<rss>" + b"<!--" * 25_000),
    "entities": ("feed", b"<rss><item><title>" + b"&nbsp;" * 16_000 + b"</title></item></rss>"),
    "broken names": ("feed", b"<rss" + b" xmlns:a='b" * 9_000),
    "many empty members": ("zip", zips.packed([(f"{n}", b"") for n in range(900)])),
    "one name": ("zip", zips.packed([("a" * 60_000, b"x")])),
}


@pytest.mark.parametrize("case", NASTY)
def test_what_is_made_to_take_for_ever_ends_in_time(case: str) -> None:
    kind, data = NASTY[case]
    out_of(kind, data)


@pytest.mark.parametrize("kind", READERS)
def test_noise_of_100_kb_ends_in_time(kind: str) -> None:
    noise = random.Random(kind).randbytes(100_000)
    for start in STARTS[kind]:
        out_of(kind, start + noise)
