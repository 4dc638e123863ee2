"""Where a text is cut: blank lines, single line feeds, and text wrapped to a width."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.shapes.texts import HEADLINE, KOREAN, PARAGRAPHS, blank_lines, single_lines, wrapped
from tumen.documents.errors import TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.cleaning import Cleaner
from tumen.documents.intake.pieces import Part, compose, pieces_of
from tumen.vocabulary.codes import BlockKind


def cut(text: str) -> list[str]:
    return [piece.words for piece in pieces_of(text)]


@pytest.mark.parametrize("layout", [blank_lines, single_lines])
def test_each_paragraph_is_a_piece_however_they_are_parted(layout) -> None:  # type: ignore[no-untyped-def]
    assert cut(layout(HEADLINE, "3 May 2022", *PARAGRAPHS)) == [HEADLINE, "3 May 2022", *PARAGRAPHS]


@pytest.mark.parametrize("width", [60, 72, 100])
def test_wrapped_paragraphs_are_whole(width: int) -> None:
    pieces = cut(wrapped(HEADLINE, *PARAGRAPHS, width=width))
    assert [" ".join(words.split()) for words in pieces] == [HEADLINE, *PARAGRAPHS]


def test_wrapped_paragraphs_keep_their_line_feeds() -> None:
    text = wrapped(PARAGRAPHS[0])
    (piece,) = pieces_of(text)
    assert piece.words == text.strip()
    assert "\n" in piece.words


def test_a_head_over_wrapped_text_is_not_swallowed() -> None:
    head = "Forty people were sent back across the river on Monday night, again"
    text = f"{head}\nBy Ada Quill\n18 October 2023\n" + wrapped(PARAGRAPHS[0])
    assert cut(text)[:3] == [head, "By Ada Quill", "18 October 2023"]


def test_wrapped_korean_is_whole() -> None:
    first = KOREAN[0]
    at = first.index(" ", 30)
    assert len(cut(f"{first[:at]}\n{first[at + 1 :]}")) == 1


def test_the_lines_of_an_address_stay_apart() -> None:
    assert cut("The Minister\nMinistry of Distant Affairs\n1 Long Street\nLondon SW1Z 9ZZ") == [
        "The Minister",
        "Ministry of Distant Affairs",
        "1 Long Street",
        "London SW1Z 9ZZ",
    ]


def test_an_entry_that_was_wrapped_is_whole() -> None:
    text = (
        "1. to urge the authorities to halt all further returns, and to let those\nstill held travel "
        "on;\n2. to answer."
    )
    assert len(cut(text)) == 2


def test_separators_of_pasted_text_end_lines() -> None:
    assert cut("one line\u2028another line\x0b\x0cthird") == ["one line", "another line", "third"]


@given(st.text(alphabet="ab .,\n\r\t\u2028(A1-:", max_size=200))
def test_pieces_stand_in_order_and_hold_their_words(text: str) -> None:
    pieces = pieces_of(text)
    assert all(piece.span.of(text) == piece.words for piece in pieces)
    assert all(piece.words == piece.words.strip() != "" for piece in pieces)
    assert all(one.span.end <= other.span.start for one, other in pairwise(pieces))
    assert "".join("".join(piece.words.split()) for piece in pieces) == "".join(text.split())


def test_parts_are_laid_out_with_their_spans() -> None:
    composed = compose(
        [Part("Name: x", BlockKind.HEADER), Part("a | b", BlockKind.TABLE_ROW, tight=True)], Cleaner()
    )
    assert composed.text == "Name: x\na | b"
    assert [piece.span.of(composed.text) for piece in composed.pieces] == ["Name: x", "a | b"]


def test_the_breaks_inside_a_part_cut_it() -> None:
    composed = compose([Part("The Minister\nLondon"), Part("  "), Part("Dear Minister,")], Cleaner())
    assert composed.text == "The Minister\nLondon\n\nDear Minister,"
    assert len(composed.pieces) == 3


def test_a_text_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT_CHARACTERS", 100)
    with pytest.raises(TooLargeFile, match="100 characters"):
        compose([Part("x" * 60), Part("y" * 60)], Cleaner())
