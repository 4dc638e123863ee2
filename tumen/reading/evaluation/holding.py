"""One kind of claim held against its labelled rows: pairs, what is missing, what is too many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tumen.reading.evaluation.agreeing import matched
from tumen.reading.evaluation.labels import Label
from tumen.reading.evaluation.tally import Miss, Tally
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import ProposedClaim

Proposals = Mapping[str, Sequence[ProposedClaim]]
#: What was expected in a slot, what was read, and whether they agree.
Judged = tuple[str, str, bool]
#: Code points shown on each side of a label's words.
_REACH = 80


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind is held against its labels.

    ``likeness`` of a row and a claim orders the pairs and is None for no pair; ``expected`` and ``got`` say
    in a miss what each tells; ``judge`` gives the slots of a pair.
    """

    name: str
    sort: ClaimSort
    slots: tuple[str, ...]
    likeness: Callable[[Label, ProposedClaim], tuple[float, ...] | None]
    expected: Callable[[Label], str]
    got: Callable[[ProposedClaim], str]
    judge: Callable[[Label, ProposedClaim], Mapping[str, Judged]]


def held_against(kind: Kind, rows: Sequence[Label], proposals: Proposals, texts: Mapping[str, str]) -> Tally:
    """Score every document of ``proposals``: one without rows has everything too many."""
    tally = Tally(kind.name, kind.slots)
    for doc, claims in proposals.items():
        mine = [row for row in rows if row.doc == doc]
        told = [claim for claim in claims if claim.value("sort") is kind.sort]
        pairs = matched(mine, told, kind.likeness)
        tally.gold += len(mine)
        tally.returned += len(told)
        tally.found += len(pairs)
        tally.misses += _unmatched(kind, doc, texts[doc], mine, told, pairs)
        for row, claim in pairs:
            for slot, judged in kind.judge(row, claim).items():
                tally.judge(doc, row.words, around(texts[doc], row), slot, judged)
    return tally


def _unmatched(
    kind: Kind,
    doc: str,
    text: str,
    rows: Sequence[Label],
    claims: Sequence[ProposedClaim],
    pairs: Sequence[tuple[Label, ProposedClaim]],
) -> list[Miss]:
    found, used = {id(row) for row, _ in pairs}, {id(claim) for _, claim in pairs}
    missing = [
        Miss(doc, "not found", row.words, kind.expected(row), "", around(text, row))
        for row in rows
        if id(row) not in found
    ]
    return missing + [
        Miss(
            doc,
            "too many",
            claim.passage.of(text),
            next((kind.expected(row) for row in rows if row.span.overlaps(claim.passage)), "no row"),
            kind.got(claim),
            claim.sentence.of(text),
        )
        for claim in claims
        if id(claim) not in used
    ]


def around(text: str, row: Label) -> str:
    """A label's words with what stands around them."""
    return text[max(0, row.span.start - _REACH) : row.span.end + _REACH]


def speakers_of(claim: ProposedClaim) -> list[str]:
    """The innermost source of each speaker chain."""
    return [chain[-1] for chain in claim.value("speakers") or () if chain]
