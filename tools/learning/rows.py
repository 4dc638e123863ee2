"""The labelled rows of one kind of claim."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from tumen.reading.evaluation.labels import Label, load_labels


def rows_by_document(folder: Path, kind: str) -> dict[str, list[Label]] | None:
    """The labels of a kind in a set, by document; None for a set that has none of it."""
    rows = load_labels(folder).get(kind)
    if rows is None:
        return None
    found: dict[str, list[Label]] = defaultdict(list)
    for row in rows:
        found[row.doc].append(row)
    return found
