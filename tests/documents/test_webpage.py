"""Saved pages: the article is told from what stands around it, and nothing that a reader saw is lost."""

from __future__ import annotations

import pytest

from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS, page
from tumen.documents.errors import TooLargeFile
from tumen.documents.intake import Extraction, extract, limits
from tumen.documents.intake.decode import Decoded
from tumen.documents.intake.webpage import read_page
from tumen.vocabulary.codes import BlockKind

STORY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def read(html: str) -> Extraction:
    return extract(html.encode(), name="x.html")


def blocks(html: str) -> list[tuple[str, str]]:
    extraction = read(html)
    return [(block.kind.value, block.span.of(extraction.text)) for block in extraction.blocks]


def test_the_article_is_told_from_menus_teasers_and_footers() -> None:
    found = blocks(page())
    assert [words for kind, words in found if kind == "paragraph"] == list(PARAGRAPHS)
    assert [words for kind, words in found if kind == "headline"] == [HEADLINE]
    kept_aside = [words for kind, words in found if kind == "boilerplate"]
    assert "Twelve people held at the bridge, police say" in kept_aside
    assert "Home" in kept_aside
    assert "© 2023 Reed Valley Post. All rights reserved." in kept_aside


@pytest.mark.parametrize(
    "around",
    [
        '<div class="post-content">%s</div>',
        "<main>%s</main>",
        '<div id="wrapper" class="with-sidebar content"><div>%s</div></div>',
        "<table><tr><td>Menu</td><td>%s</td></tr></table>",
        "%s",
    ],
)
def test_it_finds_the_article_however_the_page_is_built(around: str) -> None:
    html = (
        f"<html><body><nav><a "
        f"href=/>Home</a></nav><h1>{HEADLINE}</h1>{around % STORY}<footer>About</footer></body></html>"
    )
    found = blocks(html)
    assert [words for kind, words in found if kind == "paragraph"] == list(PARAGRAPHS)
    assert ("headline", HEADLINE) in found


def test_breaks_part_paragraphs_on_old_pages() -> None:
    html = f"<html><body><h1>{HEADLINE}</h1><div>{'<br><br>'.join(PARAGRAPHS)}</div></body></html>"
    assert [words for kind, words in blocks(html) if kind == "paragraph"] == list(PARAGRAPHS)


def test_a_page_without_a_heading_shows_its_title_first() -> None:
    html = f"<html><head><title>{HEADLINE}</title></head><body><article>{STORY}</article></body></html>"
    assert blocks(html)[0] == ("headline", HEADLINE)


def test_captions_and_headings_are_marked() -> None:
    figure = (
        "<figure><img src=x.jpg><figcaption>The bridge at dusk</figcaption></figure><h2>What is known</h2>"
    )
    found = blocks(page(before=figure))
    assert ("caption", "The bridge at dusk") in found
    assert ("heading", "What is known") in found


def test_a_data_table_becomes_rows() -> None:
    table = "<table><tr><th>Date</th><th>Number</th></tr><tr><td>14 July 2021</td><td>50</td></tr></table>"
    rows = [words for kind, words in blocks(page(after=table)) if kind == "table row"]
    assert rows[-1] == "14 July 2021 | 50"


def test_what_the_page_hides_is_not_read() -> None:
    hidden = (
        '<p style="display:none">Ninety people were hidden here.</p><script>var n = 600;</script><!-- 700 '
        "people -->"
    )
    text = read(page(after=hidden)).text
    assert "Ninety" not in text
    assert "600" not in text
    assert "700" not in text


def test_words_after_a_comment_or_a_hidden_element_are_read() -> None:
    after = (
        "<p>The group <!-- really --> said <span hidden>not</span> that forty people were returned that "
        "night.</p>"
    )
    assert "The group said that forty people were returned that night." in read(page(after=after)).text


def test_entities_and_blanks_are_resolved() -> None:
    after = (
        "<p>About&nbsp;40&#8203; people &amp; more than\n      that were&#x2019;nt&shy;   asked by anybody "
        "at all.</p>"
    )
    assert "About 40 people & more than that were’nt" in " ".join(read(page(after=after)).text.split())


def test_the_locale_and_language_of_a_page_are_stated() -> None:
    said = read(page(lang="en-GB")).metadata
    assert said.language
    assert said.language.value == "en"


def test_a_page_over_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HTML_BYTES", 500)
    with pytest.raises(TooLargeFile, match="500 bytes"):
        read_page(Decoded(page(), "UTF-8"))
    monkeypatch.setattr(limits, "HTML_BYTES", 10_000)
    monkeypatch.setattr(limits, "HTML_ELEMENTS", 5)
    with pytest.raises(TooLargeFile, match="parts"):
        read_page(Decoded(page(), "UTF-8"))


def test_prose_outside_the_article_is_kept_as_prose() -> None:
    outside = (
        "<div><p>The ministry said on Friday that it had heard of forty returns, and that it would "
        "ask.</p></div>"
    )
    html = page().replace("<aside", outside + "<aside")
    assert (
        "paragraph",
        "The ministry said on Friday that it had heard of forty returns, and that it would ask.",
    ) in blocks(html)


def test_every_kind_of_block_is_one_of_the_vocabulary() -> None:
    assert {kind for kind, _ in blocks(page())} <= {kind.value for kind in BlockKind}
