"""Which claims stand in the same words: a shared passage laid over the sentences of two tellings."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tumen.corroboration.voices.telling import Direction, Part, Said, Telling, Traced
from tumen.vocabulary.spans import Span

#: The share of a sentence that a passage must cover for the claim to stand in it; on one side is enough to be
#: looked at, for a copy can be cut short and its sentence go on with other words.
COVERED = 0.5
#: Passages of one direction from which on one document is held to be made from the other.
MADE_FROM = 3
TURNED = {Direction.LEFT: Direction.RIGHT, Direction.RIGHT: Direction.LEFT}


@dataclass(frozen=True, slots=True)
class Copied:
    """Two tellings that stand in the same words.

    ``parts`` are those that the same two ``spans`` tell. ``cover`` is the share of the sentence that passages
    cover, of the side that is covered less; ``agreed`` the share that agrees word for word (the same, where a
    passage says nothing of its words). ``direction`` says whether the ``one`` ("left") or the ``other``
    ("right") had it first.
    """

    one: Telling
    other: Telling
    parts: frozenset[Part]
    cover: float
    agreed: float
    direction: Direction
    source: str
    spans: tuple[tuple[str, Span], ...]

    @property
    def first(self) -> Telling | None:
        """The one that had the words first, where that is known."""
        return {Direction.LEFT: self.one, Direction.RIGHT: self.other}.get(self.direction)

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
    told = sorted(tellings, key=lambda telling: (telling.document, telling.claim))
    for one, other in itertools.combinations(told, 2):
        between = _between(one, other, shared)
        if between:
            for (here, there), parts in _sentences(one, other).items():
                found += _copied(one, other, here, there, frozenset(parts), between)
    return found


def sourced(telling: Telling, said: Said, passages: Iterable[Traced]) -> list[tuple[float, str]]:
    """The sources outside of the archive from which the sentence comes: the share that agrees, whose text.

    The other document of such a passage need not tell the event: that it names the source is enough.
    """
    found = []
    for traced in passages:
        passage = traced.passage
        if traced.direction is Direction.OUTSIDE and traced.source:
            span, side = passage.left_span, 0
            if telling.document != passage.left:
                span, side = passage.right_span, 1
            agreed = covered(said.span, [piece[side] for piece in passage.pieces] or [span])
            if covered(said.span, [span]) >= COVERED and agreed:
                found.append((agreed, traced.source))
    return sorted(found, key=lambda one: (-one[0], one[1]))


def _between(one: Telling, other: Telling, shared: Mapping[tuple[str, str], list[Traced]]) -> list[Traced]:
    """The passages of the two documents, with the document of ``one`` on the left."""
    if one.document == other.document:
        return []
    turned = [_turned(traced) for traced in shared.get((other.document, one.document), ())]
    return [*shared.get((one.document, other.document), ()), *turned]


def _turned(traced: Traced) -> Traced:
    direction = TURNED.get(traced.direction, traced.direction)
    return Traced(traced.passage.turned(), direction, traced.source)


def _sentences(one: Telling, other: Telling) -> dict[tuple[Span, Span], set[Part]]:
    """The sentences that tell a part that both tell, with the parts that they tell."""
    found: dict[tuple[Span, Span], set[Part]] = defaultdict(set)
    for here in one.parts:
        there = other.said(here.part)
        if there:
            found[here.span, there.span].add(here.part)
    return found


def _copied(
    one: Telling, other: Telling, here: Span, there: Span, parts: frozenset[Part], between: Sequence[Traced]
) -> list[Copied]:
    """The one answer, or none where too little is covered, or no word of one is the other's."""
    met = [
        traced
        for traced in between
        if traced.passage.left_span.overlaps(here) and traced.passage.right_span.overlaps(there)
    ]
    on_left = covered(here, [traced.passage.left_span for traced in met])
    on_right = covered(there, [traced.passage.right_span for traced in met])
    cover = min(on_left, on_right)
    pieces = [piece for traced in met for piece in traced.passage.pieces]
    agreed = _agreed(here, there, pieces) if pieces else cover
    if max(on_left, on_right) < COVERED or not agreed:
        return []
    most = max(met, key=lambda traced: _weight(traced, here))
    direction, made = most.direction, _made_from(between)
    if made is not Direction.UNDETERMINED and direction in (made, Direction.UNDETERMINED):
        direction, agreed = made, max(agreed, COVERED)
    spans = ((one.document, here), (other.document, there))
    return [Copied(one, other, parts, cover, agreed, direction, most.source, spans)]


def _made_from(between: Sequence[Traced]) -> Direction:
    """Which of two documents the other was made from: several passages say so, and none the opposite.

    A sentence that was edited more than the others is then no coincidence either.
    """
    known = {traced.direction for traced in between} & {Direction.LEFT, Direction.RIGHT}
    if len(known) != 1:
        return Direction.UNDETERMINED
    [direction] = known
    number = sum(traced.direction is direction for traced in between)
    return direction if number >= MADE_FROM else Direction.UNDETERMINED


def _weight(traced: Traced, here: Span) -> tuple[float, bool, str, str, Span, Span]:
    """Orders passages by what they cover of ``here``; the one that covers most says which had it first."""
    passage, direction = traced.passage, traced.direction
    share = covered(here, [passage.left_span])
    decided = direction is not Direction.UNDETERMINED
    return share, decided, direction.value, traced.source, passage.left_span, passage.right_span


def _agreed(here: Span, there: Span, pieces: Iterable[tuple[Span, Span]]) -> float:
    """The share of ``here`` that stands in ``there`` word for word, or of ``there`` in ``here``: the less.

    A piece can run over several sentences, each in its place.
    """
    on_left, on_right = [], []
    for left, right in pieces:
        begin = max(_across(here.start, left, right), there.start)
        end = min(_across(here.end, left, right), there.end)
        if begin < end:
            on_left.append(Span(round(_across(begin, right, left)), round(_across(end, right, left))))
            on_right.append(Span(round(begin), round(end)))
    return min(covered(here, on_left), covered(there, on_right))


def _across(place: float, one: Span, other: Span) -> float:
    """A place in ``one`` as a place in ``other``, which holds the same words: nearest where it is outside."""
    share = (place - one.start) / len(one) if len(one) else 0.0
    return other.start + min(1.0, max(0.0, share)) * len(other)


def covered(span: Span, by: Iterable[Span]) -> float:
    """The share of the code points of ``span`` that ``by`` cover together."""
    total, at = 0, span.start
    for other in sorted(by):
        begin, end = max(at, other.start), min(span.end, other.end)
        if begin < end:
            total += end - begin
            at = end
    return total / len(span) if len(span) else 0.0
