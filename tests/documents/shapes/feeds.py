"""Feeds as outlets serve them."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.documents.shapes.held import Shaped
from tests.documents.shapes.texts import KOREAN, PARAGRAPHS

DAY = "Wed, 11 Oct 2023 08:00:00 +0900"


def told(number: int) -> str:
    return f"China returned {number} North Korean escapees on Monday night, a Seoul aid group said"


def body(number: int) -> str:
    return "".join(f"<p>{words}</p>" for words in (f"{told(number)}.", *PARAGRAPHS[1:]))


def item(number: int, *, date: str = DAY, inside: str = "", title: str = "") -> str:
    """One item of RSS; ``inside`` stands beside its usual fields."""
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    about = f"<title>{escape(title or f'Returned: {number}')}</title>"
    link = f"<link>https://reed.example/{number}</link>"
    words = inside or f"<description>{escape(body(number))}</description>"
    return f"<item>{about}{link}{dated}{words}</item>"


def rss(*items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>', names: str = "") -> str:
    """A feed of these items."""
    return (
        f'{head}\n<rss version="2.0"{names}><channel><title>Reed Valley Post</title>'
        "<link>https://reed.example/</link><description>News</description><language>en-gb</language>"
        f"{''.join(items)}</channel></rss>"
    )


_CONTENT = ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
_DC = ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
_MEDIA = ' xmlns:media="http://search.yahoo.com/mrss/"'
_NETSCAPE = (
    '<?xml version="1.0"?>\n<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    '"http://my.netscape.example/publish/formats/rss-0.91.dtd">'
)


def weblog(*numbers: int) -> str:
    """A weblog's feed, with the whole text beside a summary that breaks off."""
    inside = [
        f"<dc:creator>Ada Quill</dc:creator><description>Returned ... […]</description>"
        f"<content:encoded><![CDATA[{body(number)}]]></content:encoded>"
        for number in numbers
    ]
    items = [item(number, inside=words) for number, words in zip(numbers, inside, strict=True)]
    return rss(*items, names=_CONTENT + _DC)


def rdf(*numbers: int) -> str:
    """RSS 1.0, whose items stand beside the channel."""
    items = "".join(
        f'<item rdf:about="https://reed.example/{number}"><title>Returned: {number}</title>'
        f"<link>https://reed.example/{number}</link><dc:date>2023-10-11T08:00:00+09:00</dc:date>"
        f"<description>{escape(told(number))}.</description></item>"
        for number in numbers
    )
    return (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="http://purl.org/rss/1.0/"{_DC}><channel rdf:about="https://reed.example/">'
        "<title>Reed Valley Post</title><link>https://reed.example/</link></channel>"
        f"{items}</rdf:RDF>"
    )


def atom(*entries: str) -> str:
    """An Atom feed of these entries."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
        '<title>Circle of Sedge</title><link rel="self" href="https://sedge.example/feed"/>'
        '<link href="https://sedge.example/"/><updated>2023-10-12T00:00:00Z</updated><id>urn:1</id>'
        f"{''.join(entries)}</feed>"
    )


def entry(number: int, content: str, *, published: str = "2023-10-11T08:00:00+09:00") -> str:
    """One entry of Atom."""
    dated = f"<published>{published}</published>" if published else ""
    return (
        f'<entry><title>Returned: {number}</title><link rel="alternate" href="/{number}"/>'
        f"<id>urn:{number}</id><author><name>Ada Quill</name></author>{dated}"
        f"<updated>2023-10-12T09:00:00Z</updated>{content}</entry>"
    )


def html(number: int) -> str:
    return f'<content type="html">{escape(body(number))}</content>'


def xhtml(number: int) -> str:
    inside = f'<div xmlns="http://www.w3.org/1999/xhtml">{body(number)}</div>'
    return f'<content type="xhtml">{inside}</content>'


def _korean() -> bytes:
    head = '<?xml version="1.0" encoding="EUC-KR"?>'
    words = f"<description>{KOREAN[0]}</description>"
    return rss(item(71, inside=words, title="탈북민 송환"), head=head).encode("cp949")


def _of_others() -> str:
    """A list of other outlets' news, with the module that has a title of its own."""
    source = '<source url="https://weir.example/">Weir Street Journal</source>'
    picture = "<media:title>A picture</media:title>"
    return rss(item(72, inside=f"{picture}{source}<description>{told(72)}</description>"), names=_MEDIA)


def _broken() -> str:
    """A feed that is no sound XML: an entry has an ampersand by itself, another the letters of pages."""
    return rss(
        item(73),
        "<item><title>Fell & Sons</title><description>no XML</description></item>",
        f"<item><title>Returned:&nbsp;74</title><description>{told(74)} &ndash; again.</description></item>",
    )


def ten() -> list[Shaped]:
    """Feeds of ten shapes."""
    return [
        Shaped("weblog.xml", weblog(61, 62).encode(), (told(61), told(62))),
        Shaped("plain.rss", rss(item(63), item(64, date="")).encode(), (told(63), told(64))),
        Shaped("old.rss", rss(item(65), head=_NETSCAPE).encode(), (told(65),)),
        Shaped("one.rdf", rdf(66, 67).encode(), (told(66), told(67))),
        Shaped("html.atom", atom(entry(68, html(68))).encode(), (told(68),)),
        Shaped("xhtml.atom", atom(entry(69, xhtml(69))).encode(), (told(69),)),
        Shaped("changed.atom", atom(entry(70, html(70), published="")).encode(), (told(70),)),
        Shaped("korean.xml", _korean(), (KOREAN[0],)),
        Shaped("others.xml", _of_others().encode("utf-16"), (told(72),)),
        Shaped("broken.xml", _broken().encode(), (told(73), told(74)), refused=1),
    ]
