"""What a feed holds at the moment, as things with their keys: the same thing has the same key each time.

What comes from outside is taken apart behind the wall, as any container is (`documents.intake`); a list of
pages alone is read here, by a parser that refuses everything in XML that could harm.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from tumen.documents.errors import RefusedFile
from tumen.documents.intake import FoundFile, Hints, Member, container_at, members, walk
from tumen.watch.errors import NotAFeed, NotFetched
from tumen.watch.fetching import Answer, unpack

#: Pages that a list of pages may name (the sitemap protocol), and lists that a list of lists may name here.
MOST_PAGES, MOST_LISTS = 50_000, 20
#: Bytes that a packed list may unpack to (the sitemap protocol).
_LIST_BYTES = 50 * 1024 * 1024
#: Of a list that is looked at for the first time, pages that were changed within these days are asked for.
RECENT = timedelta(days=7)
#: What a feed says of an entry without saying anything: ids, times, how many comments there are.
_STAMP = re.compile(
    rb"<((?:[\w.-]+:)?(?:guid|id|pubDate|updated|published|modified|date|comments|lastBuildDate))(?:\s[^<>]*)?>"
    rb"[^<]*</\1\s*>"
)
#: Things that one look takes in; the others come with the next.
MOST_THINGS = 5_000


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a feed holds. ``data`` is None for a page that is still to be asked for.

    ``is_old`` says that it was there long before the watch began."""

    key: str
    address: str
    title: str
    data: bytes | None = None
    about: dict[str, object] = field(default_factory=dict)
    is_old: bool = False


def entries_of(answer: Answer, *, reads_pages: bool) -> Iterator[Thing]:
    """The entries of a news feed that a site answered with.

    With ``reads_pages`` an entry stands for its page, known by its address and title; without, for itself,
    known by what it says as well. Ids and times are no part of that: some sites change them with each look.
    Raises NotAFeed for what is none, and RefusedFile for one that cannot be read.
    """
    with _lying(answer.data) as path:
        container = container_at(path)
        if container is None or "xml" not in container.media_type:
            raise NotAFeed("What the site answers is no news feed (RSS or Atom).")
        for found in members(container):
            if isinstance(found, Member):
                yield _entry(found, reads_pages=reads_pages)


def _entry(member: Member, *, reads_pages: bool) -> Thing:
    address = member.stated.get("address", "")
    title = member.name.removesuffix(".xml")
    if reads_pages and address.startswith(("http://", "https://")):
        return Thing(key_of(address, title), address, title, None, _about(member, named=False))
    told = _STAMP.sub(b"", member.data) if address else member.data
    return Thing(key_of(address, told), address, title, member.data, _about(member))


def _about(member: Member, *, named: bool = True) -> dict[str, object]:
    """What is kept of what the feed says of a thing, beside its address."""
    hints = member.hints
    return {
        "name": member.name if named else "",
        "what": member.what,
        "media_type": hints.media_type if named else "",
        "charset": hints.charset if named else "",
        "publisher": hints.publisher,
        "language": hints.language,
        "stated": {name: value for name, value in member.stated.items() if name != "answer"},
    }


def pages_of(answer: Answer, *, is_first: bool, today: date) -> tuple[list[Thing], list[str]]:
    """The pages that a site's list names, and the lists that it names if it is a list of lists.

    Pages of other sites are left out: a list speaks for its own site. Raises NotAFeed and NotFetched.
    """
    data = answer.data
    if data[:2] == b"\x1f\x8b":
        data = unpack(data, _LIST_BYTES)
    try:
        root = defusedxml.ElementTree.fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise NotAFeed("What the site answers is no list of pages (sitemap).") from error
    pages, lists = [], []
    site = urlsplit(answer.address).hostname
    for number, element in enumerate(root):
        if number >= MOST_PAGES:
            break
        told = {str(each.tag).rpartition("}")[2]: (each.text or "").strip() for each in element}
        address, changed = told.get("loc", ""), told.get("lastmod", "")
        if not address.startswith(("http://", "https://")) or _host(address) != site:
            continue
        if str(element.tag).endswith("sitemap"):
            lists.append((changed, address))
        else:
            old = is_first and not _is_recent(changed, today)
            pages.append(Thing(key_of(address, changed), address, "", is_old=old))
    newest = sorted(lists, reverse=True)[:MOST_LISTS]
    return pages, [address for _, address in newest]


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _is_recent(changed: str, today: date) -> bool:
    try:
        return today - date.fromisoformat(changed[:10]) <= RECENT
    except ValueError:
        return False


def files_of(path: Path) -> Iterator[Thing | NotFetched]:
    """What lies in a folder, a mailbox, a folder of messages or a web archive; what cannot be read as what is
    wrong with it. Raises NotFetched where there is nothing at the path."""
    if not path.exists():
        raise NotFetched("Nothing is there any more. Put it back, or take the feed off the watch.")
    for found in walk([path]):
        if not isinstance(found, FoundFile):
            continue
        try:
            container = container_at(found.path)
            if container is None:
                yield _file(found, path)
                continue
            for member in members(container):
                if isinstance(member, Member):
                    address = (
                        member.stated.get("address", "") or f"{_uri(found.path, path)}#{member.place.number}"
                    )
                    yield Thing(
                        key_of(address, member.data), address, member.name, member.data, _about(member)
                    )
        except RefusedFile as refused:
            yield NotFetched(f"One of the files there could not be read: {refused.reason}")


def _file(found: FoundFile, base: Path) -> Thing:
    data = found.read()
    name = os.fsencode(found.path.name).decode("utf-8", "backslashreplace")
    address = _uri(found.path, base)
    about: dict[str, object] = {"name": name, "what": "file", "stated": {}}
    return Thing(key_of(address, data), address, name, data, about)


def _uri(path: Path, base: Path) -> str:
    """Where a file stands in what is watched: no path of this computer is told on with the document."""
    inside = path.relative_to(base) if path != base else Path(path.name)
    words = os.fsencode(str(inside)).decode("utf-8", "backslashreplace")
    return f"urn:tumen:file:{words}"


def key_of(address: str, told: str | bytes) -> str:
    """By what a thing is known again: where it is, and what it says."""
    data = told if isinstance(told, bytes) else told.encode("utf-8", "surrogatepass")
    return hashlib.sha256(
        address.encode("utf-8", "surrogatepass") + b"\0" + hashlib.sha256(data).digest()
    ).hexdigest()


def hints_of(about: dict[str, object]) -> Hints:
    """What the feed said of a thing, for whoever reads it."""
    return Hints(
        media_type=str(about.get("media_type", "")),
        charset=str(about.get("charset", "")),
        publisher=str(about.get("publisher", "")),
        language=str(about.get("language", "")),
    )


@contextmanager
def _lying(data: bytes) -> Iterator[Path]:
    """A path at which these bytes lie for the block: in memory where the system has such files, since what
    is written to a folder for passing use would lie there unsealed."""
    if hasattr(os, "memfd_create"):
        number = os.memfd_create("feed")
        with os.fdopen(number, "w+b") as file:
            file.write(data)
            file.flush()
            yield Path(f"/proc/self/fd/{number}")
        return
    with tempfile.NamedTemporaryFile() as named:
        named.write(data)
        named.flush()
        yield Path(named.name)


def moment(text: str) -> datetime | None:
    """A time of a header (Retry-After) as seconds from now or as a date; None for anything else."""
    from email.utils import parsedate_to_datetime

    if text.isdecimal():
        return datetime.now(UTC) + timedelta(seconds=min(int(text[:9]), 7 * 24 * 3600))
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
