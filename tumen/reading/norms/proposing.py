"""Mentions of norms as proposed claims."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.reading.norms.finding import NormMention, find_norms
from tumen.reading.sentences import Sentence, sentences_of
from tumen.reading.sources import Source
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import ProposedClaim, Slot


def propose_norms(source: Source, sentences: Sequence[Sentence] | None = None) -> list[ProposedClaim]:
    """One claim for each mention of a norm, in order; the caller adds who invokes it and how.

    ``sentences`` are the source's, when the caller has cut them already. A mention outside every sentence (a
    menu, a letterhead) is no claim; nor is any of a text that is not in English, which is not read.
    """
    if source.language != "en":
        return []
    cut = sentences_of(source) if sentences is None else sentences
    claims = []
    place = 0
    for mention in find_norms(source.text):
        while place < len(cut) and cut[place].span.end <= mention.span.start:
            place += 1
        if place < len(cut) and cut[place].span.overlaps(mention.span):
            claims.append(_claim(mention, cut[place]))
    return claims


def _claim(mention: NormMention, sentence: Sentence) -> ProposedClaim:
    evidence = mention.span if mention.leans_on is None else mention.leans_on
    norm = Slot(mention.ref, mention.rule, evidence, inherited=not sentence.span.covers(evidence))
    sort = Slot(ClaimSort.NORM, "norm", mention.span)
    return ProposedClaim(mention.span, sentence.span, {"sort": sort, "norm": norm})
