"""Who took it from whom: a small graph of documents and virtual origins, in layers, for a page to draw.

The arrows run from the origin, on the left, to the copies on the right. There are no circles: links are taken
in, those that a person confirmed first, then those that follow the dates, then the surer ones, and one that
would close a circle is turned around and says so. A link of which nobody knows the direction runs from the
earlier date to the later, which is a way to draw it and no finding; it is drawn only where nothing surer
joins its two ends already, so that nine arrows and not forty-five join ten documents with one text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tumen.corroboration.voices.telling import Edge, Kind, Part, Telling, Verdict, is_virtual, name_of

#: Nobody knows the direction.
BY_DATE = "drawn from the earlier to the later"
#: The direction was found, and contradicts others.
TURNED = "turned around: it would close a circle"


@dataclass(frozen=True, slots=True)
class Node:
    """A document (``id`` is the document's), or a virtual origin (``id`` as the edges name it).

    ``column`` counts layers from the left, ``row`` places in a layer from above, both from 0.
    """

    id: str
    label: str
    is_virtual: bool
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Link:
    """``target`` took it from ``source``, or is of one voice with it.

    ``drawn`` is "" where the direction is a finding, else it says why the link runs this way.
    """

    source: str
    target: str
    kind: Kind
    parts: frozenset[Part]
    score: float
    judgement: Verdict
    reason: str
    drawn: str = ""

    def turned(self, why: str) -> Link:
        return replace(self, source=self.target, target=self.source, drawn=why)


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by column and row, the links between them, and the size of the grid."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    columns: int
    rows: int


def graph_of(tellings: Iterable[Telling], edges: Iterable[Edge], part: Part | None = None) -> Graph:
    """The graph of one event, of one ``part`` of it or of all; what people rejected is left out.

    A person or body with a document of its own in the set is that document (the earliest); a series the same.
    """
    told = [telling for telling in tellings if part is None or telling.said(part)]
    labels = {telling.document: telling.publisher or telling.author or telling.document for telling in told}
    before = _Before(told)
    known = [edge for edge in edges if edge.is_suspected and (part is None or part in edge.parts)]
    links = _without_circles(_links(told, known, before), before)
    ends = {end for link in links for end in (link.source, link.target)} - labels.keys()
    labels |= {end: name_of(end) for end in ends}
    places = _places(sorted(labels, key=before.key), links)
    nodes = [Node(end, labels[end], end in ends, *places[end]) for end in labels]
    nodes.sort(key=lambda node: (node.column, node.row))
    columns, rows = (1 + max((getattr(n, way) for n in nodes), default=-1) for way in ("column", "row"))
    return Graph(tuple(nodes), tuple(links), columns, rows)


class _Before:
    """Which node is drawn before which: virtual origins, then documents by date, those without one last."""

    def __init__(self, told: Iterable[Telling]) -> None:
        self._dates = {
            telling.document: (telling.published.latest or telling.published.earliest or date.max)
            if telling.published
            else date.max
            for telling in told
        }

    def key(self, end: str) -> tuple[date, str]:
        return self._dates.get(end, date.min), end


def _links(told: Sequence[Telling], edges: Sequence[Edge], before: _Before) -> list[Link]:
    """One link for each two nodes and kind, with the highest score and all the parts."""
    document_of = {telling.claim: telling.document for telling in told}
    home = _homes(document_of, edges, before)
    same: dict[tuple[str, str, Kind], list[Link]] = defaultdict(list)
    alone = _told_once(document_of, edges)
    for edge in edges:
        source, target = (_node(end, document_of, home) for end in (edge.other, edge.one))
        if source and target and source != target and not alone & {edge.one, edge.other}:
            link = Link(source, target, edge.kind, edge.parts, edge.score, edge.judgement, edge.reason)
            if not edge.is_directed and before.key(source) > before.key(target):
                link = link.turned(BY_DATE)
            elif not edge.is_directed:
                link = replace(link, drawn=BY_DATE)
            same[link.source, link.target, link.kind].append(link)
    return [_one(links) for _, links in sorted(same.items())]


def _one(links: Sequence[Link]) -> Link:
    """The surest of links between the same two, for the parts of all."""
    surest = max(links, key=_surety)
    return replace(surest, parts=frozenset(part for link in links for part in link.parts))


def _surety(link: Link) -> tuple[bool, bool, float, str]:
    return link.judgement is Verdict.CONFIRMED, not link.drawn, link.score, link.reason


def _homes(document_of: Mapping[str, str], edges: Iterable[Edge], before: _Before) -> dict[str, str]:
    """The earliest document of its own, for each virtual origin that has one."""
    own: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.kind in (Kind.PUBLISHER, Kind.AUTHOR, Kind.SERIES) and edge.one in document_of:
            own[edge.other].add(document_of[edge.one])
    return {end: min(documents, key=before.key) for end, documents in own.items()}


def _told_once(document_of: Mapping[str, str], edges: Iterable[Edge]) -> set[str]:
    """Virtual origins that a person's judgement names and that nobody here speaks for."""
    linked = {end for edge in edges if edge.kind is Kind.JUDGED for end in (edge.one, edge.other)}
    spoken = {edge.other for edge in edges if edge.kind is not Kind.JUDGED}
    return linked - spoken - document_of.keys()


def _node(end: str, document_of: Mapping[str, str], home: Mapping[str, str]) -> str:
    """The node of an end of an edge; "" for a claim that is not drawn."""
    if end in document_of:
        return document_of[end]
    return home.get(end, end if is_virtual(end) else "")


def _without_circles(links: Sequence[Link], before: _Before) -> list[Link]:
    """The links to draw, those turned that would close a circle with ones that come before them."""
    after: dict[str, set[str]] = defaultdict(set)
    joined: dict[str, set[str]] = {}
    found = []
    for link in sorted(links, key=lambda link: _rank(link, before)):
        ends = [joined.setdefault(end, {end}) for end in (link.source, link.target)]
        if link.drawn and ends[0] is ends[1]:
            continue
        if not link.drawn and link.source in _reached(link.target, after):
            link = link.turned(TURNED)
        after[link.source].add(link.target)
        joined.update(dict.fromkeys(ends[0] | ends[1], ends[0] | ends[1]))
        found.append(link)
    return sorted(found, key=lambda link: (link.source, link.target, link.kind))


def _rank(link: Link, before: _Before) -> tuple[bool, bool, bool, float, str, str, str]:
    against = before.key(link.source) > before.key(link.target)
    confirmed = link.judgement is Verdict.CONFIRMED
    return (bool(link.drawn), not confirmed, against, -link.score, link.source, link.target, link.kind.value)


def _reached(start: str, after: Mapping[str, set[str]]) -> set[str]:
    """All that can be walked to from ``start``, itself included."""
    seen, open_ = {start}, [start]
    while open_:
        new = after.get(open_.pop(), set()) - seen
        seen |= new
        open_ += new
    return seen


def _places(ends: Sequence[str], links: Sequence[Link]) -> dict[str, tuple[int, int]]:
    """Column and row of each node: right of all that it took from, and near their height."""
    sources: dict[str, set[str]] = {end: set() for end in ends}
    for link in links:
        sources[link.target].add(link.source)
    column: dict[str, int] = {}
    for end in _in_order(sources):
        column[end] = 1 + max((column[source] for source in sources[end]), default=-1)
    places: dict[str, tuple[int, int]] = {}
    for number in range(1 + max(column.values(), default=-1)):
        layer = [end for end in ends if column[end] == number]
        layer.sort(key=lambda end: _level(end, sources, places))
        places |= {end: (number, row) for row, end in enumerate(layer)}
    return places


def _level(end: str, sources: Mapping[str, set[str]], places: Mapping[str, tuple[int, int]]) -> float:
    """The mean row of what it took from; nodes of the first column stay in the order of their dates."""
    rows = [places[source][1] for source in sources[end]]
    return sum(rows) / len(rows) if rows else 0.0


def _in_order(sources: Mapping[str, set[str]]) -> Iterator[str]:
    """Every node after all of its sources; there are no circles."""
    done: set[str] = set()
    waiting = list(sources)
    while waiting:
        ready = [end for end in waiting if sources[end] <= done]
        yield from ready
        done.update(ready)
        waiting = [end for end in waiting if end not in done]
