"""What people judged of edges: the later judgement on the same two holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tumen.corroboration.voices.telling import Edge, Judgement, Kind, Part, Verdict, is_virtual, voice

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
    """The edges with the judgements that stand on them, and an edge for each confirmed one that has none."""
    found = [
        replace(edge, judgement=judgements.get(ends(edge.one, edge.other), edge.judgement)) for edge in edges
    ]
    known = {ends(edge.one, edge.other) for edge in found}
    for (one, other), verdict in judgements.items():
        if verdict is Verdict.CONFIRMED and (one, other) not in known:
            reason = f"Somebody judged that {one} and {other} are one voice."
            found.append(Edge(one, other, Kind.JUDGED, frozenset(Part), 0.0, reason, judgement=verdict))
    return tuple(sorted(found, key=lambda edge: (edge.one, edge.other, edge.kind, edge.score)))


def ends(one: str, other: str) -> tuple[str, str]:
    """The two ends of an edge or of a judgement, whichever way it runs."""
    return min(one, other), max(one, other)


def _end(name: str, claims: AbstractSet[str]) -> str:
    return name if name in claims or is_virtual(name) else voice(name)
