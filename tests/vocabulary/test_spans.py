"""Spans count code points, half open; a quote proves itself against its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.vocabulary.spans import CONTEXT, Quote, Span

texts = st.text(max_size=120)


@st.composite
def placed(draw: st.DrawFn) -> tuple[str, Span]:
    """A text and a span inside it."""
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3), (-2, -1)])
def test_it_refuses_a_span_that_runs_backwards_or_begins_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="forwards"):
        Span(start, end)


def test_it_leaves_its_end_out() -> None:
    assert Span(3, 6).of("in 600 cases") == "600"
    assert len(Span(3, 6)) == 3


def test_it_counts_code_points_and_not_bytes() -> None:
    text = "온성에서 40명, 🚌 두 대"
    assert Span(5, 8).of(text) == "40명"
    assert Span(10, 11).of(text) == "🚌"


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 4).overlaps(Span(4, 8))
    assert Span(0, 5).overlaps(Span(4, 8))


def test_a_span_covers_itself_and_what_lies_inside() -> None:
    assert Span(2, 9).covers(Span(2, 9))
    assert Span(2, 9).covers(Span(4, 9))
    assert not Span(2, 9).covers(Span(1, 5))


def test_spans_stand_in_the_order_of_the_text() -> None:
    assert sorted([Span(5, 6), Span(1, 9), Span(1, 4)]) == [Span(1, 4), Span(1, 9), Span(5, 6)]


@given(placed(), texts)
def test_shifting_a_span_keeps_its_words(case: tuple[str, Span], before: str) -> None:
    text, span = case
    assert span.shifted(len(before)).of(before + text) == span.of(text)


@given(placed())
def test_a_span_comes_back_from_json(case: tuple[str, Span]) -> None:
    assert Span.from_json(case[1].to_json()) == case[1]


@given(placed())
def test_a_quote_stands_in_the_text_it_was_taken_from(case: tuple[str, Span]) -> None:
    text, span = case
    quote = Quote.at(text, span)
    assert quote.stands_in(text)
    assert len(quote.prefix) <= CONTEXT
    assert len(quote.suffix) <= CONTEXT
    assert text[max(0, span.start - CONTEXT) :].startswith(quote.prefix + quote.exact + quote.suffix)


@given(placed(), st.characters())
def test_a_quote_falls_when_the_text_before_it_grows(case: tuple[str, Span], added: str) -> None:
    text, span = case
    shifted = added + text
    assert Quote.at(text, span).stands_in(shifted) == (Quote.at(shifted, span) == Quote.at(text, span))


def test_a_quote_falls_when_one_of_its_words_changes() -> None:
    text = "Police sent 40 women across the bridge."
    quote = Quote.at(text, Span(12, 20))
    assert quote.exact == "40 women"
    assert not quote.stands_in(text.replace("40", "41"))


def test_a_quote_falls_when_the_words_beside_it_change() -> None:
    text = "Police sent 40 women across the bridge."
    assert not Quote.at(text, Span(12, 20)).stands_in(text.replace("across", "beneath"))


def test_a_quote_does_not_stand_in_a_text_that_is_too_short_for_it() -> None:
    assert not Quote.at("Police sent 40 women", Span(12, 20)).stands_in("Police sent")
