"""What people judged of edges: the later judgement on the same two holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tumen.corroboration.voices.telling import (
    Edge,
    Judgement,
    Kind,
    Part,
    Verdict,
    is_virtual,
    name_of,
    voice,
)

#: By two ends, in order, the judgement that stands on them.
Standing = Mapping[tuple[str, str], Verdict]


def standing(judgements: Iterable[Judgement], claims: AbstractSet[str]) -> Standing:
    """The last judgement on each two ends; an end that is no claim and no origin is the name of a voice."""
    found = {}
    ordered = sorted(judgements, key=lambda line: (line.order, line.one, line.other, line.confirmed))
    for judgement in ordered:
        pair = ends(_end(judgement.one, claims), _end(judgement.other, claims))
        if pair[0] != pair[1]:
            found[pair] = Verdict.CONFIRMED if judgement.confirmed else Verdict.REJECTED
    return dict(sorted(found.items()))


def judged(edges: Iterable[Edge], judgements: Standing) -> tuple[Edge, ...]:
    """The edges with the judgements that stand on them, and an edge for each confirmed one that has none.

    Judgements that lead from nothing told here to nothing told here are left out.
    """
    found = [
        replace(edge, judgement=judgements.get(ends(edge.one, edge.other), edge.judgement)) for edge in edges
    ]
    known = {ends(edge.one, edge.other) for edge in found}
    new = {pair for pair, verdict in judgements.items() if verdict is Verdict.CONFIRMED} - known
    for one, other in sorted(_leading_on(new, known)):
        reason = f"Somebody judged that {name_of(one)} and {name_of(other)} are one voice."
        confirmed = Verdict.CONFIRMED
        found.append(Edge(one, other, Kind.JUDGED, frozenset(Part), 0.0, reason, judgement=confirmed))
    return tuple(sorted(found, key=lambda edge: (edge.one, edge.other, edge.kind, edge.score)))


def _leading_on(new: set[tuple[str, str]], known: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of ``new`` that lie on a way between what is known: a body that one alone names is no way."""
    told = {end for pair in known for end in pair}
    while True:
        times = Counter(end for pair in new for end in pair)
        kept = {
            pair for pair in new if all(end in told or times[end] > 1 or not is_virtual(end) for end in pair)
        }
        if kept == new:
            return kept
        new = kept


def ends(one: str, other: str) -> tuple[str, str]:
    """The two ends of an edge or of a judgement, whichever way it runs."""
    return min(one, other), max(one, other)


def _end(name: str, claims: AbstractSet[str]) -> str:
    return name if name in claims or is_virtual(name) else voice(name)
