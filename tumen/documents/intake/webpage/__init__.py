"""Saved web pages: all of their visible text in order, with the article told from what stands around it.

Everything that a reader of the page would see is kept in the rendition. trafilatura's view of where the
article stands, the page's own elements and names, and the share of links decide what is marked as
boilerplate; prose that none of them places is kept as a paragraph."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, cast

from tumen.documents.errors import DamagedFile, NothingToRead, TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.cleaning import Cleaner
from tumen.documents.intake.contents import Contents
from tumen.documents.intake.decode import Decoded
from tumen.documents.intake.pieces import compose
from tumen.documents.intake.signs import is_prose
from tumen.documents.intake.webpage.article import article_parts
from tumen.documents.intake.webpage.markup import fallback_date, locale_of, stated_metadata
from tumen.vocabulary.codes import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

VERSION = "1"

#: Characters of open text below which a page is a menu, a login or a frame that a script would have filled.
_LEAST_TEXT = 60


def read_page(decoded: Decoded) -> Contents:
    """Read a page. Raises NothingToRead for one without an article, TooLargeFile and DamagedFile."""
    tree = parse_page(decoded.text)
    stated = stated_metadata(tree)
    cleaner = Cleaner()
    title = stated.title.value if stated.title else ""
    composed = compose(article_parts(tree, decoded.text, title=title), cleaner)
    _refuse_without_article([(piece.words, piece.kind) for piece in composed.pieces])
    return Contents(
        composed.text,
        tuple(composed.pieces),
        "tumen.webpage",
        f"{VERSION} (trafilatura {version('trafilatura')})",
        stated=stated,
        locale=locale_of(tree),
        fallback_published=fallback_date(decoded.text),
        notes=(*decoded.notes, *cleaner.notes()),
    )


def parse_page(html: str) -> HtmlElement:
    """The page as a tree. Raises TooLargeFile and DamagedFile."""
    # lxml is slow to load and needed for pages alone.
    from lxml import etree
    from lxml import html as lxml_html

    data = html.encode("utf-8", "replace")
    if len(data) > limits.HTML_BYTES:
        raise TooLargeFile(
            f"the page has {limits.in_words(len(data))}, and pages are read up to "
            f"{limits.in_words(limits.HTML_BYTES)}. Save it as PDF, or as a page without pictures."
        )
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise DamagedFile(
            "it begins as a web page and holds nothing of one. Save it again from the browser."
        ) from error
    if sum(1 for _ in tree.iter()) > limits.HTML_ELEMENTS:
        raise TooLargeFile(
            "the page has more parts than any article. Print it to PDF from the browser and read that."
        )
    return cast("HtmlElement", tree)


def _refuse_without_article(pieces: list[tuple[str, BlockKind | None]]) -> None:
    text = [words for words, kind in pieces if kind in (None, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW)]
    if sum(map(len, text)) < _LEAST_TEXT or not (any(map(is_prose, text)) or len(text) >= 3):
        raise NothingToRead(
            "the page holds no article, only menus or a frame. Open it in the browser, wait until the text "
            "shows, and save it again or print it to PDF."
        )
