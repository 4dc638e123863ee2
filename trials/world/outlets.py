"""How each outlet tells its pieces on a day: what its server serves, and what lies in its files.

A news feed holds the newest forty entries, as feeds do, so that each piece is served on many days and has to
come once. Pages name what is read most elsewhere on the site, as pages do.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from trials.world.pieces import Piece

#: Entries that a news feed holds.
WINDOW = 40
#: Where the articles of those stand whose entries are whole.
SITES = {
    "wire": "https://harbour-wire.example",
    "light": "https://deungdae.example",
    "valley": "https://golmul.example",
    "trade": "http://carriers-gazette.example",
}
NAMES = {
    "wire": "Harbour Wire",
    "post": "The Plainsman Post",
    "light": "등대통신",
    "mist": "물안개일보",
    "doors": "Council of Open Doors",
    "list": "Threshold Watch",
    "desk": "Briefings",
    "trade": "Northeast Carriers’ Gazette",
    "valley": "골물신문",
}
#: Days on which an outlet that means no harm has a bad one: its feed breaks off, or its server is busy.
BROKEN, BUSY = {("post", 17), ("valley", 44)}, {("light", 27), ("wire", 33)}


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: what the watch is told to look at, and how a day is laid out in its folder.

    ``lay`` gets the folder, what was brought until that day, and the address under which it is served.
    """

    name: str
    kind: str
    place: str
    lay: Callable[[Path, Sequence[Piece], str], None]
    reads_pages: bool = False


def lay_out(folder: Path, outlet: Outlet, told: Sequence[Piece], day: int, site: str) -> None:
    """Lay out what an outlet tells on a day; what it does not serve well that day is said in ``.served``."""
    folder.mkdir(parents=True, exist_ok=True)
    outlet.lay(folder, [one for one in told if one.outlet == outlet.name and one.day <= day], site)
    manner = "broken" if (outlet.name, day) in BROKEN else "busy" if (outlet.name, day) in BUSY else ""
    (folder / ".served").write_text(manner, encoding="ascii")


# ---- what is served ----


def _rss(
    folder: Path, told: Sequence[Piece], site: str, *, encoding: str = "utf-8", whole: bool = True
) -> None:
    entries = "".join(_rss_entry(one, site, whole=whole) for one in reversed(told[-WINDOW:]))
    name, language = NAMES[folder.name], "ko" if folder.name == "valley" else "en"
    feed = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<rss version="2.0"><channel>'
        f"<title>{escape(name)}</title><link>{SITES.get(folder.name, site)}/</link>"
        f"<description>{escape(name)}</description><language>{language}</language>{entries}</channel></rss>"
    )
    (folder / "feed.xml").write_bytes(feed.encode(encoding, "xmlcharrefreplace"))
    if not whole:
        _pages(folder, told)


def _rss_entry(one: Piece, site: str, *, whole: bool) -> str:
    link = f"{SITES[one.outlet]}/{one.on:%Y/%m/%d}/{one.mark}" if whole else f"{site}/{one.mark}.html"
    shown = "".join(f"<p>{escape(each)}</p>" for each in one.paragraphs) if whole else one.paragraphs[0][:140]
    return (
        f"<item><title>{escape(one.title)}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{format_datetime(_at(one))}</pubDate><description>{escape(shown)}</description></item>"
    )


def _atom(folder: Path, told: Sequence[Piece], site: str, *, whole: bool = True) -> None:
    entries = "".join(_atom_entry(one, site, whole=whole) for one in reversed(told[-WINDOW:]))
    newest = _at(told[-1]).isoformat() if told else datetime(2025, 3, 3, tzinfo=UTC).isoformat()
    (folder / "feed.xml").write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko">'
        f"<title>{NAMES[folder.name]}</title><id>{site}/feed.xml</id><updated>{newest}</updated>"
        f"{entries}</feed>",
        encoding="utf-8",
    )
    if not whole:
        _pages(folder, told)


def _atom_entry(one: Piece, site: str, *, whole: bool) -> str:
    link = f"{SITES[one.outlet]}/articles/{one.mark}" if whole else f"{site}/{one.mark}.html"
    shown = "".join(f"<p>{escape(each)}</p>" for each in one.paragraphs)
    body = f'<content type="html">{escape(shown)}</content>' if whole else ""
    return (
        f'<entry><title>{escape(one.title)}</title><link href="{link}"/><id>{link}</id>'
        f"<published>{_at(one).isoformat()}</published><updated>{_at(one).isoformat()}</updated>{body}</entry>"
    )


def _sitemap(folder: Path, told: Sequence[Piece], site: str) -> None:
    pages = "".join(
        f"<url><loc>{site}/{one.mark}.html</loc><lastmod>{one.on}</lastmod></url>" for one in told
    )
    (folder / "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>',
        encoding="utf-8",
    )
    _pages(folder, told)


def _pages(folder: Path, told: Sequence[Piece]) -> None:
    for number, one in enumerate(told):
        path = folder / f"{one.mark}.html"
        if not path.exists():
            others = told[max(0, number - 7) : max(0, number - 4)]
            path.write_text(_page(one, others), encoding="utf-8")


def _page(one: Piece, others: Sequence[Piece]) -> str:
    read = "".join(f'<li><a href="{other.mark}.html">{escape(other.title)}</a></li>' for other in others)
    words = ("많이 본 기사", "구독 안내") if one.language == "ko" else ("Most read", "Subscribe")
    text = "".join(f"<p>{escape(each)}</p>" for each in one.paragraphs)
    when = _at(one).isoformat()
    return (
        f'<!doctype html><html lang="{one.language}"><head><meta charset="utf-8">'
        f"<title>{escape(one.title)} | {NAMES[one.outlet]}</title>"
        f'<meta property="og:site_name" content="{NAMES[one.outlet]}">'
        f'<meta property="article:published_time" content="{when}"></head><body>'
        f'<header><a href="/">{NAMES[one.outlet]}</a><nav><a href="/a">A</a></nav></header>'
        f"<main><article><h1>{escape(one.title)}</h1>"
        f'<p class="date"><time datetime="{when}">{one.on}</time></p>{text}</article></main>'
        f"<aside><h2>{words[0]}</h2><ul>{read}</ul></aside><footer>{words[1]} · {NAMES[one.outlet]}</footer>"
        "</body></html>"
    )


# ---- what lies in files ----


def _mail(folder: Path, told: Sequence[Piece], site: str) -> None:
    written = []
    for one in told:
        message = EmailMessage()
        message["From"] = "Threshold Watch <list@threshold.example>"
        message["To"] = "Members <members@threshold.example>"
        message["Subject"] = one.title
        message["Date"] = format_datetime(_at(one))
        message["Message-ID"] = f"<{one.mark}@threshold.example>"
        message.set_content("\n\n".join(one.paragraphs) + "\n")
        body = b"\n".join(
            b">" + line if line.startswith(b"From ") else line for line in bytes(message).split(b"\n")
        )
        written.append(
            b"From list@threshold.example " + f"{_at(one):%a %b %d %H:%M:%S %Y}".encode() + b"\n" + body
        )
    _replace(folder / "list.mbox", b"\n".join([*written, b""]), folder / ".new")


def _files(folder: Path, told: Sequence[Piece], site: str) -> None:
    inside = folder / "files"
    inside.mkdir(exist_ok=True)
    for one in told:
        path = inside / f"{one.on}-{one.mark}.txt"
        if not path.exists():
            text = "\n\n".join([one.title, f"{one.on.day} {one.on:%B %Y}", *one.paragraphs])
            _replace(path, f"{text}\n".encode(), folder / ".new")


def _archive(folder: Path, told: Sequence[Piece], site: str) -> None:
    kept = io.BytesIO()
    writer = WARCWriter(kept, gzip=True)
    for one in told:
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            f"{SITES['trade']}/{one.mark}.html",
            "response",
            payload=io.BytesIO(_page(one, ()).encode()),
            http_headers=headers,
            warc_headers_dict={
                "WARC-Date": f"{_at(one) + timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}",
                "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{one.number:012}>",
            },
        )
        writer.write_record(record)
    _replace(folder / "gazette.warc.gz", kept.getvalue(), folder / ".new")


def _replace(path: Path, data: bytes, beside: Path) -> None:
    """Written beside and put in its place at once: nobody is to find half of it."""
    beside.write_bytes(data)
    beside.replace(path)


def _at(one: Piece) -> datetime:
    """When a piece appears: in the morning, before the round of its day."""
    return datetime.combine(one.on, time(6 + one.number % 6, one.number % 60), UTC)


def _euc(folder: Path, told: Sequence[Piece], site: str) -> None:
    _rss(folder, told, site, encoding="euc-kr")


def _leads(folder: Path, told: Sequence[Piece], site: str) -> None:
    _rss(folder, told, site, whole=False)


def _headlines(folder: Path, told: Sequence[Piece], site: str) -> None:
    _atom(folder, told, site, whole=False)


OUTLETS = (
    Outlet("wire", "feed", "feed.xml", _rss),
    Outlet("post", "feed", "feed.xml", _leads, reads_pages=True),
    Outlet("light", "feed", "feed.xml", _atom),
    Outlet("mist", "feed", "feed.xml", _headlines, reads_pages=True),
    Outlet("doors", "sitemap", "sitemap.xml", _sitemap),
    Outlet("valley", "feed", "feed.xml", _euc),
    Outlet("list", "mail", "list.mbox", _mail),
    Outlet("desk", "folder", "files", _files),
    Outlet("trade", "archive", "gazette.warc.gz", _archive),
)
