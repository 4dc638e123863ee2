"""Web archives as the programs of the field write them, by warcio's writer and by hand."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Sequence

import brotli
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.documents.shapes import office, pdf, texts
from tests.documents.shapes.held import Shaped

WHEN = "2023-10-11T08:00:00Z"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
CSS = b"body { margin: 0 }"
NOTES = "requests and notes of the capture"


class Archive:
    """A web archive in the making."""

    def __init__(self, *, version: str = "1.1", packed: bool = True) -> None:
        self._out = io.BytesIO()
        self._writer = WARCWriter(self._out, gzip=packed, warc_version=f"WARC/{version}")

    @property
    def data(self) -> bytes:
        return self._out.getvalue()

    def info(self) -> Archive:
        self._writer.write_record(
            self._writer.create_warcinfo_record("crawl.warc.gz", {"software": "Crawler/1"})
        )
        return self

    def answer(
        self,
        address: str,
        body: bytes,
        *,
        content_type: str = "text/html; charset=utf-8",
        status: str = "200 OK",
        headers: Sequence[tuple[str, str]] = (),
        when: str = WHEN,
        **warc: str,
    ) -> Archive:
        """A page as a server sent it."""
        sent = [("Content-Type", content_type)] if content_type else []
        head = StatusAndHeaders(status, [*sent, *headers], protocol="HTTP/1.1")
        about = {"WARC-Date": when, **{name.replace("_", "-"): value for name, value in warc.items()}}
        return self._write(address, "response", body, about, http_headers=head)

    def request(self, address: str) -> Archive:
        head = StatusAndHeaders("GET / HTTP/1.1", [("Host", "reed.example")], is_http_request=True)
        return self._write(address, "request", b"", {"WARC-Date": WHEN}, http_headers=head)

    def resource(self, address: str, body: bytes, content_type: str, kind: str = "resource") -> Archive:
        about = {"WARC-Date": WHEN}
        return self._write(address, kind, body, about, warc_content_type=content_type)

    def revisit(self, address: str) -> Archive:
        made = self._writer.create_revisit_record(address, "sha1:AAAA", address, "2023-10-01T08:00:00Z")
        self._writer.write_record(made)
        return self

    def _write(self, address: str, kind: str, body: bytes, about: dict[str, str], **more: object) -> Archive:
        made = self._writer.create_warc_record(
            address, kind, payload=io.BytesIO(body), warc_headers_dict=about, **more
        )
        self._writer.write_record(made)
        return self


def page(words: str, **more: str) -> bytes:
    """A page with an article of its own words."""
    return texts.page(title=f"Returned: {words}", body=(f"{words}.", *texts.PARAGRAPHS), **more).encode()


def told(number: int) -> str:
    return f"China returned {number} North Korean escapees on Monday night, the Circle of Sedge said"


def chunked(data: bytes, size: int = 700) -> bytes:
    """A body in chunks, as HTTP/1.1 sends what it does not know the length of."""
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def by_hand(
    address: str, body: bytes, *, head: bytes = b"", version: bytes = b"1.0", ends: bytes = b"\r\n\r\n"
) -> bytes:
    """One response record without the help of a library."""
    block = (head or b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n") + body
    return (
        b"WARC/%s\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\n"
        b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s%s"
    ) % (version, address.encode(), WHEN.encode(), len(block), block, ends)


def wacz(archive: bytes, *, packing: int = zipfile.ZIP_STORED, name: str = "archive/data.warc.gz") -> bytes:
    """A WACZ file with one web archive in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("datapackage.json", json.dumps({"wacz_version": "1.1.1"}))
        made.writestr(name, archive, compress_type=packing)
        made.writestr("indexes/index.cdx", "com,example)/ 20231011080000 {}")
        made.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}')
    return out.getvalue()


KOREAN_PAGE = (
    "<html><head><title>탈북민 송환</title></head><body><article><h1>탈북민 송환 소식</h1>"
    + "".join(f"<p>{words}</p>" for words in (*texts.KOREAN, *texts.KOREAN))
    + "</article></body></html>"
)


def _everyday() -> Archive:
    """What a page brings along: a style sheet, a script, a picture, data."""
    archive = Archive().info().request("https://reed.example/news/1.html")
    archive.answer("https://reed.example/news/1.html", page(told(41)))
    archive.answer("https://reed.example/a.css", CSS, content_type="text/css")
    archive.answer("https://reed.example/a.js", b"f()", content_type="application/javascript")
    archive.answer("https://reed.example/a.png", PNG, content_type="image/png")
    archive.answer("https://reed.example/logo", PNG, content_type="application/octet-stream")
    archive.answer("https://reed.example/api", b"{}", content_type="application/json")
    return archive.answer(
        "https://reed.example/sitemap.xml", b"<?xml version='1.0'?><urlset/>", content_type="text/xml"
    )


def _crawl() -> Archive:
    """A crawl with its own records, redirections and pages that were not there."""
    archive = Archive(version="1.0").info()
    archive.resource(
        "dns:reed.example", b"20231011080000\nreed.example. 300 IN A 192.0.2.1", "text/dns", "response"
    )
    archive.answer("https://reed.example/robots.txt", b"User-agent: *", content_type="text/plain")
    archive.answer(
        "https://reed.example/", b"", status="301 Moved Permanently", headers=[("Location", "/news")]
    )
    archive.answer("https://reed.example/gone", b"<p>gone</p>", status="404 Not Found")
    archive.answer("https://reed.example/news", page(told(42)))
    archive.resource("https://reed.example/news", b"via: seed", "application/warc-fields", "metadata")
    return archive.revisit("https://reed.example/news")


def _packed_bodies() -> Archive:
    archive = Archive()
    one, two, three = (page(told(number)) for number in (43, 44, 45))
    archive.answer(
        "https://reed.example/c",
        chunked(gzip.compress(one)),
        headers=[("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")],
    )
    archive.answer("https://reed.example/d", zlib.compress(two), headers=[("Content-Encoding", "deflate")])
    raw = zlib.compressobj(wbits=-15)
    archive.answer(
        "https://reed.example/e", raw.compress(three) + raw.flush(), headers=[("Content-Encoding", "deflate")]
    )
    # A program that unpacks what it captures may leave the server's headers as they were.
    archive.answer("https://reed.example/f", page(told(46)), headers=[("Content-Encoding", "gzip")])
    return archive.answer(
        "https://reed.example/g", page(told(47)), headers=[("Transfer-Encoding", "chunked")]
    )


def _brotli() -> Archive:
    body = brotli.compress(page(told(48)))
    return Archive().answer("https://reed.example/b", body, headers=[("Content-Encoding", "br")])


def _letters() -> Archive:
    archive = Archive()
    archive.answer(
        "https://reed.example/k", KOREAN_PAGE.encode("cp949"), content_type="text/html; charset=EUC-KR"
    )
    text = f"{told(49)}.\n\n“No word”, said Ada Quill.\n".encode("utf-16-le")
    return archive.answer("https://reed.example/t.txt", text, content_type='text/plain; charset="utf-16le"')


def _files() -> Archive:
    archive = Archive()
    paged = pdf.pdf([pdf.paragraphs([f"{told(50)}.", *texts.PARAGRAPHS])])
    archive.answer("https://reed.example/r.pdf", paged, content_type="application/pdf")
    word = office.docx([f"{told(51)}.", *texts.PARAGRAPHS])
    archive.answer("https://reed.example/r.docx", word, content_type="application/octet-stream")
    listed = b"date,number,from\n2021-07-14,52,China\n2023-08-29,80,China\n"
    return archive.resource("file:///home/r/list.csv", listed, "text/csv")


def _browser() -> Archive:
    """A browser's capture with records that the program makes about the page."""
    archive = Archive().info()
    archive.answer("https://reed.example/x", page(told(53)))
    archive.resource("urn:pageinfo:https://reed.example/x", b"{}", "application/json")
    archive.resource("urn:text:https://reed.example/x", b"words", "text/plain")
    archive.resource("https://reed.example/x", b"words", "text/plain", "conversion")
    return archive.revisit("https://reed.example/y")


def _by_wget() -> bytes:
    return by_hand("<https://reed.example/w>", page(told(54))) + by_hand(
        "https://reed.example/v", page(told(55))
    )


def _of_one_piece() -> bytes:
    return gzip.compress(Archive(packed=False).info().answer("https://reed.example/o", page(told(56))).data)


KINDS = {"everyday": {NOTES: 2, "style sheets": 1, "scripts": 1, "pictures": 2, "data for scripts": 2}}


def ten() -> list[Shaped]:
    """Web archives of ten shapes."""
    revisits = "revisits (the same page as before, captured again)"
    index = "lists and indexes of the web archive"
    return [
        Shaped("everyday.warc.gz", _everyday().data, (told(41),), passed=KINDS["everyday"]),
        Shaped(
            "crawl.warc.gz",
            _crawl().data,
            (told(42),),
            passed={
                NOTES: 3,
                "notes for search engines": 1,
                "redirections (301)": 1,
                "answers with status 404": 1,
                revisits: 1,
            },
        ),
        Shaped("bodies.warc.gz", _packed_bodies().data, tuple(map(told, range(43, 48)))),
        Shaped("brotli.warc.gz", _brotli().data, (told(48),)),
        Shaped("letters.warc.gz", _letters().data, (texts.KOREAN[0], told(49))),
        Shaped("files.warc.gz", _files().data, (told(50), told(51), "number: 52")),
        Shaped(
            "browser.warc.gz",
            _browser().data,
            (told(53),),
            passed={NOTES: 3, "converted copies": 1, revisits: 1},
        ),
        Shaped("wget.warc", _by_wget(), (told(54), told(55))),
        Shaped("one-piece.warc.gz", _of_one_piece(), (told(56),), passed={NOTES: 1}),
        Shaped("capture.wacz", wacz(_everyday().data), (told(41),), passed={index: 3, **KINDS["everyday"]}),
    ]
