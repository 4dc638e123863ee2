"""Documents led back to one origin each: who has the words of whom, over a whole archive.

A copy of a copy belongs to the family of the first text. Several that quote one body whose text is not in
the archive make a family with a virtual origin. Documents that share words of which nobody knows who had
them first make a family without a named origin: one voice all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tumen.corroboration.origins.names import are_one
from tumen.corroboration.origins.verdict import Origin, Side
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Taken:
    """What a document has of a family's words: ``source`` is where from, "" when that is not known."""

    document: str
    span: Span
    source: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that have words of one origin.

    ``origin`` is the id of a document, the name of an outsider when ``is_virtual``, or "" when nothing
    tells who was first. ``taken`` holds what each has of it, in the order of documents and places; the
    origin itself is in ``documents`` and takes nothing.
    """

    origin: str
    is_virtual: bool
    taken: tuple[Taken, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of all documents of the family, the origin's first where it is one of them."""
        others = dict.fromkeys(one.document for one in self.taken)
        return ((self.origin,) if self.origin and not self.is_virtual else ()) + tuple(others)


def families(origins: Iterable[Origin]) -> tuple[Family, ...]:
    """The families of an archive, from its settled ``origins``; the largest first.

    A document can be in several: a merger of two texts is in the families of both.
    """
    every = sorted(origins, key=lambda one: (one.passage.left, one.passage.right, one.passage.left_span))
    known = _of_known(every)
    virtual = _of_outsiders([one for one in every if one.side is Side.OUTSIDE and not one.is_known])
    unknown = _of_undetermined([one for one in every if one.side is Side.UNDETERMINED], known)
    told = [*known, *virtual, *unknown]
    return tuple(sorted(told, key=lambda family: (-len(family.documents), family.origin, family.documents)))


def _of_known(origins: Sequence[Origin]) -> list[Family]:
    """The families of documents of the archive, each led back as far as verdicts lead."""
    places = _places(origins)
    edges = [edge for origin in origins for edge in _edges(origin, places)]
    sources: dict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        sources[edge.taken.document].append(edge)
    by_root: dict[str, set[Taken]] = defaultdict(set)
    for edge in edges:
        by_root[_root(edge, sources)].add(edge.taken)
    return [
        Family(root, False, tuple(sorted((one for one in taken if one.document != root), key=_place)))
        for root, taken in by_root.items()
    ]


@dataclass(frozen=True, slots=True)
class _Edge:
    """What one document took, and where it stands in its source."""

    taken: Taken
    there: Span


#: For each document and other: where a passage of theirs stands in the one, and where in the other.
_Places = dict[tuple[str, str], list[tuple[Span, Span]]]


def _places(origins: Sequence[Origin]) -> _Places:
    told: _Places = defaultdict(list)
    for origin in origins:
        passage = origin.passage
        told[passage.left, passage.right].append((passage.left_span, passage.right_span))
        told[passage.right, passage.left].append((passage.right_span, passage.left_span))
    return told


def _edges(origin: Origin, places: _Places) -> Iterator[_Edge]:
    """What a verdict says was taken: by one from the other, or by both from a third of the archive."""
    passage = origin.passage
    source = origin.document
    for document, span in ((passage.left, passage.left_span), (passage.right, passage.right_span)):
        if source and document != source:
            shared = places.get((document, source), ())
            there = max(shared, key=lambda both: _common(span, both[0]), default=(span, Span(0, 0)))[1]
            yield _Edge(Taken(document, span, source), there)


def _root(edge: _Edge, sources: dict[str, list[_Edge]]) -> str:
    """The first document that the words of ``edge`` lead back to.

    From a source on to its own source while that gave most of the words; verdicts that run in a circle end
    where it closes, at the alphabetically first, so that all of a circle are one family.
    """
    seen = [edge.taken.source]
    while True:
        further = [
            up
            for up in sources.get(edge.taken.source, ())
            if 2 * _common(up.taken.span, edge.there) > len(edge.there)
        ]
        if not further:
            return edge.taken.source
        edge = min(further, key=lambda up: (-_common(up.taken.span, edge.there), up.taken.source))
        if edge.taken.source in seen:
            return min(seen[seen.index(edge.taken.source) :])
        seen.append(edge.taken.source)


def _of_outsiders(origins: Sequence[Origin]) -> list[Family]:
    """The families of outsiders: passages that meet in a document, or name one body there."""
    told = []
    for group in _grouped(origins, by_name=True):
        names = sorted({one.name for one in group if one.name}, key=lambda name: (len(name), name))
        told.append(Family(names[-1] if names else "", True, _all_sides(group)))
    return told


def _of_undetermined(origins: Sequence[Origin], known: Sequence[Family]) -> list[Family]:
    """Families without a named origin: what no known family holds already on both sides."""
    spans: dict[str, dict[str, list[Span]]] = {family.origin: defaultdict(list) for family in known}
    for family in known:
        for one in family.taken:
            spans[family.origin][one.document].append(one.span)
    left_over = [one for one in origins if not any(_holds(held, one) for held in spans.values())]
    return [Family("", False, _all_sides(group)) for group in _grouped(left_over, by_name=False)]


def _holds(held: dict[str, list[Span]], origin: Origin) -> bool:
    passage = origin.passage
    sides = ((passage.left, passage.left_span), (passage.right, passage.right_span))
    return all(
        any(2 * _common(span, one) > len(span) for one in held.get(document, ())) for document, span in sides
    )


def _grouped(origins: Sequence[Origin], *, by_name: bool) -> list[list[Origin]]:
    """``origins`` in groups: those whose passages stand in one place of one document belong together.

    With ``by_name`` those as well that name one body and share a document; the same embassy can say two
    things.
    """
    group_of = list(range(len(origins)))

    def first(place: int) -> int:
        while group_of[place] != place:
            group_of[place] = group_of[group_of[place]]
            place = group_of[place]
        return place

    at: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for place, origin in enumerate(origins):
        passage = origin.passage
        for document, span in ((passage.left, passage.left_span), (passage.right, passage.right_span)):
            for other_span, other in at[document]:
                meet = 2 * _common(span, other_span) > min(len(span), len(other_span))
                if meet or (by_name and origin.name and are_one(origin.name, origins[other].name)):
                    group_of[first(place)] = first(other)
            at[document].append((span, place))
    groups: dict[int, list[Origin]] = defaultdict(list)
    for place, origin in enumerate(origins):
        groups[first(place)].append(origin)
    return list(groups.values())


def _all_sides(origins: Sequence[Origin]) -> tuple[Taken, ...]:
    told = set()
    for origin in origins:
        passage = origin.passage
        told.add(Taken(passage.left, passage.left_span, origin.name))
        told.add(Taken(passage.right, passage.right_span, origin.name))
    return tuple(sorted(told, key=_place))


def _place(taken: Taken) -> tuple[str, Span, str]:
    return taken.document, taken.span, taken.source


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
