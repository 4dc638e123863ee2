"""A kept passage as the value that the corroboration room takes."""

from __future__ import annotations

from tumen.corroboration.passages.passage import Passage
from tumen.record.models import SharedPassage
from tumen.vocabulary.spans import Span


def passage_of(row: SharedPassage) -> Passage:
    """The kept passage as a value, its documents by their ids."""
    return Passage(
        row.left.document.public_id,
        row.right.document.public_id,
        Span(row.left_start, row.left_end),
        Span(row.right_start, row.right_end),
        tuple((Span(a, b), Span(c, d)) for a, b, c, d in row.pieces),
        row.words,
        row.likeness,
        row.worth,
        row.is_reordered,
        row.is_shortened,
    )
