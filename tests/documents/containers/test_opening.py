"""Which files are containers, by their content; and the hash that one is known again by."""

from __future__ import annotations

import hashlib
import os
import random
from pathlib import Path

import pytest

from tests.documents.shapes import archives, feeds, mailboxes, office, texts, zips
from tests.documents.shapes.pdf import paragraphs, pdf
from tumen.documents.errors import DamagedFile, EmptyFile, UnreadableFile, UnsupportedFormat
from tumen.documents.intake import container_at, limits
from tumen.documents.intake.containers.opening import may_be_container
from tumen.documents.intake.holders import ATOM, MBOX, RSS, WARC, ZIP, feed_type, holder_type

KINDS = {
    WARC: archives.Archive().info().data,
    ZIP: zips.packed([("a.txt", b"x")]),
    MBOX: mailboxes.mbox(mailboxes.message(81)),
    RSS: feeds.rss(feeds.item(61)).encode(),
    ATOM: feeds.atom(feeds.entry(61, "")).encode(),
}


def put(place: Path, data: bytes, name: str = "x") -> Path:
    (place / name).write_bytes(data)
    return place / name


@pytest.mark.parametrize("media_type", KINDS)
def test_a_container_is_known_by_its_content_and_its_hash(media_type: str, tmp_path: Path) -> None:
    container = container_at(put(tmp_path, KINDS[media_type], "x.txt"))
    assert container
    assert container.media_type == media_type
    assert container.sha256 == hashlib.sha256(KINDS[media_type]).hexdigest()
    assert container.size == len(KINDS[media_type])
    assert container.name == "x.txt"


DOCUMENTS = {
    "text": b"From: a\nForty people were returned.\n",
    "letter": b"From the river at 10:30 in 2023 we write to you.\nDear Minister,\n",
    "page": texts.page().encode(),
    "page with a feed in it": b"<html><body><rss></rss></body></html>",
    "word": office.docx(["A letter."]),
    "workbook": office.xlsx({"a": [["date"], ["2023"]]}),
    "pdf": pdf([paragraphs(texts.PARAGRAPHS)]),
    "message": office.eml("Forty people were returned."),
    "data": b"<?xml version='1.0'?><feed><entry/></feed>",
    "empty": b"",
    "gzip": b"\x1f\x8b\x08" + b"\0" * 30,
}


@pytest.mark.parametrize("case", DOCUMENTS)
def test_a_document_is_no_container(case: str, tmp_path: Path) -> None:
    assert container_at(put(tmp_path, DOCUMENTS[case])) is None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x05\x06" + b"\0" * 18, EmptyFile),
        (b"PK\x03\x04" + b"x" * 50, DamagedFile),
        (office.packed({"mimetype": b"application/hwp+zip"}), UnsupportedFormat),
    ],
)
def test_an_archive_that_cannot_be_opened_is_refused(
    data: bytes, kind: type[Exception], tmp_path: Path
) -> None:
    with pytest.raises(kind):
        container_at(put(tmp_path, data))


def test_a_name_that_is_no_text_is_shown_by_its_bytes(tmp_path: Path) -> None:
    container = container_at(put(tmp_path, KINDS[ZIP], os.fsdecode(b"a\xff.zip")))
    assert container
    assert container.name == "a\\xff.zip"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        container_at(tmp_path / "none")


def test_it_tells_how_far_the_hash_is(tmp_path: Path) -> None:
    told: list[float] = []
    container_at(put(tmp_path, KINDS[WARC] + b"\0" * 3_000_000), tell=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 2


def test_only_what_is_read_as_a_stream_may_be_larger_than_a_document(tmp_path: Path) -> None:
    larger = {name: may_be_container(put(tmp_path, data)) for name, data in KINDS.items()}
    assert larger == {WARC: True, ZIP: True, MBOX: True, RSS: False, ATOM: False}
    assert not may_be_container(put(tmp_path, texts.page().encode()))
    assert not may_be_container(tmp_path / "none")


def test_an_archive_larger_than_any_office_file_is_not_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it must not be read whole"))
    container = container_at(put(tmp_path, zips.packed([("a.txt", random.Random(1).randbytes(4_000))])))
    assert container
    assert container.media_type == ZIP


@pytest.mark.parametrize(
    "before",
    [
        "",
        "<?xml version='1.0'?>\n",
        "<!-- a -->\n<?xml-stylesheet href='a'?>\n",
        "<!DOCTYPE rss>",
        "\ufeff \n",
    ],
)
def test_a_feed_is_known_behind_what_stands_before_it(before: str) -> None:
    assert feed_type((before + "<rss version='2.0'><channel/></rss>").encode()) == RSS
    assert feed_type((before + "<rss version='2.0'/>").encode("utf-16")) == RSS


def test_a_mailbox_needs_a_time_and_a_header() -> None:
    assert holder_type(b"From a Wed Oct 11 08:00:00 2023\nTo: b\n\nx") == MBOX
    assert holder_type(b"From a Wed Oct 11 08:00:00 2023\nDear all,\n") == ""
    assert holder_type(b"From a friend\nTo: b\n\nx") == ""


def test_a_long_beginning_that_never_becomes_a_feed_ends() -> None:
    assert feed_type(b"<!--" + b"-->" * 3_000 + b"<!--" * 3_000) == ""
