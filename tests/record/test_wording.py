"""What documents share, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tumen.record.shared_views import DocumentRef, First, Pair, PassageLine
from tumen.record.wording import first_of_pair, in_common, likeness_in_words, share_in_words
from tumen.vocabulary.spans import Span

LINE = PassageLine("p-1", "words", Span(0, 5), 1, 14, 0.78, False, False, First.THIS)
LEFT, RIGHT = (DocumentRef(id, id, "", None) for id in ("d-1", "d-2"))


@pytest.mark.parametrize(
    ("words", "said"),
    [(1, "1 word in common"), (31, "31 words in common"), (1200, "1,200 words in common")],
)
def test_it_counts_words(words: int, said: str) -> None:
    assert in_common(words) == said


@pytest.mark.parametrize(
    ("share", "said"), [(1.0, "100 percent"), (0.124, "12 percent"), (0.001, "less than 1 percent")]
)
def test_it_says_which_share(share: float, said: str) -> None:
    assert share_in_words(share) == said


def test_it_says_how_alike_two_sides_are() -> None:
    assert likeness_in_words(LINE) == "14 words in common, 78 percent of the longer side"
    assert likeness_in_words(replace(LINE, likeness=1.0)) == "14 words in common, word for word"
    both = likeness_in_words(replace(LINE, is_reordered=True, is_shortened=True))
    assert both.endswith(", in another order, shortened with a mark")


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (First.THIS, "the letter had them first"),
        (First.OTHER, "the news had them first"),
        (First.OUTSIDE, "both have them from elsewhere"),
        (First.OPEN, "which had them first is not decided yet"),
    ],
)
def test_it_says_which_of_two_had_them_first(first: First, said: str) -> None:
    assert first_of_pair(Pair(LEFT, RIGHT, 1, 14, first, "p-1"), "the letter", "the news") == said
