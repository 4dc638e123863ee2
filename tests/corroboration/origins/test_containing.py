import pytest

from tumen.corroboration.origins.containing import are_in_order, share_of
from tumen.corroboration.passages.passage import Passage
from tumen.vocabulary.spans import Span


def passage(left, right):
    return Passage("a", "b", Span(left, left + 10), Span(right, right + 10), (), 5, 1.0, 9.0)


def test_it_counts_what_is_covered_twice_once():
    assert share_of("x" * 100, [Span(0, 20), Span(10, 30), Span(12, 14), Span(90, 100)]) == pytest.approx(0.4)


def test_it_gives_an_empty_text_no_share():
    assert share_of("", []) == 0.0


def test_it_knows_passages_in_the_same_order():
    assert are_in_order([passage(50, 70), passage(0, 20), passage(20, 40)])
    assert not are_in_order([passage(0, 40), passage(20, 20)])
