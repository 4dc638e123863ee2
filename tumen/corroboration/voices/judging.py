"""What people judged of edges: the later judgement on the same two holds."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tumen.corroboration.voices.telling import Edge, Judgement, Kind, Part, Verdict, is_virtual, voice


def judged(
    edges: Iterable[Edge], judgements: Iterable[Judgement], claims: AbstractSet[str]
) -> tuple[Edge, ...]:
    """The edges with the judgements that stand on them, and an edge for each confirmed one that has none."""
    standing = _standing(judgements, claims)
    found = [replace(edge, judgement=standing.get(_pair(edge), edge.judgement)) for edge in edges]
    known = {_pair(edge) for edge in found}
    for (one, other), verdict in standing.items():
        if verdict is Verdict.CONFIRMED and (one, other) not in known:
            reason = f"Somebody judged that {one} and {other} are one voice."
            edge = Edge(one, other, Kind.JUDGED, frozenset(Part), 0.0, reason, judgement=verdict)
            found.append(edge)
    return tuple(sorted(found, key=lambda edge: (edge.one, edge.other, edge.kind, edge.score)))


def _pair(edge: Edge) -> tuple[str, str]:
    return min(edge.one, edge.other), max(edge.one, edge.other)


def _standing(judgements: Iterable[Judgement], claims: AbstractSet[str]) -> dict[tuple[str, str], Verdict]:
    found = {}
    ordered = sorted(judgements, key=lambda line: (line.order, line.one, line.other, line.confirmed))
    for judgement in ordered:
        one, other = sorted((_end(judgement.one, claims), _end(judgement.other, claims)))
        if one != other:
            found[one, other] = Verdict.CONFIRMED if judgement.confirmed else Verdict.REJECTED
    return dict(sorted(found.items()))


def _end(name: str, claims: AbstractSet[str]) -> str:
    return name if name in claims or is_virtual(name) else voice(name)
