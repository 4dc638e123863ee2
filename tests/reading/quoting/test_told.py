"""The texts of told.txt: how the language quotes."""

from __future__ import annotations

from tools.learning.quotes import told
from tumen.reading import read
from tumen.reading.evaluation.quotes import score_quotes


def test_most_quotations_of_the_texts_are_given_to_who_says_them() -> None:
    texts = list(told())
    proposals = dict(read([source for source, _ in texts]))
    rows = [row for _, labelled in texts for row in labelled]
    tally = score_quotes(rows, proposals, {source.key: source.text for source, _ in texts})
    assert tally.recall > 0.95
    assert tally.whole("speaker") > 0.85
