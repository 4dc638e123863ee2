"""One entry of a feed: its title, link, author and date as fields, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from tumen.documents.errors import DamagedFile, NothingToRead
from tumen.documents.intake.cleaning import Cleaner
from tumen.documents.intake.contents import Contents
from tumen.documents.intake.extraction import Found, Metadata
from tumen.documents.intake.hints import Hints
from tumen.documents.intake.pieces import Composed, Part, compose
from tumen.documents.intake.webpage import parse_page
from tumen.documents.intake.webpage.markup import read_day
from tumen.documents.intake.webpage.visible import visible_parts
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

VERSION = "1"

#: Media types of one entry alone; the second is registered, the first made after it.
RSS_ITEM, ATOM_ENTRY = "application/rss+xml;type=item", "application/atom+xml;type=entry"

#: The namespaces of RSS 0.9 to 2.0, Atom 0.3 and 1.0, Dublin Core and the module of full contents.
_SPELLINGS = (
    "",
    "{http://www.w3.org/2005/Atom",
    "{http://purl.org/atom/ns#",
    "{http://purl.org/rss/1.0/",
    "{http://purl.org/rss/1.0/modules/content/",
    "{http://my.netscape.com/rdf/simple/0.9/",
    "{http://backend.userland.com/rss2",
    "{http://purl.org/dc/elements/1.1/",
    "{http://purl.org/dc/terms/",
)
_TEXT = ("encoded", "content", "description", "summary")  #: the fullest version first
_PUBLISHED = ("published", "pubDate", "issued", "date", "created")
_CHANGED = ("updated", "modified")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|[a-zA-Z]+);")


def parse_xml(text: str) -> Any:
    """The outermost element of XML. Raises DamagedFile, also for XML that declares entities of its own."""
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise DamagedFile(f"it is no sound XML (line {line}). Fetch the feed again.") from error
    if next(root.iter(etree.Entity), None) is not None:
        raise DamagedFile("it uses letters or texts of its own making (XML entities), which are not read.")
    return root


def media_type_of(element: Any) -> str:
    """The media type of one entry."""
    return ATOM_ENTRY if _name(element) == "entry" else RSS_ITEM


def child_words(element: Any, name: str) -> str:
    """The words of the first child of that name, on one line."""
    found = _child(element, name)
    return " ".join("".join(found.itertext()).split())[:500] if found is not None else ""


def entry_title(element: Any) -> str:
    """The title without the marks of pages that some feeds put into it."""
    return _bare(child_words(element, "title"))


def entry_link(element: Any) -> str:
    """The address of the page that an entry or a feed stands for, empty when there is none."""
    links = [each for each in element if _name(each) == "link"]
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href")).strip()
    words = [link.text.strip() for link in links if link.text and link.text.strip()]
    guid = _child(element, "guid")
    is_address = guid is not None and (guid.text or "").strip().startswith(("http://", "https://"))
    return words[0] if words else (guid.text.strip() if is_address and guid is not None else "")


def read_entry(data: bytes, hints: Hints) -> Contents:
    """Read one entry. Raises DamagedFile and NothingToRead."""
    element = parse_xml(data.decode("utf-8", "replace"))
    cleaner = Cleaner()
    title = entry_title(element)
    fields = list(_fields(element))
    body = list(_body(element))
    if not body and not title:
        raise NothingToRead("the entry has neither a title nor a text. Read the page that it stands for.")
    parts = [Part(f"{label}: {value}", BlockKind.HEADER, tight=True) for label, value in fields]
    parts += [Part(title, BlockKind.HEADLINE)] if title else []
    composed = compose([*parts, *body], cleaner)
    published, changed = _day(element, _PUBLISHED), _day(element, _CHANGED)
    return Contents(
        composed.text,
        tuple(composed.pieces),
        "tumen.entry",
        VERSION,
        stated=_stated(composed, element, published, hints),
        fallback_published=_found(composed, changed, "the entry's own date of its last change"),
        notes=(*_notes(body, published, changed), *cleaner.notes()),
    )


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _child(element: Any, name: str) -> Any:
    """The first child of that name in one of the namespaces of feeds; other modules use the same names."""
    return next(
        (each for each in element if _name(each) == name and each.tag.rpartition("}")[0] in _SPELLINGS), None
    )


def _fields(element: Any) -> Iterator[tuple[str, str]]:
    """What the entry says of itself, as lines that its text opens with."""
    if author := _author(element):
        yield "Author", author
    for label, names in (("Published", _PUBLISHED), ("Updated", _CHANGED)):
        value = next((words for name in names if (words := child_words(element, name))), "")
        if value:
            yield label, value
    if link := entry_link(element):
        yield "Link", link


def _author(element: Any) -> str:
    """A name; RSS asks for an address with the name in brackets behind it."""
    author = _child(element, "author")
    name = (
        child_words(author, "name") if author is not None and len(author) else child_words(element, "author")
    )
    bracketed = re.fullmatch(r"\S+@\S+\s*\((.+)\)", name)
    return (bracketed[1] if bracketed else name) or child_words(element, "creator")


def _body(element: Any) -> Iterator[Part]:
    for name in _TEXT:
        held = _child(element, name)
        words = _content(held) if held is not None else ""
        if words.strip():
            yield from _parts(words)
            return


def _content(held: Any) -> str:
    """The words of a content element: text, page markup written as text, or markup as elements."""
    from lxml import etree

    if not len(held):
        return held.text or ""
    plain = deepcopy(held)
    for each in plain.iter(etree.Element):
        each.tag = etree.QName(each).localname  # a page's parser knows no prefixes
    etree.cleanup_namespaces(plain)
    return (plain.text or "") + "".join(etree.tostring(each, encoding="unicode") for each in plain)


def _parts(words: str) -> Iterator[Part]:
    if not _TAG.search(words):
        yield Part(words)
        return
    tree = parse_page(f"<html><body>{words}</body></html>")
    for part in visible_parts(tree):
        yield Part(part.words, part.kind, tight=part.is_row)


def _bare(words: str) -> str:
    return " ".join(re.sub(r"<[^<>]*>", " ", words).split()) if "<" in words else words


def _day(element: Any, names: tuple[str, ...]) -> tuple[Interval, str] | None:
    """The first of these fields that gives a day, with its words."""
    for name in names:
        words = child_words(element, name)
        day = read_day(words)
        if day:
            return day, words
    return None


def _found(composed: Composed, day: tuple[Interval, str] | None, said: str) -> Found[Interval] | None:
    """A day with its words, and where they stand among the fields that the text opens with."""
    if day is None:
        return None
    interval, words = day
    piece = next((each for each in composed.pieces if each.words.endswith(f": {words}")), None)
    span = (
        Span(piece.span.end - len(words), piece.span.end)
        if piece and piece.kind is BlockKind.HEADER
        else None
    )
    return Found(interval, f"{said} “{words}”", span)


def _stated(
    composed: Composed, element: Any, published: tuple[Interval, str] | None, hints: Hints
) -> Metadata:
    title, author = entry_title(element), _author(element)
    language = hints.language.strip().lower()[:2]
    return Metadata(
        publisher=_publisher(element, hints),
        authors=(Found(author, "the entry's author"),) if author else (),
        published=_found(composed, published, "the entry's own date of publication"),
        title=Found(title, "the entry's title") if title else None,
        language=Found(language, f"the feed's language “{hints.language}”") if language.isalpha() else None,
    )


def _publisher(element: Any, hints: Hints) -> Found[str] | None:
    """Where the entry was taken over from, when it says so; else the feed."""
    source = _child(element, "source")
    name = (child_words(source, "title") or child_words(element, "source")) if source is not None else ""
    if name:
        return Found(name, "the source that the entry names")
    return Found(hints.publisher, f"the feed's title “{hints.publisher}”") if hints.publisher else None


def _notes(
    body: Sequence[Part], published: tuple[Interval, str] | None, changed: tuple[Interval, str] | None
) -> Iterator[str]:
    if not body:
        yield "The entry has a title and no text; the page that it stands for may say more."
    elif body[-1].words.rstrip().endswith(("…", "...", "[…]", "[...]")):
        yield "The text of the entry breaks off; the page that it stands for may say more."
    if changed and not published:
        yield f"The entry says only when it was last changed (“{changed[1]}”), not when it was published."
