"""One entry of a feed as a document: its fields, its date with the evidence, its words."""

from __future__ import annotations

import io

import pytest

from tests.documents.shapes.feeds import atom, entry, html, item, rss, told, weblog, xhtml
from tests.documents.shapes.held import sorted_out
from tumen.documents.errors import DamagedFile, NothingToRead
from tumen.documents.intake import Extraction, Hints, extract
from tumen.documents.intake.containers.feed import members_of
from tumen.documents.intake.entry import ATOM_ENTRY, RSS_ITEM, entry_link, parse_xml, read_entry


def read(text: str) -> Extraction:
    """The only entry of a feed."""
    (one,) = sorted_out(members_of(io.BytesIO(text.encode()), len(text))).read
    return one


def shown(extraction: Extraction) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(extraction.text)) for block in extraction.blocks]


def test_an_entry_opens_with_its_fields_and_headline() -> None:
    assert shown(read(weblog(61)))[:5] == [
        ("header", "Author: Ada Quill"),
        ("header", "Published: Wed, 11 Oct 2023 08:00:00 +0900"),
        ("header", "Link: https://reed.example/61"),
        ("headline", "Returned: 61"),
        ("paragraph", f"{told(61)}."),
    ]


def test_its_own_date_dates_it_and_the_evidence_stands_in_the_text() -> None:
    extraction = read(rss(item(61)))
    published = extraction.metadata.published
    assert published
    assert str(published.value) == "2023-10-11"
    assert "the entry's own date of publication" in published.evidence
    assert published.span
    assert published.span.of(extraction.text) == "Wed, 11 Oct 2023 08:00:00 +0900"


def test_the_day_is_the_outlets_own() -> None:
    late = read(rss(item(61, date="Wed, 11 Oct 2023 23:50:00 +0900"))).metadata.published
    assert late
    assert str(late.value) == "2023-10-11"


def test_an_entry_without_a_date_has_none() -> None:
    assert read(rss(item(61, date=""))).metadata.published is None
    assert read(rss(item(61, date="soon"))).metadata.published is None


def test_the_day_of_the_last_change_is_only_a_last_resort_and_said() -> None:
    extraction = read(atom(entry(61, html(61), published="")))
    assert extraction.metadata.published
    assert str(extraction.metadata.published.value) == "2023-10-12"
    assert "last change" in extraction.metadata.published.evidence
    assert any("only when it was last changed" in note for note in extraction.notes)
    both = read(atom(entry(61, html(61))))
    assert str(both.metadata.published and both.metadata.published.value) == "2023-10-11"


def test_its_author_title_and_language_are_its_own() -> None:
    said = read(weblog(61)).metadata
    assert [author.value for author in said.authors] == ["Ada Quill"]
    assert said.title
    assert said.title.value == "Returned: 61"
    assert said.language
    assert said.language.value == "en"


def test_an_address_in_the_authors_field_is_not_the_name() -> None:
    inside = f"<author>ada@sedge.example (Ada Quill)</author><description>{told(61)}</description>"
    assert [author.value for author in read(rss(item(61, inside=inside))).metadata.authors] == ["Ada Quill"]


def test_the_whole_text_stands_before_its_summary() -> None:
    words = [words for kind, words in shown(read(weblog(61))) if kind == "paragraph"]
    assert len(words) == 4
    assert not any("[…]" in paragraph for paragraph in words)


@pytest.mark.parametrize("content", [html(61), xhtml(61), f"<summary>{told(61)}</summary>"])
def test_markup_in_any_of_its_ways_becomes_paragraphs(content: str) -> None:
    paragraphs = [words for kind, words in shown(read(atom(entry(61, content)))) if kind == "paragraph"]
    assert paragraphs[0].rstrip(".") == told(61)


def test_a_text_that_breaks_off_is_noted() -> None:
    inside = f"<description>{told(61)} that the […]</description>"
    assert any("breaks off" in note for note in read(rss(item(61, inside=inside))).notes)


def test_a_title_without_a_text_is_noted() -> None:
    extraction = read(rss("<item><title>Forty people were returned on Monday</title></item>"))
    assert any("a title and no text" in note for note in extraction.notes)


def test_an_entry_without_words_is_refused() -> None:
    with pytest.raises(NothingToRead, match="neither a title nor a text"):
        read_entry(b"<item><link>https://reed.example/1</link></item>", Hints())


def test_an_entry_taken_over_from_elsewhere_names_its_source() -> None:
    source = '<source url="https://weir.example/">Weir Street Journal</source>'
    inside = f"{source}<description>{told(61)}</description>"
    publisher = read(rss(item(61, inside=inside))).metadata.publisher
    assert publisher
    assert publisher.value == "Weir Street Journal"


def test_a_picture_has_a_title_of_its_own() -> None:
    inside = f"<media:title>A picture</media:title><description>{told(61)}</description>"
    names = ' xmlns:media="http://search.yahoo.com/mrss/"'
    title = read(rss(item(61, inside=inside), names=names)).metadata.title
    assert title
    assert title.value == "Returned: 61"


@pytest.mark.parametrize("media_type", [RSS_ITEM, ATOM_ENTRY])
def test_a_kept_entry_can_be_read_again_by_its_media_type(media_type: str) -> None:
    again = extract(b"<item><title>x</title></item>", name="x", hints=Hints(media_type=media_type))
    assert again.media_type == media_type
    assert again.extractor == "tumen.entry"


def test_a_permanent_id_counts_as_address_when_it_is_one() -> None:
    for words, link in (("https://reed.example/7", "https://reed.example/7"), ("tag:7", "")):
        assert entry_link(parse_xml(f"<item><guid>{words}</guid></item>")) == link


def test_xml_that_is_none_is_refused_with_its_line() -> None:
    with pytest.raises(DamagedFile, match="line 2"):
        parse_xml("<item>\n<b></item>")
