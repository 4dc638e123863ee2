"""Figures held against rows that a person labelled: recall, precision, accuracy per slot, and every miss.

A figure is found when a proposed core figure and a core row share number words; slots are judged on found
figures only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tumen.reading.evaluation.agreeing import overlapping_date, same_date, telling_words
from tumen.reading.evaluation.labels import COLUMNS, Label, UnusableGold, load_labels
from tumen.reading.evaluation.tally import Miss, Tally
from tumen.vocabulary.acts import acts
from tumen.vocabulary.codes import ClaimSort, FigureKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import ProposedClaim
from tumen.vocabulary.spans import Span

NEEDED = COLUMNS["figures"]
#: The slots that are scored, in the order of the report.
SCORED = ("number", "act", "date", "speaker", "realis", "polarity", "stance", "kind", "date overlaps")
#: Under this many found figures an accuracy is reported as a count only: one more or less moves it too far.
ENOUGH = 50


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


class Evaluation(Tally):
    """The counts of figures; ``returned_listed`` are returned figures that match some row, core or not."""

    def __init__(self) -> None:
        super().__init__("figures", SCORED)
        self.returned_listed = 0

    def to_json(self) -> dict[str, object]:
        return {**super().to_json(), "returned_that_match_any_row": self.returned_listed}


def load_gold(path: Path) -> list[GoldFigure]:
    """The labelled figures of a CSV file, or of a folder's.

    Raises UnusableGold naming the file and what is missing.
    """
    found = load_labels(path).get("figures", [])
    if not found:
        raise UnusableGold(
            f"No labelled figures at {path}: give a CSV file, or a folder that holds figures.csv."
        )
    return [gold_figure(label) for label in found]


def gold_figure(label: Label) -> GoldFigure:
    """A row of figures.csv. Raises UnusableGold for a bound that is no number."""
    try:
        low, high = (float(label[name]) if label[name] else None for name in ("number_low", "number_high"))
    except ValueError as error:
        raise UnusableGold(f"{label.where}: {error}. Correct the row and run again.") from error
    return GoldFigure(
        doc=label.doc,
        kind=label["kind"],
        span=label.span,
        words=label.words,
        sentence=label["sentence"],
        low=low,
        high=high,
        act=label["event"],
        date=label["date_iso"],
        speaker=label["who_said"],
        realis=label["realis"],
        polarity=label["polarity"],
        stance=label["stance"],
        claim_kind=label["claim_kind"],
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
        claims = [claim for claim in proposals.get(doc, ()) if _is_core(claim)]
        pairs = _matched(core, claims)
        result.gold += len(core)
        result.returned += len(claims)
        result.found += len(pairs)
        _note_unmatched(result, doc, texts.get(doc, ""), rows, core, claims, pairs)
        for row, claim in pairs:
            _score(result, row, claim, (published or {}).get(doc))
    return result


def _is_core(claim: ProposedClaim) -> bool:
    sort = claim.value("sort")
    return sort in (None, ClaimSort.FIGURE) and claim.value("figure_kind") is FigureKind.CORE


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
        "act": (row.act, claim.value("act") or "", same_act(row.act, claim.value("act") or "")),
        "date": (
            row.date,
            str(time) if time else "",
            same_date(row.date, time.interval if time else None, published),
        ),
        "speaker": (
            row.speaker,
            "; ".join(" < ".join(chain) for chain in claim.value("speakers") or ()),
            same_speaker(
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
    for slot, each in judged.items():
        result.judge(row.doc, row.words, row.sentence, slot, each)
    result.right["date overlaps"] += overlapping_date(row.date, time.interval if time else None)


def _range(low: float | None, high: float | None) -> str:
    return f"{'' if low is None else f'{low:g}'}–{'' if high is None else f'{high:g}'}"


def _coded(expected: str, got: object) -> tuple[str, str, bool]:
    value = str(getattr(got, "value", got) or "")
    return expected, value, expected == value


def same_act(expected: str, got: str) -> bool:
    """The vocabulary of "other:" acts is open: there any other-act is right."""
    return expected == got or (not _is_named(expected) and not _is_named(got))


def _is_named(code: str) -> bool:
    """Whether the vocabulary has a name of its own for an act."""
    return bool(code) and not code.startswith("other") and code in acts()


def same_speaker(row: GoldFigure, rule: str, names: Sequence[str]) -> bool:
    """An empty label, or a named one with stance "own", is the document's own voice; else half of the shorter
    name's words agree."""
    if rule.startswith("voice") and (not row.speaker or row.stance == "own"):
        return True
    if not row.speaker:
        return False
    expected = telling_words(row.speaker)
    for name in names:
        got = telling_words(name)
        if expected & got and 2 * len(expected & got) >= min(len(expected), len(got)):
            return True
    return False
