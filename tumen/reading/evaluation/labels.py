"""Labels as people write them: CSV files, one for each kind of claim, told apart by their columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tumen.vocabulary.errors import TumenError
from tumen.vocabulary.spans import Span

#: The columns of each kind that must be there, in the order in which the kinds are reported.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "figures": (
        "doc", "kind", "span", "char_start", "number_low", "number_high", "event", "date_iso", "who_said",
        "realis", "polarity", "stance", "claim_kind",
    ),
    "acts": ("doc", "char_start", "anchor", "act", "victim", "perpetrator", "place", "date_iso"),
    "quotes": ("doc", "char_start", "quote", "speaker"),
    "appeals": ("doc", "char_start", "anchor", "asker", "addressee", "ask"),
    "answers": ("doc", "char_start", "anchor", "who_answers", "type"),
    "norms": ("doc", "char_start", "as_written", "norm"),
}  # fmt: skip
#: The column that holds the exact words, by kind.
_WORDS = {
    "figures": "span", "acts": "anchor", "quotes": "quote", "appeals": "anchor", "answers": "anchor",
    "norms": "as_written",
}  # fmt: skip


class UnusableGold(TumenError):
    """The labels cannot be scored against."""


@dataclass(frozen=True, slots=True)
class Label:
    """One row of any kind: the document, where its words stand, the words, and the row's other columns.

    ``where`` names its file and line, for messages.
    """

    doc: str
    span: Span
    words: str
    values: Mapping[str, str]
    where: str = ""

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")


def load_labels(path: Path) -> dict[str, list[Label]]:
    """Every kind of label in a CSV file or in the CSV files of a folder, by kind.

    Raises UnusableGold naming the file and what is missing.
    """
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise UnusableGold(
            f"No labels at {path}: give a CSV file of labels, or a folder that holds figures.csv or others."
        )
    found: dict[str, list[Label]] = {}
    for file in files:
        kind, rows = _read(file)
        found.setdefault(kind, []).extend(rows)
    if not any(kind in found for kind in COLUMNS):
        raise UnusableGold(_lacking(files[0], next(iter(found))))
    return {kind: found[kind] for kind in COLUMNS if kind in found}


def _lacking(file: Path, columns: str) -> str:
    """What is wrong with a file that is no kind of labels, as against labelled figures."""
    missing = [name for name in COLUMNS["figures"] if name not in columns.split(",")]
    return (
        f"{file.name} lacks the columns {', '.join(missing)}, and is no other kind of labels; "
        "docs/reference/labelling.md has the format."
    )


def _read(file: Path) -> tuple[str, list[Label]]:
    """The kind of a file and its rows; for a file that is none, its columns and no rows."""
    with file.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        columns = reader.fieldnames or ()
        kind = next((kind for kind, needed in COLUMNS.items() if set(needed) <= set(columns)), None)
        if kind is None:
            return ",".join(columns), []
        return kind, list(_rows(file, kind, reader))


def _rows(file: Path, kind: str, reader: csv.DictReader[str]) -> Iterator[Label]:
    for number, row in enumerate(reader, 2):
        words = row[_WORDS[kind]]
        try:
            start = int(row["char_start"])
            span = Span(start, start + len(words))
        except ValueError as error:
            raise UnusableGold(
                f"{file.name}, line {number}: {error}. Correct the row and run again."
            ) from error
        values = {name: (value or "").strip() for name, value in row.items() if name is not None}
        yield Label(row["doc"], span, words, values, f"{file.name}, line {number}")
