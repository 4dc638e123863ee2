"""The texts of told.txt: how the language asks."""

from __future__ import annotations

from tools.learning.asks import told
from tumen.reading import read
from tumen.reading.evaluation.appeals import score_appeals


def test_nearly_every_ask_of_the_texts_is_found_and_most_are_whole() -> None:
    texts = [(source, rows) for source, rows in told()]
    proposals = dict(read([source for source, _ in texts]))
    rows = [row for _, labelled in texts for row in labelled]
    tally = score_appeals(rows, proposals, {source.key: source.text for source, _ in texts})
    assert tally.f1 > 0.9
    assert tally.whole("whole") > 0.7
