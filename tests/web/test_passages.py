"""A text in its blocks, with its claims marked."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tumen.web
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span
from tumen.web.passages import Marked, Piece, anchored, cut_sentence, shown_blocks

TEXT = "Hangang Wire\n\nNine of the 41 women were held.\n\n약 600명이 송환됐다."


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _mark(claim: str, words: str, style: str = "is-event") -> Marked:
    return Marked(claim, _span(words), 1, style)


BLOCKS = [
    (BlockKind.LETTERHEAD, _span("Hangang Wire")),
    (BlockKind.PARAGRAPH, _span("Nine of the 41 women were held.")),
    (BlockKind.PARAGRAPH, _span("약 600명이 송환됐다.")),
]


def _texts(pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    return [(piece.text, piece.mark.claim if piece.mark else "") for piece in pieces]


def test_it_marks_a_claim_where_its_words_stand() -> None:
    blocks = shown_blocks(TEXT, BLOCKS, [_mark("c-1", "약 600명")], language="en")
    assert _texts(blocks[2].pieces) == [("약 600명", "c-1"), ("이 송환됐다.", "")]
    assert blocks[2].pieces[0].opens
    assert blocks[2].pieces[0].closes


def test_it_gives_words_that_two_claims_share_to_the_shorter_one() -> None:
    marks = [_mark("c-all", "Nine of the 41 women"), _mark("c-part", "41 women")]
    pieces = shown_blocks(TEXT, BLOCKS, marks, language="en")[1].pieces
    assert _texts(pieces) == [("Nine of the ", "c-all"), ("41 women", "c-part"), (" were held.", "")]
    assert pieces[0].opens
    assert not pieces[0].closes


def test_it_gives_each_block_its_language() -> None:
    blocks = shown_blocks(TEXT, BLOCKS, [], language="en")
    assert [block.lang for block in blocks] == ["en", "en", "ko"]


def test_it_names_the_style_of_each_block() -> None:
    blocks = shown_blocks(TEXT, BLOCKS, [], language="en")
    assert [block.style for block in blocks] == ["block-letterhead", "block-paragraph", "block-paragraph"]


def test_it_shows_words_that_no_block_holds() -> None:
    blocks = shown_blocks(TEXT, BLOCKS[2:], [], language="en")
    assert blocks[0].kind is None
    assert blocks[0].style == "block-between"
    assert "Nine of the 41 women" in blocks[0].pieces[0].text


def test_it_marks_a_claim_that_runs_over_two_blocks_in_both() -> None:
    blocks = shown_blocks(TEXT, BLOCKS, [_mark("c-1", "Wire\n\nNine")], language="en")
    first, second = blocks[0].pieces[-1], blocks[1].pieces[0]
    assert (first.text, second.text) == ("Wire", "Nine")
    assert second.closes
    assert not first.closes
    assert first.opens
    assert not second.opens, "an anchor would stand on the page twice"


def test_it_knows_which_claims_can_be_jumped_to() -> None:
    marks = [_mark("c-1", "41 women"), _mark("c-2", "41 women"), _mark("c-3", "600명")]
    assert anchored(shown_blocks(TEXT, BLOCKS, marks, language="en")) == {"c-1", "c-3"}


def test_it_survives_a_span_beyond_the_text() -> None:
    beyond = Marked("c-1", Span(len(TEXT) - 3, len(TEXT) + 50), 1, "is-event")
    blocks = shown_blocks(TEXT, [*BLOCKS[:2], (BlockKind.PARAGRAPH, Span(47, 500))], [beyond], language="en")
    assert "".join(piece.text for piece in blocks[-1].pieces) in TEXT


@st.composite
def _cut_texts(draw: st.DrawFn) -> tuple[str, list[tuple[BlockKind, Span]], list[Marked]]:
    text = draw(st.text("ab 약\n", min_size=1, max_size=40))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    blocks = [(BlockKind.PARAGRAPH, Span(*pair)) for pair in zip(edges[::2], edges[1::2], strict=False)]
    ends = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    marks = [Marked(f"c-{n}", Span(*sorted(pair)), n, "is-event") for n, pair in enumerate(ends)]
    return text, blocks, marks


@given(_cut_texts())
def test_it_shows_every_word_once_and_in_order(
    cut: tuple[str, list[tuple[BlockKind, Span]], list[Marked]],
) -> None:
    text, blocks, marks = cut
    shown = shown_blocks(text, blocks, marks, language="en")
    words = "".join(piece.text for block in shown for piece in block.pieces)
    assert "".join(words.split()) == "".join(text.split())


@given(_cut_texts())
def test_it_opens_each_claim_once(cut: tuple[str, list[tuple[BlockKind, Span]], list[Marked]]) -> None:
    shown = shown_blocks(cut[0], cut[1], cut[2], language="en")
    opened = [piece.mark.claim for block in shown for piece in block.pieces if piece.mark and piece.opens]
    assert len(opened) == len(set(opened))


def test_it_cuts_a_sentence_at_the_cited_words() -> None:
    cut = cut_sentence("Nine of the 41 women were held.", 12, "41 women")
    assert (cut.before, cut.words, cut.after) == ("Nine of the ", "41 women", " were held.")


@pytest.mark.parametrize("start", [-4, 3, 400])
def test_it_gives_the_words_alone_where_the_sentence_does_not_hold_them(start: int) -> None:
    cut = cut_sentence("Nine of the 41 women were held.", start, "41 women")
    assert (cut.before, cut.words, cut.after) == ("", "41 women", "")


def test_it_knows_the_language_of_a_sentence() -> None:
    assert cut_sentence("약 600명이 송환됐다.", 0, "약 600명").lang == "ko"


def test_it_keeps_pace_with_a_long_list() -> None:
    row = "600 people\n"
    spans = [Span(n * len(row), (n + 1) * len(row) - 1) for n in range(5_000)]
    marks = [Marked(f"c-{n}", Span(at.start, at.start + 3), n, "is-event") for n, at in enumerate(spans)]
    began = time.perf_counter()
    blocks = shown_blocks(row * 5_000, [(BlockKind.TABLE_ROW, span) for span in spans], marks, language="en")
    assert len(anchored(blocks)) == 5_000
    assert time.perf_counter() - began < 5, "seconds; a fraction of one on an idle machine"


def test_every_kind_of_block_but_a_paragraph_has_a_style_of_its_own() -> None:
    sheet = (Path(tumen.web.__file__).parent / "static" / "tumen" / "tumen.css").read_text("utf-8")
    for kind in set(BlockKind) - {BlockKind.PARAGRAPH}:
        (block,) = shown_blocks("Evros", [(kind, Span(0, 5))], [], language="en")
        assert f".{block.style}" in sheet, kind
