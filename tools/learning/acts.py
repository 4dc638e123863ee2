"""Acts told without a number: their labelled rows, what a weighing should come to, and how well they are
read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.learning.examples import Example, features_by_value
from tools.learning.rows import rows_by_document
from tools.learning.told import told_in
from tumen.reading.evaluation.acts import score_acts
from tumen.reading.evaluation.agreeing import same_date, same_names
from tumen.reading.evaluation.labels import Label
from tumen.reading.evaluation.tally import Tally
from tumen.reading.preparing import Prepared
from tumen.reading.sources import Source
from tumen.reading.telling import Telling
from tumen.reading.told_acts import ToldAct
from tumen.reading.weighing.acts import group_of
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import ProposedClaim
from tumen.vocabulary.spans import Span

#: Sentences that show which words tell an act of somebody.
TOLD = Path(__file__).resolve().parents[2] / "tests/reading/acting/told.txt"
#: Is a word a claim of its own, of which act, when, and where.
SLOTS = ("act-claim", "act-code", "act-time", "act-place")
#: Strength of the prior that weights are nothing, by slot: chosen by --check.
PRIOR = {"act-claim": 8.0, "act-code": 6.0, "act-time": 3.0, "act-place": 4.0}


def load(folder: Path) -> dict[str, list[Label]] | None:
    """The labelled acts of a set, by document; None for a set that has none."""
    return rows_by_document(folder, "acts")


@dataclass(slots=True)
class Tutor:
    """Watches the reading of one document's acts and notes each weighing with the labeller's value."""

    prepared: Prepared
    rows: Sequence[Label]
    tells: bool  #: whether the reader is given the right value
    weight: float = 1.0
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))
    _row_of: dict[int, Label] = field(default_factory=dict)  #: by the place of a word in the text
    _told: ToldAct | None = None

    def __post_init__(self) -> None:
        self._row_of = _words_of_rows(self.prepared, self.rows)

    def __call__(self, slot: str, passage: Span, evidence: list[Piece]) -> Any:
        if (
            slot not in SLOTS
            or slot in ("act-time", "act-place")
            and self.prepared.source.key.startswith("told-")
        ):
            return None
        if slot == "act-code":
            self._told = next(piece.given for piece in evidence if piece.given is not None)
        elif slot == "act-claim":
            self._told = evidence[0].given  # with the act that was taken
        assert self._told is not None
        row = self._row_of.get(_place_of(self._told))
        right = {value for value in features_by_value(evidence) if self._is_right(slot, row, value)}
        return self._noted(slot, evidence, right)

    @property
    def _code(self) -> str:
        return group_of(self._told.word.code) if self._told is not None else ""

    def _noted(self, slot: str, evidence: list[Piece], right: set[Any]) -> Any:
        features = features_by_value(evidence)
        marks = [value in right for value in features]
        if any(marks) and not all(marks):
            self.examples[slot].append(Example(list(features.values()), marks, self.weight))
        if not self.tells or not any(marks):
            return None
        return next(value for value in features if value in right)

    def _is_right(self, slot: str, row: Label | None, value: Any) -> bool:
        if slot == "act-claim":  # what tells another act than the one taken is no claim of it
            return bool(value is (row is not None and self._is_right("act-code", row, self._code)))
        if row is None:
            return False
        if slot == "act-code":
            return bool(value == group_of(row["act"]))
        if slot == "act-place":
            return same_names(row["place"], [value] if value else [])
        got = value if isinstance(value, Interval) else None
        return same_date(row["date_iso"], got, self.prepared.source.published)


def _place_of(told: ToldAct) -> int:
    return told.sentence.span.start + told.token.idx


def _words_of_rows(prepared: Prepared, rows: Sequence[Label]) -> dict[int, Label]:
    """Which word tells which row: the one inside its anchor that can tell its act, the plainest and first;
    where none can, the first verb of the anchor."""
    telling = Telling(prepared)
    words = [
        (sentence.span.start + word.token.idx, len(word.token), word)
        for sentence in prepared.sentences
        for word in telling.told_words(sentence.index).values()
    ]
    fits = []
    for number, row in enumerate(rows):
        for start, length, word in words:
            if not row.span.overlaps(Span(start, start + length)):
                continue
            codes = [group_of(each.code) for each in (word, *word.others)]
            rank = codes.index(group_of(row["act"])) > 2 if group_of(row["act"]) in codes else 2
            if rank != 2 or word.is_verbal:
                fits.append((int(rank), abs(start - row.span.start), number, start))
    taken: dict[int, Label] = {}
    used: set[int] = set()
    for _, _, number, start in sorted(fits):
        if number not in used and start not in taken:
            used.add(number)
            taken[start] = rows[number]
    return taken


def told() -> Iterable[tuple[Source, list[Label]]]:
    """The sentences of `TOLD`, each with its acts as rows that stand where their words do."""
    for source, lines in told_in(TOLD):
        rows = []
        for line in lines:
            words, act = (part.strip() for part in line.split("|"))
            start = source.text.index(words)
            values = {"act": act, "date_iso": ""}
            rows.append(Label(source.key, Span(start, start + len(words)), words, values))
        yield source, rows


def scored(
    rows: Mapping[str, Sequence[Label]],
    proposals: Mapping[str, Sequence[ProposedClaim]],
    texts: Mapping[str, str],
    published: Mapping[str, Interval | None],
) -> Tally:
    """How well the acts of these documents are read."""
    every = [row for labelled in rows.values() for row in labelled]
    return score_acts(every, {doc: proposals[doc] for doc in rows}, texts, published)
