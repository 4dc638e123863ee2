"""How well the reader reads: what it proposes, held against rows that people labelled.

Takes gold rows (format: docs/reference/labelling.md) and proposals; gives counts and every miss.

    labels.py     the CSV files, told apart by their columns
    agreeing.py   when names, dates, spans agree
    tally.py      counts, shares, misses
    holding.py    one kind of claim held against its rows
    figures.py, acts.py, quotes.py, appeals.py, answers.py, norms.py   one kind of claim each
    whole.py      every kind that a gold set has labels for
"""

from __future__ import annotations

from tumen.reading.evaluation.figures import (
    ENOUGH,
    NEEDED,
    SCORED,
    Evaluation,
    GoldFigure,
    evaluate,
    load_gold,
)
from tumen.reading.evaluation.labels import COLUMNS, Label, UnusableGold, load_labels
from tumen.reading.evaluation.tally import Miss, Tally

__all__ = [
    "COLUMNS",
    "ENOUGH",
    "NEEDED",
    "SCORED",
    "Evaluation",
    "GoldFigure",
    "Label",
    "Miss",
    "Tally",
    "UnusableGold",
    "evaluate",
    "load_gold",
    "load_labels",
]
