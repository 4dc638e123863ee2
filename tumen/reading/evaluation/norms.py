"""Norms invoked: found where the words overlap and the norm is the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tumen.reading.evaluation.agreeing import overlap, same_name
from tumen.reading.evaluation.holding import Kind, Proposals, held_against
from tumen.reading.evaluation.labels import Label
from tumen.reading.evaluation.tally import Tally
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.slots import ProposedClaim

#: Gives the norms that a label's own wording names, so that two names of one treaty are one.
Resolver = Callable[[str], list[NormRef]]


def score_norms(
    rows: Sequence[Label], proposals: Proposals, texts: Mapping[str, str], resolve: Resolver
) -> Tally:
    """The norms of every document of ``proposals``."""

    def likeness(row: Label, claim: ProposedClaim) -> tuple[float, ...] | None:
        shared = overlap(row.span, claim.passage)
        if not shared or not same_norm(row["norm"], claim.value("norm"), resolve):
            return None
        return (shared / max(len(row.span), len(claim.passage)),)

    kind = Kind(
        "norms",
        ClaimSort.NORM,
        (),
        likeness,
        lambda row: row["norm"],
        lambda claim: str(claim.value("norm")),
        lambda row, claim: {},
    )
    return held_against(kind, rows, proposals, texts)


def same_norm(expected: str, got: NormRef, resolve: Resolver) -> bool:
    """Whether a label names the norm that was read: by code and article, else by the words of its name."""
    wanted = resolve(expected)
    if wanted and got.code and wanted[0].code:
        return (wanted[0].code, _bare(wanted[0].article)) == (got.code, _bare(got.article))
    return same_name(expected, str(got))


def _bare(article: str) -> str:
    """An article without its paragraph: "33(1)" is article 33."""
    return article.partition("(")[0].strip().lower()
