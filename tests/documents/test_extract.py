"""Bytes in, an extraction or one clear sentence out: nothing else, whatever the bytes are."""

from __future__ import annotations

import gzip
import random
import zlib
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.shapes import office, pdf, texts
from tumen.documents import errors
from tumen.documents.errors import RefusedFile
from tumen.documents.intake import Extraction, extract, inside, limits, sniff
from tumen.vocabulary.codes import BlockKind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
STORY = texts.blank_lines(texts.HEADLINE, "18 October 2023", *texts.PARAGRAPHS)


PROTECTED = pdf.pdf([pdf.paragraphs(texts.PARAGRAPHS)], password="river")
MIXED = STORY.encode() + "“é”".encode() + b"\n" + "“é”".encode("cp1252")


def utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


WITHOUT_ARTICLE = (
    b"<!doctype html><html><head><title>x</title></head><body><div id=app></div><script>1</script>"
)
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"x"}
HWPX = {"mimetype": b"application/hwp+zip", "Contents/section0.xml": b"<a/>"}
BROKEN_LIST = b'date,number,note\n2021-07-14,50,"held\n2023-08-29,80,first\n'
FEED = b'<?xml version="1.0"?><rss><channel><item>40</item></channel></rss>'

REFUSED: dict[str, tuple[bytes, type[RefusedFile], str]] = {
    "empty": (b"", errors.EmptyFile, "empty"),
    "blanks": (b" \r\n\t\n", errors.EmptyFile, "empty"),
    "zeros": (b"\0" * 400, errors.EmptyFile, "empty"),
    "nothing visible": ("\u200b\u200b".encode(), errors.EmptyFile, "blanks"),
    "binary": (bytes(range(256)) * 4, RefusedFile, "text|letters"),
    "program": (b"\x7fELF\x02\x01\x01" + b"\0\x01" * 99, errors.UnsupportedFormat, "no text"),
    "rtf": (rb"{\rtf1\ansi A letter}", errors.UnsupportedFormat, r"\.rtf.*save it as .docx or PDF"),
    "hwp": (OLE + b"HWP Document File", errors.UnsupportedFormat, r"\.hwp\).*save it as .docx or PDF"),
    "hwp3": (b"HWP Document File V3.00 \x1a\x01", errors.UnsupportedFormat, r"\.hwp\).*save it as .docx"),
    "hwpx": (office.packed(HWPX), errors.UnsupportedFormat, r"\.hwpx"),
    "doc": (OLE + utf16("WordDocument"), errors.UnsupportedFormat, r"\.doc\).*save it as .docx or PDF"),
    "xls": (OLE + utf16("Workbook"), errors.UnsupportedFormat, r"\.xls\).*Save it as .xlsx or .csv"),
    "msg": (OLE + utf16("__substg1.0_1000001F"), errors.UnsupportedFormat, r"\.msg.*Save it as .eml"),
    "protected docx": (OLE + utf16("EncryptedPackage"), errors.ProtectedFile, "password"),
    "odt": (office.packed(ODT), errors.UnsupportedFormat, "save it as .docx"),
    "pptx": (office.packed({"ppt/presentation.xml": b"<a/>"}), errors.UnsupportedFormat, "presentation"),
    "gzip": (b"\x1f\x8b\x08" + b"\0" * 30, errors.UnsupportedFormat, "Unpack"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + b"\0" * 30, errors.UnsupportedFormat, "archive"),
    "picture": (PNG, errors.UnsupportedFormat, "OCR"),
    "recording": (b"ID3\x04" + b"\0" * 30, errors.UnsupportedFormat, "recording"),
    "film": (b"\0\0\0\x18ftypmp42" + b"\0" * 40, errors.UnsupportedFormat, "recording"),
    "json": (b'{"returned": 40}', errors.UnsupportedFormat, "JSON"),
    "xml": (b'<?xml version="1.0"?><list><row>40</row></list>', errors.UnsupportedFormat, "XML"),
    "arc": (b"filedesc://a.arc 0.0.0.0 20110101000000 text/plain 76\n", errors.UnsupportedFormat, "to WARC"),
    "docx bomb": (office.docx_bomb(), errors.TooLargeFile, "unpacks to far more"),
    "cut docx": (office.docx(["A letter"])[:-200], errors.DamagedFile, "cut off|breaks off"),
    "cut pdf": (pdf.pdf([pdf.paragraphs(texts.PARAGRAPHS)])[:-300], errors.DamagedFile, "cut off"),
    "noise": (b"%PDF-1.4\n" + random.Random(1).randbytes(900) + b"%%EOF", errors.DamagedFile, "new PDF"),
    "protected pdf": (PROTECTED, errors.ProtectedFile, "password"),
    "scan": (pdf.pdf([[pdf.At("x", 72)]], picture=True), RefusedFile, "its pages are .*pictures"),
    "menu": (b"<html><body><nav><a href=/>Home</a></nav></body></html>", errors.NothingToRead, "no article"),
    "script page": (WITHOUT_ARTICLE, errors.NothingToRead, "no article"),
    "mail of attachments": (
        office.eml("", attachments=[("a.pdf", b"x")]),
        errors.NothingToRead,
        "attachments",
    ),
    "broken quotes": (BROKEN_LIST, errors.DamagedFile, "line 2.*quotation mark"),
    "mixed": (MIXED, errors.UnclearEncoding, "mixed"),
}


#: Files that hold documents: `container_at` opens them where a person names them.
HELD: dict[str, tuple[bytes, str]] = {
    "zip": (office.packed({"a.txt": b"hello"}), "a zip archive"),
    "zip in zip": (office.packed({"b.zip": office.packed({"a": b"x"})}), "a zip archive"),
    "feed": (FEED, r"a feed \(RSS\)"),
    "warc": (b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n", r"a web archive \(WARC\)"),
    "packed warc": (gzip.compress(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n"), r"a web archive \(WARC\)"),
    "mbox": (b"From a Wed Oct 11 08:00:00 2023\n" + office.eml("x") + b"\nFrom b Wed Oct 11 09:00 2023\n",
             r"a mailbox \(mbox\)"),
}  # fmt: skip


@pytest.mark.parametrize("case", HELD)
def test_what_holds_documents_is_not_opened_inside_another_file(case: str) -> None:
    data, words = HELD[case]
    with pytest.raises(errors.UnsupportedFormat, match=f"{words}: it holds documents.*by itself"):
        extract(data, name="x")


def test_one_message_that_was_saved_with_its_line_from_a_mailbox_is_a_message() -> None:
    data = b"From - Wed Oct 11 08:00:00 2023\n" + office.eml("Dear all,\n\nforty people were returned.\n")
    assert extract(data, name="x").media_type == sniff.EML


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_with_what_to_do(case: str) -> None:
    data, kind, words = REFUSED[case]
    name = "list.csv" if case == "broken quotes" else "given.txt"
    with pytest.raises(kind, match=words) as refused:
        extract(data, name=name)
    said = str(refused.value)
    assert said.startswith(f"{name}: "), "the message names the file"
    assert said.endswith("."), "and is a sentence"
    assert refused.value.reason.count(". ") <= 2


def test_a_file_over_the_limit_is_refused_before_it_is_read() -> None:
    with pytest.raises(errors.TooLargeFile, match="50 MB"):
        extract(bytes(limits.FILE_BYTES + 1), name="dump.txt")


def test_a_long_text_is_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT_CHARACTERS", 200)
    with pytest.raises(errors.TooLargeFile, match="200 characters"):
        inside.read_bytes(STORY.encode(), name="x.txt")


READ: dict[str, tuple[bytes, str, str]] = {
    "text": (STORY.encode(), "x.txt", sniff.PLAIN),
    "text named pdf": (STORY.encode(), "x.pdf", sniff.PLAIN),
    "pdf named text": (pdf.pdf([pdf.paragraphs(texts.PARAGRAPHS)]), "x.txt", sniff.PDF),
    "page named text": (texts.page().encode(), "x.txt", sniff.HTML),
    "page in UTF-16": (texts.page().encode("utf-16"), "x", sniff.HTML),
    "docx without an ending": (office.docx(["A letter of some words."]), "letter", sniff.DOCX),
    "workbook": (office.xlsx({"a": [["date", "number"], ["2021-07-14", 50]]}), "x.docx", sniff.XLSX),
    "message": (office.eml("Dear all,\n\nforty people were returned.\n"), "x.txt", sniff.EML),
    "list": (b"date,number,from\n2021-07-14,50,China\n2023-08-29,80,China\n", "x.txt", sniff.CSV),
    "short list by its name": (b"date,number\n2021-07-14,50\n", "x.csv", sniff.CSV),
    "list with semicolons": (b"date;number;from\n2021-07-14;50;China\n2023-08-29;80;China\n", "x", sniff.CSV),
    "markdown": (b"# Notes\n\n- **Interviewee:** a mother\n\n> She waits.\n", "x.txt", sniff.MARKDOWN),
    "memo": (b"From: Ada Quill\nDate: 3 May 2022\n\nForty people were returned.\n", "x.txt", sniff.PLAIN),
}  # fmt: skip


@pytest.mark.parametrize("case", READ)
def test_a_file_is_known_by_its_content(case: str) -> None:
    data, name, media_type = READ[case]
    assert extract(data, name=name).media_type == media_type


def test_prose_with_commas_is_no_list() -> None:
    text = "Forty, they said, came back.\nSixty, they said, did not.\nNobody, they said, was asked.\n"
    assert extract(text.encode(), name="x.txt").media_type == sniff.PLAIN


def test_every_extraction_names_its_extractor_and_version() -> None:
    for data, name, _ in READ.values():
        read = extract(data, name=name)
        assert read.extractor.startswith("tumen.")
        assert read.extractor_version


def test_the_same_bytes_are_read_the_same() -> None:
    assert extract(STORY.encode(), name="x.txt") == extract(STORY.encode(), name="x.txt")


def test_an_extraction_refuses_blocks_that_contradict_its_text() -> None:
    from tumen.documents.intake import Block
    from tumen.vocabulary.spans import Span

    with pytest.raises(ValueError, match="inside"):
        Extraction("text/plain", "x", "1", "ab", (Block(BlockKind.PARAGRAPH, Span(0, 3)),))
    with pytest.raises(ValueError, match="order"):
        Extraction(
            "text/plain",
            "x",
            "1",
            "abc",
            (Block(BlockKind.PARAGRAPH, Span(0, 2)), Block(BlockKind.PARAGRAPH, Span(1, 3))),
        )
    with pytest.raises(ValueError, match="form C"):
        Extraction("text/plain", "x", "1", "e\u0301", ())


# Whatever comes in


def stands(read: Extraction) -> None:
    """Every block slices inside the text, in order, without overlap and without blanks around it."""
    for block in read.blocks:
        words = block.span.of(read.text)
        assert words
        assert words == words.strip()
        assert len(words) == len(block.span)
    assert all(one.span.end <= other.span.start for one, other in pairwise(read.blocks))


def read_or_refused(data: bytes, name: str) -> None:
    with suppress(RefusedFile):
        stands(extract(data, name=name))


NAMES = st.sampled_from(["x.txt", "x.csv", "x.md", "x.html", "x.eml", "x"])
STARTS = st.sampled_from(
    [
        b"",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"<html><body>",
        b"From: a\nDate: b\n\n",
        b"a,b,c\n",
        b"# x\n",
        b"PK\x03\x04",
    ]
)


@settings(max_examples=300, deadline=None)
@given(STARTS, st.binary(max_size=300), NAMES)
def test_any_bytes_are_read_or_refused(start: bytes, data: bytes, name: str) -> None:
    read_or_refused(start + data, name)


LINES = st.sampled_from(
    ["", "Dear Minister,", "Yours sincerely,", "18 October 2023", "Re: x", "SEOUL, Oct. 12 (Reed) — "]
    + ["By Ada Quill", "Share this", "# A", "> b", "- **Place:** x", "| a | b |", "|---|---|", "---", "a,b,c"]
    + ['"', "<p>", "\u202e", "가나통신", *texts.PARAGRAPHS, *texts.KOREAN, texts.HEADLINE]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\n\n", "\r\n"]), NAMES)
def test_any_mixture_of_shapes_is_read_or_refused(lines: list[str], between: str, name: str) -> None:
    read_or_refused(between.join(lines).encode(), name)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=300), NAMES)
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    read_or_refused(text.encode(), name)


PACKED = (
    pdf.pdf([pdf.paragraphs(texts.PARAGRAPHS)]),
    office.docx([texts.HEADLINE, *texts.PARAGRAPHS]),
    office.xlsx({"a": [["date", "number"], ["2021-07-14", 50]]}),
    office.eml("Dear all,\n\nforty people were returned.\n", html="<p>forty people were returned.</p>"),
)


@settings(max_examples=16, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PACKED), st.integers(0, 10_000), st.binary(min_size=1, max_size=20))
def test_a_damaged_file_is_read_or_refused(data: bytes, place: int, noise: bytes) -> None:
    at = place % len(data)
    read_or_refused(data[:at] + noise + data[at + len(noise) :], "x")


NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2_000))


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<div>" * 20_000 + b"hello",
        b"<html><body>" + b"<table><tr><td>a" * 2_000,
        b"From: a@b.c\nMessage-ID: x\n" + NESTED,
        b"Message-ID: x\nFrom: " + b"((" * 20_000 + b"\n\nhello there to everybody.\n",
        b"%PDF-1.4\n" + b"<<" * 50_000 + b"\n%%EOF",
        ("A" * 200 + ":" * 50_000).encode(),
        zlib.compress(b"x" * 1000),
    ],
    ids=["deep page", "deep tables", "deep message", "deep header", "deep pdf", "colons", "deflated"],
)  # fmt: skip
def test_deep_and_endless_files_end(data: bytes) -> None:
    read_or_refused(data, "x")
