"""Answers: found where the words overlap and the sort of answer is the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.reading.evaluation.agreeing import overlap, same_names
from tumen.reading.evaluation.holding import Judged, Kind, Proposals, held_against, speakers_of
from tumen.reading.evaluation.labels import Label
from tumen.reading.evaluation.tally import Tally
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import ProposedClaim


def score_answers(rows: Sequence[Label], proposals: Proposals, texts: Mapping[str, str]) -> Tally:
    """The answers of every document of ``proposals``."""
    kind = Kind(
        "answers",
        ClaimSort.ANSWER,
        ("who answers",),
        _likeness,
        lambda row: row["type"],
        _answer_of,
        _judge,
    )
    return held_against(kind, rows, proposals, texts)


def _likeness(row: Label, claim: ProposedClaim) -> tuple[float, ...] | None:
    shared = overlap(row.span, claim.passage)
    if not shared or _answer_of(claim) != row["type"]:
        return None
    return (shared / max(len(row.span), len(claim.passage)),)


def _answer_of(claim: ProposedClaim) -> str:
    answer = claim.value("answer")
    return answer.value if answer is not None else ""


def _judge(row: Label, claim: ProposedClaim) -> dict[str, Judged]:
    names = speakers_of(claim)
    judged = row["who_answers"], "; ".join(names), same_names(row["who_answers"], names)
    return {"who answers": judged}
