"""Asks: their labelled rows, which of the words that may ask do ask, and how well they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.learning.examples import Example, features_by_value
from tools.learning.rows import rows_by_document
from tools.learning.told import told_in
from tumen.reading.asks.finding import Candidate, candidates_of
from tumen.reading.evaluation.appeals import same_ask, score_appeals
from tumen.reading.evaluation.labels import Label
from tumen.reading.evaluation.tally import Tally
from tumen.reading.preparing import Prepared
from tumen.reading.sources import Source
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import ProposedClaim
from tumen.vocabulary.spans import Span

SLOTS = ("ask",)
#: Strength of the prior that weights are nothing: chosen by --check.
PRIOR = {"ask": 8.0}
#: Texts with what they ask, written to show how the language asks; they are tests too.
TOLD = Path(__file__).resolve().parents[2] / "tests/reading/asks/told.txt"

#: A candidate: where its words begin and end, and what it asks to do.
Key = tuple[int, int, str]


def load(folder: Path) -> dict[str, list[Label]] | None:
    """The labelled asks of a set, by document; None for a set that has none."""
    return rows_by_document(folder, "appeals")


@dataclass(slots=True)
class Tutor:
    """Watches the reading of one document's asks and notes each weighing with what the labels say."""

    prepared: Prepared
    rows: Sequence[Label]
    tells: bool  #: whether the reader is given the right value
    weight: float = 1.0
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))
    _right: set[Key] = field(default_factory=set)

    def __post_init__(self) -> None:
        found = [each for each in candidates_of(self.prepared) if isinstance(each, Candidate)]
        self._right = {_key(candidate) for candidate in asking(found, self.rows)}

    def __call__(self, slot: str, passage: Span, evidence: list[Piece]) -> Any:
        if slot not in SLOTS:
            return None
        candidate = next(piece.given for piece in evidence if piece.given is not None)
        is_right = _key(candidate) in self._right
        features = features_by_value(evidence)
        self.examples[slot].append(
            Example(list(features.values()), [value is is_right for value in features], self.weight)
        )
        return is_right if self.tells else None


def _key(candidate: Candidate) -> Key:
    return candidate.passage.start, candidate.passage.end, candidate.to_do


def asking(candidates: Sequence[Candidate], rows: Sequence[Label]) -> list[Candidate]:
    """The candidates that labelled rows speak of: those that overlap one, the same ask first, each row
    once."""
    fits = []
    for number, candidate in enumerate(candidates):
        for at, row in enumerate(rows):
            shared = min(row.span.end, candidate.passage.end) - max(row.span.start, candidate.passage.start)
            if shared > 0:
                near = shared / max(len(row.span), len(candidate.passage))
                same, alike = same_ask(row["ask"], candidate.to_do), _alike(row["ask"], candidate.to_do)
                fits.append((same, not candidate.is_inside, near + alike, -at, -number))
    used: set[int] = set()
    taken: list[Candidate] = []
    for _, _, _, at, number in sorted(fits, reverse=True):
        if at not in used and candidates[-number] not in taken:
            used.add(at)
            taken.append(candidates[-number])
    return taken


def _alike(left: str, right: str) -> float:
    """The share of the words of two wordings that both have."""
    words, others = set(left.lower().split()), set(right.lower().split())
    return len(words & others) / max(1, len(words | others))


def told() -> Iterable[tuple[Source, list[Label]]]:
    """The texts of `TOLD`, each with its asks as rows that overlap all of it."""
    for source, lines in told_in(TOLD):
        yield source, [_row(source, line) for line in lines]


def _row(source: Source, line: str) -> Label:
    names = ("asker", "addressee", "ask")
    values = dict(zip(names, (part.strip() for part in line.split("|")), strict=True))
    return Label(source.key, Span(0, len(source.text)), source.text, values)


def scored(
    rows: Mapping[str, Sequence[Label]],
    proposals: Mapping[str, Sequence[ProposedClaim]],
    texts: Mapping[str, str],
    published: Mapping[str, Interval | None],
) -> Tally:
    """How well the asks of these documents are read."""
    every = [row for labelled in rows.values() for row in labelled]
    return score_appeals(every, {doc: proposals[doc] for doc in rows}, texts)
