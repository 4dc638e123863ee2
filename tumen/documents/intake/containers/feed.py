"""Feeds (RSS, Atom): each entry by itself, as XML that can be read alone.

An entry is kept in canonical form (Exclusive XML Canonicalization 1.0, UTF-8): a slice of the file would lack
the names that are declared at its top, and the same entry in tomorrow's copy of the feed is so the same
document. Where the feed as a whole is no sound XML, each entry is cut out by its marks and read by itself, so
that one broken entry costs itself only."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO
from urllib.parse import urljoin

from tumen.documents.errors import DamagedFile, NothingToRead, TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.containers.members import Found, Member, Place, RefusedMember
from tumen.documents.intake.decode import decode
from tumen.documents.intake.entry import child_words, entry_link, entry_title, media_type_of, parse_xml
from tumen.documents.intake.hints import Hints

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""")
_DECLARATION = re.compile(r"<\?xml\s[^>]{0,400}\?>")
#: The marks around one entry, whatever prefix the feed gives its names.
_ENTRY = re.compile(r"<((?:[\w.-]+:)?(?:item|entry))(?=[\s>/]).*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|rdf|feed)\b[^<>]*>", re.IGNORECASE)
_NAMESPACE = re.compile(r"""\sxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
#: Names for letters that pages know and XML does not; feeds use them all the same.
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))


@dataclass(frozen=True, slots=True)
class _Feed:
    """What the feed says of itself."""

    title: str = ""
    link: str = ""
    language: str = ""


def members_of(file: BinaryIO, size: int) -> Iterator[Found]:
    """What a feed holds, entry by entry. Raises TooLargeFile, NothingToRead, and what `decode` raises."""
    if size > limits.FILE_BYTES:
        raise TooLargeFile(
            f"the feed has {limits.in_words(size)}, and feeds are read up to "
            f"{limits.in_words(limits.FILE_BYTES)}. Save it anew with fewer entries."
        )
    data = file.read(limits.FILE_BYTES + 1)
    declared = _DECLARED.search(data[:400])
    text = decode(data, declared=declared[1].decode("ascii") if declared else "").text
    text = _NAMED.sub(_letter, _DECLARATION.sub("", text.lstrip("\ufeff"), count=1))
    try:
        entries: Iterator[Found] = _entries(parse_xml(text))
    except DamagedFile:
        entries = _cut_out(text)
    number = 0
    for number, found in enumerate(entries, 1):
        if number > limits.FEED_ENTRIES:
            raise TooLargeFile(
                f"it has more than {limits.FEED_ENTRIES:,} entries; those after are not read. Split the feed."
            )
        yield found
    if not number:
        raise NothingToRead("the feed holds no entries. Fetch it again from where it came.")


def _letter(name: re.Match[str]) -> str:
    if name[1] in _OF_XML:
        return name[0]
    return html.unescape(name[0]) if html.unescape(name[0]) != name[0] else name[0]


def _entries(root: Any) -> Iterator[Found]:
    feed = _feed(root)
    found = [element for element in root.iter() if _is_entry(element) and not _is_inside_entry(element)]
    for number, element in enumerate(found, 1):
        yield _member(_place(number), element, feed)


def _place(number: int) -> Place:
    return Place(number, f"entry {number}")


def _is_entry(element: Any) -> bool:
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] in ("item", "entry")


def _is_inside_entry(element: Any) -> bool:
    return any(_is_entry(around) for around in element.iterancestors())


def _feed(root: Any) -> _Feed:
    channel = next(
        (each for each in root if isinstance(each.tag, str) and each.tag.endswith("channel")), root
    )
    return _Feed(child_words(channel, "title"), entry_link(channel), child_words(channel, "language")[:20])


def _member(place: Place, element: Any, feed: _Feed) -> Found:
    """An entry as it is kept."""
    data = _kept(element)
    link = _joined(feed.link, entry_link(element))
    title = entry_title(element)
    stated = {"feed": feed.title, "feed address": feed.link, "address": link}
    return Member(
        place,
        f"{title[:120] or place.words}.xml",
        data,
        f"entry {link}".strip() if link else "entry without an address",
        Hints(media_type=media_type_of(element), publisher=feed.title, language=feed.language),
        stated={name: value for name, value in stated.items() if value},
    )


def _kept(element: Any) -> bytes:
    """An entry by itself, in canonical form; as it stands where its feed has names that such a form forbids.

    Such a name is the relative address of a namespace, mostly a slip of the pen (Canonical XML 1.0, 1.3)."""
    from lxml import etree

    try:
        return bytes(etree.tostring(element, method="c14n", exclusive=True, with_comments=True))
    except etree.C14NError:
        return bytes(etree.tostring(element, encoding="utf-8", with_tail=False))


def _joined(feed: str, link: str) -> str:
    """An entry's address in full; as it was written where it cannot be put together."""
    try:
        return urljoin(feed, link) if link else ""
    except ValueError:
        return link


def _cut_out(text: str) -> Iterator[Found]:
    """The entries of a feed that is no sound XML, each read by itself under the names of the feed's top."""
    root = _ROOT.search(text)
    names = "".join(dict.fromkeys(_NAMESPACE.findall(root[0]))) if root else ""
    feed = _head_of(text, names)
    for number, found in enumerate(_ENTRY.finditer(text), 1):
        try:
            wrapped = parse_xml(f"<feed{names}>{found[0]}</feed>")
        except DamagedFile as damage:
            yield RefusedMember(_place(number), _place(number).words, damage.reason)
        else:
            yield _member(_place(number), wrapped[0], feed)


def _head_of(text: str, names: str) -> _Feed:
    """What a broken feed says of itself before its first entry."""
    first = _ENTRY.search(text)
    head = text[: first.start() if first else len(text)]

    def said(name: str) -> str:
        found = re.search(rf"<{name}\b[^>]*>([^<]{{0,500}})</{name}>", head, re.IGNORECASE)
        return " ".join(html.unescape(found[1]).split()) if found else ""

    return _Feed(said("title"), said("link"), said("language")[:20])
