"""What a page's markup states: JSON-LD (schema.org), Open Graph, Dublin Core, meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from tumen.documents.intake.dates import written_dates
from tumen.documents.intake.extraction import Found, Metadata
from tumen.vocabulary.dates import Interval

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Names of meta elements for each field, the surest first.
_PUBLISHED = (
    (
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
    )
    + (
        "sailthru.date",
        "citation_publication_date",
        "citation_online_date",
        "dcterms.issued",
        "dc.date.issued",
        "dc.date",
    )
    + (
        "dcterms.date",
        "dcterms.created",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
    )
    + ("article.published", "published-date", "date", "originalpublicationdate")
)
_PUBLISHER = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "application-name",
)
_AUTHOR = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
)
_TITLE = ("og:title", "headline", "dc.title", "twitter:title")
#: Objects of JSON-LD that describe the article and not the site.
_ARTICLES = re.compile(r"article|posting|report|webpage|statement|letter|creativework", re.IGNORECASE)


def stated_metadata(tree: HtmlElement) -> Metadata:
    """The fields that the markup gives, each with the element that gives it."""
    metas = _metas(tree)
    linked = list(_articles(tree))
    title = _named(linked, "headline") or _meta(metas, _TITLE) or _title(tree)
    publisher = _named(linked, "publisher") or _meta(metas, _PUBLISHER) or _site_in_title(tree, title)
    return Metadata(
        publisher=publisher if publisher and not _is_address(publisher.value) else None,
        authors=tuple(_authors(linked, metas)),
        published=_linked_date(linked) or _meta_date(metas) or _time_element(tree),
        title=_without_site(title, publisher) if title else None,
        language=_language(tree),
    )


def _metas(tree: HtmlElement) -> list[tuple[str, str]]:
    found = []
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.append((name.strip().lower(), content))
    return found


def _meta(metas: list[tuple[str, str]], names: tuple[str, ...]) -> Found[str] | None:
    for wanted in names:
        for name, content in metas:
            if name == wanted:
                return Found(content[:500], f"the page's markup ({name})")
    return None


def _is_address(value: str) -> bool:
    return bool(re.match(r"https?://|@|www\.", value))


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # markup for search engines that its own author got wrong states nothing
        yield from _described(data)


def _described(data: Any) -> Iterator[dict[str, Any]]:
    """The objects that describe an article, at the levels where sites put them."""
    items = data if isinstance(data, list) else [data]
    for item in items:
        if isinstance(item, dict):
            inner = item.get("@graph")
            nested = inner if isinstance(inner, list) else []
            for one in (item, *nested):
                if isinstance(one, dict) and _ARTICLES.search(str(one.get("@type", ""))):
                    yield one


def _named(linked: list[dict[str, Any]], key: str) -> Found[str] | None:
    for item in linked:
        value = item.get(key)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            return Found(" ".join(value.split())[:500], f"the page's markup (JSON-LD {key})")
    return None


def _authors(linked: list[dict[str, Any]], metas: list[tuple[str, str]]) -> Iterator[Found[str]]:
    for item in linked:
        people = item.get("author")
        names = [_name_of(one) for one in (people if isinstance(people, list) else [people])]
        if any(names):
            yield from (Found(name, "the page's markup (JSON-LD author)") for name in names if name)
            return
    found = _meta(metas, _AUTHOR)
    if found and not _is_address(found.value):
        yield found


def _name_of(author: Any) -> str:
    name = author.get("name") if isinstance(author, dict) else author
    return " ".join(name.split())[:200] if isinstance(name, str) and not _is_address(name) else ""


def _linked_date(linked: list[dict[str, Any]]) -> Found[Interval] | None:
    for item in linked:
        day = read_day(item.get("datePublished"))
        if day:
            return Found(day, f"the page's markup (JSON-LD datePublished “{item['datePublished']}”)")
    return None


def _meta_date(metas: list[tuple[str, str]]) -> Found[Interval] | None:
    for wanted in _PUBLISHED:
        for name, content in metas:
            day = read_day(content) if name == wanted else None
            if day:
                return Found(day, f"the page's markup ({name} “{content[:60]}”)")
    return None


def _time_element(tree: HtmlElement) -> Found[Interval] | None:
    """A <time> that says that it is the publication's; others may be an event's."""
    for element in tree.iter("time"):
        says = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        is_stated = (
            "datepublished" in says or element.get("pubdate") is not None or "published" in says.split()
        )
        day = read_day(element.get("datetime") or element.text_content()) if is_stated else None
        if day:
            return Found(day, f"the page's markup (time “{(element.get('datetime') or '').strip()[:60]}”)")
    return None


def read_day(value: Any) -> Interval | None:
    """The day of a markup value as written there, in its own time zone; None for what leaves a doubt."""
    if not isinstance(value, str):
        return None
    value = value.strip()[:100]
    compact = re.match(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:\D|$|\d{6})", value)
    if compact:
        try:
            return Interval.day(date(*(int(part) for part in compact.groups())))
        except ValueError:
            return None
    found = next(written_dates(value), None)
    return found.readings[0] if found and not found.is_ambiguous else None


def _title(tree: HtmlElement) -> Found[str] | None:
    element = next(tree.iter("title"), None)
    words = " ".join(element.text_content().split()) if element is not None else ""
    return Found(words[:500], "the page's title") if words else None


def _without_site(title: Found[str], publisher: Found[str] | None) -> Found[str]:
    """The title without the site's name that builders put behind it: "Headline | Northline Wire"."""
    for mark in (" | ", " – ", " — ", " - ", " · ", " :: "):
        head, parted, tail = title.value.rpartition(mark)
        is_site = bool(publisher and tail.strip().casefold() == publisher.value.casefold())
        if parted and (is_site or (mark == " | " and len(head) >= 10)):
            return Found(head.strip(), title.evidence)
    return title


def _site_in_title(tree: HtmlElement, title: Found[str] | None) -> Found[str] | None:
    """The site's name behind the headline in the page's title, when a heading shows where it ends."""
    page = _title(tree)
    headings = {" ".join(element.text_content().split()) for element in tree.iter("h1", "h2")}
    headings |= {title.value} if title else set()
    for mark in (" | ", " – ", " — ", " - ", " · ", " :: "):
        head, parted, site = page.value.rpartition(mark) if page else ("", "", "")
        if parted and head.strip() in headings and 0 < len(site.strip()) <= 60:
            return Found(site.strip(), "the page's title")
    return None


def _language(tree: HtmlElement) -> Found[str] | None:
    lang = (tree.get("lang") or tree.get("xml:lang") or "").strip().lower()
    return Found(lang[:2], f"the page's markup (lang “{lang}”)") if re.match(r"[a-z]{2}\b", lang) else None


def locale_of(tree: HtmlElement) -> str:
    """The page's language with its country ("en-GB"), empty when it names no country."""
    stated = (
        next((content for name, content in _metas(tree) if name == "og:locale"), "") or tree.get("lang") or ""
    )
    return stated.strip() if re.fullmatch(r"[A-Za-z]{2}[-_][A-Za-z]{2}", stated.strip()) else ""


_CHANGES = re.compile(
    r"<(?:meta|time)\b[^>]*(?:modif|updat|revis)[^>]*>|\"dateModified\"\s*:\s*\"[^\"]*\",?", re.IGNORECASE
)


def fallback_date(html: str) -> Found[Interval] | None:
    """What htmldate reads from the markup alone, when the day itself stands in the page."""
    # htmldate brings in dateparser, which is slow to load.
    from htmldate import find_date

    # It would take the day of the last change where a page states no other.
    day = find_date(_CHANGES.sub("", html), extensive_search=False, original_date=True)
    interval = read_day(day) if day else None
    if interval is None or not day or day not in html:
        return None
    return Found(interval, "the page's markup (htmldate)")
