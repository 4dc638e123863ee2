"""Answers: their labelled rows, which clauses answer and how, and how well they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.learning.examples import Example, features_by_value
from tools.learning.rows import rows_by_document
from tools.learning.told import told_in
from tumen.reading.evaluation.answers import score_answers
from tumen.reading.evaluation.labels import Label
from tumen.reading.evaluation.tally import Tally
from tumen.reading.preparing import Prepared
from tumen.reading.sources import Source
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.codes import AnswerKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import ProposedClaim
from tumen.vocabulary.spans import Span

SLOTS = ("answer", "answer_kind")
#: Strength of the prior that weights are nothing: chosen by --check.
PRIOR = {"answer": 12.0, "answer_kind": 12.0}
#: In how many examples a sign must be met: its single words are many.
LEAST = {"answer": 5, "answer_kind": 5}
#: What a clause that answers is worth beside one that does not: few do.
WORTH = 2.0
#: Texts with how they answer, written to show how the language answers; they are tests too.
TOLD = Path(__file__).resolve().parents[2] / "tests/reading/answers/told.txt"


def load(folder: Path) -> dict[str, list[Label]] | None:
    """The labelled answers of a set, by document; None for a set that has none."""
    return rows_by_document(folder, "answers")


@dataclass(slots=True)
class Tutor:
    """Watches the reading of one document's answers and notes each weighing with what the labels say."""

    prepared: Prepared
    rows: Sequence[Label]
    tells: bool  #: whether the reader is given the right value
    weight: float = 1.0
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))
    _used: set[int] = field(default_factory=set)
    _last: AnswerKind | None = None  #: how the passage weighed last answers

    def __call__(self, slot: str, passage: Span, evidence: list[Piece]) -> Any:
        if slot not in SLOTS:
            return None
        if slot == "answer":
            self._last = self._kind(passage)
        right = self._last is not None if slot == "answer" else self._last
        features = features_by_value(evidence)
        marks = [value is right for value in features]
        if any(marks):
            worth = WORTH if right is True else 1.0
            self.examples[slot].append(Example(list(features.values()), marks, worth * self.weight))
        return right if self.tells else None

    def _kind(self, passage: Span) -> AnswerKind | None:
        """The kind of the row that a passage overlaps most, each row once."""
        best, most = None, 0
        for number, row in enumerate(self.rows):
            shared = min(row.span.end, passage.end) - max(row.span.start, passage.start)
            if shared > most and number not in self._used:
                best, most = number, shared
        if best is None or 4 * most < min(len(passage), len(self.rows[best].span)):
            return None
        self._used.add(best)
        return AnswerKind(self.rows[best]["type"])


def told() -> Iterable[tuple[Source, list[Label]]]:
    """The texts of `TOLD`, each with its answers as rows that stand where their words do."""
    for source, lines in told_in(TOLD):
        rows, since = [], 0
        for line in lines:
            words, who, kind = (part.strip() for part in line.split("|"))
            since = source.text.index(words, since)
            values = {"who_answers": who, "type": kind}
            rows.append(Label(source.key, Span(since, since + len(words)), words, values))
        yield source, rows


def scored(
    rows: Mapping[str, Sequence[Label]],
    proposals: Mapping[str, Sequence[ProposedClaim]],
    texts: Mapping[str, str],
    published: Mapping[str, Interval | None],
) -> Tally:
    """How well the answers of these documents are read."""
    every = [row for labelled in rows.values() for row in labelled]
    return score_answers(every, {doc: proposals[doc] for doc in rows}, texts)
