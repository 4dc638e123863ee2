"""How well the reader reads: its core figures held against rows that a person labelled.

Takes gold rows (format: docs/reference/labelling.md) and proposals, gives recall, precision, accuracy per
slot and
every miss. A figure is found when a proposed core figure and a core row share number words; slots are judged
on
found figures only.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.errors import TumenError
from tumen.vocabulary.slots import ProposedClaim
from tumen.vocabulary.spans import Span

NEEDED: tuple[str, ...] = (
    "doc",
    "kind",
    "span",
    "char_start",
    "number_low",
    "number_high",
    "event",
    "date_iso",
    "who_said",
)
NEEDED += ("realis", "polarity", "stance", "claim_kind")
#: The slots that are scored, in the order of the report.
SCORED = ("number", "act", "date", "speaker", "realis", "polarity", "stance", "kind")
#: Under this many found figures an accuracy is reported as a count only: one more or less moves it too far.
ENOUGH = 50


class UnusableGold(TumenError):
    """The gold file cannot be scored against."""


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """One labelled row. Empty text means that the labeller left the slot empty."""

    doc: str
    kind: str
    span: Span
    words: str
    sentence: str
    low: float | None
    high: float | None
    act: str
    date: str
    speaker: str
    realis: str
    polarity: str
    stance: str
    claim_kind: str


@dataclass(frozen=True, slots=True)
class Miss:
    """Something wrong: a row not found, a figure too many, or a slot that differs."""

    doc: str
    what: str  #: "not found", "too many", or the slot's name
    words: str
    expected: str
    got: str
    sentence: str


@dataclass(slots=True)
class Evaluation:
    """Counts and misses of one run; shares are computed from the counts when asked for."""

    gold: int = 0
    returned: int = 0
    found: int = 0
    returned_listed: int = 0  #: returned figures that match some labelled row, core or not
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SCORED, 0))
    misses: list[Miss] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        return self.found / self.returned if self.returned else 0.0

    def accuracy(self, slot: str) -> float:
        return self.right[slot] / self.found if self.found else 0.0

    def to_json(self) -> dict[str, object]:
        return {
            "gold": self.gold,
            "returned": self.returned,
            "found": self.found,
            "recall": round(self.recall, 4),
            "precision": round(self.precision, 4),
            "returned_that_match_any_row": self.returned_listed,
            "slots": {
                slot: {"right": self.right[slot], "of": self.found, "accuracy": round(self.accuracy(slot), 4)}
                for slot in SCORED
            },
            "misses": [{name: getattr(miss, name) for name in Miss.__slots__} for miss in self.misses],
        }


def load_gold(path: Path) -> list[GoldFigure]:
    """Read a CSV of labelled figures, or every ``*figures*.csv`` of a folder.

    Raises UnusableGold naming the file and what is missing.
    """
    files = sorted(path.glob("*figures*.csv")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise UnusableGold(
            f"No labelled figures at {path}: give a CSV file, or a folder that holds figures.csv."
        )
    return [row for file in files for row in _rows(file)]


def _rows(file: Path) -> Iterable[GoldFigure]:
    with file.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if missing:
            raise UnusableGold(
                f"{file.name} lacks the columns {', '.join(missing)}; docs/reference/labelling.md has the "
                f"format."
            )
        for number, row in enumerate(reader, 2):
            try:
                yield _row(row)
            except ValueError as error:
                raise UnusableGold(
                    f"{file.name}, line {number}: {error}. Correct the row and run again."
                ) from error


def _row(row: dict[str, str]) -> GoldFigure:
    start = int(row["char_start"])
    return GoldFigure(
        doc=row["doc"],
        kind=row["kind"],
        span=Span(start, start + len(row["span"])),
        words=row["span"],
        sentence=row.get("sentence", ""),
        low=float(row["number_low"]) if row["number_low"] else None,
        high=float(row["number_high"]) if row["number_high"] else None,
        act=row["event"].strip(),
        date=row["date_iso"].strip(),
        speaker=row["who_said"].strip(),
        realis=row["realis"].strip(),
        polarity=row["polarity"].strip(),
        stance=row["stance"].strip(),
        claim_kind=row["claim_kind"].strip(),
    )


def evaluate(
    gold: Sequence[GoldFigure],
    proposals: Mapping[str, Sequence[ProposedClaim]],
    texts: Mapping[str, str],
    published: Mapping[str, Interval | None] | None = None,
) -> Evaluation:
    """Score the proposals of each document against its rows; documents without rows are not counted.

    ``published`` lets an open end ("2020/..") equal an end at the document's own date.
    """
    result = Evaluation()
    for doc in sorted({row.doc for row in gold}):
        rows = [row for row in gold if row.doc == doc]
        core = [row for row in rows if row.kind == FigureKind.CORE.value]
        claims = [claim for claim in proposals.get(doc, ()) if claim.value("figure_kind") is FigureKind.CORE]
        pairs = _matched(core, claims)
        result.gold += len(core)
        result.returned += len(claims)
        result.found += len(pairs)
        _note_unmatched(result, doc, texts.get(doc, ""), rows, core, claims, pairs)
        for row, claim in pairs:
            _score(result, row, claim, (published or {}).get(doc))
    return result


def _matched(
    rows: Sequence[GoldFigure], claims: Sequence[ProposedClaim]
) -> list[tuple[GoldFigure, ProposedClaim]]:
    """Pairs of row and claim whose words overlap, nearest beginnings first, each used once."""
    candidates = sorted(
        (abs(row.span.start - claim.passage.start), abs(len(row.span) - len(claim.passage)), left, right)
        for left, row in enumerate(rows)
        for right, claim in enumerate(claims)
        if row.span.overlaps(claim.passage)
    )
    used_rows: set[int] = set()
    used_claims: set[int] = set()
    pairs = []
    for _, _, left, right in candidates:
        if left not in used_rows and right not in used_claims:
            used_rows.add(left)
            used_claims.add(right)
            pairs.append((rows[left], claims[right]))
    return pairs


def _note_unmatched(
    result: Evaluation,
    doc: str,
    text: str,
    rows: Sequence[GoldFigure],
    core: Sequence[GoldFigure],
    claims: Sequence[ProposedClaim],
    pairs: Sequence[tuple[GoldFigure, ProposedClaim]],
) -> None:
    found = {id(row) for row, _ in pairs}
    used = {id(claim) for _, claim in pairs}
    result.misses += [
        Miss(doc, "not found", row.words, row.act, "", row.sentence) for row in core if id(row) not in found
    ]
    for claim in claims:
        listed = [row for row in rows if row.span.overlaps(claim.passage)]
        result.returned_listed += bool(listed) or id(claim) in used
        if id(claim) not in used:
            expected = f"{listed[0].kind}: {listed[0].words}" if listed else "no row"
            result.misses.append(
                Miss(
                    doc,
                    "too many",
                    claim.passage.of(text),
                    expected,
                    str(claim.value("act") or ""),
                    claim.sentence.of(text),
                )
            )


def _score(result: Evaluation, row: GoldFigure, claim: ProposedClaim, published: Interval | None) -> None:
    quantity, time = claim.value("quantity"), claim.value("time")
    speakers = claim.slots.get("speakers")
    judged = {
        "number": (
            _range(row.low, row.high),
            _range(quantity.low, quantity.high),
            (row.low, row.high) == (quantity.low, quantity.high),
        ),
        "act": (row.act, claim.value("act") or "", _same_act(row.act, claim.value("act") or "")),
        "date": (
            row.date,
            str(time) if time else "",
            _same_date(row.date, time.interval if time else None, published),
        ),
        "speaker": (
            row.speaker,
            "; ".join(" < ".join(chain) for chain in claim.value("speakers") or ()),
            _same_speaker(
                row,
                speakers.rule if speakers else "voice",
                [chain[-1] for chain in claim.value("speakers") or ()],
            ),
        ),
        "realis": _coded(row.realis, claim.value("realis")),
        "polarity": _coded(row.polarity, claim.value("polarity")),
        "stance": _coded(row.stance, claim.value("stance")),
        "kind": _coded(row.claim_kind, claim.value("kind")),
    }
    for slot, (expected, got, right) in judged.items():
        result.right[slot] += right
        if not right:
            result.misses.append(Miss(row.doc, slot, row.words, expected, got, row.sentence))


def _range(low: float | None, high: float | None) -> str:
    return f"{'' if low is None else f'{low:g}'}–{'' if high is None else f'{high:g}'}"


def _coded(expected: str, got: object) -> tuple[str, str, bool]:
    value = str(getattr(got, "value", got) or "")
    return expected, value, expected == value


def _same_act(expected: str, got: str) -> bool:
    """The vocabulary of "other:" acts is open: there any other-act is right."""
    return expected == got or (expected.startswith("other") and (got.startswith("other") or not got))


def _same_date(expected: str, got: Interval | None, published: Interval | None) -> bool:
    if not expected or got is None:
        return not expected and got is None
    wanted = Interval.from_edtf(expected)
    closed = published.latest if published else None
    return (wanted.earliest, wanted.latest or closed) == (got.earliest, got.latest or closed)


_UNTELLING = frozenset(
    "the a an of s mr mrs ms dr sir lord lady mp rev prof and his her its their who in at to from on".split()
)


def _telling(name: str) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", name.lower()) if word not in _UNTELLING}


def _same_speaker(row: GoldFigure, rule: str, names: Sequence[str]) -> bool:
    """An empty label, or a named one with stance "own", is the document's own voice; else half of the shorter
    name's words agree."""
    if rule.startswith("voice") and (not row.speaker or row.stance == "own"):
        return True
    if not row.speaker:
        return False
    expected = _telling(row.speaker)
    for name in names:
        got = _telling(name)
        if expected & got and 2 * len(expected & got) >= min(len(expected), len(got)):
            return True
    return False
