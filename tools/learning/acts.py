"""Acts told without a number: their labelled rows, what a weighing should come to, and how well they are
read."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.learning.examples import Example, features_by_value
from tumen.reading.preparing import Prepared
from tumen.reading.telling import Telling
from tumen.reading.told_acts import ToldAct
from tumen.reading.weighing.acts import group_of
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places, ProposedClaim
from tumen.vocabulary.spans import Span

#: Is a word a claim of its own, of which act, and when.
SLOTS = ("act-claim", "act-code", "act-time")
#: Strength of the prior that weights are nothing, by slot: chosen by --check.
PRIOR = {"act-claim": 6.0, "act-code": 3.0, "act-time": 3.0}


@dataclass(frozen=True, slots=True)
class ActRow:
    """One labelled act. Empty text means that the labeller left the column empty."""

    doc: str
    span: Span
    act: str
    victim: str
    perpetrator: str
    place: str
    date: str


def load(folder: Path) -> dict[str, list[ActRow]]:
    """The labelled acts of a set, by document; empty for a set that has none."""
    found: dict[str, list[ActRow]] = defaultdict(list)
    for file in sorted(folder.glob("acts*.csv")):
        with file.open(encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened):
                start = int(row["char_start"])
                span = Span(start, start + len(row["anchor"]))
                columns = (row[name].strip() for name in ("victim", "perpetrator", "place", "date_iso"))
                found[row["doc"]].append(ActRow(row["doc"], span, row["act"].strip(), *columns))
    return found


@dataclass(slots=True)
class Tutor:
    """Watches the reading of one document's acts and notes each weighing with the labeller's value."""

    prepared: Prepared
    rows: Sequence[ActRow]
    tells: bool  #: whether the reader is given the right value
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))
    _row_of: dict[int, ActRow] = field(default_factory=dict)  #: by the place of a word in the text
    _told: ToldAct | None = None

    def __post_init__(self) -> None:
        self._row_of = _words_of_rows(self.prepared, self.rows)

    def __call__(self, slot: str, passage: Span, evidence: list[Piece]) -> Any:
        if slot not in SLOTS:
            return None
        if slot == "act-claim":
            self._told = next(piece.given for piece in evidence if piece.given is not None)
        assert self._told is not None
        row = self._row_of.get(_place_of(self._told))
        right = {value for value in features_by_value(evidence) if self._is_right(slot, row, value)}
        return self._noted(slot, evidence, right)

    def _noted(self, slot: str, evidence: list[Piece], right: set[Any]) -> Any:
        features = features_by_value(evidence)
        marks = [value in right for value in features]
        if any(marks) and not all(marks):
            self.examples[slot].append(Example(list(features.values()), marks))
        if not self.tells or not any(marks):
            return None
        return next(value for value in features if value in right)

    def _is_right(self, slot: str, row: ActRow | None, value: Any) -> bool:
        if slot == "act-claim":
            return bool(value is (row is not None))
        if row is None:
            return False
        if slot == "act-code":
            return bool(value == group_of(row.act))
        got = value if isinstance(value, Interval) else None
        return same_date(row.date, got, self.prepared.source.published)


def _place_of(told: ToldAct) -> int:
    return told.sentence.span.start + told.token.idx


def _words_of_rows(prepared: Prepared, rows: Sequence[ActRow]) -> dict[int, ActRow]:
    """Which word tells which row: the one inside its anchor that can tell its act, the plainest and first;
    where none can, the first verb of the anchor."""
    telling = Telling(prepared)
    words = [
        (sentence.span.start + word.token.idx, len(word.token), word)
        for sentence in prepared.sentences
        for word in telling.words(sentence.index).values()
    ]
    fits = []
    for number, row in enumerate(rows):
        for start, length, word in words:
            if not row.span.overlaps(Span(start, start + length)):
                continue
            codes = [group_of(each.code) for each in (word, *word.others)]
            rank = codes.index(group_of(row.act)) > 2 if group_of(row.act) in codes else 2
            if rank != 2 or word.is_verbal:
                fits.append((int(rank), abs(start - row.span.start), number, start))
    taken: dict[int, ActRow] = {}
    used: set[int] = set()
    for _, _, number, start in sorted(fits):
        if number not in used and start not in taken:
            used.add(number)
            taken[start] = rows[number]
    return taken


# -- how well acts are read
# ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Score:
    """Counts of one measurement; ``right`` by slot, of the claims found."""

    labelled: int = 0
    proposed: int = 0
    found: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("victim", "place", "date"), 0))
    misses: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.labelled + self.proposed) if self.labelled + self.proposed else 0.0

    def __str__(self) -> str:
        recall, precision = self.found / max(1, self.labelled), self.found / max(1, self.proposed)
        shares = ", ".join(f"{slot} {count / max(1, self.found):.3f}" for slot, count in self.right.items())
        return (
            f"{self.labelled} acts: recall {recall:.3f}, precision {precision:.3f}, F1 {self.f1:.3f}; of "
            f"those "
            f"found: {shares}"
        )


def scored(
    rows: Mapping[str, Sequence[ActRow]],
    proposals: Mapping[str, Sequence[ProposedClaim]],
    texts: Mapping[str, str],
    published: Mapping[str, Interval | None],
) -> Score:
    """Proposed acts held against the labelled ones.

    Found: the passage overlaps the anchor and the act is the same ("other:" acts are all one); each row and
    each claim once.
    """
    score = Score()
    for doc, labelled in rows.items():
        claims = [claim for claim in proposals.get(doc, ()) if claim.value("sort") is ClaimSort.ACT]
        score.labelled += len(labelled)
        score.proposed += len(claims)
        pairs = _pairs(labelled, claims)
        score.found += len(pairs)
        for left, right in pairs:
            _judge(score, labelled[left], claims[right], published.get(doc))
        text = texts[doc]
        for number, row in enumerate(labelled):
            if number not in {left for left, _ in pairs}:
                as_ = next((str(c.value("act")) for c in claims if c.passage.overlaps(row.span)), "")
                score.misses.append((doc, "not found", row.span.of(text), row.act, as_))
        for number, claim in enumerate(claims):
            if number not in {right for _, right in pairs}:
                is_ = next((row.act for row in labelled if row.span.overlaps(claim.passage)), "")
                score.misses.append((doc, "too many", claim.passage.of(text), is_, str(claim.value("act"))))
    return score


def _pairs(rows: Sequence[ActRow], claims: Sequence[ProposedClaim]) -> list[tuple[int, int]]:
    fits = sorted(
        (abs(row.span.start - claim.passage.start), left, right)
        for left, row in enumerate(rows)
        for right, claim in enumerate(claims)
        if row.span.overlaps(claim.passage) and group_of(row.act) == group_of(str(claim.value("act")))
    )
    pairs: list[tuple[int, int]] = []
    for _, left, right in fits:
        if all(left != a and right != b for a, b in pairs):
            pairs.append((left, right))
    return pairs


def _judge(score: Score, row: ActRow, claim: ProposedClaim, published: Interval | None) -> None:
    time = claim.value("time")
    subjects = claim.value("subjects") or ()
    place: Places = claim.value("place") or Places()
    named = [party.called for party in subjects]
    judged = {
        "victim": (row.victim, "; ".join(named), same_names(row.victim, named)),
        "place": (row.place, str(place), same_place(row.place, place)),
        "date": (row.date, str(time or ""), same_date(row.date, time.interval if time else None, published)),
    }
    for slot, (expected, got, right) in judged.items():
        score.right[slot] += right
        if not right:
            score.misses.append((row.doc, slot, row.act, expected, got))


def same_date(expected: str, got: Interval | None, published: Interval | None) -> bool:
    """The same days; an open end equals the document's own date."""
    if not expected or got is None:
        return not expected and got is None
    wanted = Interval.from_edtf(expected)
    closed = published.latest if published else None
    return (wanted.earliest, wanted.latest or closed) == (got.earliest, got.latest or closed)


_UNTELLING = frozenset(
    "the a an of s mr mrs ms dr sir rev prof and his her its their who in at to from on some most "
    "many".split()
)


def _telling(name: str) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", name.lower()) if word not in _UNTELLING}


def same_names(expected: str, got: Iterable[str]) -> bool:
    """Whether half of the words of the shorter name agree, for one of those named; nobody where nobody is."""
    got = list(got)
    if not expected or not got:
        return not expected and not got
    for wanted in expected.split(";"):
        for name in got:
            left, right = _telling(wanted), _telling(name)
            if left & right and 2 * len(left & right) >= min(len(left), len(right)):
                return True
    return False


def same_place(expected: str, got: Places) -> bool:
    """Whether one of the places told has half of its words in common with the labelled one."""
    return same_names(expected, [name for name in (got.origin, got.destination, got.at) if name])
