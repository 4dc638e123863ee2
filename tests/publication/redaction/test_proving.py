"""What goes out is searched to its last part. The name is a canary: nobody has it."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable

import pytest

from tests.documents.shapes.pdf import At, pdf
from tumen.publication.redaction import proving
from tumen.publication.redaction.proving import searched
from tumen.publication.redaction.withheld import Withheld

NAME = "Zqorla Vexmund"
KOREAN = "리철민"
WITHHELD = Withheld.of([NAME, KOREAN])


def zipped(name: str, data: bytes, *, comment: bytes = b"") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
        archive.comment = comment
    return file.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def png(kind: bytes, body: bytes) -> bytes:
    head = chunk(b"IHDR", (1).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + head + chunk(kind, body) + chunk(b"IEND", b"")


HIDDEN: dict[str, Callable[[], bytes]] = {
    "text": lambda: f"told by {NAME}".encode(),
    "part of the name": lambda: b"told by Mrs VEXMUND",
    "Korean text": lambda: "이철민의 말".encode(),
    "another romanisation": lambda: b"told by Cheolmin Lee",
    "UTF-16": lambda: f"told by {NAME}".encode("utf-16"),
    "Korean in an old encoding": lambda: b"\x00\x01" + KOREAN.encode("cp949"),
    "in bytes": lambda: b"\x00\x9f\x01" + NAME.encode() + b"\x00",
    "in bytes, two for each letter": lambda: b"\x00\x9f\x01" + NAME.encode("utf-16-le") + b"\x9f\x9f",
    "JSON": lambda: json.dumps({"who": KOREAN}).encode(),
    "HTML": lambda: "".join(f"&#{ord(sign)};" for sign in NAME).encode(),
    "an address": lambda: b"https://reed.example/?q=Zqorla%20Vexmund",
    "hexadecimal": lambda: b"/Title <FEFF" + NAME.encode("utf-16-be").hex().encode() + b">",
    "zip": lambda: zipped("a.txt", NAME.encode()),
    "a name in a zip": lambda: zipped(f"{NAME}.txt", b"x"),
    "the remark of a zip": lambda: zipped("a.txt", b"x", comment=NAME.encode()),
    "zip in zip": lambda: zipped("b.zip", zipped("a.txt", NAME.encode())),
    "gzip": lambda: gzip.compress(NAME.encode()),
    "PDF": lambda: pdf([[At(f"Told by {NAME}.", 100)]]),
    "words of a PNG": lambda: png(b"tEXt", b"Author\x00" + NAME.encode()),
    "packed words of a PNG": lambda: png(b"zTXt", b"Author\x00\x00" + zlib.compress(NAME.encode())),
}


@pytest.mark.parametrize("made", HIDDEN.values(), ids=HIDDEN)
def test_it_finds_what_is_withheld(made: Callable[[], bytes]) -> None:
    found = searched(made(), WITHHELD)
    assert found.leaks
    assert not found.is_clean


@pytest.mark.parametrize(
    "data",
    [
        b"Forty people were returned.",
        "마흔 명이 송환됐다.".encode(),
        zipped("a.txt", b"Forty people were returned."),
        pdf([[At("Forty people were returned.", 100)]]),
        png(b"tEXt", b"Author\x00nobody"),
        bytes(range(256)) * 50,
        b"",
    ],
)
def test_it_finds_nothing_where_nothing_is(data: bytes) -> None:
    assert searched(data, WITHHELD).is_clean


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 and no more", b"\x1f\x8b and no more", b"%PDF-1.4 and no more"]
)
def test_what_cannot_be_looked_into_is_named_and_not_clean(data: bytes) -> None:
    found = searched(data, WITHHELD, "annex.bin")
    assert found.unopened
    assert found.unopened[0].startswith("annex.bin")
    assert not found.is_clean


def test_it_does_not_go_down_without_an_end() -> None:
    data = b"x"
    for _ in range(proving._DEPTH + 2):
        data = zipped("a.zip", data)
    assert any("too deep" in each for each in searched(data, WITHHELD).unopened)


def test_it_does_not_unpack_without_an_end() -> None:
    found = proving.Search(left=1_000)
    proving._look(zipped("a.txt", b"x" * 5_000), WITHHELD, "the file", found, 5)
    assert any("too much" in each for each in found.unopened)
