"""Quotations: their labelled rows, who of those on offer says them, and how well they are read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.learning.examples import Example, features_by_value
from tools.learning.rows import rows_by_document
from tools.learning.told import told_in
from tumen.reading.evaluation.agreeing import overlap, same_names
from tumen.reading.evaluation.labels import Label
from tumen.reading.evaluation.quotes import score_quotes
from tumen.reading.evaluation.tally import Tally
from tumen.reading.preparing import Prepared
from tumen.reading.sources import Source
from tumen.reading.weighing.evidence import Piece
from tumen.reading.weighing.quotes import SLOT
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import ProposedClaim
from tumen.vocabulary.spans import Span

#: Strength of the prior that weights are nothing: chosen by leaving documents out.
PRIOR = {SLOT: 3.0}
#: Texts with who says their quotations, written to show how the language quotes; they are a test too.
TOLD = Path(__file__).resolve().parents[2] / "tests/reading/quoting/told.txt"


def load(folder: Path) -> dict[str, list[Label]] | None:
    """The labelled quotations of a set, by document; None for a set that has none."""
    return rows_by_document(folder, "quotes")


@dataclass(slots=True)
class Tutor:
    """Watches the reading of one document's quotations and notes each weighing with who is labelled."""

    prepared: Prepared
    rows: Sequence[Label]
    tells: bool  #: whether the reader is given the right value
    weight: float = 1.0
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))

    def __call__(self, slot: str, passage: Span, evidence: list[Piece]) -> Any:
        if slot != SLOT:
            return None
        row = row_of(passage, self.rows)
        if row is None:
            return None
        features = features_by_value(evidence)
        marks = [same_names(row["speaker"], [name] if name else []) for name in features]
        if any(marks) and not all(marks):
            self.examples[slot].append(Example(list(features.values()), marks, self.weight))
        if not self.tells or not any(marks):
            return None
        return next(name for name, is_right in zip(features, marks, strict=True) if is_right)


def row_of(passage: Span, rows: Iterable[Label]) -> Label | None:
    """The row of the quotation at ``passage``: of those that share half of it, that which begins nearest."""
    near = [row for row in rows if 2 * overlap(row.span, passage) > min(len(row.span), len(passage))]
    return min(near, key=lambda row: abs(row.span.start - passage.start), default=None)


def told() -> Iterable[tuple[Source, list[Label]]]:
    """The texts of `TOLD`, each with its quotations as rows that stand where their words do."""
    for source, lines in told_in(TOLD):
        rows, since = [], 0
        for line in lines:
            words, speaker = (part.strip() for part in line.split("|"))
            found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(source.text, since)
            assert found is not None, words
            since = found.end()
            rows.append(Label(source.key, Span(*found.span()), found[0], {"speaker": speaker}))
        yield source, rows


def scored(
    rows: Mapping[str, Sequence[Label]],
    proposals: Mapping[str, Sequence[ProposedClaim]],
    texts: Mapping[str, str],
    published: Mapping[str, Interval | None],
) -> Tally:
    """How well the quotations of these documents are read."""
    every = [row for labelled in rows.values() for row in labelled]
    return score_quotes(every, {doc: proposals[doc] for doc in rows}, texts)
