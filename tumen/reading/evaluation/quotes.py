"""Direct quotations: found where more than half of the words are shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.reading.evaluation.agreeing import overlap, same_names
from tumen.reading.evaluation.holding import Judged, Kind, Proposals, held_against, speakers_of
from tumen.reading.evaluation.labels import Label
from tumen.reading.evaluation.tally import Tally
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import ProposedClaim


def score_quotes(rows: Sequence[Label], proposals: Proposals, texts: Mapping[str, str]) -> Tally:
    """The quotations of every document of ``proposals``."""
    kind = Kind(
        "quotations",
        ClaimSort.QUOTATION,
        ("speaker",),
        _likeness,
        lambda row: row["speaker"],
        lambda claim: "; ".join(speakers_of(claim)),
        _judge,
    )
    return held_against(kind, rows, proposals, texts)


def _likeness(row: Label, claim: ProposedClaim) -> tuple[float, ...] | None:
    """Labels hold the first 120 characters of a long quotation, so the beginnings decide."""
    shared = overlap(row.span, claim.passage)
    least = min(len(row.span), len(claim.passage))
    return (-abs(row.span.start - claim.passage.start), shared) if 2 * shared > least else None


def _judge(row: Label, claim: ProposedClaim) -> dict[str, Judged]:
    names = speakers_of(claim)
    return {"speaker": (row["speaker"], "; ".join(names), same_names(row["speaker"], names))}
