"""The verdicts of an archive put side by side: two copies of one text are no origins of each other.

Two documents that copied one text differ from it, each in its own places, and so from each other in both:
they are less alike than each is like the text. A copy of a copy is more like the copy than like the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tumen.corroboration.origins.verdict import SAYS_WHOSE, WEIGHTS, Ground, Origin, Reason, Side
from tumen.vocabulary.spans import Span

#: The share of a passage that a third document must have as well to be asked for its place. Range 0.3 to 0.8.
SHARED = 0.5
#: By how much less alike, as a share of the passage, a third may be to each of two than they are among them
#: and still stand between them: words that go the same way by chance. Range 0 to 0.1.
SLACK = 0.05
#: Third documents that are asked for a passage, at most: those that most others took words from.
THIRDS = 40


def settled(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """``origins`` (those of all pairs of an archive), each judged again by who has the words too.

    Where both documents took the words from a third of the archive, and not one from the other, the verdict
    is OUTSIDE with that document's id as ``name``. What a document itself says of whose words it has
    stands.
    """
    every = tuple(origins)
    shelf = _Shelf(every)
    return tuple(_settled(origin, shelf) for origin in every)


def _settled(origin: Origin, shelf: _Shelf) -> Origin:
    if any(reason.ground in SAYS_WHOSE for reason in origin.reasons):
        return origin
    thirds = sorted(shelf.thirds(origin), key=lambda third: (-third.likeness, third.document))
    for third in thirds:
        if third.of_left and third.of_right:
            spans = (origin.passage.left_span,), (origin.passage.right_span,)
            reason = Reason(Ground.COMMON, Side.OUTSIDE, WEIGHTS[Ground.COMMON], *spans, name=third.document)
            reasons = (reason, *origin.reasons)
            return replace(origin, side=Side.OUTSIDE, reasons=reasons, name=third.document, is_known=True)
    if origin.side is not Side.OUTSIDE and any(_contradicts(third, origin) for third in thirds):
        return replace(origin, side=Side.UNDETERMINED)
    return origin


def _contradicts(third: _Third, origin: Origin) -> bool:
    """Whether ``third``, which stands between the two, leaves no reason to hold one for the origin.

    It does when the one held to be the origin took the words from it, and when the other did and only dates
    speak for the one: it may have taken them from there as well.
    """
    of_origin, of_copy = third.of_left, third.of_right
    if origin.side is Side.RIGHT:
        of_origin, of_copy = of_copy, of_origin
    is_light = abs(origin.margin) <= WEIGHTS[Ground.DATES] and not origin.is_self_reuse
    return of_origin is True or (of_copy is True and of_origin is None and is_light)


@dataclass(frozen=True, slots=True)
class _Third:
    """A document between the two: more like each of them than they are like each other."""

    document: str
    of_left: bool | None  #: whether it is held to be the origin of what the left one has, None: undetermined
    of_right: bool | None
    likeness: float


class _Shelf:
    """The verdicts of an archive by document: for each, what it shares with which other."""

    def __init__(self, origins: Sequence[Origin]) -> None:
        self._shared: dict[str, dict[str, list[_Seen]]] = defaultdict(lambda: defaultdict(list))
        self._takers: Counter[str] = Counter()
        for origin in origins:
            passage = origin.passage
            turned = passage.turned()
            left = _Seen(passage.left_span, tuple(one for one, _ in passage.pieces), origin)
            right = _Seen(passage.right_span, tuple(one for one, _ in turned.pieces), origin)
            self._shared[passage.left][passage.right].append(left)
            self._shared[passage.right][passage.left].append(right)
            self._takers[origin.document] += 1

    def thirds(self, origin: Origin) -> Iterator[_Third]:
        """The documents between the two of ``origin``, one of which at least took the words from them."""
        passage = origin.passage
        between = self._alike(passage.left, passage.right, passage.left_span)[0]
        between = min(between, self._alike(passage.right, passage.left, passage.right_span)[0])
        others = self._shared[passage.left].keys() & self._shared[passage.right].keys()
        for other in sorted(others, key=lambda other: (-self._takers[other], other))[:THIRDS]:
            to_left, of_left = self._alike(passage.left, other, passage.left_span)
            to_right, of_right = self._alike(passage.right, other, passage.right_span)
            if min(to_left, to_right) < max(between - SLACK, SHARED) or not (of_left or of_right):
                continue
            yield _Third(other, of_left, of_right, to_left + to_right)

    def _alike(self, document: str, other: str, span: Span) -> tuple[float, bool | None]:
        """The share of ``span`` that ``other`` has word for word, and whether it gave most of it."""
        agreed, taken, given = 0, 0, 0
        for seen in self._shared[document][other]:
            common = sum(_common(span, piece) for piece in seen.pieces)
            agreed += common
            taken += common if seen.origin.document == other else 0
            given += common if seen.origin.document == document else 0
        is_taken = True if 2 * taken > agreed else False if 2 * given > agreed else None
        return min(1.0, agreed / max(1, len(span))), is_taken


@dataclass(frozen=True, slots=True)
class _Seen:
    """A passage from one of its documents."""

    span: Span
    pieces: tuple[Span, ...]
    origin: Origin


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
