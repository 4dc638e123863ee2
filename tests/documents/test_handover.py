"""An extraction through the wall: the same on the other side, or not believed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.documents.shapes import feeds, mailboxes, texts
from tumen.documents.errors import TooLargeFile
from tumen.documents.intake import (
    NO_HINTS,
    Block,
    Extraction,
    Found,
    Hints,
    Metadata,
    Recognised,
    inside,
    limits,
    sniff,
)
from tumen.documents.intake.confined import UNTRUE
from tumen.documents.intake.entry import RSS_ITEM
from tumen.documents.intake.handover import Apart, Blank, handed, received
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

TEXT = "A title\n\nForty people were returned on Monday. 강제 송환."
FULL = Extraction(
    "text/html",
    "tumen.webpage",
    "1 (trafilatura 2.3.1)",
    TEXT,
    (Block(BlockKind.HEADLINE, Span(0, 7)), Block(BlockKind.PARAGRAPH, Span(9, len(TEXT)))),
    Metadata(
        publisher=Found("Reed Valley Post", "the page's title"),
        authors=(Found("Ora Lind", "the byline", Span(0, 7)), Found("Ida Vale", "the byline")),
        voices=(Found("a witness", "the line “told by”"),),
        published=Found(Interval.from_edtf("2023-10~"), "the date line", Span(9, 12)),
        title=Found("A title", "the headline", Span(0, 7)),
        language=Found("en", "the words of the text"),
        genre=Found("news", "the words “x”"),
        particulars=(("place", Found("a town", "the line “Place: a town”")),),
    ),
    ("A note.",),
    "two readings.",
    (Recognised(Span(9, 20), 2, 3),),
)


def through(found: Extraction | Apart | Blank) -> Extraction | Apart | Blank:
    said, data = handed(found)
    return received(json.loads(json.dumps(said)), data)


@pytest.mark.parametrize("found", [FULL, Apart(sniff.PDF), Blank((1, 3))])
def test_it_comes_through_as_it_is(found: Extraction | Apart | Blank) -> None:
    assert through(found) == found


@pytest.mark.parametrize(
    ("data", "hints"),
    [
        (texts.page().encode(), NO_HINTS),
        (feeds.item(1).encode(), Hints(media_type=RSS_ITEM)),
        (mailboxes.message(1), NO_HINTS),
        (texts.blank_lines(texts.HEADLINE, "18 October 2023", *texts.PARAGRAPHS).encode(), NO_HINTS),
        (b"date,number,note\n2021-07-14,50,held\n2023-08-29,80,freed\n", NO_HINTS),
    ],
)
def test_whatever_is_read_comes_through(data: bytes, hints: Hints) -> None:
    found = inside.read_bytes(data, name="x", hints=hints)
    assert isinstance(found, Extraction)
    assert through(found) == found


@pytest.mark.parametrize("edtf", ["2023", "2023-10", "2023-10-09", "2020/..", "../2021", "2023-01/2023-03~"])
def test_a_date_loses_nothing(edtf: str) -> None:
    interval = Interval.from_edtf(edtf)
    assert Interval.from_edtf(str(interval)) == interval


def _metadata(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda said: said["metadata"].update(changes)


LIES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "a format that there is none of": lambda said: said.update(media_type="text/x"),
    "a format that is no word": lambda said: said.update(media_type=["text/html"]),
    "another reader": lambda said: said.update(extractor="tumen.webpage\nx"),
    "a long version": lambda said: said.update(version="x" * 501),
    "a text beyond its bytes": lambda said: said.update(text=10_000),
    "no text": lambda said: said.update(text=0),
    "a text of less than nothing": lambda said: said.update(text=-1),
    "a text that ends inside a letter": lambda said: said.update(text=said["text"] - 2),
    "half a number": lambda said: said.update(text=1.5),
    "a note that is none": lambda said: said.update(notes=[1]),
    "notes that are one word": lambda said: said.update(notes=3),
    "a zero among words": lambda said: said.update(undated_because="a\0b"),
    "half a letter": lambda said: said.update(notes=["\ud800"]),
    "a place outside the text": _metadata(title=["A title", "x", [0, 10_000]]),
    "a place backwards": _metadata(title=["A title", "x", [7, 0]]),
    "a place before the text": _metadata(title=["A title", "x", [-3, 2]]),
    "a place that is true": _metadata(title=["A title", "x", [False, True]]),
    "a title that is a list": _metadata(title=[["A title"], "x", None]),
    "a title without evidence": _metadata(title=["A title"]),
    "a date that is none": _metadata(published=["soon", "x", None]),
    "a date backwards": _metadata(published=["2023/2020", "x", None]),
    "a genre that there is none of": _metadata(genre=["lies", "x", None]),
    "a circumstance that there is none of": _metadata(particulars=[["password", ["x", "x", None]]]),
    "authors that are a number": _metadata(authors=3),
    "no metadata": lambda said: said.pop("metadata"),
    "pages before the first": lambda said: said.update(recognised=[[0, 5, 0, 1]]),
    "pages backwards": lambda said: said.update(recognised=[[0, 5, 3, 2]]),
    "a picture outside the text": lambda said: said.update(recognised=[[0, 10_000, 1, 1]]),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_not_believed(lie: str) -> None:
    said, data = handed(FULL)
    LIES[lie](said["extraction"])
    with pytest.raises(UNTRUE):
        received(said, data)


@pytest.mark.parametrize("text", ["a\rb", "a\0b", "6\u200b00", "turned \u202e005", "e\u0301", "a\x1b[2Jb"])
def test_a_text_that_no_reading_gives_is_not_believed(text: str) -> None:
    said, _ = handed(FULL)
    said["extraction"]["text"] = len(text.encode())
    said["extraction"]["metadata"] = {"authors": [], "voices": [], "particulars": []}
    said["extraction"]["recognised"] = []
    with pytest.raises(UNTRUE):
        received(said, text.encode())


@pytest.mark.parametrize(
    "blocks",
    [
        b"\xff" + bytes(8),  # a kind that there is none of
        bytes(8),  # cut off
        b"\0" + (0).to_bytes(4, "little") + (10_000).to_bytes(4, "little"),  # outside the text
        b"\0" + (5).to_bytes(4, "little") + (2).to_bytes(4, "little"),  # backwards
        2 * (b"\0" + (0).to_bytes(4, "little") + (5).to_bytes(4, "little")),  # one over the other
    ],
)
def test_blocks_lie_in_the_text_and_in_order(blocks: bytes) -> None:
    said, data = handed(FULL)
    with pytest.raises(UNTRUE):
        received(said, data[: said["extraction"]["text"]] + blocks)


@pytest.mark.parametrize("said", [{}, {"apart": "text/html"}, {"apart": 3}, {"blank": [0]}, {"blank": 3}])
def test_nothing_else_is_an_answer(said: dict[str, Any]) -> None:
    with pytest.raises(UNTRUE):
        received(said, b"")


def test_a_text_of_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT_BLOCKS", 1)
    with pytest.raises(TooLargeFile, match="lines or paragraphs"):
        handed(FULL)


def test_no_more_blocks_are_taken_than_there_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    said, data = handed(FULL)
    monkeypatch.setattr(limits, "TEXT_BLOCKS", 1)
    with pytest.raises(ValueError, match="too long"):
        received(said, data)
