"""Which claims stand in the same words: a shared passage laid over the sentences of two tellings."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tumen.corroboration.voices.telling import Direction, Part, Said, Telling, Traced
from tumen.vocabulary.spans import Span

#: The share of a sentence that a passage must cover, on both sides, for the claim to stand in it.
COVERED = 0.5
TURNED = {Direction.LEFT: Direction.RIGHT, Direction.RIGHT: Direction.LEFT}


@dataclass(frozen=True, slots=True)
class Copied:
    """Two tellings that stand in the same words.

    ``cover`` is the share of the sentence that passages cover, of the side that is covered less; ``agreed`` the
    share that agrees word for word (the same, where a passage says nothing of its words). ``direction`` says
    whether the ``one`` ("left") or the ``other`` ("right") had it first.
    """

    one: Telling
    other: Telling
    parts: frozenset[Part]
    cover: float
    agreed: float
    direction: Direction
    source: str
    spans: tuple[tuple[str, Span], ...]

    def turned(self) -> Copied:
        """The same, seen from the other."""
        return replace(
            self,
            one=self.other,
            other=self.one,
            direction=TURNED.get(self.direction, self.direction),
            spans=self.spans[::-1],
        )


def copied(tellings: Sequence[Telling], passages: Iterable[Traced]) -> list[Copied]:
    """Each two tellings of different documents whose sentences a passage lays over each other."""
    shared: dict[tuple[str, str], list[Traced]] = defaultdict(list)
    for traced in passages:
        shared[traced.passage.left, traced.passage.right].append(traced)
    found = []
    for one, other in itertools.combinations(sorted(tellings, key=lambda told: (told.document, told.claim)), 2):
        between = _between(one, other, shared)
        parts = _parts(one, other, between) if between else {}
        if parts:
            found.append(_copied(one, other, parts))
    return found


def _between(
    one: Telling, other: Telling, shared: Mapping[tuple[str, str], list[Traced]]
) -> list[Traced]:
    """The passages of the two documents, with the document of ``one`` on the left."""
    if one.document == other.document:
        return []
    turned = [_turned(traced) for traced in shared.get((other.document, one.document), ())]
    return [*shared.get((one.document, other.document), ()), *turned]


def _turned(traced: Traced) -> Traced:
    direction = TURNED.get(traced.direction, traced.direction)
    return Traced(traced.passage.turned(), direction, traced.source)


_Laid = tuple[float, float, Traced, Said, Said]


def _parts(one: Telling, other: Telling, between: list[Traced]) -> dict[Part, _Laid]:
    """For each part that both tell in the same words: how well it is covered, and by which passage most."""
    found = {}
    for said in one.parts:
        there = other.said(said.part)
        laid = _laid(said, there, between) if there else None
        if laid:
            found[said.part] = laid
    return found


def _laid(here: Said, there: Said, between: list[Traced]) -> _Laid | None:
    met = [
        traced
        for traced in between
        if traced.passage.left_span.overlaps(here.span) and traced.passage.right_span.overlaps(there.span)
    ]
    if not met:
        return None
    cover = min(
        covered(here.span, [traced.passage.left_span for traced in met]),
        covered(there.span, [traced.passage.right_span for traced in met]),
    )
    pieces = [piece for traced in met for piece in traced.passage.pieces]
    agreed = cover
    if pieces:
        both = [(a, b) for a, b in pieces if a.overlaps(here.span) and b.overlaps(there.span)]
        agreed = min(
            covered(here.span, [left for left, _ in both]), covered(there.span, [right for _, right in both])
        )
    if cover < COVERED or agreed == 0:
        return None
    longest = max(met, key=lambda traced: covered(here.span, [traced.passage.left_span]))
    return cover, agreed, longest, here, there


def _copied(one: Telling, other: Telling, parts: Mapping[Part, _Laid]) -> Copied:
    cover, agreed, traced, here, there = max(parts.values(), key=lambda laid: laid[:2])
    return Copied(
        one,
        other,
        frozenset(parts),
        cover,
        agreed,
        traced.direction,
        traced.source,
        ((one.document, here.span), (other.document, there.span)),
    )


def covered(span: Span, by: Iterable[Span]) -> float:
    """The share of the code points of ``span`` that ``by`` cover together."""
    total, at = 0, span.start
    for other in sorted(by):
        begin, end = max(at, other.start), min(span.end, other.end)
        if begin < end:
            total += end - begin
            at = end
    return total / len(span) if len(span) else 0.0
