"""Which of a page's visible parts are the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tumen.documents.intake.blocks.furniture import is_boilerplate
from tumen.documents.intake.datelines import date_of_line
from tumen.documents.intake.pieces import Part
from tumen.documents.intake.signs import is_byline, is_prose
from tumen.documents.intake.webpage.visible import Visible, visible_parts
from tumen.vocabulary.codes import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Share of a part's letters inside links from which it is a list of links and not prose.
_LINKED_SHARE = 0.5


def article_parts(tree: HtmlElement, html: str, *, title: str) -> Iterator[Part]:
    """The page's parts in order, those that are certainly not the article's marked as boilerplate.

    ``title`` is the page's own; it becomes the first part when no heading of the page holds it.
    """
    visible = list(visible_parts(tree))
    headings = [_likened(part.words) for part in visible if part.kind is BlockKind.HEADLINE]
    known_title = _likened(title) if _likened(title) in headings else ""
    judge = _Judge(_main_text(html), known_title, any(part.in_article for part in visible))
    kinds = [judge.kind(part) for part in visible]
    if title and BlockKind.HEADLINE not in kinds:
        # Pages without headings show the title in bold; the rest keep it to the browser's tab.
        shown = next((at for at, part in enumerate(visible) if _likened(part.words) == _likened(title)), None)
        if shown is None:
            yield Part(title, BlockKind.HEADLINE)
        else:
            kinds[shown] = BlockKind.HEADLINE
    for part, kind in zip(visible, kinds, strict=True):
        yield Part(part.words, kind, tight=part.is_row)


@dataclass(frozen=True, slots=True)
class _Judge:
    """What decides about a part: trafilatura's article, the title, whether the page marks one."""

    main: str
    title: str
    has_article: bool

    def kind(self, part: Visible) -> BlockKind | None:
        likened = _likened(part.words)
        if part.kind is BlockKind.HEADLINE:
            return self._kind_of_heading(part, likened)
        is_main = bool(likened) and likened[:200] in self.main
        if is_main and is_prose(part.words) and part.linked < _LINKED_SHARE:
            return part.kind
        if part.in_furniture or part.linked >= _LINKED_SHARE:
            return BlockKind.BOILERPLATE
        is_placed = is_main or part.in_article or not self.main
        return part.kind if is_placed or _stands_for_itself(part.words) else BlockKind.BOILERPLATE

    def _kind_of_heading(self, part: Visible, likened: str) -> BlockKind:
        if self.title and likened == self.title:
            return BlockKind.HEADLINE
        # A first heading outside the article is its headline when no heading has the page's own title.
        is_outside = self.has_article and not part.in_article and not (part.is_top_heading and not self.title)
        is_unknown = bool(self.main) and likened not in self.main and is_outside
        is_furniture = part.in_furniture or is_unknown or is_boilerplate(part.words)
        return BlockKind.BOILERPLATE if is_furniture else BlockKind.HEADLINE


def _stands_for_itself(words: str) -> bool:
    """Whether a part outside the article is prose, a date line or a byline, kept for judging."""
    return is_prose(words) or date_of_line(words) is not None or is_byline(words)


def _main_text(html: str) -> str:
    """The article as trafilatura finds it, likened; empty when it finds none."""
    # trafilatura takes half a second to load, which only pages should cost.
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        html, include_comments=False, include_tables=True, favor_recall=True, include_formatting=False
    )
    return _likened(found.text or "") if found else ""


def _likened(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().casefold()
