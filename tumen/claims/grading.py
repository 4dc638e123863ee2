"""How people graded sources and claims: every grade with who, when and why; the last one holds.

The reliability of a source and the credibility of a claim are two judgements. Neither is worked out from the
other, nor from anything else that is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from tumen.claims.models import Claim, ClaimGrade, SourceGrade
from tumen.vocabulary.grading import Credibility, Huridocs, Reliability


@dataclass(frozen=True, slots=True)
class SourceGradeView:
    """One grade of a source; without ``reliability`` it took the one before back. ``at`` is in UTC."""

    reliability: Reliability | None
    huridocs: Huridocs | None
    actor: str
    why: str
    at: datetime

    @property
    def is_withdrawal(self) -> bool:
        return self.reliability is None


@dataclass(frozen=True, slots=True)
class ClaimGradeView:
    """One grade of a claim; without ``credibility`` it took the one before back. ``at`` is in UTC.

    ``claim`` is the claim that the person saw, at its ``revision``: a later reading may say otherwise, and a
    newer claim may have taken its place.
    """

    credibility: Credibility | None
    claim: str
    revision: int
    actor: str
    why: str
    at: datetime

    @property
    def is_withdrawal(self) -> bool:
        return self.credibility is None


Grade = TypeVar("Grade", SourceGradeView, ClaimGradeView)


def graded(grades: Sequence[Grade]) -> Grade | None:
    """The grade that holds, of grades in their order; None where nobody graded or it was taken back."""
    return grades[-1] if grades and not grades[-1].is_withdrawal else None


def source_grades_of(id: str) -> tuple[SourceGradeView, ...]:
    """Every grade of one source, oldest first."""
    return sources_graded([id]).get(id, ())


def sources_graded(ids: Iterable[str] | None = None) -> dict[str, tuple[SourceGradeView, ...]]:
    """The grades of the sources that have any, by id: of these ``ids``, or of all."""
    rows = SourceGrade.objects.select_related("source", "actor")
    found: dict[str, list[SourceGradeView]] = {}
    for row in rows if ids is None else rows.filter(source__public_id__in=list(ids)):
        found.setdefault(row.source.public_id, []).append(_source_grade(row))
    return {id: tuple(grades) for id, grades in found.items()}


def claim_grades_of(id: str) -> tuple[ClaimGradeView, ...]:
    """Every grade of one claim, oldest first, with those of the claims whose place it took."""
    return claims_graded([id]).get(id, ())


def claims_graded(ids: Iterable[str]) -> dict[str, tuple[ClaimGradeView, ...]]:
    """The grades of those of these claims that have any, by id. Rows made by hand are few: all are looked at.

    A grade of a claim whose place another has taken on review counts for that one as well, for it is about
    the same passage; it says which claim it was about.
    """
    wanted, rows = set(ids), list(ClaimGrade.objects.select_related("claim", "actor"))
    now = _successors() if rows else {}
    found: dict[str, list[ClaimGradeView]] = {}
    for row in rows:
        for id in _line_of(row.claim.public_id, now):
            if id in wanted:
                found.setdefault(id, []).append(_claim_grade(row))
    return {id: tuple(grades) for id, grades in found.items()}


def _successors() -> dict[str, str]:
    rows = Claim.objects.exclude(replaced_by=None)
    return dict(rows.values_list("public_id", "replaced_by__public_id"))


def _line_of(id: str, now: Mapping[str, str]) -> list[str]:
    """A claim and those that took its place, one after the other, each once."""
    line = [id]
    while (after := now.get(line[-1])) and after not in line:
        line.append(after)
    return line


def _source_grade(row: SourceGrade) -> SourceGradeView:
    return SourceGradeView(
        reliability=Reliability(row.reliability) if row.reliability else None,
        huridocs=Huridocs(row.huridocs) if row.huridocs else None,
        actor=row.actor.name,
        why=row.why,
        at=row.at,
    )


def _claim_grade(row: ClaimGrade) -> ClaimGradeView:
    return ClaimGradeView(
        credibility=Credibility(row.credibility) if row.credibility else None,
        claim=row.claim.public_id,
        revision=row.claim_revision,
        actor=row.actor.name,
        why=row.why,
        at=row.at,
    )
