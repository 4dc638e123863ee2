"""Answers of servers: status, letters, and the body as a reader of the page got it."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest

from tests.documents.shapes.archives import chunked
from tumen.documents.errors import DamagedFile, TooLargeFile, UnsupportedFormat
from tumen.documents.intake import limits
from tumen.documents.intake.containers.answers import body_of, charset_of, head_of

BODY = b"<p>Forty people were returned.</p>" * 60


def head(*lines: str, status: str = "HTTP/1.1 200 OK") -> bytes:
    return "\r\n".join([status, *lines, "", ""]).encode()


def sent(data: bytes, **headers: str) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    body = body_of(head_of(head(*lines)), data)
    return body.data, body.sent, body.notes


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("HTTP/1.1 200 OK", 200),
        ("HTTP/2 204", 204),
        ("HTTP/1.0 404", 404),
        ("http/1.1 301 Moved", 301),
        ("HTTP/1.1", 0),
        ("HTTP/1.1 OK", 0),
    ],
)
def test_the_status_is_read_from_any_version(line: str, status: int) -> None:
    assert head_of(head(status=line)).status == status


def test_what_does_not_begin_as_an_answer_is_refused() -> None:
    with pytest.raises(DamagedFile, match="does not begin as one"):
        head_of(b"<html>\r\n\r\n")


@pytest.mark.parametrize(
    ("stated", "charset"),
    [
        ("text/html; charset=EUC-KR", "EUC-KR"),
        ('text/html;charset="utf-8"', "utf-8"),
        ("text/html; CHARSET=utf-8; x=y", "utf-8"),
        ("text/html", ""),
        ("", ""),
        (";;;charset", ""),
        ("text/html; charset*=utf-8''x", "x"),
    ],
)
def test_the_letters_are_read_from_a_content_type(stated: str, charset: str) -> None:
    assert charset_of(stated) == charset


def test_a_plain_body_is_as_it_was_sent() -> None:
    assert sent(BODY) == (BODY, (), ())


@pytest.mark.parametrize("size", [1, 16, 700, 100_000])
def test_chunks_are_put_together(size: int) -> None:
    assert sent(chunked(BODY, size), Transfer_Encoding="chunked") == (BODY, ("chunked",), ())


def test_chunks_with_extensions_and_bare_line_feeds_are_put_together() -> None:
    data = b"5;x=y\nForty\n7  \r\n people\r\n0\r\n\r\n"
    assert sent(data, Transfer_Encoding="Chunked")[0] == b"Forty people"


def test_a_body_that_was_put_together_before_is_taken_as_it_is() -> None:
    assert sent(BODY, Transfer_Encoding="chunked") == (BODY, (), ())
    assert sent(BODY, Content_Encoding="gzip") == (BODY, (), ())
    assert sent(BODY, Content_Encoding="br") == (BODY, (), ())


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (gzip.compress(BODY), "gzip"),
        (gzip.compress(BODY), "x-gzip"),
        (gzip.compress(BODY[:900]) + gzip.compress(BODY[900:]), "gzip"),
        (zlib.compress(BODY), "deflate"),
        (zlib.compress(BODY)[2:-4], "deflate"),
        (brotli.compress(BODY), "br"),
    ],
    ids=["gzip", "x-gzip", "two gzips", "deflate", "raw deflate", "brotli"],
)
def test_packed_bodies_are_unpacked(data: bytes, name: str) -> None:
    assert sent(data, Content_Encoding=name) == (BODY, (name,), ())


def test_what_was_packed_twice_is_unpacked_twice() -> None:
    data = brotli.compress(gzip.compress(BODY))
    assert sent(data, Content_Encoding="gzip, br") == (BODY, ("br", "gzip"), ())


@pytest.mark.parametrize("data", [chunked(BODY)[:-400], b"ff\r\nshort"])
def test_a_body_that_breaks_off_is_kept_and_noted(data: bytes) -> None:
    kept, _, notes = sent(data, Transfer_Encoding="chunked")
    assert kept
    assert "breaks off" in notes[0]


def test_a_packed_body_that_breaks_off_is_kept_as_far_as_it_goes() -> None:
    noise = bytes(n * 7 % 251 for n in range(5_000))
    data = bytearray(gzip.compress(noise))
    kept, how, notes = sent(bytes(data[: len(data) // 2]), Content_Encoding="gzip")
    assert noise.startswith(kept[:100])
    assert (how, len(notes)) == (("gzip",), 1)
    data[len(data) // 2] ^= 0xFF
    assert "breaks off" in sent(bytes(data), Content_Encoding="gzip")[2][0]


def test_a_packed_body_that_is_damaged_from_the_start_is_refused() -> None:
    with pytest.raises(DamagedFile, match="damaged from the start"):
        sent(b"\x1f\x8b\x08\0" + b"\xff" * 90, Content_Encoding="gzip")


def test_a_way_of_packing_that_is_not_known_is_refused() -> None:
    with pytest.raises(UnsupportedFormat, match="“zstd”.*replays"):
        sent(BODY, Content_Encoding="zstd")


@pytest.mark.parametrize("name", ["gzip", "deflate", "br"])
def test_a_body_that_bursts_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 50_000)
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[name]
    with pytest.raises(TooLargeFile, match="unpacks to more"):
        sent(pack(b" " * 900_000), Content_Encoding=name)


def test_an_empty_body_is_empty_however_it_is_said_to_be_sent() -> None:
    assert sent(b"", Content_Encoding="gzip", Transfer_Encoding="chunked")[0] == b""
