"""The visible text of a page, part by part in the order of its source, with where each part stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tumen.vocabulary.codes import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNSEEN = _names("""
    script style noscript template svg canvas iframe object embed head select option textarea input math audio
    video map datalist dialog
""")
_BLOCKS = _names("""
    address article aside blockquote body button caption center dd details div dl dt fieldset figcaption
    figure
    footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol p pre section summary table tbody td
    tfoot
    th thead tr ul
""")
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_FURNITURE = _names("nav footer aside form button label")
_FURNITURE_ROLES = _names("navigation banner contentinfo complementary search dialog menu toolbar")
#: Words of class and id names that page builders give to furniture.
_FURNITURE_NAMES = _names("""
    nav navbar navigation menu breadcrumb breadcrumbs sidebar footer share sharing social related recommended
    recommendations newsletter subscribe subscription signup cookie cookies consent advert advertisement ad
    ads
    promo comment comments respond pagination pager tags tagcloud widget popup modal skip toolbar masthead
    login
    search sponsor sponsored copyright outbrain taboola mostread trending teaser teasers screen topbar sitemap
    print
""")
#: Prose that an element may hold and still be furniture by its name; a wrapper named "with-sidebar" holds
#: more.
_FURNITURE_PROSE = 1_500
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: Characters of a cell up to which a table is data and not the frame of an old page.
_CELL_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Visible:
    """One part: its words, the kind that its element tells, and where it stands.

    ``linked`` is the share of its characters inside links.
    """

    words: str
    kind: BlockKind | None
    in_furniture: bool
    in_article: bool
    linked: float
    is_row: bool = False
    is_top_heading: bool = False


def visible_parts(tree: HtmlElement) -> Iterator[Visible]:
    """Walk a page without recursion, so that deep nesting costs nothing but time."""
    body = tree.find("body")
    yield from _Walk().over(body if body is not None else tree)


@dataclass(slots=True)
class _Place:
    """An open block element and what it says of the text inside."""

    element: Any
    kind: BlockKind | None
    in_furniture: bool
    in_article: bool


class _Walk:
    def __init__(self) -> None:
        self._words: list[str] = []
        self._linked = 0
        self._link_depth = 0
        self._places = [_Place(None, None, False, False)]
        self._preformatted = 0

    def over(self, root: Any) -> Iterator[Visible]:
        from lxml import etree

        skipped: Any = None
        for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
            if skipped is not None and element is not skipped:
                continue
            if event == "start":
                if _is_unseen(element) or (element.tag == "table" and _is_data(element)):
                    skipped = element
                    yield from self._skip(element)
                else:
                    yield from self._open(element)
            elif event == "end" and element is not skipped:
                yield from self._close(element)
            if event != "start":
                skipped = None if element is skipped else skipped
                self._add(element.tail if element is not root else "")
        yield from self._flush()

    def _skip(self, element: Any) -> Iterator[Visible]:
        """What an element that is not walked leaves behind: the rows of a table, and nothing else."""
        if element.tag == "table":
            yield from self._flush()
            place = self._places[-1]
            for row in _rows(element):
                yield Visible(
                    row, BlockKind.TABLE_ROW, place.in_furniture, place.in_article, 0.0, is_row=True
                )

    def _open(self, element: Any) -> Iterator[Visible]:
        if element.tag in _BLOCKS:
            yield from self._flush()
            self._places.append(_place(element, self._places[-1]))
        self._link_depth += element.tag == "a"
        self._preformatted += element.tag == "pre"
        if element.tag == "br":
            self._words.append("\n")
        self._add(element.text)

    def _close(self, element: Any) -> Iterator[Visible]:
        if element.tag in _BLOCKS:
            yield from self._flush()
            self._places.pop()
        self._link_depth -= element.tag == "a"
        self._preformatted -= element.tag == "pre"

    def _add(self, text: str | None) -> None:
        if text:
            words = text if self._preformatted else re.sub(r"[ \t\r\n\f]+", " ", text)
            self._words.append(words)
            self._linked += len(words.strip()) if self._link_depth else 0

    def _flush(self) -> Iterator[Visible]:
        words = re.sub(r" {2,}", " ", re.sub(r" *\n *", "\n", "".join(self._words))).strip()
        place = self._places[-1]
        if words:
            share = min(1.0, self._linked / len(words))
            is_top = getattr(place.element, "tag", "") == "h1"
            yield Visible(
                words, place.kind, place.in_furniture, place.in_article, share, is_top_heading=is_top
            )
        self._words, self._linked = [], 0


def _is_unseen(element: Any) -> bool:
    if (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style") or "")
    ):
        return True
    return bool(element.get("aria-hidden") == "true")


def _place(element: Any, around: _Place) -> _Place:
    in_article = (
        around.in_article or element.tag in ("article", "main") or element.get("role") in ("main", "article")
    )
    in_furniture = around.in_furniture or _is_furniture(element, in_article)
    kind: BlockKind | None = around.kind if around.kind is BlockKind.CAPTION else None
    if element.tag in _HEADINGS:
        kind = BlockKind.HEADLINE
    elif element.tag in ("figcaption", "caption"):
        kind = BlockKind.CAPTION
    return _Place(element, kind, in_furniture, in_article)


def _is_furniture(element: Any, in_article: bool) -> bool:
    if element.tag in _FURNITURE or element.get("role") in _FURNITURE_ROLES:
        return not _holds_prose(element)
    if element.tag == "header" and not in_article:
        return element.find(".//h1") is None
    named = re.split(r"[\s_-]+", f"{element.get('class') or ''} {element.get('id') or ''}".lower())
    return not _FURNITURE_NAMES.isdisjoint(named) and element.tag != "body" and not _holds_prose(element)


def _holds_prose(element: Any) -> bool:
    prose = 0
    for paragraph in element.iter("p"):
        words = " ".join(paragraph.itertext())
        prose += len(words) if len(words) > 120 else 0
        if prose > _FURNITURE_PROSE:
            return True
    return False


def _is_data(table: Any) -> bool:
    """Whether a table holds data; old pages lay their columns out in tables of long cells."""
    if table.find(".//table") is not None or table.find(".//p") is not None:
        return False
    rows = [[_text(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    wide = [row for row in rows if len(row) >= 2]
    return len(wide) >= 2 and all(len(cell) <= _CELL_LENGTH for row in wide for cell in row)


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter("tr"):
        cells = [_text(cell) for cell in row if cell.tag in ("td", "th")]
        if any(cells):
            yield " | ".join(cell for cell in cells)


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
