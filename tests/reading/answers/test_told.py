"""The texts of told.txt: how the language answers."""

from __future__ import annotations

from tools.learning.answers import told
from tumen.reading import read
from tumen.reading.evaluation.answers import score_answers


def test_most_answers_of_the_texts_are_read_with_their_kind() -> None:
    texts = [(source, rows) for source, rows in told()]
    proposals = dict(read([source for source, _ in texts]))
    rows = [row for _, labelled in texts for row in labelled]
    tally = score_answers(rows, proposals, {source.key: source.text for source, _ in texts})
    assert tally.f1 > 0.85
