"""Every kind of claim that a gold set has labels for, scored in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.reading.evaluation.acts import score_acts
from tumen.reading.evaluation.answers import score_answers
from tumen.reading.evaluation.appeals import score_appeals
from tumen.reading.evaluation.figures import evaluate, gold_figure
from tumen.reading.evaluation.labels import Label
from tumen.reading.evaluation.norms import score_norms
from tumen.reading.evaluation.quotes import score_quotes
from tumen.reading.evaluation.tally import Tally
from tumen.reading.norms import norms_named
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import ProposedClaim


def score_all(
    labels: Mapping[str, Sequence[Label]],
    proposals: Mapping[str, Sequence[ProposedClaim]],
    texts: Mapping[str, str],
    published: Mapping[str, Interval | None],
) -> dict[str, Tally]:
    """A tally for each kind in ``labels``, over all documents of ``proposals``."""
    tallies: dict[str, Tally] = {}
    for kind, rows in labels.items():
        if kind == "figures":
            tallies[kind] = evaluate([gold_figure(row) for row in rows], proposals, texts, published)
        elif kind == "acts":
            tallies[kind] = score_acts(rows, proposals, texts, published)
        elif kind == "quotes":
            tallies[kind] = score_quotes(rows, proposals, texts)
        elif kind == "appeals":
            tallies[kind] = score_appeals(rows, proposals, texts)
        elif kind == "answers":
            tallies[kind] = score_answers(rows, proposals, texts)
        else:
            tallies[kind] = score_norms(rows, proposals, texts, norms_named)
    return tallies
